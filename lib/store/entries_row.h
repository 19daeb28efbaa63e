/*
 * Inside lib/store only: the columns of the entries' tables, and a row as the
 * struct of its schema.
 */
#ifndef OTKLIK_STORE_ENTRIES_ROW_H
#define OTKLIK_STORE_ENTRIES_ROW_H

#include "model/schema.h"
#include "store/sql.h"

#define ENTRIES_ROW_ACCOUNT                                                    \
	"account, owner, network, url, title, \"from\", until, responsible, "  \
	"verified_at, at"
#define ENTRIES_ROW_ACCESS "account, person, role, \"from\", until"
#define ENTRIES_ROW_ATTESTATION "subject, code, value, by, at, until, document"
#define ENTRIES_ROW_POST                                                       \
	"account, key, at, deleted_at, kind, format, topic, author, plan, "    \
	"special, text, signals"
#define ENTRIES_ROW_COMMENT                                                    \
	"account, key, kind, at, text, classes, flagged_at, ground, "          \
	"deleted_at, moderator, screen, text_digest"
#define ENTRIES_ROW_REPLY                                                      \
	"account, key, comment, at, text, author, agreed_at, agreed_by"
#define ENTRIES_ROW_PLAN                                                       \
	"account, month, item, date, title, state, by, at, agreed_at"

/* Reads the members of a schema's struct from a column on. */
void entries_row_read(sqlite3_stmt *row, int column,
    const struct schema *schema, struct arena *arena, void *data);

#endif
