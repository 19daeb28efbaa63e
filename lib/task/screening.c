#include "task/screening.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/errand.h"
#include "base/text.h"
#include "task/region.h"
#include "task/similar.h"

/*
 * So many texts are prepared after the last one that was read here: more than
 * a second thread is ahead, few enough for those who come again.
 */
enum { WANTED = 2048 };

struct screening {
	struct task *task;
	struct helper *helper;
	struct text_reader *reader;	     /* NULL: nothing is open yet */
	struct similar *similar;	     /* NULL: no repeats are found */
	const struct text_reading *prepared; /* for the text that comes next */
	struct expected *expected;
	/* the second thread's, when some are wanted: all above is read then */
	atomic_int wanted;
	struct text_reader *ahead;
};

struct screening *
screening_open(struct task *task, struct helper *helper)
{
	struct screening *screening = calloc(1, sizeof(*screening));

	if (screening == NULL)
		abort();
	screening->task = task;
	screening->helper = helper;
	screening->expected = expected_open();
	return screening;
}

static void
close_all(struct screening *screening)
{
	similar_close(screening->similar);
	text_reader_close(screening->reader);
	screening->similar = NULL;
	screening->reader = NULL;
}

void
screening_close(struct screening *screening)
{
	if (screening == NULL)
		return;
	text_reader_close(screening->ahead);
	close_all(screening);
	expected_close(screening->expected);
	free(screening);
}

/* What a helper makes of the lexicon while earlier messages are read. */
struct building {
	struct text_reader *reader;
	const struct lexeme *lexicon;
	size_t count;
	bool words, failed;
	struct fault fault;
};

static void
build(void *data)
{
	struct building *building = data;
	const struct fault *fault = text_reader_build(building->reader,
	    building->lexicon, building->count, building->words);

	building->failed = fault != NULL;
	if (fault != NULL)
		building->fault = *fault;
}

/* Opens what finds repeats, and reads whom the first one may be like. */
static const struct fault *
open_similar(struct screening *screening, const struct message *first)
{
	const struct fault *fault;
	bool prepared;

	fault = similar_open(&screening->similar, screening->task,
	    screening->reader, screening->expected);
	if (fault != NULL)
		return fault;
	return seeker_prepare(
	    similar_seeker(screening->similar), first, &prepared);
}

/* Opens what reads texts. */
static const struct fault *
open_all(struct screening *screening, const struct message *first)
{
	struct building building = {.reader = text_reader_open()};
	const struct region *region;
	const struct fault *fault;
	struct errand *errand;

	screening->reader = building.reader;
	if ((fault = region_get(screening->task, &region)) != NULL)
		return fault;
	building.lexicon = region_rows(region, "lexicon", &building.count);
	building.words = similar_is_wanted(region);
	errand = errand_begin(screening->helper, build, &building);
	if (building.words)
		fault = open_similar(screening, first);
	errand_end(errand);
	if (fault == NULL && building.failed)
		fault = fault_copy(&building.fault);
	return fault;
}

const struct text_reading *
screening_prepare(
    struct screening *screening, const char *text, struct arena *arena)
{
	struct text_reading *reading;

	if (text == NULL || text[0] == '\0' ||
	    atomic_load(&screening->wanted) <= 0)
		return NULL;
	atomic_fetch_sub(&screening->wanted, 1);
	if (screening->ahead == NULL)
		screening->ahead = text_reader_share(screening->reader);
	reading = arena_alloc(arena, sizeof(*reading));
	text_reader_read(screening->ahead, text, arena, reading);
	return reading;
}

bool
screening_prepares(const struct screening *screening)
{
	return atomic_load(&screening->wanted) > 0;
}

struct expected *
screening_expected(struct screening *screening)
{
	return screening->expected;
}

void
screening_use(struct screening *screening, const struct text_reading *prepared)
{
	screening->prepared = prepared;
}

static bool
is_undecided(const struct message *message)
{
	return text_equal(message->state, "collected") ||
	       text_equal(message->state, "detected") ||
	       text_equal(message->state, "returned");
}

/* What was read of the text, here unless it was prepared. */
static const struct text_reading *
read_text(struct screening *screening, const char *text)
{
	const struct text_reading *prepared = screening->prepared;
	struct text_reading *reading;

	if (prepared != NULL && text_equal(prepared->text, text))
		return prepared;
	reading = arena_alloc(screening->task->arena, sizeof(*reading));
	text_reader_read(
	    screening->reader, text, screening->task->arena, reading);
	return reading;
}

/* A1-14.1: the Curator alone could refuse it now, after a recall. */
static void
warn(const struct screening *screening, const char *ground, const char *what,
    struct message *message)
{
	struct arena *arena = screening->task->arena;
	const char *letter = text_equal(ground, "harm")	   ? "a"
			     : text_equal(ground, "abuse") ? "b"
							   : "c";

	message_warn(message, arena, arena_printf(arena, "A1-14.1%s", letter),
	    arena_printf(arena, "%s holds %s", what, ground));
}

static bool
is_at_work(const struct message *message)
{
	return text_equal(message->state, "in_work") ||
	       text_equal(message->state, "interim_posted");
}

/* Opens all at the first text; `reading` becomes what is read of it. */
static const struct fault *
read(struct screening *screening, const struct message *message,
    const struct text_reading **reading)
{
	const struct fault *fault = NULL;

	if (screening->reader == NULL)
		fault = open_all(screening, message);
	if (fault != NULL) {
		close_all(screening);
		return fault;
	}
	atomic_store(&screening->wanted, WANTED);
	*reading = read_text(screening, message->text);
	return NULL;
}

const struct fault *
screening_read(struct screening *screening, struct message *message)
{
	const char *proposal = message->proposal;
	const struct text_reading *reading;
	const struct fault *fault;

	if (message->text == NULL)
		return NULL;
	if ((fault = read(screening, message, &reading)) != NULL)
		return fault;
	message->screen = reading->screen;
	message->proposal = reading->proposal;
	message->similar = NULL;
	if (screening->similar != NULL)
		fault = similar_find(screening->similar, message, reading);
	if (is_undecided(message))
		return fault;
	message->proposal = proposal;
	if (is_at_work(message) && reading->ground != NULL)
		warn(screening, reading->ground,
		    "what was edited while a body has it", message);
	return fault;
}

bool
screening_begin(struct screening *screening, struct message *message,
    struct search *search, bool *looks)
{
	const struct text_reading *prepared = screening->prepared;

	if (screening->reader == NULL || prepared == NULL ||
	    !text_equal(prepared->text, message->text))
		return false;
	atomic_store(&screening->wanted, WANTED);
	message->screen = prepared->screen;
	message->proposal = prepared->proposal;
	message->similar = NULL;
	*looks = screening->similar != NULL &&
		 similar_begin(message, prepared, search);
	return true;
}

const struct fault *
screening_end(
    struct screening *screening, struct search *search, struct message *message)
{
	return similar_end(screening->similar, search, message);
}

void
screening_settle(struct screening *screening)
{
	struct seeker *seeker = screening_seeker(screening);

	if (seeker == NULL)
		return;
	seeker_settle(seeker, screening->task,
	    seeker_reads(seeker) ? NULL : text_reader_share(screening->reader));
}

void
screening_changed(struct screening *screening, int64_t id)
{
	if (screening->similar != NULL)
		seeker_changed(
		    similar_seeker(screening->similar), screening->task, id);
}

const struct fault *
screening_move(struct screening *screening, const struct message *before,
    const struct message *after)
{
	return screening->similar == NULL
		   ? NULL
		   : seeker_move(
			 similar_seeker(screening->similar), before, after);
}

struct seeker *
screening_seeker(struct screening *screening)
{
	return screening->similar == NULL ? NULL
					  : similar_seeker(screening->similar);
}

const struct fault *
screening_read_earlier(struct screening *screening,
    const struct message *earlier, struct message *message)
{
	const struct text_reading *reading;
	const struct fault *fault;

	if (earlier->text == NULL ||
	    (!is_undecided(message) && !is_at_work(message)))
		return NULL;
	if ((fault = read(screening, earlier, &reading)) != NULL)
		return fault;
	if (reading->ground != NULL)
		warn(screening, reading->ground,
		    arena_printf(screening->task->arena,
			"revision %lld, edited since,",
			(long long)earlier->revision),
		    message);
	return NULL;
}
