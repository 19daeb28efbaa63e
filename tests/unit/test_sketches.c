/*
 * Which sketches an author, a question and all have, while two processes
 * insert, give messages to other authors, and take back what they did: as a
 * list in memory has it.
 */
#include "two_stores.h"

#include <stdlib.h>
#include <string.h>

#include "store/select.h"
#include "store/sketches.h"

enum { MOST = 9000, AUTHORS = 40, LIST = 64 };

static struct {
	int author; /* 0: nobody */
	struct sketch sketch;
} known[MOST], kept[MOST];
static int64_t known_last, kept_last;

static const char *
author_id(int author, char text[16])
{
	snprintf(text, 16, "%d", 500 + author);
	return author == 0 ? NULL : text;
}

static void
put(struct store *store, unsigned *seed)
{
	struct sketch sketch = {.words = (uint64_t)rand_r(seed) + 1};
	char key[32], id[16];
	int author = rand_r(seed) % AUTHORS;
	int64_t message;

	snprintf(key, sizeof(key), "1_%u", (unsigned)rand_r(seed));
	message = insert_of(store, key, author_id(author, id), NULL);
	for (int i = 0; i < SKETCH_ANCHORS; i++)
		sketch.anchors[i] = (uint32_t)rand_r(seed) * 2 + 1;
	sketch.message = message;
	if (rand_r(seed) % 8 == 0)
		sketch = (struct sketch){.message = message}; /* it has none */
	else
		assert_null(sketches_put(store, &sketch));
	assert_true(message < MOST);
	known[message].author = author;
	known[message].sketch = sketch;
	known_last = message;
}

static void
give_to_another(struct store *store, unsigned *seed)
{
	int64_t message = 1 + rand_r(seed) % known_last;
	int author = rand_r(seed) % AUTHORS;
	struct arena arena = {0};
	struct message now;
	char id[16];
	bool found;

	assert_null(store_begin(store));
	assert_null(messages_get(store, message, &arena, &now, &found));
	assert_true(found);
	now.author_id = author_id(author, id);
	assert_null(messages_update(store, &now));
	known[message].author = author;
	arena_free(&arena);
}

static bool
has(int64_t message, int author)
{
	return known[message].sketch.words != 0 &&
	       (author < 0 || known[message].author == author);
}

static void
compare(const struct sketch *list, size_t count, size_t most, int author)
{
	size_t at = 0;

	for (int64_t message = known_last; message > 0 && at < most; message--)
		if (has(message, author)) {
			assert_true(at < count);
			assert_memory_equal(
			    &list[at++], &known[message].sketch, sizeof(*list));
		}
	assert_int_equal(at, count);
}

static void
compare_author(struct store *store, unsigned *seed)
{
	int author = 1 + rand_r(seed) % (AUTHORS - 1);
	struct sketch list[LIST];
	size_t count, most = 1 + (size_t)rand_r(seed) % LIST;
	char id[16];

	assert_null(store_begin(store));
	assert_null(sketches_of_author(
	    store, "vk", author_id(author, id), list, most, &count));
	compare(list, count, most, author);
}

/* Lists of many authors, each the oldest first. */
struct lists {
	struct sketch list[AUTHORS + 1][LIST];
	size_t count[AUTHORS + 1];
};

static void
take_of(void *data, size_t author, const struct sketch *sketch)
{
	struct lists *lists = data;

	assert_true(author <= AUTHORS && lists->count[author] < LIST);
	lists->list[author][lists->count[author]++] = *sketch;
}

/* Some of them, few or many, and somebody who has written nothing. */
static void
compare_authors(struct store *store, unsigned *seed)
{
	size_t most = 1 + (size_t)rand_r(seed) % LIST;
	int first = 1 + rand_r(seed) % (AUTHORS - 1), i;
	struct sketches_author authors[AUTHORS + 1];
	struct sketch newest_first[LIST];
	static struct lists lists;
	char ids[AUTHORS][16];
	size_t at, count = 0;

	memset(&lists, 0, sizeof(lists));
	authors[count++] = (struct sketches_author){"vk", "7"};
	for (i = first; i < AUTHORS; i++)
		authors[count++] =
		    (struct sketches_author){"vk", author_id(i, ids[i])};
	assert_null(store_begin(store));
	assert_null(
	    sketches_of_authors(store, authors, count, most, take_of, &lists));
	assert_int_equal(lists.count[0], 0);
	for (i = first; i < AUTHORS; i++) {
		size_t n = 1 + (size_t)(i - first), has = lists.count[n];

		for (at = 0; at < has; at++)
			newest_first[at] = lists.list[n][has - 1 - at];
		compare(newest_first, has, most, i);
	}
}

static void
compare_last(struct store *store)
{
	static struct sketch list[MOST];
	size_t count;

	assert_null(store_begin(store));
	assert_null(sketches_last(store, list, LIST, &count));
	compare(list, count, LIST, -1);
	assert_null(sketches_last(store, list, MOST, &count));
	compare(list, count, MOST, -1);
}

/* Those an author has, found through the blocks in which he has written. */
static void
compare_selected(struct store *store, unsigned *seed)
{
	int author = 1 + rand_r(seed) % (AUTHORS - 1);
	struct selection selection = {
	    .since = FIELD_NONE, .until = FIELD_NONE, .overdue_at = FIELD_NONE};
	struct arena arena = {0};
	struct message message;
	struct select *select;
	int64_t at = 1;
	char id[16];
	bool more = true;

	selection.author = author_id(author, id);
	assert_null(select_open(store, &selection, &select));
	for (;; at++) {
		while (at <= known_last && known[at].author != author)
			at++;
		assert_null(select_next(select, &arena, &message, &more));
		if (!more)
			break;
		assert_int_equal(message.id, at);
	}
	assert_true(at > known_last);
	select_close(select);
	arena_free(&arena);
}

static void
keep(void)
{
	memcpy(kept, known, sizeof(kept));
	kept_last = known_last;
}

static void
take_back(void)
{
	memcpy(known, kept, sizeof(kept));
	known_last = kept_last;
}

/* Commits, or takes back what was done in the transaction. */
static void
end(struct store *store, unsigned *seed)
{
	if (rand_r(seed) % 4 == 0) {
		store_rollback(store);
		take_back();
	} else {
		assert_null(store_commit(store));
	}
	keep();
}

/* An act that is kept or undone. */
static void
act(struct store *store, unsigned *seed)
{
	static struct sketch sketches[MOST];
	int64_t last = known_last;
	static int authors[MOST];

	for (int64_t m = 1; m <= last; m++) {
		authors[m] = known[m].author;
		sketches[m] = known[m].sketch;
	}
	assert_null(store_begin(store));
	assert_null(store_mark(store));
	put(store, seed);
	if (last > 0)
		give_to_another(store, seed);
	if (rand_r(seed) % 2 == 0) {
		assert_null(store_keep(store));
		return;
	}
	assert_null(store_undo(store));
	for (int64_t m = 1; m <= last; m++) {
		known[m].author = authors[m];
		known[m].sketch = sketches[m];
	}
	known_last = last;
}

static void
they_are_those_of_the_list(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int turn = 0; turn < 120; turn++) {
		struct store *store = rand_r(&seed) % 2 ? one : other;
		int puts = rand_r(&seed) % 90;

		for (int i = 0; i < puts; i++)
			put(store, &seed);
		if (known_last > 0 && rand_r(&seed) % 3 == 0)
			give_to_another(store, &seed);
		if (rand_r(&seed) % 3 == 0)
			act(store, &seed);
		for (int i = 0; known_last > 0 && i < 6; i++)
			compare_author(store, &seed);
		if (known_last > 0)
			compare_authors(store, &seed);
		if (turn % 10 == 0)
			compare_last(store);
		end(store, &seed);
		compare_selected(rand_r(&seed) % 2 ? one : other, &seed);
	}
	assert_true(known_last > 2000); /* more than a block of authors has */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(they_are_those_of_the_list),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
