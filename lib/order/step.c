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

/* What happened there as if it had happened here. */
static const struct {
	bool happens, needs_body;
	enum event_kind kind;
	enum step_draft draft;
} meanings[FACT_KINDS] = {
    [FACT_DETECTED] = {true, false, EVENT_DETECTED, STEP_DRAFT_NONE},
    [FACT_ASSIGNED] = {true, true, EVENT_FORWARDED, STEP_DRAFT_NONE},
    [FACT_WITHDRAWN] = {true, true, EVENT_RECALLED, STEP_DRAFT_NONE},
    [FACT_SUBMITTED] = {true, true, EVENT_SUBMITTED, STEP_DRAFT_ANSWER},
    [FACT_ANSWERED] = {true, true, EVENT_APPROVED, STEP_DRAFT_ANSWER},
    [FACT_CLOSED] = {true, false, EVENT_CLOSED, STEP_DRAFT_NONE},
};

bool
step_of_fact(enum fact_kind fact, bool of_body, struct step *step)
{
	if (!meanings[fact].happens || (meanings[fact].needs_body && !of_body))
		return false;
	step->kind = meanings[fact].kind;
	step->draft = meanings[fact].draft;
	step->imported = true;
	return true;
}
