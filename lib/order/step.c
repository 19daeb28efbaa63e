#include "order/step.h"

#include "base/text.h"

bool
step_draft_parse(const char *name, enum step_draft *draft)
{
	static const char *const names[STEP_DRAFTS] = {
	    "", "answer", "interim", "info", "query", "extension"};

	for (int i = 1; i < STEP_DRAFTS; i++) {
		if (text_equal(names[i], name)) {
			*draft = (enum step_draft)i;
			return true;
		}
	}
	return false;
}
