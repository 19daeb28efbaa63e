/*
 * Telegram: the call sendMessage of the Bot API, and what its answers mean.
 * No net here. There is no key against sending twice, and no reading back.
 */
#ifndef OTKLIK_NETWORK_TELEGRAM_H
#define OTKLIK_NETWORK_TELEGRAM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/value.h"
#include "network/config.h"
#include "network/letter.h"
#include "network/outcome.h"

/* Where an answer goes. */
struct telegram_target {
	const char *chat;    /* number, or @name */
	const char *message; /* that is answered */
	const char *link;    /* the link of an answer but its number */
};

/*
 * Reads the key <chat>/<message> or <channel>/<post>?<comment> of a message; a
 * comment is in the group that the account knows behind the channel. False if
 * it is no such key, or that group is not known, which `*why` says.
 */
bool telegram_target(struct telegram_target *target,
    const struct config_account *account, const char *key, const char *url,
    struct arena *arena, const char **why);

/* The address of sendMessage; the token is in it: never show it. */
const char *telegram_url(
    const struct config_account *account, struct arena *arena);

void telegram_form(const struct letter *letter,
    const struct telegram_target *target, struct arena *arena,
    struct buffer *form);

/* What the answer means. */
void telegram_judge(const struct http_answer *answer,
    const struct value *document, const struct telegram_target *target,
    struct arena *arena, struct outcome *outcome);

#endif
