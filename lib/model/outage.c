#include "model/outage.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "model/message.h"

#define AT(member) offsetof(struct outage, member)

static const struct field fields[] = {
    {"outage", FIELD_INTEGER, AT(outage), 7, "its number"},
    {"begin", FIELD_INSTANT, AT(begin), 25, "when it began"},
    {"end", FIELD_INSTANT, AT(end), 25, "when it ended; absent: still open"},
    {"kind", FIELD_TEXT, AT(kind), 8, "failure or planned (I-09)"},
    {"scope", FIELD_TEXT, AT(scope), 14,
	"system, special, network:NAME or body:CODE (I-10)"},
    {"reason", FIELD_TEXT, AT(reason), -1, "why"},
    {"by", FIELD_TEXT, AT(by), 0, "who recorded it"},
};

const struct schema outage_schema = {"outage", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct outage),
    "a time in which the monitoring system did not work"};

static bool
scope_known(const char *scope)
{
	if (text_equal(scope, "system") || text_equal(scope, "special"))
		return true;
	if (strncmp(scope, "network:", 8) == 0)
		return message_network_known(scope + 8);
	return strncmp(scope, "body:", 5) == 0 && scope[5] != '\0';
}

const struct fault *
outage_check(const struct outage *outage)
{
	if (outage->begin == FIELD_NONE)
		return fault_field("begin", "missing: when did it begin");
	if (outage->end != FIELD_NONE && outage->end < outage->begin)
		return fault_field("end", "is before its begin");
	if (!text_equal(outage->kind, "failure") &&
	    !text_equal(outage->kind, "planned"))
		return fault_value("kind", "not one of failure, planned",
		    outage->kind == NULL ? "" : outage->kind);
	if (outage->scope == NULL || !scope_known(outage->scope))
		return fault_value("scope",
		    "not one of system, special, network:NAME, body:CODE",
		    outage->scope == NULL ? "" : outage->scope);
	return NULL;
}
