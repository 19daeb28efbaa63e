/*
 * Inside lib/store only: a message as a row of view_message.
 */
#ifndef OTKLIK_STORE_MESSAGE_ROW_H
#define OTKLIK_STORE_MESSAGE_ROW_H

#include "model/message.h"
#include "store/sql.h"

/* The columns message_row_read expects, in its order. */
#define MESSAGE_ROW_COLUMNS                                                    \
	"id, as_of, network, key, revision, url, author_id, author, "          \
	"posted_at, collected_at, detected_at, deleted_at, text, "             \
	"attachments, state, holder, due, topic_group, topic, location, "      \
	"importance, significant, repeat_of, proposal, similar, screen, "      \
	"warnings, tags"

/* Reads a row, and the bodies at work; all texts live in the arena. */
const struct fault *message_row_read(struct store *store, sqlite3_stmt *row,
    struct arena *arena, struct message *message);

#endif
