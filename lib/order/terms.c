#include "order/terms.h"

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"

static bool
in_force(const struct term_row *row, int64_t date)
{
	return (row->from == DATE_NONE || row->from <= date) &&
	       (row->until == DATE_NONE || date <= row->until);
}

const struct fault *
terms_find(const struct term_row *rows, size_t count, enum clock_kind clock,
    const char *ruleset, int64_t date, struct terms_row *found)
{
	const char *name = clock_kind_name(clock);

	found->row = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!text_equal(rows[i].clock, name) ||
		    !text_equal(rows[i].ruleset, ruleset) ||
		    !in_force(&rows[i], date))
			continue;
		found->row = &rows[i];
		if (rows[i].limit == NULL ||
		    !term_parse(rows[i].limit, &found->limit))
			return fault_value("limit", "not a term",
			    rows[i].limit != NULL ? rows[i].limit : "");
		return NULL;
	}
	return NULL;
}

const char *
terms_ruleset(const char *body_kind)
{
	return text_equal(body_kind, "municipal") ? "annex3" : "annex1";
}
