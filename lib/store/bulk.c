#include "store/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "model/schema.h"
#include "store/sql.h"

struct bulk {
	struct batch *open[BATCH_TABLES]; /* rows are added to it */
	struct batch_texts texts;
};

static struct bulk *
get_bulk(struct store *store)
{
	struct bulk *bulk = store->bulk;

	if (bulk != NULL)
		return bulk;
	if ((bulk = calloc(1, sizeof(*bulk))) == NULL)
		abort();
	for (int i = 0; i < BATCH_TABLES; i++) {
		bulk->open[i] = calloc(1, sizeof(**bulk->open));
		if (bulk->open[i] == NULL)
			abort();
		batch_begin(bulk->open[i], i);
	}
	store->bulk = bulk;
	return bulk;
}

void
bulk_close(struct bulk *bulk)
{
	if (bulk == NULL)
		return;
	for (int i = 0; i < BATCH_TABLES; i++)
		batch_free(bulk->open[i]);
	batch_free_texts(&bulk->texts);
	free(bulk);
}

/* Inserts the rows that wait of a table. */
static const struct fault *
put_table(struct store *store, enum batch_table table)
{
	struct bulk *bulk = store->bulk;
	const struct fault *fault;

	if (bulk->open[table]->rows == 0)
		return NULL;
	fault = batch_insert(store, &bulk->texts, bulk->open[table]);
	batch_begin(bulk->open[table], table);
	return fault;
}

const struct fault *
bulk_flush(struct store *store)
{
	const struct fault *fault = NULL;

	if (!store->waits)
		return NULL;
	store->waits = false;
	for (int i = 0; i < BATCH_TABLES && fault == NULL; i++)
		fault = put_table(store, i);
	return fault;
}

void
bulk_discard(struct store *store)
{
	store->waits = false;
	if (store->bulk == NULL)
		return;
	for (int i = 0; i < BATCH_TABLES; i++)
		batch_begin(store->bulk->open[i], i);
}

const struct fault *
bulk_insert(struct store *store, enum batch_table table, ...)
{
	struct bulk *bulk = get_bulk(store);
	const struct fault *fault = NULL;
	va_list args;

	va_start(args, table);
	batch_add(bulk->open[table], &args);
	va_end(args);
	store->waits = true;
	if (bulk->open[table]->rows < BATCH_ROWS)
		return NULL;
	/* Who finds a message finds its author. */
	if (table == BATCH_MESSAGE)
		fault = put_table(store, BATCH_AUTHOR);
	return fault != NULL ? fault : put_table(store, table);
}

/* Rows of these come in the order of their numbers. */
static bool
holds(const struct store *store, enum batch_table table, int64_t number)
{
	const struct batch *batch;

	if (!store->waits)
		return false;
	batch = store->bulk->open[table];
	return batch->rows > 0 && number >= batch->cells[0][0].number;
}

bool
bulk_holds_message(const struct store *store, int64_t id)
{
	return holds(store, BATCH_MESSAGE, id);
}

bool
bulk_holds_author(const struct store *store, int64_t author)
{
	return holds(store, BATCH_AUTHOR, author);
}

bool
bulk_holds_text(const struct store *store, int64_t id)
{
	const struct batch *batch;

	if (!store->waits || bulk_holds_message(store, id))
		return store->waits;
	batch = store->bulk->open[BATCH_REVISION];
	for (size_t i = 0; i < batch->rows; i++)
		if (batch->cells[i][1].number == id)
			return true;
	return false;
}

int64_t
bulk_find_message(
    const struct store *store, const char *network, const char *key)
{
	const struct batch *batch;

	if (!store->waits)
		return FIELD_NONE;
	batch = store->bulk->open[BATCH_MESSAGE];
	for (size_t i = 0; i < batch->rows; i++) {
		const struct batch_cell *cells = batch->cells[i];

		if (strcmp(cells[2].bytes, key) == 0 &&
		    strcmp(cells[1].bytes, network) == 0)
			return cells[0].number;
	}
	return FIELD_NONE;
}
