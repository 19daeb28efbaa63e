#include "model/fact.h"

#include "base/text.h"

static const char *const kind_names[FACT_KINDS] = {"detected", "assigned",
    "withdrawn", "submitted", "answered", "followed", "surveyed", "closed"};

const char *
fact_kind_name(enum fact_kind kind)
{
	return kind_names[kind];
}

bool
fact_kind_parse(const char *name, enum fact_kind *kind)
{
	for (int i = 0; i < FACT_KINDS; i++) {
		if (text_equal(name, kind_names[i])) {
			*kind = (enum fact_kind)i;
			return true;
		}
	}
	return false;
}
