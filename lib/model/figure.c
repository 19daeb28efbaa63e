#include "model/figure.h"

#include <stddef.h>

#define AT(member) offsetof(struct figure, member)

static const struct field fields[] = {
    {"period", FIELD_TEXT, AT(period), 8, "the period, as 2022H2"},
    {"part", FIELD_TEXT, AT(part), 10,
	"report (facts about the report itself), executive, municipal, "
	"accounts, municipal_accounts, region, center (internal annex) or "
	"records (quality of the data)"},
    {"body", FIELD_TEXT, AT(body), 16, "code of the body"},
    {"indicator", FIELD_TEXT, AT(indicator), 17,
	"as MI-01, or score; of part report what `text` tells"},
    {"value", FIELD_DECIMAL, AT(value), 10, "in `unit`"},
    {"numerator", FIELD_INTEGER, AT(numerator), 9,
	"of a share or ratio; of a time how many were measured"},
    {"denominator", FIELD_INTEGER, AT(denominator), 11,
	"what it is a share of"},
    {"weight", FIELD_DECIMAL, AT(weight), 7,
	"in the score, by the methodology; empty: none"},
    {"score", FIELD_DECIMAL, AT(score), 7,
	"what the value earns, 0 to 100; of the indicator score the score"},
    {"rank", FIELD_INTEGER, AT(rank), 4, "place in its part; ties share one"},
    {"rated", FIELD_BOOLEAN, AT(rated), 5,
	"there were enough assignments, and the body has a score"},
    {"unit", FIELD_TEXT, AT(unit), 7, "share, ratio, minutes or points"},
    {"name", FIELD_TEXT, AT(name), 0,
	"of the body, as at the end of the period"},
    {"text", FIELD_TEXT, AT(text), -1, "what it is, in Russian"},
    {"rows", FIELD_INTEGER, AT(rows), 0,
	"how many rows --why prints: the denominator; of MI-09 and MI-12 the "
	"numerator's too"},
};

const struct schema figure_schema = {"indicator", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct figure),
    "a figure of the evaluation of a half-year"};
