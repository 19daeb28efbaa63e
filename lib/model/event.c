#include "model/event.h"

#include <stddef.h>

#include "base/text.h"

#define AT(member) offsetof(struct event, member)

static const struct field fields[] = {
    {"seq", FIELD_INTEGER, AT(seq), 7, "number in the journal"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it happened"},
    {"recorded_at", FIELD_INSTANT, AT(recorded_at), 0, "when it was recorded"},
    {"actor", FIELD_TEXT, AT(actor), 12, "login of who did it"},
    {"role", FIELD_TEXT, AT(role), 9, "in which role"},
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message"},
    {"kind", FIELD_TEXT, AT(kind), 15, "name of the transition"},
    {"body", FIELD_TEXT, AT(body), 12, "the body whose assignment it is"},
    {"data", FIELD_OBJECT, AT(data), -1, "what was decided, texts as digests"},
    {"prev", FIELD_TEXT, AT(prev), 0, "hash of the event before"},
    {"hash", FIELD_TEXT, AT(hash), 0, "hash of this event and of prev"},
};

const struct schema event_schema = {"event", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct event),
    "one line of the journal"};

static const char *const kinds[EVENT_KINDS] = {"collected", "detected",
    "closed", "classified", "term_set", "out_of_scope", "refused", "forwarded",
    "returned", "recalled", "waived", "lead_set", "submitted", "replaced",
    "approved", "reworked", "term_refused", "extended", "asked", "answered",
    "info_forwarded", "published", "publish_failed", "publish_unknown",
    "outage_begun", "outage_ended", "recomputed", "noticed", "notice_sent",
    "flagged", "reported", "linked", "revised", "deleted", "imported",
    "accepted", "denied", "loaded", "purged", "registered", "access_recorded",
    "attested", "post_recorded", "comment_recorded", "reply_recorded",
    "plan_recorded", "audited"};

const char *
event_kind_name(enum event_kind kind)
{
	return kinds[kind];
}

bool
event_kind_parse(const char *name, enum event_kind *kind)
{
	for (int i = 0; i < EVENT_KINDS; i++) {
		if (text_equal(kinds[i], name)) {
			*kind = (enum event_kind)i;
			return true;
		}
	}
	return false;
}
