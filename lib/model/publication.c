#include "model/publication.h"

#include <stddef.h>

#include "base/text.h"

#define AT(member) offsetof(struct publication, member)

static const struct field fields[] = {
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message"},
    {"draft", FIELD_TEXT, AT(draft), 0,
	"digest of the draft that was approved"},
    {"kind", FIELD_TEXT, AT(kind), 8, "answer or interim"},
    {"state", FIELD_TEXT, AT(state), 8,
	"ready, sending, sent, failed or unknown"},
    {"network", FIELD_TEXT, AT(network), 9, "vk, ok, telegram or other"},
    {"url", FIELD_TEXT, AT(url), 0, "where it stands"},
    {"error", FIELD_TEXT, AT(error), -1, "why it does not stand there"},
    {"attempts", FIELD_INTEGER, AT(attempts), 8, "how often it was sent"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it came into this state"},
    {"next_at", FIELD_INSTANT, AT(next_at), 0, "nothing is done before this"},
    {"body", FIELD_TEXT, AT(body), 0, "the body that answers"},
    {"answers", FIELD_TEXT, AT(answers), 0, "link to the message"},
    {"text", FIELD_TEXT, AT(text), 0,
	"the text, for those who post it by hand"},
    {"attachments", FIELD_LIST, AT(attachments), 0,
	"what goes with it, for those who post it by hand"},
};

const struct schema publication_schema = {"publication", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct publication),
    "an approved answer on its way into its network"};

#undef AT
#define AT(member) offsetof(struct settlement, member)

static const struct field settlement_fields[] = {
    {"id", FIELD_INTEGER, AT(id), 0, "number of the message"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"state of the message that was looked at; refused if it has changed"},
    {"draft", FIELD_TEXT, AT(draft), 0,
	"digest of the draft meant, if several wait"},
    {"url", FIELD_TEXT, AT(url), 0, "confirm: where the answer stands"},
};

const struct schema settlement_schema = {"settlement", settlement_fields,
    sizeof(settlement_fields) / sizeof(settlement_fields[0]),
    sizeof(struct settlement), "what a person says about a publication"};

static const char *const states[PUBLICATION_STATES] = {
    "ready", "sending", "sent", "failed", "unknown"};

const char *
publication_state_name(enum publication_state state)
{
	return states[state];
}

bool
publication_state_parse(const char *name, enum publication_state *state)
{
	int i;

	for (i = 0; i < PUBLICATION_STATES; i++) {
		if (text_equal(states[i], name)) {
			*state = (enum publication_state)i;
			return true;
		}
	}
	return false;
}

bool
publication_needs_person(const struct publication *publication)
{
	return text_equal(publication->state, "failed") ||
	       (text_equal(publication->state, "unknown") &&
		   publication->next_at == FIELD_NONE);
}
