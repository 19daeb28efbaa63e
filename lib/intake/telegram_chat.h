/*
 * The chats of Telegram as both its exports and its bots name them: one chat,
 * one identity. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_TELEGRAM_CHAT_H
#define OTKLIK_INTAKE_TELEGRAM_CHAT_H

#include "intake/item.h"

struct telegram_chat {
	const char *id;	  /* of a group negative, else its digits */
	bool channel;	  /* posts stand in it */
	bool numbered;	  /* t.me/c/<id>/<message> leads to a message */
	bool dialog;	  /* of two people, or of one with oneself */
	bool of_two;	  /* of an account and another, whose number it has, */
	const char *name; /* and name; NULL: it is not told */
};

/* The key of one of its messages: <chat>/<message>. */
const char *telegram_chat_key(
    const struct telegram_chat *chat, const char *message, struct arena *arena);

/*
 * Sets key and place of the item, and the link that an export and a bot both
 * know where there is one; of what has no words the link says where it is.
 */
void telegram_chat_place(struct item *item, const struct telegram_chat *chat,
    const char *message, struct arena *arena);

/*
 * Does the account itself speak, of which this chat is? Of two that is the one
 * who has neither number nor name of the chat. NULL: it is not told who speaks.
 */
bool telegram_chat_answers(const struct telegram_chat *chat,
    const char *author_id, const char *author);

/*
 * Attaches what is no text. The names of files differ from export to export
 * and from bot to bot, so that a second export of the same message would be
 * another revision of it: the attachment is the message's link with its kind
 * behind #, or telegram:<key>#<kind> where there is no link. So it is to be
 * called while the link is the one that telegram_chat_place made.
 */
void telegram_chat_attach(
    struct item *item, const char *kind, struct arena *arena);

/* Attaches a point of the map, if the object is one. */
void telegram_chat_locate(
    struct item *item, const struct value *point, struct arena *arena);

#endif
