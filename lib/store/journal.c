#include "store/journal.h"

#include <inttypes.h>
#include <string.h>

#include "model/schema.h"
#include "store/bulk.h"
#include "store/sql.h"

/* The chained line of an event, hashed together with the hash before it. */
static void
chain(struct store *store, const unsigned char prev[DIGEST_BYTES], int64_t seq,
    const struct journal_entry *entry, unsigned char hash[DIGEST_BYTES])
{
	const int64_t times[] = {seq, entry->at, entry->recorded_at};
	struct buffer *line = &store->line;
	char digest[DIGEST_TEXT];
	size_t i;

	buffer_reset(line);
	digest_hex(prev, digest);
	buffer_put(line, digest, DIGEST_TEXT - 1);
	for (i = 0; i < sizeof(times) / sizeof(*times); i++) {
		buffer_integer(line, times[i]);
		buffer_putc(line, '|');
	}
	buffer_puts(line, entry->actor);
	buffer_putc(line, '|');
	buffer_puts(line, entry->role);
	buffer_putc(line, '|');
	if (entry->message != FIELD_NONE)
		buffer_integer(line, entry->message);
	buffer_putc(line, '|');
	buffer_puts(line, entry->kind);
	buffer_putc(line, '|');
	digest_text(entry->data->bytes, entry->data->length, digest);
	buffer_put(line, digest, DIGEST_TEXT - 1);
	digest_raw(line->bytes, line->length, hash);
}

/* Adds the digests of the texts to the data of an event. */
static void
add_digests(const struct journal_entry *entry)
{
	char digest[DIGEST_TEXT];
	size_t i;

	entry->data->bytes[--entry->data->length] = '\0'; /* the brace */
	for (i = 0; i < entry->text_count; i++) {
		const char *text = entry->texts[i].text;

		if (text == NULL)
			continue;
		digest_text(text, strlen(text), digest);
		buffer_member(entry->data, entry->texts[i].field, digest);
	}
	buffer_putc(entry->data, '}');
}

static const struct fault *
put_texts(struct store *store, const struct journal_entry *entry, int64_t seq)
{
	static const char insert[] =
	    "INSERT INTO event_text (seq, field, text) VALUES (?, ?, ?)";
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < entry->text_count && fault == NULL; i++)
		if (entry->texts[i].text != NULL)
			fault = sql_run(store, insert, "itt", seq,
			    entry->texts[i].field, entry->texts[i].text);
	return fault;
}

const struct fault *
journal_append(
    struct store *store, const struct journal_entry *entry, int64_t *seq)
{
	const struct fault *fault;
	unsigned char hash[DIGEST_BYTES];

	*seq = store->next_seq;
	if (entry->text_count > 0)
		add_digests(entry);
	chain(store, store->head, *seq, entry, hash);
	fault = bulk_insert(store, BATCH_EVENT, *seq, entry->at,
	    entry->recorded_at, entry->actor, entry->role, entry->message,
	    entry->kind, entry->data->bytes, hash);
	if (fault != NULL)
		return fault;
	memcpy(store->head, hash, sizeof(hash));
	store->next_seq++;
	return put_texts(store, entry, *seq);
}

int64_t
journal_settled(const struct store *store)
{
	return store->settled_seq;
}

int64_t
journal_next(const struct store *store)
{
	return store->next_seq;
}

const struct fault *
journal_head(struct store *store, int64_t *seq, char hash[DIGEST_TEXT])
{
	static const char last[] =
	    "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1";
	static const unsigned char zeros[DIGEST_BYTES];
	const struct fault *fault;
	sqlite3_stmt *statement;
	bool row;

	*seq = 0;
	digest_hex(zeros, hash);
	if ((fault = sql_query(store, &statement, last, "")) != NULL ||
	    (fault = sql_step(store, statement, &row)) != NULL || !row)
		return fault;
	*seq = sqlite3_column_int64(statement, 0);
	if (sqlite3_column_bytes(statement, 1) == DIGEST_BYTES)
		digest_hex(sqlite3_column_blob(statement, 1), hash);
	sql_end(statement);
	return NULL;
}

/* An event as a row has it; its texts stay SQLite's. */
static void
read_entry(sqlite3_stmt *row, struct journal_entry *entry, struct buffer *data)
{
	entry->at = sqlite3_column_int64(row, 1);
	entry->recorded_at = sqlite3_column_int64(row, 2);
	entry->actor = (const char *)sqlite3_column_text(row, 3);
	entry->role = (const char *)sqlite3_column_text(row, 4);
	entry->message = sql_column_integer(row, 5);
	entry->kind = (const char *)sqlite3_column_text(row, 6);
	buffer_reset(data);
	buffer_put(data, (const char *)sqlite3_column_text(row, 7),
	    (size_t)sqlite3_column_bytes(row, 7));
	entry->data = data;
}

/* What is wrong with one event of the chain, NULL if nothing. */
static const char *
check_event(struct store *store, sqlite3_stmt *row, int64_t expected,
    struct buffer *data, unsigned char prev[DIGEST_BYTES], struct arena *arena)
{
	struct journal_entry entry = {0};
	int64_t seq = sqlite3_column_int64(row, 0);
	unsigned char hash[DIGEST_BYTES];

	if (seq != expected)
		return arena_printf(arena,
		    "event %" PRId64 ": is missing (the next one is %" PRId64
		    ")",
		    expected, seq);
	read_entry(row, &entry, data);
	chain(store, prev, seq, &entry, hash);
	if (sqlite3_column_bytes(row, 8) != DIGEST_BYTES ||
	    memcmp(hash, sqlite3_column_blob(row, 8), DIGEST_BYTES) != 0)
		return arena_printf(arena,
		    "event %" PRId64 ": its hash does not follow from what it "
		    "says and from the event before it",
		    seq);
	memcpy(prev, hash, DIGEST_BYTES);
	return NULL;
}

/* The first text beside an event whose digest the event does not have. */
static const struct fault *
check_texts(struct store *store, struct arena *arena, const char **problem)
{
	static const char texts[] =
	    "SELECT t.seq, t.field, t.text, json_extract(e.data, "
	    "'$.' || t.field) FROM event_text t JOIN event e USING (seq) "
	    "ORDER BY t.seq";
	const struct fault *fault;
	sqlite3_stmt *row;
	char digest[DIGEST_TEXT];
	bool more = true;

	fault = sql_query(store, &row, texts, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		const char *wanted = (const char *)sqlite3_column_text(row, 3);

		digest_text(sqlite3_column_text(row, 2),
		    (size_t)sqlite3_column_bytes(row, 2), digest);
		if (wanted != NULL && strcmp(wanted, digest) == 0)
			continue;
		*problem = arena_printf(arena,
		    "event %lld: the text of %s beside it was changed",
		    (long long)sqlite3_column_int64(row, 0),
		    sqlite3_column_text(row, 1));
		sql_end(row);
		break;
	}
	return fault;
}

static const char *
check_head(int64_t seq, int64_t head_seq, const char *head_hash,
    const unsigned char hash[DIGEST_BYTES], struct arena *arena)
{
	char text[DIGEST_TEXT];

	digest_hex(hash, text);
	if (seq != head_seq || strcmp(text, head_hash) == 0)
		return NULL;
	return arena_printf(arena,
	    "event %" PRId64 ": has another hash than the head given", seq);
}

const struct fault *
journal_verify(struct store *store, struct arena *arena, int64_t head_seq,
    const char *head_hash, const char **problem)
{
	static const char events[] =
	    "SELECT seq, at, recorded_at, actor, role, message, kind, data, "
	    "hash FROM event ORDER BY seq";
	const struct fault *fault;
	sqlite3_stmt *row;
	struct buffer data = {0};
	unsigned char prev[DIGEST_BYTES] = {0};
	int64_t seq = 0;
	bool more = true;

	*problem = NULL;
	fault = sql_query(store, &row, events, "");
	while (fault == NULL && (fault = sql_step(store, row, &more)) == NULL &&
	       more) {
		*problem = check_event(store, row, ++seq, &data, prev, arena);
		if (*problem == NULL)
			*problem =
			    check_head(seq, head_seq, head_hash, prev, arena);
		if (*problem != NULL) {
			sql_end(row);
			break;
		}
	}
	buffer_free(&data);
	if (fault != NULL || *problem != NULL)
		return fault;
	if (head_seq > seq) {
		*problem = arena_printf(arena,
		    "event %" PRId64 ": is missing (the journal ends with "
		    "%" PRId64 ")",
		    head_seq, seq);
		return NULL;
	}
	return check_texts(store, arena, problem);
}
