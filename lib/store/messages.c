#include "store/messages.h"

#include <string.h>

#include "model/schema.h"
#include "store/authorship.h"
#include "store/bulk.h"
#include "store/keys.h"
#include "store/message_row.h"
#include "store/names.h"
#include "store/sql.h"

const struct fault *
messages_find(
    struct store *store, const char *network, const char *key, int64_t *id)
{
	static const char find[] =
	    "SELECT id FROM message WHERE network = ? AND key = ?";

	const struct fault *fault;
	bool may;

	*id = FIELD_NONE;
	if ((fault = keys_ask(store, network, key, &may)) != NULL || !may)
		return fault;
	*id = bulk_find_message(store, network, key);
	if (*id != FIELD_NONE)
		return NULL;
	return sql_integer(store, id, FIELD_NONE, find, "-tt", network, key);
}

struct numbers {
	int64_t author, topic_group, topic, location;
};

static const struct fault *
number_names(
    struct store *store, const struct message *message, struct numbers *numbers)
{
	const struct fault *fault;

	if ((fault = names_author(store, message->network, message->author_id,
		 message->author, &numbers->author)) != NULL ||
	    (fault = names_label(
		 store, message->topic_group, &numbers->topic_group)) != NULL ||
	    (fault = names_label(store, message->topic, &numbers->topic)) !=
		NULL)
		return fault;
	return names_label(store, message->location, &numbers->location);
}

int64_t
messages_of_others(const struct store *store)
{
	return store->others;
}

int64_t
messages_settled(const struct store *store)
{
	return store->settled;
}

int64_t
messages_next(const struct store *store)
{
	return store->next_message;
}

bool
messages_alert(const char *screen)
{
	return screen != NULL && screen != schema_clear &&
	       strstr(screen, "\"class\":\"significant\"") != NULL;
}

/* The column of an index. */
static int64_t
is_alerting(const struct message *message)
{
	return messages_alert(message->screen) ? 1 : FIELD_NONE;
}

const struct fault *
messages_insert(struct store *store, const struct message *message,
    const struct edition *edition)
{
	const struct fault *fault;
	struct numbers numbers;

	if ((fault = number_names(store, message, &numbers)) != NULL ||
	    (fault = bulk_insert(store, BATCH_MESSAGE, message->id,
		 message->network, message->key, message->as_of,
		 message->revision, message->state, message->holder,
		 message->due, message->posted_at, message->collected_at,
		 message->detected_at, message->deleted_at, numbers.author,
		 numbers.topic_group, numbers.topic, numbers.location,
		 message->importance, message->significant, message->repeat_of,
		 message->proposal, message->similar, message->screen,
		 message->warnings, message->tags, is_alerting(message))) !=
		NULL ||
	    (fault = authorship_put(store, message->id, numbers.author)) !=
		NULL ||
	    (fault = spans_put(store, message->id, message->posted_at)) != NULL)
		return fault;
	store->next_message++;
	keys_add(store, message->network, message->key);
	return messages_add_revision(store, message, edition);
}

/*
 * Types of a statement about the row of a message, which begin with a minus:
 * without it if that row may wait.
 */
static const char *
types_of_row(const struct store *store, int64_t id, const char *types)
{
	return bulk_holds_message(store, id) ? types + 1 : types;
}

/* The same about its texts too. */
static const char *
types_of(const struct store *store, int64_t id, const char *types)
{
	return bulk_holds_text(store, id) ? types + 1 : types;
}

const struct fault *
messages_get(struct store *store, int64_t id, struct arena *arena,
    struct message *message, bool *found)
{
	static const char get[] =
	    "SELECT " MESSAGE_ROW_COLUMNS " FROM view_message WHERE id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(
		 store, &row, get, types_of(store, id, "-i"), id)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	fault = message_row_read(store, row, arena, message);
	sql_end(row);
	return fault;
}

const struct fault *
messages_get_text(struct store *store, int64_t id, int64_t since,
    struct arena *arena, struct message *message, bool *found)
{
	static const char get[] =
	    "SELECT coalesce(m.posted_at, m.collected_at), t.text, p.text, "
	    "r.text FROM message m "
	    "JOIN revision r ON r.revision_id = m.id * 65536 + m.revision "
	    "LEFT JOIN label t ON t.label = m.topic "
	    "LEFT JOIN label p ON p.label = m.location "
	    "WHERE m.id = ? AND coalesce(m.posted_at, m.collected_at) >= ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	schema_reset(&message_schema, message);
	message->id = id;
	if ((fault = sql_query(store, &row, get, types_of(store, id, "-ii"), id,
		 since)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	message->posted_at = sql_column_integer(row, 0);
	message->topic = sql_column_text(row, 1, arena);
	message->location = sql_column_text(row, 2, arena);
	message->text = sql_column_text(row, 3, arena);
	sql_end(row);
	return NULL;
}

const struct fault *
messages_get_due(struct store *store, int64_t id, struct arena *arena,
    struct message *message, bool *found)
{
	static const char get[] =
	    "SELECT " MESSAGE_ROW_DUE_COLUMNS " FROM message WHERE id = ?";
	const struct fault *fault;
	sqlite3_stmt *row;

	schema_reset(&message_schema, message);
	message->id = id;
	if ((fault = sql_query(
		 store, &row, get, types_of(store, id, "-i"), id)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	message_row_read_due(row, arena, message);
	sql_end(row);
	return NULL;
}

const struct fault *
messages_put_due(struct store *store, const struct message *message)
{
	static const char update[] = "UPDATE message SET as_of = ?, "
				     "holder = ?, due = ? WHERE id = ?";

	return sql_run(store, update, types_of_row(store, message->id, "-itii"),
	    message->as_of, message->holder, message->due, message->id);
}

/* Before it is written that it was posted when the message says. */
static const struct fault *
move_span(struct store *store, const struct message *message)
{
	static const char get[] = "SELECT posted_at FROM message WHERE id = ?";
	const struct fault *fault;
	int64_t posted_at;

	fault = sql_integer(store, &posted_at, FIELD_NONE, get,
	    types_of_row(store, message->id, "-i"), message->id);
	return fault != NULL || posted_at == message->posted_at
		   ? fault
		   : spans_move(store, message->id);
}

const struct fault *
messages_update(struct store *store, const struct message *message)
{
	static const char update[] =
	    "UPDATE message SET as_of = ?, revision = ?, state = ?, "
	    "holder = ?, due = ?, posted_at = ?, detected_at = ?, "
	    "deleted_at = ?, author = ?, topic_group = ?, topic = ?, "
	    "location = ?, importance = ?, significant = ?, repeat_of = ?, "
	    "proposal = ?, similar = ?, screen = ?, warnings = ?, tags = ?, "
	    "alerting = ? WHERE id = ?";
	const struct fault *fault;
	struct numbers numbers;
	const char *types;

	if ((fault = number_names(store, message, &numbers)) != NULL ||
	    (fault = authorship_put(store, message->id, numbers.author)) !=
		NULL ||
	    (fault = move_span(store, message)) != NULL)
		return fault;
	types = types_of_row(store, message->id, "-iittiiiiiiiitiitttttii");
	/* Who reads it next finds its author by it. */
	if (types[0] == '-' && bulk_holds_author(store, numbers.author))
		types++;
	return sql_run(store, update, types, message->as_of, message->revision,
	    message->state, message->holder, message->due, message->posted_at,
	    message->detected_at, message->deleted_at, numbers.author,
	    numbers.topic_group, numbers.topic, numbers.location,
	    message->importance, message->significant, message->repeat_of,
	    message->proposal, message->similar, message->screen,
	    message->warnings, message->tags, is_alerting(message),
	    message->id);
}

const struct fault *
messages_find_revision(struct store *store, int64_t id,
    const unsigned char digest[DIGEST_BYTES], int64_t *revision)
{
	static const char find[] =
	    "SELECT revision FROM revision WHERE revision_id > ?1 * 65536 "
	    "AND revision_id < (?1 + 1) * 65536 AND digest = ?2";

	return sql_integer(store, revision, FIELD_NONE, find,
	    types_of(store, id, "-ib"), id, digest);
}

const struct fault *
messages_find_rest(struct store *store, int64_t id, const char *text,
    const char *attachments, struct arena *arena, const char **rest,
    bool *found)
{
	static const char find[] =
	    "SELECT iif(?2 IS NULL, text, attachments) FROM revision "
	    "WHERE revision_id > ?1 * 65536 "
	    "AND revision_id < (?1 + 1) * 65536 "
	    "AND iif(?2 IS NULL, attachments = ?3, text = ?2) "
	    "ORDER BY revision_id DESC LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	*rest = NULL;
	if ((fault = sql_query(store, &row, find, types_of(store, id, "-itt"),
		 id, text, attachments)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	*rest = sql_column_text(row, 0, arena);
	sql_end(row);
	return NULL;
}

const struct fault *
messages_next_revision(struct store *store, int64_t id, int64_t *revision)
{
	static const char last[] =
	    "SELECT max(revision_id) & 65535 FROM revision "
	    "WHERE revision_id > ?1 * 65536 "
	    "AND revision_id < (?1 + 1) * 65536";
	const struct fault *fault = sql_integer(
	    store, revision, 0, last, types_of(store, id, "-i"), id);

	++*revision;
	return fault;
}

const struct fault *
messages_add_revision(struct store *store, const struct message *message,
    const struct edition *edition)
{
	return bulk_insert(store, BATCH_REVISION,
	    message->id * 65536 + message->revision, message->id,
	    message->revision, edition->digest, edition->seen_at,
	    edition->edited_at, message->url, message->text,
	    message->attachments);
}

const struct fault *
messages_put_url(struct store *store, const struct message *message)
{
	static const char put[] =
	    "UPDATE revision SET url = ? WHERE revision_id = ?";

	return sql_run(store, put, "ti", message->url,
	    message->id * 65536 + message->revision);
}

const struct fault *
messages_edited_at(
    struct store *store, int64_t id, int64_t revision, int64_t *edited_at)
{
	static const char get[] =
	    "SELECT edited_at FROM revision WHERE revision_id = ?";

	return sql_integer(store, edited_at, FIELD_NONE, get,
	    types_of(store, id, "-i"), id * 65536 + revision);
}

const struct fault *
messages_note_edited(struct store *store, int64_t id, int64_t revision,
    const struct edition *edition)
{
	static const char note[] =
	    "UPDATE revision SET edited_at = ?2 WHERE revision_id = ?1 "
	    "AND (edited_at IS NULL OR edited_at < ?2)";

	return sql_run(store, note, types_of(store, id, "-ii"),
	    id * 65536 + revision, edition->edited_at);
}

const struct fault *
messages_renew_revision(struct store *store, const struct message *message,
    const struct edition *edition)
{
	static const char renew[] =
	    "UPDATE revision SET edited_at = ?2, url = ?3 "
	    "WHERE revision_id = ?1";

	return sql_run(store, renew, types_of(store, message->id, "-iit"),
	    message->id * 65536 + message->revision, edition->edited_at,
	    message->url);
}

const struct fault *
messages_revision(struct store *store, int64_t id, int64_t after,
    struct arena *arena, struct revision *revision, bool *found)
{
	static const char next[] =
	    "SELECT revision, text, attachments, seen_at FROM revision "
	    "WHERE revision_id > ?1 * 65536 + ?2 "
	    "AND revision_id < (?1 + 1) * 65536 ORDER BY revision_id LIMIT 1";
	const struct fault *fault;
	sqlite3_stmt *row;

	if ((fault = sql_query(store, &row, next, "ii", id, after)) != NULL ||
	    (fault = sql_step(store, row, found)) != NULL || !*found)
		return fault;
	revision->id = id;
	revision->revision = sqlite3_column_int64(row, 0);
	revision->text = sql_column_text(row, 1, arena);
	revision->attachments = sql_column_text(row, 2, arena);
	revision->seen_at = sqlite3_column_int64(row, 3);
	sql_end(row);
	return NULL;
}
