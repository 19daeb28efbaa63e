#include "model/message.h"

#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/link.h"

#define AT(member) offsetof(struct message, member)

static const struct field message_fields[] = {
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message in this store"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"number of its last event; a decision on an older state is refused"},
    {"network", FIELD_TEXT, AT(network), 8, "vk, ok, telegram or other"},
    {"key", FIELD_TEXT, AT(key), 0,
	"identity inside the network: vk <owner>_<post>[_<comment>], ok "
	"<topic>#<comment>, telegram <chat>/<msg>, else the url"},
    {"revision", FIELD_INTEGER, AT(revision), 0,
	"which of the texts seen under this key it has, as they came in"},
    {"url", FIELD_TEXT, AT(url), 0, "link to the message"},
    {"author_id", FIELD_TEXT, AT(author_id), 0,
	"the author's identity inside the network"},
    {"author", FIELD_TEXT, AT(author), 0, "the author's name"},
    {"posted_at", FIELD_INSTANT, AT(posted_at), 25,
	"when the citizen posted it"},
    {"collected_at", FIELD_INSTANT, AT(collected_at), 0,
	"when it was collected"},
    {"detected_at", FIELD_INSTANT, AT(detected_at), 0,
	"when the Curator detected it (A1-4.1): the clocks start here"},
    {"deleted_at", FIELD_INSTANT, AT(deleted_at), 0,
	"when it was first seen deleted or emptied"},
    {"text", FIELD_TEXT, AT(text), -1, "the text that was edited last"},
    {"attachments", FIELD_LIST, AT(attachments), 0,
	"links to what is attached"},
    {"state", FIELD_TEXT, AT(state), 14,
	"collected, detected, in_work, returned, interim_posted, answered, "
	"refused, out_of_scope or closed"},
    {"holder", FIELD_TEXT, AT(holder), 10, "whose turn it is"},
    {"due", FIELD_INSTANT, AT(due), 25, "until when"},
    {"topic_group", FIELD_TEXT, AT(topic_group), 0, "group of topics"},
    {"topic", FIELD_TEXT, AT(topic), 0, "topic (A1-4.2a)"},
    {"location", FIELD_TEXT, AT(location), 0, "place (A1-4.2b)"},
    {"importance", FIELD_TEXT, AT(importance), 0,
	"category of importance (A1-4.2c)"},
    {"significant", FIELD_BOOLEAN, AT(significant), 0,
	"socially or publicly significant (A1-17.1a)"},
    {"repeat_of", FIELD_INTEGER, AT(repeat_of), 0,
	"the earlier message whose question this one repeats (A1-10.1)"},
    {"proposal", FIELD_OBJECT, AT(proposal), 0,
	"a ground to refuse that the program proposes, with spans"},
    {"similar", FIELD_LIST, AT(similar), 0,
	"earlier messages on the same question"},
    {"screen", FIELD_LIST, AT(screen), 0, "what the screening hit"},
    {"bodies", FIELD_LIST, AT(bodies), 0, "the bodies at work on it"},
    {"warnings", FIELD_LIST, AT(warnings), 0, "what a person should look at"},
    {"tags", FIELD_LIST, AT(tags), 0, "free marks"},
};

const struct schema message_schema = {"message", message_fields,
    sizeof(message_fields) / sizeof(message_fields[0]), sizeof(struct message),
    "what a citizen wrote and how far its answer is"};

#undef AT
#define AT(member) offsetof(struct revision, member)

static const struct field revision_fields[] = {
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message"},
    {"revision", FIELD_INTEGER, AT(revision), 8, "1 is the first text seen"},
    {"text", FIELD_TEXT, AT(text), -1, "the text"},
    {"attachments", FIELD_LIST, AT(attachments), 0,
	"links to what is attached"},
    {"seen_at", FIELD_INSTANT, AT(seen_at), 25, "when it was first seen"},
};

const struct schema revision_schema = {"revision", revision_fields,
    sizeof(revision_fields) / sizeof(revision_fields[0]),
    sizeof(struct revision), "one text of a message that was edited"};

static const char *const state_names[MESSAGE_STATES] = {"collected", "detected",
    "in_work", "returned", "interim_posted", "answered", "refused",
    "out_of_scope", "closed"};

const char *
message_state_name(enum message_state state)
{
	return state_names[state];
}

bool
message_state_parse(const char *name, enum message_state *state)
{
	int i;

	for (i = 0; i < MESSAGE_STATES; i++) {
		if (text_equal(name, state_names[i])) {
			*state = (enum message_state)i;
			return true;
		}
	}
	return false;
}

bool
message_network_known(const char *network)
{
	return text_equal(network, "vk") || text_equal(network, "ok") ||
	       text_equal(network, "telegram") || text_equal(network, "other");
}

/* A warning as it stands in the list of them. */
static void
write_warning(struct buffer *json, const char *rule, const char *text)
{
	buffer_puts(json, "{");
	buffer_member(json, "rule", rule);
	buffer_member(json, "text", text);
	buffer_puts(json, "}");
}

void
message_unwarn(struct message *message, struct arena *arena, const char *rule,
    const char *text)
{
	const char *old = message->warnings, *at = NULL, *behind;
	struct buffer json = {0};

	write_warning(&json, rule, text);
	if (old != NULL)
		at = strstr(old, json.bytes);
	if (at != NULL) {
		behind = at + json.length;
		if (*behind == ',')
			behind++;
		else if (at[-1] == ',')
			at--;
		message->warnings =
		    arena_printf(arena, "%.*s%s", (int)(at - old), old, behind);
		if (strcmp(message->warnings, "[]") == 0)
			message->warnings = NULL;
	}
	buffer_free(&json);
}

void
message_warn(struct message *message, struct arena *arena, const char *rule,
    const char *text)
{
	const char *old = message->warnings;
	struct buffer json = {0};

	write_warning(&json, rule, text);
	if (old == NULL || strcmp(old, "[]") == 0)
		message->warnings = arena_printf(arena, "[%s]", json.bytes);
	else if (strstr(old, json.bytes) == NULL)
		message->warnings = arena_printf(
		    arena, "%.*s,%s]", (int)strlen(old) - 1, old, json.bytes);
	buffer_free(&json);
}

static bool
is_given(const char *text)
{
	return text != NULL && text[0] != '\0';
}

const struct fault *
message_identify(struct message *message, struct arena *arena)
{
	struct link link = {0};

	if (is_given(message->network) &&
	    !message_network_known(message->network))
		return fault_value("network",
		    "not one of vk, ok, telegram, other", message->network);
	if (is_given(message->url))
		link_parse(message->url, arena, &link);
	if (!is_given(message->network))
		message->network =
		    link.network != NULL ? link.network : "other";
	if (is_given(message->key))
		return NULL;
	if (!is_given(message->url))
		return fault_field(
		    "key", "missing: a message needs url, or network and key");
	/* A link of another network is no key of this one. */
	message->key =
	    link.key != NULL && text_equal(link.network, message->network)
		? link.key
		: message->url;
	return NULL;
}
