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

/* The columns of a message that message_row_read_due expects. */
#define MESSAGE_ROW_DUE_COLUMNS                                                \
	"id, as_of, network, state, holder, due, detected_at"

/* Reads these, but for the id; the rest stays as it is. */
void message_row_read_due(
    sqlite3_stmt *row, struct arena *arena, struct message *message);

/* Reads a row, and the bodies at work; all texts live in the arena. */
const struct fault *message_row_read(struct store *store, sqlite3_stmt *row,
    struct arena *arena, struct message *message);

#endif
