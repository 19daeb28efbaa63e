/*
 * Who posts where: the file of --config.
 *
 *	# comment
 *	[vk]
 *	token = ...
 *	[vk minzdrav]
 *	token = ...
 *
 * A section is an account at a network: of every body, or of the one named.
 * msg-publish(1) tells the keys. The file holds tokens: it must be the
 * caller's own and closed to everybody else, and nothing of it is ever shown
 * but names of keys and numbers of lines.
 */
#ifndef OTKLIK_NETWORK_CONFIG_H
#define OTKLIK_NETWORK_CONFIG_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct config;

/* The discussion group behind a channel of Telegram. */
struct config_chat {
	const char *name; /* of the channel, without @ */
	const char *chat; /* number of the group */
	struct config_chat *next;
};

/* Texts are NULL where the file says nothing. */
struct config_account {
	const char *network; /* vk, telegram */
	const char *body;    /* code; NULL: of every body */
	const char *base;    /* https://api.vk.com; no slash at its end */
	const char *token;   /* with which it posts */
	const char *reader;  /* vk: one that may read walls */
	const char *group;   /* vk: number of the community that speaks */
	const char *ca;	     /* file of certificates to trust instead */
	const char *proxy;
	int64_t timeout;    /* of one call, seconds */
	unsigned long line; /* where its section begins */
	struct config_chat *chats;
	struct config_account *next;
};

/*
 * Reads the file. FAULT_USAGE if it is not there, not a plain file, not the
 * caller's, open to others (any mode but 0600 and 0400), over 64 KiB, or
 * wrong: the line and key are named, never a value.
 */
const struct fault *config_open(struct config **config, const char *path);

/* The same from bytes; `path` is what messages call them. */
const struct fault *config_read(
    struct config **config, const char *path, const char *bytes, size_t length);

/* The account behind this one, as in the file; NULL: the first, or no more. */
const struct config_account *config_next(
    const struct config *config, const struct config_account *account);

/* FAULT_USAGE: the section of an account is wrong, by the file and line. */
const struct fault *config_wrong(const struct config *config,
    const struct config_account *account, const char *what, const char *value);

/* NULL does nothing. */
void config_close(struct config *config);

/* The account of a body at a network, else that of every body, else NULL. */
const struct config_account *config_account(
    const struct config *config, const char *network, const char *body);

/* The discussion group of a channel; NULL if the account knows none. */
const char *config_chat(
    const struct config_account *account, const char *channel);

/* Blots out every token that stands in a text, in place, and what it is
 * joined to. */
void config_hide(const struct config *config, char *text);

#endif
