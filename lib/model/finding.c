#include "model/finding.h"

#include <stddef.h>

#define AT(member) offsetof(struct finding, member)

static const struct field fields[] = {
    {"check", FIELD_TEXT, AT(check), 6, "AC-01 to AC-39"},
    {"rule", FIELD_TEXT, AT(rule), 8, "the requirement that is not met"},
    {"severity", FIELD_TEXT, AT(severity), 2,
	"V violation, D deviation from a recommendation, W warning, N note"},
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"owner", FIELD_TEXT, AT(owner), 12, "code of the body"},
    {"period", FIELD_TEXT, AT(period), 9,
	"what it is about: a week, a month, or the period audited"},
    {"value", FIELD_TEXT, AT(value), 6, "what was found"},
    {"norm", FIELD_TEXT, AT(norm), 6, "what should have been"},
    {"evidence", FIELD_OBJECT, AT(evidence), 0, "the facts it rests on"},
    {"explain", FIELD_TEXT, AT(explain), -1, "a sentence, in Russian"},
};

const struct schema finding_schema = {"finding", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct finding),
    "what an audit of accounts found"};
