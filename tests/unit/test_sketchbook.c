/*
 * A book that was there from the first message on, one that reads what it is
 * asked for, and one that reads all at once hold the same lists (A1-10), also
 * of messages whose author, topic or place is learned later.
 */
#include "two_stores.h"

#include <stdlib.h>
#include <string.h>

#include "task/sketchbook.h"

enum { MESSAGES = 2500, AUTHORS = 12 };

/* A name may stand twice. */
static const struct place places[] = {
    {.name = "Омск",
	.forms = "город Омск,г. Омск,Омск,г. Омск,город Омск,Омск"},
    {.name = "Тара"}};
static const char *const topics[] = {NULL, "Дороги", "ЖКХ", "Транспорт"};
static const char *const names[] = {
    NULL, "Омск", "г. Омск", "город Омск", "Тара", "Азово", "Ленинский округ"};
static struct sketchbook *book;
static struct locations *locations;

#define DRAW(list, seed)                                                       \
	((list)[(size_t)rand_r(seed) % (sizeof(list) / sizeof(*(list)))])

/* Whose it is, and on what; texts live in static memory. */
static void
ask_anew(struct message *message, unsigned *seed)
{
	static char ids[AUTHORS][8], called[AUTHORS][3][24];
	int author = rand_r(seed) % AUTHORS, name = rand_r(seed) % 3;

	snprintf(ids[author], sizeof(*ids), "%d", author);
	snprintf(
	    called[author][name], sizeof(**called), "Имя %d %d", author, name);
	message->author_id = author == 0 ? NULL : ids[author];
	message->author = name == 0 ? NULL : called[author][name];
	message->topic = DRAW(topics, seed);
	message->location = DRAW(names, seed);
}

static void
draw_sketch(int64_t message, unsigned *seed, struct sketch *sketch)
{
	*sketch = (struct sketch){
	    .message = message, .words = (uint64_t)rand_r(seed) + 1};
}

/* A message that comes in, or one that comes in again with a text. */
static void
look(const struct message *message, unsigned *seed)
{
	const struct sketch_list *lists[SKETCHBOOK_KINDS];
	struct sketch sketch;

	draw_sketch(message->id, seed, &sketch);
	assert_null(sketchbook_find(book, message, lists));
	assert_null(sketchbook_add(book, &sketch));
	assert_null(sketches_put(one, &sketch));
}

static void
insert_message(unsigned *seed)
{
	struct edition edition = {.edited_at = FIELD_NONE};
	struct message message;
	char key[16];

	change_origin(&message, 0);
	message.id = messages_next(one);
	snprintf(key, sizeof(key), "1_%lld", (long long)message.id);
	message.as_of = 1;
	message.network = "vk";
	message.key = message.text = key;
	ask_anew(&message, seed);
	content_digest(message.text, NULL, edition.digest);
	assert_null(messages_insert(one, &message, &edition));
	if (rand_r(seed) % 8 != 0)
		look(&message, seed);
}

static void
change_message(unsigned *seed)
{
	int64_t id = 1 + rand_r(seed) % (messages_next(one) - 1);
	struct arena arena = {0};
	struct message before, after;
	bool found;

	assert_null(messages_get(one, id, &arena, &before, &found));
	assert_true(found);
	after = before;
	ask_anew(&after, seed);
	assert_null(messages_update(one, &after));
	if (rand_r(seed) % 2 == 0)
		look(&after, seed);
	assert_null(sketchbook_move(book, &before, &after));
	arena_free(&arena);
}

static void
compare(const struct sketch_list *a, const struct sketch_list *b)
{
	uint32_t count = a == NULL ? 0 : a->count;

	assert_int_equal(count, b == NULL ? 0 : b->count);
	for (uint32_t n = 0; n < count; n++)
		assert_memory_equal(sketch_lists_from_end(a, n),
		    sketch_lists_from_end(b, n), sizeof(struct sketch));
}

/* Each list of both books; `second` reads what it is asked for. */
static void
compare_all(struct sketchbook *second, unsigned *seed, int times)
{
	const struct sketch_list *lists[SKETCHBOOK_KINDS];
	const struct sketch_list *others[SKETCHBOOK_KINDS];
	struct message message;

	while (times-- > 0) {
		change_origin(&message, 0);
		message.network = "vk";
		ask_anew(&message, seed);
		assert_null(sketchbook_find(book, &message, lists));
		assert_null(sketchbook_find(second, &message, others));
		for (int kind = 0; kind < SKETCHBOOK_KINDS; kind++)
			compare(lists[kind], others[kind]);
	}
}

/* A second book, which reads a few lists, or so many that it reads all. */
static void
compare_second(unsigned *seed, int times, bool whole)
{
	struct sketchbook *second;

	assert_null(sketchbook_open(&second, one, locations, NULL));
	assert_false(sketchbook_is_whole(second));
	compare_all(second, seed, times);
	assert_int_equal(sketchbook_is_whole(second), whole);
	sketchbook_close(second);
}

/* A third one, which reads lists of those who are expected, too; some are
 * expected twice, some never come. */
static void
compare_expecting(struct expected *expected, unsigned *seed)
{
	int times = rand_r(seed) % (2 * AUTHORS);
	struct sketchbook *third;
	char id[8];

	assert_null(sketchbook_open(&third, one, locations, expected));
	compare_all(third, seed, rand_r(seed) % 2);
	while (times-- > 0) {
		snprintf(id, sizeof(id), "%d", 1 + rand_r(seed) % AUTHORS);
		expected_put(expected, "vk", id);
	}
	compare_all(third, seed, 3);
	sketchbook_close(third);
}

static void
all_books_hold_the_same(void **state)
{
	struct expected *expected = expected_open();
	unsigned seed = 5;

	(void)state;
	locations = location_open(places, sizeof(places) / sizeof(*places));
	assert_null(store_begin(one));
	assert_null(sketchbook_open(&book, one, locations, NULL));
	assert_true(sketchbook_is_whole(book));
	for (int round = 0; round < 5; round++) {
		for (int i = 0; i < MESSAGES / 5; i++) {
			insert_message(&seed);
			if (rand_r(&seed) % 3 == 0)
				change_message(&seed);
		}
		assert_null(store_write_waiting(one));
		for (int i = 0; i < 60; i++)
			compare_second(&seed, 2, false);
		for (int i = 0; i < 60; i++)
			compare_expecting(expected, &seed);
		compare_second(&seed, 400, true);
		assert_null(store_commit(one));
		assert_null(store_begin(one));
	}
	store_rollback(one);
	sketchbook_close(book);
	expected_close(expected);
	location_close(locations);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_books_hold_the_same),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
