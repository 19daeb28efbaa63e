#include "model/notice.h"

#include <stddef.h>
#include <string.h>

#define AT(member) offsetof(struct notice, member)
#define CLOCK(member) offsetof(struct notice, clock.member)

static const struct field fields[] = {
    {"notice", FIELD_INTEGER, AT(notice), 7, "its number"},
    {"id", FIELD_INTEGER, CLOCK(id), 7, "number of the message"},
    {"clock_id", FIELD_INTEGER, CLOCK(clock_id), 0, "number of the clock"},
    {"clock", FIELD_TEXT, CLOCK(clock), 11, "which clock, as draft"},
    {"rule", FIELD_TEXT, CLOCK(rule), 8, "requirement of the order, as A1-6.1"},
    {"ruleset", FIELD_TEXT, CLOCK(ruleset), 0, "annex1 or annex3"},
    {"force", FIELD_TEXT, CLOCK(force), 0, "norm"},
    {"body", FIELD_TEXT, CLOCK(body), 12, "the body it is about"},
    {"owner", FIELD_TEXT, CLOCK(owner), 0, "who had to act"},
    {"start", FIELD_INSTANT, CLOCK(start), 25, "what set it going"},
    {"limit", FIELD_TEXT, CLOCK(limit), 6, "the term: 90m, 2h, 8wd"},
    {"due", FIELD_INSTANT, CLOCK(due), 25,
	"until when; absent while an outage is open"},
    {"stop", FIELD_INSTANT, CLOCK(stop), 25, "what ended it; absent: not yet"},
    {"state", FIELD_TEXT, CLOCK(state), 9,
	"of the clock, when this was issued"},
    {"late_minutes", FIELD_INTEGER, CLOCK(late_minutes), 5,
	"working minutes past the due time, when this was issued"},
    {"target_due", FIELD_INSTANT, CLOCK(target_due), 0,
	"the Curator's own shorter term (I-20)"},
    {"alt_due", FIELD_INSTANT, CLOCK(alt_due), 0,
	"due time in the other reading of off-hours detection"},
    {"alt_reading", FIELD_TEXT, CLOCK(alt_reading), 0,
	"that reading, as prestart_detection=same_day"},
    {"readings", FIELD_TEXT, CLOCK(readings), 0,
	"digest of the set of readings it was computed by"},
    {"addressees", FIELD_LIST, AT(addressees), 24,
	"governor, ministry, head (of the body), body"},
    {"severity", FIELD_TEXT, AT(severity), 8,
	"V (violation), D (deviation from a recommendation) or W (warning)"},
    {"wording", FIELD_TEXT, AT(wording), 0, "the text, in Russian"},
    {"issued_at", FIELD_INSTANT, AT(issued_at), 25, "when it was issued"},
    {"sent", FIELD_LIST, AT(sent), 0, "delivery: objects of addressee and at"},
    {"withdraws", FIELD_INTEGER, AT(withdraws), 9,
	"number of the notice that this one withdraws"},
    {"share", FIELD_INTEGER, AT(share), 5,
	"per cent of the term, in working time, that are used up"},
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

const struct schema notice_schema = {"notice", fields, FIELDS - 1,
    sizeof(struct notice),
    "a breach of a body, told once to those whom the order names"};

const struct schema notice_warning_schema = {"warning", fields, FIELDS,
    sizeof(struct notice), "a body's term that is about to be used up"};

const struct schema *
notice_schema_of(const struct notice *notice)
{
	return notice->share == FIELD_NONE ? &notice_schema
					   : &notice_warning_schema;
}

bool
notice_is_for(const struct notice *notice, const char *addressee)
{
	return notice_lists(notice->addressees, addressee);
}

bool
notice_lists(const char *addressees, const char *addressee)
{
	const char *at = addressees;
	size_t length = strlen(addressee);

	/* A word of the list needs no escapes, and holds none. */
	if (length == 0 || strpbrk(addressee, "\"\\,") != NULL)
		return false;
	while ((at = strstr(at, addressee)) != NULL) {
		if (at > addressees && at[-1] == '"' && at[length] == '"')
			return true;
		at += length;
	}
	return false;
}
