#include "network/telegram.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "network/form.h"

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

static bool
all_of(const char *text, const char *characters)
{
	return text[0] != '\0' && strspn(text, characters) == strlen(text);
}

/* -1001234 is /c/1234 in a link. */
static const char *
link_of_chat(const char *chat, struct arena *arena)
{
	if (strncmp(chat, "-100", 4) == 0)
		return arena_printf(arena, "https://t.me/c/%s/", chat + 4);
	return arena_printf(arena, "https://t.me/%s/", chat);
}

/*
 * A chat by its number or name. The number of a group or channel that has links
 * is one without its -100, as there; a dialog has no links.
 */
static const char *
chat_of(const char *name, const char *url, struct arena *arena)
{
	bool linked = url != NULL && strstr(url, "t.me/") != NULL;

	if (name[0] == '-' && all_of(name + 1, DIGITS))
		return name;
	if (all_of(name, DIGITS))
		return linked ? arena_printf(arena, "-100%s", name) : name;
	if (all_of(name, LETTERS DIGITS "_"))
		return arena_printf(arena, "@%s", name);
	return NULL;
}

bool
telegram_target(struct telegram_target *target,
    const struct config_account *account, const char *key, const char *url,
    struct arena *arena, const char **why)
{
	char *name = arena_string(arena, key == NULL ? "" : key);
	char *message = strchr(name, '/'), *comment;

	*why = "the message has no key of a chat";
	*target = (struct telegram_target){0};
	if (message == NULL)
		return false;
	*message++ = '\0';
	comment = strchr(message, '?');
	if (comment != NULL)
		*comment++ = '\0';
	target->chat = chat_of(name, url, arena);
	target->message = comment == NULL ? message : comment;
	if (target->chat == NULL || !all_of(target->message, DIGITS))
		return false;
	*why = NULL;
	if (comment == NULL) {
		target->link = link_of_chat(
		    target->chat[0] == '@' ? name : target->chat, arena);
		return true;
	}
	target->link =
	    arena_printf(arena, "https://t.me/%s/%s?comment=", name, message);
	target->chat = config_chat(account, name);
	if (target->chat != NULL)
		return true;
	*why = arena_printf(arena,
	    "the configuration does not say which group is behind the channel:"
	    " chat.%.64s",
	    name);
	return false;
}

const char *
telegram_url(const struct config_account *account, struct arena *arena)
{
	return arena_printf(
	    arena, "%s/bot%s/sendMessage", account->base, account->token);
}

void
telegram_form(const struct letter *letter, const struct telegram_target *target,
    struct arena *arena, struct buffer *form)
{
	const char *own;

	form_put(form, "chat_id", target->chat);
	form_put(form, "text", letter_text(letter, arena, &own));
	form_put(form, "reply_parameters",
	    arena_printf(arena, "{\"message_id\":%s}", target->message));
}

/* Words of Telegram that say: this answer, there, will never do. */
static bool
is_hopeless(const char *said)
{
	static const char *const words[] = {"message to be replied not found",
	    "message to reply not found", "replied message not found",
	    "message is too long", "message text is empty"};
	size_t i;

	for (i = 0; said != NULL && i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(said, words[i]) != NULL)
			return true;
	return false;
}

static void
judge_refusal(int64_t code, const char *said, struct arena *arena,
    struct outcome *outcome)
{
	const char *what = arena_printf(arena, "Telegram error %" PRId64, code);

	if (code >= 500) {
		outcome_set(outcome, OUTCOME_UNKNOWN, arena, what, said);
	} else if (code == 429) {
		outcome_set(outcome, OUTCOME_WAIT, arena, what, said);
		outcome->account = true;
	} else if (code == 401 || code == 404) {
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    arena_printf(arena, "%s, renew the token", what), said);
		outcome->account = true;
	} else if (code == 400 && is_hopeless(said)) {
		outcome_set(outcome, OUTCOME_GIVE_UP, arena, what, said);
	} else {
		outcome_set(outcome, OUTCOME_PERSON, arena, what, said);
	}
}

/* {"ok":false,...} */
static void
judge_error(const struct http_answer *answer, const struct value *document,
    struct arena *arena, struct outcome *outcome)
{
	const struct value *more = value_get(document, "parameters");
	const char *said = value_string(value_get(document, "description"));
	const char *number = value_string(value_get(document, "error_code"));
	const char *wait = value_string(value_get(more, "retry_after"));
	const char *moved = value_string(value_get(more, "migrate_to_chat_id"));
	int64_t code;

	if (number == NULL || !text_integer(number, &code))
		code = answer->status;
	judge_refusal(code, said, arena, outcome);
	if (outcome->kind == OUTCOME_WAIT &&
	    (wait == NULL || !text_integer(wait, &outcome->delay) ||
		outcome->delay < 0))
		outcome->delay = answer->retry_after;
	if (code == 400 && moved != NULL)
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    "Telegram error 400, the group is now another chat", moved);
}

void
telegram_judge(const struct http_answer *answer, const struct value *document,
    const struct telegram_target *target, struct arena *arena,
    struct outcome *outcome)
{
	const struct value *ok;
	const char *number;

	if (outcome_of_call(outcome, answer, document, arena))
		return;
	ok = value_get(document, "ok");
	number = value_string(
	    value_get(value_get(document, "result"), "message_id"));
	if (ok != NULL && ok->kind == VALUE_FALSE) {
		judge_error(answer, document, arena, outcome);
	} else if (ok != NULL && ok->kind == VALUE_TRUE && number != NULL &&
		   all_of(number, DIGITS)) {
		*outcome = (struct outcome){.kind = OUTCOME_POSTED,
		    .url = arena_printf(arena, "%s%s", target->link, number)};
	} else {
		outcome_of_nothing(
		    outcome, answer, arena, "it has no message_id");
	}
}
