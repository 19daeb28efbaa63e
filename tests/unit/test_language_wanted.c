/* Words in any form, by one automaton with all else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "language/wanted.h"

static const char *const words[] = {
    "дорога", "аллея", "снег", "дом", "wi-fi", "12"};

enum { DOROGA, ALLEYA, SNEG, DOM, WIFI, TWELVE, WORDS };

struct world {
	struct matcher *matcher;
	struct stemmer *stemmer;
	struct wanted *wanted;
	struct fold fold;
};

static void
open_world(struct world *world)
{
	*world = (struct world){.matcher = matcher_open()};
	world->stemmer = stem_open();
	world->wanted = wanted_open(world->matcher, world->stemmer);
	for (uint32_t i = 0; i < WORDS; i++)
		assert_int_equal(
		    wanted_add(world->wanted, words[i], strlen(words[i])), i);
	assert_null(matcher_build(world->matcher));
	/* of no text yet */
	assert_false(wanted_has(world->wanted, DOROGA));
}

static void
close_world(struct world *world)
{
	wanted_close(world->wanted);
	matcher_close(world->matcher);
	stem_close(world->stemmer);
	fold_free(&world->fold);
}

/* Which of the words, as bits. */
static unsigned
look(struct world *world, const char *text)
{
	const struct matcher_hit *hits;
	unsigned has = 0;
	size_t count;

	fold_text(&world->fold, text, strlen(text));
	count = matcher_run(world->matcher, &world->fold, &hits);
	wanted_read(world->wanted, &world->fold, hits, count);
	for (uint32_t i = 0; i < WORDS; i++)
		has |= (unsigned)wanted_has(world->wanted, i) << i;
	return has;
}

static void
in_any_form(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	assert_int_equal(look(&world, "Дорогами, АЛЛЕЯМ и снега"),
	    1 << DOROGA | 1 << ALLEYA | 1 << SNEG);
	assert_int_equal(look(&world, "дом 12"), 1 << DOM | 1 << TWELVE);
	/* what was said before is forgotten */
	assert_int_equal(look(&world, "тишина"), 0);
	assert_int_equal(look(&world, ""), 0);
	close_world(&world);
}

/* What only begins as a stem does is another word. */
static void
other_words(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	assert_int_equal(look(&world, "дорожка, снегирь, домофон, 123"), 0);
	assert_int_equal(look(&world, "подорога бездом"), 0);
	close_world(&world);
}

static void
as_people_type(void **state)
{
	struct world world;

	(void)state;
	open_world(&world);
	/* Latin letters among Cyrillic ones, letters repeated */
	assert_int_equal(
	    look(&world, "дopоги, снеееег"), 1 << DOROGA | 1 << SNEG);
	close_world(&world);
}

/* Forgetting stems does no harm. */
static void
stems_forgotten(void **state)
{
	struct world world;
	char word[16];

	(void)state;
	open_world(&world);
	for (int i = 0; i < 200000; i++) {
		snprintf(word, sizeof(word), "w%dx", i);
		stem_find(world.stemmer, word, strlen(word));
	}
	stem_trim(world.stemmer);
	assert_int_equal(look(&world, "на дороге"), 1 << DOROGA);
	close_world(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(in_any_form),
	    cmocka_unit_test(other_words),
	    cmocka_unit_test(as_people_type),
	    cmocka_unit_test(stems_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
