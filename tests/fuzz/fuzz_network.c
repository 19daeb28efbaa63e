/*
 * What a network answers, and a configuration: whatever it is, a judgement
 * comes out that is safe to print, and never "posted" without a link.
 *
 * The first byte says what the rest is: p an answer to a comment of VK, r a
 * thread of it, t an answer of Telegram, c a configuration. P, R and T come
 * with HTTP status 502.
 */
#include "fuzz.h"

#include "network/config.h"
#include "network/telegram.h"
#include "network/vk.h"
#include "record/memory.h"

static const struct config_account account = {
    .network = "vk", .token = "TOKEN", .group = "77"};
static const struct letter letter = {.network = "vk",
    .key = "-1_2_3",
    .digest = "00",
    .text = "Да",
    .sent_at = 1000000};

static void
check(const struct outcome *outcome)
{
	const char *at = outcome->error, *end;

	if (outcome->kind == OUTCOME_POSTED) {
		PROMISE(outcome->url != NULL);
		PROMISE(strpbrk(outcome->url, " \"<>\n") == NULL);
		return;
	}
	PROMISE(at != NULL);
	end = at + strlen(at);
	fuzz_is_text(at);
	while (at < end)
		PROMISE(!text_is_control(text_next(&at, end)));
	PROMISE(outcome_delay(outcome, 3) > 0);
	PROMISE(outcome_delay(outcome, 3) <= 86400);
}

static void
judge(char kind, const struct http_answer *answer, const struct value *document,
    struct arena *arena)
{
	struct telegram_target telegram = {.link = "https://t.me/a/"};
	struct outcome outcome;
	struct vk_target vk;
	bool more;

	PROMISE(vk_target(&vk, letter.key, NULL, arena));
	switch (kind | 0x20) {
	case 'p':
		vk_judge(answer, document, &vk, arena, &outcome);
		break;
	case 'r':
		vk_find(answer, document, &account, &letter, &vk, arena,
		    &outcome, &more);
		break;
	case 't':
		telegram_judge(answer, document, &telegram, arena, &outcome);
		break;
	default:
		return;
	}
	check(&outcome);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct http_answer answer = {.end = HTTP_ANSWERED};
	struct arena arena = {0};
	struct value document;
	struct config *config;
	char *bytes;

	if (size == 0)
		return 0;
	bytes = fuzz_string(data + 1, size - 1);
	if (data[0] == 'c') {
		(void)config_read(&config, "-", bytes, size - 1);
		config_close(config);
	} else {
		answer.status = (data[0] & 0x20) != 0 ? 200 : 502;
		judge((char)data[0], &answer,
		    memory_read(bytes, size - 1, &arena, &document) == NULL &&
			    document.kind == VALUE_OBJECT
			? &document
			: NULL,
		    &arena);
	}
	free(bytes);
	arena_free(&arena);
	return 0;
}
