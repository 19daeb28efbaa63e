#include "record/behind.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "record/columns.h"

enum {
	RECORDS = 64,	       /* handed over at once, */
	PIECE_BYTES = 1 << 18, /* or fewer that take so many */
	PIECES = 16,
	WORTHWHILE = 4, /* pieces; waking a thread costs as much as some */
	LARGE = 4 << 20 /* a piece of so many bytes waits for nobody */
};

/* A copy of what is to be rendered. */
struct item {
	const struct schema *schema;
	void *data;
	struct record input;
};

struct piece {
	struct arena arena;
	struct item items[RECORDS];
	size_t count;
};

/*
 * A ring: the caller fills the piece `put`, one thread at a time renders the
 * piece `done`; both counted from the begin, changed under the lock only.
 */
struct behind {
	struct helper *helper;
	behind_render *render;
	void *context;
	pthread_mutex_t lock;
	pthread_cond_t left; /* `busy` became false */
	size_t put, done;
	bool busy;
	bool added; /* the helper knows of it; the caller's alone */
	struct piece pieces[PIECES];
};

/* Renders the next piece; the lock is held but for that. */
static void
render_next(struct behind *behind)
{
	struct piece *piece = &behind->pieces[behind->done % PIECES];

	behind->busy = true;
	pthread_mutex_unlock(&behind->lock);
	for (size_t i = 0; i < piece->count; i++) {
		const struct item *item = &piece->items[i];

		behind->render(
		    behind->context, item->schema, item->data, &item->input);
	}
	piece->count = 0;
	if (piece->arena.size > PIECE_BYTES)
		arena_free(&piece->arena);
	else
		arena_reset(&piece->arena);
	pthread_mutex_lock(&behind->lock);
	behind->busy = false;
	behind->done++;
	pthread_cond_signal(&behind->left);
}

/* The work of the helper. */
static bool
render_piece(void *data, bool urgent)
{
	struct behind *behind = data;
	size_t more_than = urgent ? PIECES / 2 : 0;
	bool may;

	pthread_mutex_lock(&behind->lock);
	may = !behind->busy && behind->put - behind->done > more_than;
	if (may)
		render_next(behind);
	pthread_mutex_unlock(&behind->lock);
	return may;
}

struct behind *
behind_open(struct helper *helper, behind_render *render, void *context)
{
	struct behind *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->helper = helper;
	made->render = render;
	made->context = context;
	pthread_mutex_init(&made->lock, NULL);
	pthread_cond_init(&made->left, NULL);
	return made;
}

void
behind_close(struct behind *behind)
{
	if (behind == NULL)
		return;
	if (behind->added)
		helper_remove(behind->helper, behind);
	for (int i = 0; i < PIECES; i++)
		arena_free(&behind->pieces[i].arena);
	pthread_cond_destroy(&behind->left);
	pthread_mutex_destroy(&behind->lock);
	free(behind);
}

static struct value *
copy_value(struct arena *arena, const struct value *value)
{
	struct value *copy = arena_alloc(arena, sizeof(*copy));
	struct value **end = &copy->child;

	*copy = *value;
	copy->name = arena_string(arena, value->name);
	if (value->text != NULL)
		copy->text = arena_copy(arena, value->text, value->length);
	if (value->raw != NULL)
		copy->raw = arena_copy(arena, value->raw, value->raw_length);
	copy->child = copy->next = NULL;
	for (const struct value *child = value->child; child != NULL;
	     child = child->next, end = &(*end)->next)
		*end = copy_value(arena, child);
	return copy;
}

/* The struct and what its texts point to. */
static void *
copy_data(struct arena *arena, const struct schema *schema, const void *data)
{
	char *copy =
	    memcpy(arena_alloc(arena, schema->size), data, schema->size);

	for (size_t i = 0; i < schema->count; i++) {
		void *member = copy + schema->fields[i].offset;
		const char **text = member;

		if (schema_is_text(&schema->fields[i]) && *text != schema_clear)
			*text = arena_string(arena, *text);
	}
	return copy;
}

static void
copy_item(struct arena *arena, const struct schema *schema, const void *data,
    const struct record *input, struct item *item)
{
	const struct value *member = NULL;
	struct value **end = &item->input.object.child;
	size_t hint = 0;

	*item = (struct item){.schema = schema};
	item->data = copy_data(arena, schema, data);
	item->input.object.kind = VALUE_OBJECT;
	for (; (member = columns_unknown(schema, input, member, &hint)) != NULL;
	     end = &(*end)->next)
		*end = copy_value(arena, member);
}

/* Waits until fewer pieces than so many are left, or renders them. */
static void
reduce(struct behind *behind, size_t pieces)
{
	pthread_mutex_lock(&behind->lock);
	while (behind->put - behind->done >= pieces) {
		if (behind->busy)
			pthread_cond_wait(&behind->left, &behind->lock);
		else
			render_next(behind);
	}
	pthread_mutex_unlock(&behind->lock);
}

/* The piece that was filled is to be rendered; makes room for the next one. */
static void
hand_over(struct behind *behind)
{
	bool worthwhile;

	pthread_mutex_lock(&behind->lock);
	behind->put++;
	worthwhile = behind->put - behind->done >= WORTHWHILE;
	pthread_mutex_unlock(&behind->lock);
	if (!behind->added && helper_start(behind->helper)) {
		helper_add(behind->helper, render_piece, behind);
		behind->added = true;
	}
	if (behind->added && worthwhile)
		helper_wake(behind->helper);
	reduce(behind, PIECES);
}

void
behind_put(struct behind *behind, const struct schema *schema, const void *data,
    const struct record *input)
{
	struct piece *piece = &behind->pieces[behind->put % PIECES];

	copy_item(
	    &piece->arena, schema, data, input, &piece->items[piece->count++]);
	if (piece->arena.size > LARGE)
		behind_finish(behind);
	else if (piece->count == RECORDS || piece->arena.size > PIECE_BYTES)
		hand_over(behind);
}

void
behind_finish(struct behind *behind)
{
	if (behind == NULL)
		return;
	pthread_mutex_lock(&behind->lock);
	behind->put += behind->pieces[behind->put % PIECES].count > 0;
	pthread_mutex_unlock(&behind->lock);
	reduce(behind, 1);
}
