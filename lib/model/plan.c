#include "model/plan.h"

#include <stddef.h>

#include "base/period.h"
#include "base/text.h"

#define AT(member) offsetof(struct plan, member)

static const struct field plan_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"month", FIELD_TEXT, AT(month), 8, "as 2022-10"},
    {"item", FIELD_TEXT, AT(item), 10, "name of the item inside the month"},
    {"date", FIELD_DATE, AT(date), 10, "day it is to be published"},
    {"title", FIELD_TEXT, AT(title), -1, "what it is about"},
    {"state", FIELD_TEXT, AT(state), 10, "submitted, corrected or agreed"},
    {"by", FIELD_TEXT, AT(by), 12, "who decided last"},
    {"at", FIELD_INSTANT, AT(at), 0, "when that was"},
    {"agreed_at", FIELD_INSTANT, AT(agreed_at), 0,
	"when it was agreed first (A2-2.4a)"},
};

const struct schema plan_schema = {"plan", plan_fields,
    sizeof(plan_fields) / sizeof(plan_fields[0]), sizeof(struct plan),
    "an item of an account's content plan"};

#undef AT
#define AT(member) offsetof(struct plan_decision, member)

static const struct field decision_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"month", FIELD_TEXT, AT(month), 8, "as 2022-10; else that of the date"},
    {"item", FIELD_TEXT, AT(item), 10,
	"name of the item; absent: agree takes all of the month"},
    {"decision", FIELD_TEXT, AT(decision), 10, "submit, correct or agree"},
    {"date", FIELD_DATE, AT(date), 10, "day it is to be published"},
    {"title", FIELD_TEXT, AT(title), -1, "what it is about"},
    {"note", FIELD_TEXT, AT(note), 0, "why, in free words"},
};

const struct schema plan_decision_schema = {"plan_decision", decision_fields,
    sizeof(decision_fields) / sizeof(decision_fields[0]),
    sizeof(struct plan_decision), "what is decided on a content plan"};

#undef AT
#define AT(member) offsetof(struct fulfilment, member)

static const struct field fulfilment_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"month", FIELD_TEXT, AT(month), 8, "as 2022-10"},
    {"item", FIELD_TEXT, AT(item), 10,
	"the item; absent: what was published without one"},
    {"date", FIELD_DATE, AT(date), 10, "day it was to be published"},
    {"title", FIELD_TEXT, AT(title), -1, "what it is about"},
    {"state", FIELD_TEXT, AT(state), 10, "submitted, corrected or agreed"},
    {"result", FIELD_TEXT, AT(result), 10,
	"posted, missed, pending (its day is not over) or unplanned"},
    {"posts", FIELD_INTEGER, AT(posts), 5, "how many publications name it"},
    {"posted_at", FIELD_INSTANT, AT(posted_at), 25, "the first of them"},
    {"days", FIELD_INTEGER, AT(days), 5,
	"days later than planned; negative: earlier"},
};

const struct schema fulfilment_schema = {"fulfilment", fulfilment_fields,
    sizeof(fulfilment_fields) / sizeof(fulfilment_fields[0]),
    sizeof(struct fulfilment), "a content plan against what was published"};

static const struct {
	const char *decision, *state;
} kinds[] = {
    [PLAN_SUBMIT] = {"submit", "submitted"},
    [PLAN_CORRECT] = {"correct", "corrected"},
    [PLAN_AGREE] = {"agree", "agreed"},
};

bool
plan_decision_parse(const char *text, enum plan_decision_kind *kind)
{
	int i;

	for (i = PLAN_SUBMIT; i <= PLAN_AGREE; i++) {
		if (text_equal(text, kinds[i].decision)) {
			*kind = (enum plan_decision_kind)i;
			return true;
		}
	}
	return false;
}

const char *
plan_decision_state(enum plan_decision_kind kind)
{
	return kinds[kind].state;
}

const struct fault *
plan_check(const char *month, int64_t date)
{
	struct period period;

	if (month == NULL)
		return fault_field("month", "missing");
	if (!period_parse(month, &period) || period.kind != PERIOD_MONTH)
		return fault_value("month", "not a month as 2022-10", month);
	if (date != FIELD_NONE && (date < period.from || date > period.until))
		return fault_field("date", "does not lie in month %s", month);
	return NULL;
}
