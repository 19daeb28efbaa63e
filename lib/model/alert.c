#include "model/alert.h"

#include <stddef.h>

#include "base/text.h"

#define AT(member) offsetof(struct alert, member)

static const struct field fields[] = {
    {"notice", FIELD_INTEGER, AT(notice), 7, "its number"},
    {"id", FIELD_INTEGER, AT(id), 7,
	"number of the message; absent: it is a surge"},
    {"kind", FIELD_TEXT, AT(kind), 11, "significant or surge"},
    {"topic", FIELD_TEXT, AT(topic), 24, "the topic"},
    {"location", FIELD_TEXT, AT(location), 16, "the place"},
    {"counts", FIELD_LIST, AT(counts), 0,
	"of a surge: messages of each day, objects of date and count, the day "
	"of the surge last"},
    {"statistic", FIELD_OBJECT, AT(statistic), 0,
	"of a surge: observed, expected, factor, p, scatter, window, rate"},
    {"addressees", FIELD_LIST, AT(addressees), 24, "governor, ministry"},
    {"severity", FIELD_TEXT, AT(severity), 8, "W: somebody must look at it"},
    {"wording", FIELD_TEXT, AT(wording), 0, "the text, in Russian"},
    {"issued_at", FIELD_INSTANT, AT(issued_at), 25, "when it was issued"},
    {"sent", FIELD_LIST, AT(sent), 0, "delivery: objects of addressee and at"},
    {"withdraws", FIELD_INTEGER, AT(withdraws), 0,
	"number of the alert that this one withdraws; what was reported then "
	"is "
	"not, so none"},
    {"date", FIELD_DATE, AT(date), 10, "day of the surge"},
    {"proposed", FIELD_BOOLEAN, AT(proposed), 8,
	"the program says so, the Curator has not decided"},
    {"reasons", FIELD_LIST, AT(reasons), 0,
	"of a proposal: what the lexicon found, as in screen of a message"},
    {"flagged_at", FIELD_INSTANT, AT(flagged_at), 0,
	"when the Curator flagged it, or the last message of it came in"},
    {"latency_s", FIELD_INTEGER, AT(latency_s), 7,
	"seconds from then until it was issued (I-41)"},
    {"target", FIELD_TEXT, AT(target), 0,
	"what they should not exceed: the setting p17_target"},
};

const struct schema alert_schema = {"alert", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct alert),
    "what is socially significant, or a surge, reported once"};

bool
alert_is_surge(const struct alert *alert)
{
	return text_equal(alert->kind, "surge");
}
