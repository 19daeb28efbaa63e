#include "network/carrier.h"

#include <stdlib.h>
#include <time.h>

#include "base/text.h"
#include "network/telegram.h"
#include "network/vk.h"

enum { ERROR_MOST = 200 }; /* characters of a sentence */

struct carrier {
	const struct config *config;
	value_reader *reader;
	struct http *http;
	struct buffer form;
	struct http_answer answer;
};

const struct fault *
carrier_open(
    struct carrier **carrier, const struct config *config, value_reader *reader)
{
	struct carrier *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->config = config;
	made->reader = reader;
	*carrier = made;
	return http_open(&made->http);
}

void
carrier_close(struct carrier *carrier)
{
	if (carrier == NULL)
		return;
	http_close(carrier->http);
	buffer_free(&carrier->form);
	buffer_free(&carrier->answer.body);
	free(carrier);
}

static const struct config_account *
account_of(const struct carrier *carrier, const struct letter *letter)
{
	if (carrier->config == NULL)
		return NULL;
	return config_account(carrier->config, letter->network, letter->body);
}

const char *
carrier_account(const struct carrier *carrier, const struct letter *letter,
    struct arena *arena, const char **why)
{
	const struct config_account *account = account_of(carrier, letter);
	struct telegram_target telegram;
	struct vk_target vk;

	*why = NULL;
	if (account == NULL && (text_equal(letter->network, "vk") ||
				   text_equal(letter->network, "telegram")))
		*why = carrier->config == NULL
			   ? "no configuration is given that could have an "
			     "account for it"
			   : "the configuration has no account for it";
	else if (account == NULL)
		*why = "this network has no call to answer with";
	else if (text_equal(account->network, "telegram"))
		telegram_target(
		    &telegram, account, letter->key, letter->url, arena, why);
	else if (!vk_target(&vk, letter->key, letter->url, arena))
		*why = "VK has no call to answer there";
	if (*why != NULL)
		return NULL;
	return account->body == NULL ? account->network
				     : arena_printf(arena, "%s:%s",
					   account->network, account->body);
}

/* One call; the document is NULL if the body is no JSON object. */
static const struct value *
call(struct carrier *carrier, const struct config_account *account,
    const char *url, struct arena *arena)
{
	struct value *document = arena_alloc(arena, sizeof(*document));
	const struct http_request request = {.url = url,
	    .form = &carrier->form,
	    .ca = account->ca,
	    .proxy = account->proxy,
	    .timeout = account->timeout};
	struct http_answer *answer = &carrier->answer;

	http_post(carrier->http, &request, answer);
	if (answer->end != HTTP_ANSWERED || answer->body.length == 0 ||
	    carrier->reader(answer->body.bytes, answer->body.length, arena,
		document) != NULL ||
	    document->kind != VALUE_OBJECT)
		return NULL;
	return document;
}

/* What the other side said may quote what we sent: tokens are blotted out
 * first, then it is cut, so that no piece of one is left. */
static void
hide_tokens(
    const struct carrier *carrier, struct arena *arena, struct outcome *outcome)
{
	char *error = arena_string(arena, outcome->error);

	if (error != NULL && carrier->config != NULL)
		config_hide(carrier->config, error);
	outcome->error = error;
	outcome_cut(outcome, ERROR_MOST, arena);
}

static void
post_vk(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome)
{
	const struct config_account *account = account_of(carrier, letter);
	const struct value *document;
	struct vk_target target;

	vk_target(&target, letter->key, letter->url, arena);
	vk_form(account, letter, &target, arena, &carrier->form);
	document = call(carrier, account,
	    arena_printf(arena, "%s/method/wall.createComment", account->base),
	    arena);
	vk_judge(&carrier->answer, document, &target, arena, outcome);
}

static void
post_telegram(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome)
{
	const struct config_account *account = account_of(carrier, letter);
	const struct value *document;
	struct telegram_target target;
	const char *why;

	telegram_target(
	    &target, account, letter->key, letter->url, arena, &why);
	telegram_form(letter, &target, arena, &carrier->form);
	document = call(carrier, account, telegram_url(account, arena), arena);
	telegram_judge(&carrier->answer, document, &target, arena, outcome);
}

void
carrier_post(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome)
{
	const char *why;

	buffer_reset(&carrier->form);
	if (carrier_account(carrier, letter, arena, &why) == NULL)
		outcome_set(outcome, OUTCOME_PERSON, arena, why, NULL);
	else if (text_equal(letter->network, "vk"))
		post_vk(carrier, letter, arena, outcome);
	else
		post_telegram(carrier, letter, arena, outcome);
	if (outcome->kind == OUTCOME_UNKNOWN)
		outcome_while(outcome, "after it was sent", arena);
	hide_tokens(carrier, arena, outcome);
}

static void
find_vk(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome)
{
	const struct config_account *account = account_of(carrier, letter);
	const char *url =
	    arena_printf(arena, "%s/method/wall.getComments", account->base);
	const struct value *document;
	struct vk_target target;
	bool more = true;
	int page;

	vk_target(&target, letter->key, letter->url, arena);
	for (page = 0; more && page < VK_PAGES; page++) {
		buffer_reset(&carrier->form);
		vk_page_form(account, &target, (int64_t)page * VK_PAGE, arena,
		    &carrier->form);
		document = call(carrier, account, url, arena);
		vk_find(&carrier->answer, document, account, letter, &target,
		    arena, outcome, &more);
	}
	if (more)
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    "the thread is too long", NULL);
}

bool
carrier_reads(const struct letter *letter)
{
	return text_equal(letter->network, "vk");
}

void
carrier_find(struct carrier *carrier, const struct letter *letter,
    struct arena *arena, struct outcome *outcome)
{
	const char *why;

	if (carrier_account(carrier, letter, arena, &why) == NULL)
		outcome_set(outcome, OUTCOME_PERSON, arena, why, NULL);
	else if (!carrier_reads(letter))
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    "a bot cannot read the chat back", NULL);
	else
		find_vk(carrier, letter, arena, outcome);
	/* To read once more harms nobody. */
	if (outcome->kind == OUTCOME_UNKNOWN)
		outcome->kind = OUTCOME_WAIT;
	else if (outcome->kind == OUTCOME_GIVE_UP)
		outcome->kind = OUTCOME_PERSON;
	if (outcome->kind == OUTCOME_WAIT || outcome->kind == OUTCOME_PERSON)
		outcome_while(outcome, "reading the thread back", arena);
	hide_tokens(carrier, arena, outcome);
}

void
carrier_pause(int64_t milliseconds)
{
	const struct timespec time = {.tv_sec = (time_t)(milliseconds / 1000),
	    .tv_nsec = (long)(milliseconds % 1000) * 1000000};

	if (milliseconds > 0)
		nanosleep(&time, NULL);
}
