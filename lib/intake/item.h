/*
 * What a network's document says of one post, comment or private message.
 * Every intake of a network makes these; a message of the order and a post or
 * comment of an official account are both less than this.
 */
#ifndef OTKLIK_INTAKE_ITEM_H
#define OTKLIK_INTAKE_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/zone.h"
#include "model/message.h"

enum item_kind {
	ITEM_POST,    /* on a wall, in a channel, a topic of a group */
	ITEM_COMMENT, /* under one, or an answer in a chat */
	ITEM_MESSAGE  /* in a chat, or to a community */
};

/* Seconds since 1970 from which on no time is: no year has five digits. */
#define ITEM_TIME_END INT64_C(253402300800)

struct item_attachment {
	const char *kind; /* photo, video, clip, live, poll, link, repost, … */
	const char *url;  /* or what tells it from others where it has none */
	struct item_attachment *next;
};

/* Texts live in the arena or the record. NULL, INSTANT_NONE: not told. */
struct item {
	enum item_kind kind;
	const char *network, *key, *url; /* key: RECORDS part 1 */
	const char *place;    /* wall, group or chat; negative: a community */
	const char *thread;   /* key of the post it stands under */
	const char *reply_to; /* key of what it answers */
	const char *author_id, *author;
	const char *signer_id, *signer; /* who wrote it for a community */
	bool own;  /* surely written in the name of the place itself */
	bool copy; /* of a post of the channel whose discussion this is */
	int64_t posted_at, edited_at;
	bool deleted;  /* there it is no more; what it said may be missing */
	bool there;    /* what tells of it shows that it was not deleted, or
			* is there again */
	bool original; /* told when it was new: no other text is older */
	const char *text;
	struct item_attachment *attachments;
	struct item *next;
	/* how both grow: see item_say, item_attach */
	char *said; /* is text, once more than one paragraph */
	size_t text_length, text_size;
	size_t attachment_count;
	struct item_attachment **attachment_end;
};

struct item_names;

/* What an intake reads with, and what it makes of one record. */
struct items {
	struct arena *arena;	 /* of the record in hand */
	const struct zone *zone; /* of times without an offset */
	struct item *first, **last, **end;
	unsigned long service; /* records that are no messages */
	unsigned long missing; /* answers that are told of and not given */
	/* What is wrong with the first of those that were refused; the others
	 * are there. See items_fault. */
	const struct fault *fault;
	unsigned long refused;
	struct item_names *names; /* kept from record to record */
	bool named;		  /* they are those of this record */
};

/* Empties it for the next record. */
void items_reset(struct items *items);
/* Gives back what is kept from record to record. */
void items_free(struct items *items);

/* A new one, at the end. */
struct item *items_add(
    struct items *items, enum item_kind kind, const char *network);

/* Takes the one added last away, since it is none because of the fault. */
void items_refuse(struct items *items, const struct fault *fault);

/* The fault of the record: of what was refused of it; NULL: nothing was. */
const struct fault *items_fault(const struct items *items);

/*
 * They are what an answer holds that was asked for: each is there that is not
 * told as deleted.
 */
void items_show(struct items *items);

/*
 * Adds an attachment; NULL or "" is none, the same url twice is one among as
 * many as a network allows.
 */
void item_attach(
    struct item *item, struct arena *arena, const char *kind, const char *url);

/* Adds a paragraph to the text. */
void item_say(struct item *item, struct arena *arena, const char *paragraph);

/*
 * The text or digits of a member of an object, NULL if it has none or an empty
 * one; its list or object of that name, which may be NULL.
 */
const char *item_text(const struct value *object, const char *name);
bool item_flag(const struct value *object, const char *name);

/* FAULT_INPUT: the interface of a network answers with an error, not items. */
const struct fault *item_error(
    const char *network, const char *code, const char *text);

/*
 * Reads a member that is a count of seconds since 1970. FAULT_INPUT about the
 * field if it is something else; INSTANT_NONE if there is none.
 */
const struct fault *item_seconds(
    const struct value *object, const char *name, int64_t *instant);

/*
 * The format of an account's post: repost, story, live, clip, video, poll,
 * else post (RECORDS part 1).
 */
const char *item_format(const struct item *item);

/*
 * True if its document would tell that it was edited: those of Odnoklassniki
 * never do, nor those of VK of a comment.
 */
bool item_tells_edits(const struct item *item);

/* The message that the item is; what it does not tell is not set. */
void item_project(
    const struct item *item, struct arena *arena, struct message *message);

#endif
