#include "task/seeker.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/text.h"
#include "store/messages.h"
#include "task/region.h"
#include "task/sketchbook.h"

enum { CHANGED = 1024 }; /* messages of a transaction; more: all of them */

/* What reads earlier texts by itself: only what was settled before the open
 * transaction, which alone knows what it has changed. */
struct settled {
	struct store *store; /* NULL: nothing is read */
	struct text_reader *reader;
	struct arena arena;
	int64_t transaction, last; /* message of before it */
	int64_t changed[CHANGED];
	size_t changed_count;
};

struct seeker {
	struct settled settled;
	struct sketchbook *book;
	struct locations *locations;
	struct readings *readings;
	struct candidates candidates;
	struct likeness_text earlier; /* that is compared */
	double least;
	int64_t seconds_back;
	bool dry_run; /* nothing is kept */
};

const struct fault *
seeker_open(
    struct seeker **seeker, struct task *task, struct expected *expected)
{
	struct seeker *made = calloc(1, sizeof(*made));
	const struct region *region;
	const struct fault *fault;
	const struct place *places;
	size_t place_count;
	int64_t days;

	if (made == NULL)
		abort();
	*seeker = made;
	made->readings = readings_open();
	made->dry_run = task->dry_run;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	places = region_rows(region, "places", &place_count);
	made->locations = location_open(places, place_count);
	if ((fault = sketchbook_open(
		 &made->book, task->store, made->locations, expected)) != NULL)
		return fault;
	made->least = strtod(region_setting(region, "likeness_min"), NULL);
	made->candidates.numbers_tell = made->least > LIKENESS_AT_ODDS;
	text_integer(region_setting(region, "likeness_days"), &days);
	made->seconds_back = days * DAY_SECONDS;
	return NULL;
}

void
seeker_close(struct seeker *seeker)
{
	if (seeker == NULL)
		return;
	store_close(seeker->settled.store);
	text_reader_close(seeker->settled.reader);
	arena_free(&seeker->settled.arena);
	sketchbook_close(seeker->book);
	location_close(seeker->locations);
	readings_close(seeker->readings);
	free(seeker);
}

double
seeker_least(const struct seeker *seeker)
{
	return seeker->least;
}

int64_t
seeker_since(const struct seeker *seeker, const struct search *search)
{
	return search->reading.at - seeker->seconds_back;
}

void
seeker_look_around(struct seeker *seeker)
{
	sketchbook_look_around(seeker->book);
}

bool
seeker_is_whole(const struct seeker *seeker)
{
	return sketchbook_is_whole(seeker->book);
}

static void
turn_to(struct settled *settled, int64_t transaction)
{
	if (settled->transaction == transaction)
		return;
	settled->transaction = transaction;
	settled->changed_count = 0;
}

void
seeker_settle(
    struct seeker *seeker, const struct task *task, struct text_reader *reader)
{
	struct settled *settled = &seeker->settled;

	turn_to(settled, task_transaction(task));
	settled->last = messages_settled(task->store);
	if (settled->reader != NULL)
		return;
	settled->reader = reader;
	/* Without it the first thread reads them. */
	if (store_open_beside(&settled->store, task->store) != NULL) {
		store_close(settled->store);
		settled->store = NULL;
	}
}

bool
seeker_reads(const struct seeker *seeker)
{
	return seeker->settled.reader != NULL;
}

void
seeker_changed(struct seeker *seeker, const struct task *task, int64_t id)
{
	struct settled *settled = &seeker->settled;

	readings_drop(seeker->readings, id);
	turn_to(settled, task_transaction(task));
	if (settled->changed_count < CHANGED)
		settled->changed[settled->changed_count] = id;
	settled->changed_count++;
}

const struct fault *
seeker_move(struct seeker *seeker, const struct message *before,
    const struct message *after)
{
	return seeker->dry_run ? NULL
			       : sketchbook_move(seeker->book, before, after);
}

/* May it be read here as the first thread would read it? */
static bool
is_settled(const struct settled *settled, int64_t id)
{
	size_t i = 0;

	if (settled->store == NULL || id > settled->last ||
	    settled->changed_count > CHANGED)
		return false;
	while (i < settled->changed_count && settled->changed[i] != id)
		i++;
	return i == settled->changed_count;
}

bool
seeker_is_ready(struct seeker *seeker, const struct message *message)
{
	return sketchbook_is_ready(seeker->book, message);
}

const struct fault *
seeker_prepare(
    struct seeker *seeker, const struct message *message, bool *prepared)
{
	const struct sketch_list *lists[SKETCHBOOK_KINDS];

	*prepared = seeker_is_ready(seeker, message);
	if (*prepared || sketchbook_must_read(seeker->book, message))
		return NULL;
	*prepared = true;
	return sketchbook_find(seeker->book, message, lists);
}

struct locations *
seeker_locations(struct seeker *seeker)
{
	return seeker->locations;
}

struct readings *
seeker_readings(struct seeker *seeker)
{
	return seeker->readings;
}

/* A name as a reading has it; 0: NULL. */
static uint64_t
name_hash(const char *name)
{
	return name == NULL ? 0 : hash_string(name) | 1;
}

const struct fault *
seeker_read(const struct seeker_source *source, int64_t id, int64_t since,
    struct reading *made, struct likeness_text *text)
{
	const struct fault *fault;
	struct message earlier;
	bool found;

	*made = (struct reading){.id = 0};
	fault = messages_get_text(
	    source->store, id, since, source->arena, &earlier, &found);
	if (fault != NULL || !found || earlier.text == NULL)
		return fault;
	made->id = id;
	made->topic = name_hash(earlier.topic);
	made->location = location_read(source->locations, earlier.location);
	made->at = earlier.posted_at;
	text_reader_words(source->reader, earlier.text, text);
	return NULL;
}

static enum likeness_relation
relate(uint64_t a, uint64_t b)
{
	if (a == 0 || b == 0)
		return LIKENESS_UNKNOWN;
	return a == b ? LIKENESS_SAME : LIKENESS_OTHER;
}

void
seeker_compare(const struct seeker *seeker, const struct search *search,
    const struct reading *earlier, const struct likeness_text *text,
    struct likeness *likeness)
{
	const struct reading *own = &search->reading;

	likeness->value = 0;
	if (earlier->at > own->at ||
	    earlier->at < own->at - seeker->seconds_back)
		return;
	likeness_compare(text, &search->text->likeness,
	    relate(earlier->topic, own->topic),
	    location_relate(
		seeker->locations, &earlier->location, &own->location),
	    likeness);
}

/* Compares with one that it reads itself; false: it may or can not. */
static bool
compare_settled(
    struct seeker *seeker, struct search *search, struct seeker_found *found)
{
	struct settled *settled = &seeker->settled;
	struct seeker_source source = {settled->store, settled->reader,
	    seeker->locations, &settled->arena};
	struct reading made;

	if (!is_settled(settled, found->id))
		return false;
	arena_reset(&settled->arena);
	if (seeker_read(&source, found->id, seeker_since(seeker, search), &made,
		&seeker->earlier) != NULL)
		return false;
	found->likeness.value = 0;
	if (made.id == 0)
		return true;
	readings_keep(seeker->readings, &made, &seeker->earlier);
	seeker_compare(
	    seeker, search, &made, &seeker->earlier, &found->likeness);
	return true;
}

/* Compares those whose words are kept, or can be read here. */
static void
compare_all(struct seeker *seeker, struct search *search)
{
	const struct candidates *candidates = &seeker->candidates;

	search->count = candidates->count;
	for (size_t i = 0; i < candidates->count; i++) {
		struct seeker_found *found = &search->found[i];
		const struct reading *earlier;

		found->id = candidates->list[i].id;
		earlier = readings_find(
		    seeker->readings, found->id, &seeker->earlier);
		found->compared =
		    earlier != NULL || compare_settled(seeker, search, found);
		if (earlier != NULL)
			seeker_compare(seeker, search, earlier,
			    &seeker->earlier, &found->likeness);
	}
}

static int64_t
time_of(const struct message *message)
{
	return message->posted_at != FIELD_NONE ? message->posted_at
						: message->collected_at;
}

/* What of the message itself is compared. */
static void
read_own(struct seeker *seeker, struct search *search)
{
	const struct message *message = search->message;

	search->own = (struct sketch){
	    .message = message->id, .words = search->text->likeness.sketch};
	memcpy(search->own.anchors, search->text->anchors,
	    sizeof(search->own.anchors));
	search->reading = (struct reading){.id = message->id,
	    .topic = name_hash(message->topic),
	    .location = location_read(seeker->locations, message->location),
	    .at = time_of(message)};
}

const struct fault *
seeker_look(struct seeker *seeker, struct search *search)
{
	const struct likeness_text *text = &search->text->likeness;
	const struct fault *fault;

	read_own(seeker, search);
	if ((fault = candidates_find(&seeker->candidates, seeker->book,
		 search->message, text, &search->own)) != NULL)
		return fault;
	compare_all(seeker, search);
	search->of_author_count =
	    search->count < CANDIDATES_MOST
		? 0
		: candidates_of_author(
		      &seeker->candidates, &search->own, search->of_author);
	if (seeker->dry_run)
		return NULL;
	/* To those that come it is an earlier one. */
	readings_keep(seeker->readings, &search->reading, text);
	return sketchbook_add(seeker->book, &search->own);
}
