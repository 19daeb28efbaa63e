#include "model/clock.h"

#include <stddef.h>

#include "base/text.h"

#define AT(member) offsetof(struct clock, member)

static const struct field fields[] = {
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message"},
    {"clock_id", FIELD_INTEGER, AT(clock_id), 0, "number of the clock"},
    {"clock", FIELD_TEXT, AT(clock), 11,
	"forward, return, draft, full_hours, full_days, review, rework, info, "
	"lead, info_review, info_rework or reforward"},
    {"rule", FIELD_TEXT, AT(rule), 8, "requirement of the order, as A1-6.1"},
    {"ruleset", FIELD_TEXT, AT(ruleset), 0, "annex1 or annex3"},
    {"force", FIELD_TEXT, AT(force), 0,
	"norm (a term of the order) or target (only measured)"},
    {"body", FIELD_TEXT, AT(body), 12, "the body whose assignment it is"},
    {"owner", FIELD_TEXT, AT(owner), 12,
	"who must act, and whose working time counts (I-06)"},
    {"start", FIELD_INSTANT, AT(start), 25, "what set it going"},
    {"limit", FIELD_TEXT, AT(limit), 6, "the term: 90m, 2h, 8wd"},
    {"due", FIELD_INSTANT, AT(due), 25,
	"until when; an act at this instant is in time"},
    {"stop", FIELD_INSTANT, AT(stop), 25, "what ended it"},
    {"state", FIELD_TEXT, AT(state), 9,
	"running, met, late (stopped after due), overdue (not stopped, due is "
	"past), lapsed, suspended or cancelled"},
    {"late_minutes", FIELD_INTEGER, AT(late_minutes), 5,
	"working minutes past the due time"},
    {"target_due", FIELD_INSTANT, AT(target_due), 0,
	"the Curator's own shorter term (I-20)"},
    {"alt_due", FIELD_INSTANT, AT(alt_due), 0,
	"due time in the other reading of off-hours detection"},
    {"alt_reading", FIELD_TEXT, AT(alt_reading), 0,
	"that reading, as prestart_detection=same_day"},
    {"readings", FIELD_TEXT, AT(readings), 0,
	"digest of the set of readings it was computed by"},
};

const struct schema clock_schema = {"clock", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct clock),
    "a term of the order that runs for somebody"};

static const char *const kinds[CLOCK_KINDS] = {"forward", "return", "draft",
    "full_hours", "full_days", "review", "rework", "info", "lead",
    "info_review", "info_rework", "reforward"};

static const char *const states[CLOCK_STATES] = {
    "running", "met", "late", "overdue", "lapsed", "suspended", "cancelled"};

const char *
clock_kind_name(enum clock_kind kind)
{
	return kinds[kind];
}

bool
clock_kind_parse(const char *name, enum clock_kind *kind)
{
	int found = text_find(kinds, CLOCK_KINDS, name);

	if (found >= 0)
		*kind = (enum clock_kind)found;
	return found >= 0;
}

bool
clock_kind_is_center(enum clock_kind kind)
{
	return kind == CLOCK_FORWARD || kind == CLOCK_REVIEW ||
	       kind == CLOCK_INFO_REVIEW || kind == CLOCK_REFORWARD;
}

bool
clock_is_of_body(const struct clock *clock)
{
	enum clock_kind kind;

	return clock->body != NULL && text_equal(clock->owner, clock->body) &&
	       clock_kind_parse(clock->clock, &kind) &&
	       !clock_kind_is_center(kind);
}

const char *
clock_state_name(enum clock_state state)
{
	return states[state];
}

bool
clock_state_parse(const char *name, enum clock_state *state)
{
	int found = text_find(states, CLOCK_STATES, name);

	if (found >= 0)
		*state = (enum clock_state)found;
	return found >= 0;
}
