#include "task/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "language/likeness.h"
#include "language/location.h"
#include "store/messages.h"
#include "task/candidates.h"
#include "task/readings.h"
#include "task/region.h"
#include "task/sketchbook.h"

enum {
	SHOWN = 5,
	TERMS_MIN = 2, /* of a text that can be compared at all */
	PROBED = 8     /* of an author none of whose messages was answered */
};

struct hit {
	int64_t id;
	double value;
	struct likeness likeness;
};

struct similar {
	struct task *task;
	struct text_reader *reader; /* of earlier texts */
	struct sketchbook *book;
	struct locations *locations;
	double least;
	int64_t seconds_back, answers_min;
	const struct likeness_text *text; /* of the message in hand */
	struct reading reading;		  /* likewise */
	struct readings *readings;
	struct likeness_text earlier; /* that is compared with it */
	struct candidates candidates;
	struct hit hits[CANDIDATES_MOST];
	size_t hit_count;
	struct buffer answered; /* ids of the author's, between commas */
	size_t answers;		/* how many they are */
};

const struct fault *
similar_open(
    struct similar **similar, struct task *task, struct text_reader *reader)
{
	struct similar *made = calloc(1, sizeof(*made));
	const struct region *region;
	const struct fault *fault;
	const struct place *places;
	size_t place_count;
	int64_t days;

	if (made == NULL)
		abort();
	made->readings = readings_open();
	*similar = made;
	made->task = task;
	made->reader = reader;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	places = region_rows(region, "places", &place_count);
	made->locations = location_open(places, place_count);
	if ((fault = sketchbook_open(
		 &made->book, task->store, made->locations)) != NULL)
		return fault;
	made->least = strtod(region_setting(region, "likeness_min"), NULL);
	made->candidates.numbers_tell = made->least > LIKENESS_AT_ODDS;
	text_integer(region_setting(region, "likeness_days"), &days);
	made->seconds_back = days * DAY_SECONDS;
	text_integer(
	    region_setting(region, "repeat_answers_min"), &made->answers_min);
	return NULL;
}

void
similar_close(struct similar *similar)
{
	if (similar == NULL)
		return;
	sketchbook_close(similar->book);
	location_close(similar->locations);
	buffer_free(&similar->answered);
	readings_close(similar->readings);
	free(similar);
}

static uint64_t
name_hash(const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	if (name == NULL)
		return 0;
	for (; *name != '\0'; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
	return hash | 1;
}

static int64_t
time_of(const struct message *message)
{
	return message->posted_at != FIELD_NONE ? message->posted_at
						: message->collected_at;
}

/*
 * Reads an earlier message from the store; NULL if it is too old to be
 * compared.
 */
static const struct fault *
read_earlier(
    struct similar *similar, int64_t id, const struct reading **reading)
{
	int64_t since = similar->reading.at - similar->seconds_back;
	struct reading made = {.id = id};
	const struct fault *fault;
	struct message earlier;
	bool found;

	*reading = NULL;
	fault = messages_get_text(similar->task->store, id, since,
	    similar->task->arena, &earlier, &found);
	if (fault != NULL || !found || earlier.text == NULL)
		return fault;
	made.topic = name_hash(earlier.topic);
	made.location = location_read(similar->locations, earlier.location);
	made.at = earlier.posted_at;
	text_reader_words(similar->reader, earlier.text, &similar->earlier);
	*reading = readings_keep(similar->readings, &made, &similar->earlier);
	return NULL;
}

static enum likeness_relation
relate(uint64_t a, uint64_t b)
{
	if (a == 0 || b == 0)
		return LIKENESS_UNKNOWN;
	return a == b ? LIKENESS_SAME : LIKENESS_OTHER;
}

static void
keep_hit(struct similar *similar, int64_t id, const struct likeness *likeness)
{
	size_t i = similar->hit_count++;

	for (; i > 0 && similar->hits[i - 1].value < likeness->value; i--)
		similar->hits[i] = similar->hits[i - 1];
	similar->hits[i] = (struct hit){id, likeness->value, *likeness};
}

/*
 * Compares with an earlier one; a value of 0 if that was written after it,
 * though it came in before, or too long before it.
 */
static const struct fault *
compare(struct similar *similar, int64_t id, struct likeness *likeness)
{
	const struct reading *own = &similar->reading, *earlier;
	const struct fault *fault = NULL;

	*likeness = (struct likeness){.value = 0};
	earlier = readings_find(similar->readings, id, &similar->earlier);
	if (earlier == NULL)
		fault = read_earlier(similar, id, &earlier);
	if (fault != NULL || earlier == NULL || earlier->at > own->at ||
	    earlier->at < own->at - similar->seconds_back)
		return fault;
	likeness_compare(&similar->earlier, similar->text,
	    relate(earlier->topic, own->topic),
	    location_relate(
		similar->locations, &earlier->location, &own->location),
	    likeness);
	return NULL;
}

static const struct fault *
compare_all(struct similar *similar)
{
	const struct fault *fault;
	struct likeness likeness;

	similar->hit_count = 0;
	for (size_t i = 0; i < similar->candidates.count; i++) {
		int64_t id = similar->candidates.list[i].id;

		if ((fault = compare(similar, id, &likeness)) != NULL)
			return fault;
		if (likeness.value > 0 && likeness.value >= similar->least)
			keep_hit(similar, id, &likeness);
	}
	return NULL;
}

static void
write_hit(const struct hit *hit, const struct message *earlier,
    const struct message *message, struct buffer *json)
{
	buffer_puts(json, json->length == 0 ? "[{" : ",{");
	buffer_member_integer(json, "id", hit->id);
	buffer_printf(json, ",\"likeness\":%.2f,\"words\":[", hit->value);
	for (size_t i = 0; i < hit->likeness.shared_count; i++) {
		const struct likeness_term *term = hit->likeness.shared[i];

		if (i > 0)
			buffer_putc(json, ',');
		buffer_json(json, message->text + term->begin, term->length);
	}
	buffer_putc(json, ']');
	buffer_member(json, "state", earlier->state);
	buffer_putc(json, '}');
}

static bool
is_by_author(const struct message *a, const struct message *b)
{
	return a->author_id != NULL && text_equal(a->network, b->network) &&
	       text_equal(a->author_id, b->author_id);
}

static void
note_answer(struct similar *similar, const struct message *earlier,
    const struct message *message)
{
	if (!is_by_author(earlier, message) ||
	    !text_equal(earlier->state, "answered"))
		return;
	buffer_printf(&similar->answered, "%s%lld",
	    similar->answers++ == 0 ? "" : ",", (long long)earlier->id);
}

static bool
is_hit(const struct similar *similar, int64_t id)
{
	size_t i = 0;

	while (i < similar->hit_count && similar->hits[i].id != id)
		i++;
	return i < similar->hit_count;
}

/*
 * Few are compared of many: if that is too few for the ground, all of the
 * author's are that may be on the question, unless the last ones show that
 * none was answered. So thousands by one author cost little.
 */
static const struct fault *
count_others(struct similar *similar, const struct message *message,
    const struct sketch *own)
{
	int64_t ids[SKETCHBOOK_OF_AUTHOR];
	size_t count = candidates_of_author(&similar->candidates, own, ids), i;
	const struct fault *fault = NULL;
	struct likeness likeness;
	struct message earlier;
	bool found;

	for (i = 0;
	     fault == NULL && i < count && (i < PROBED || similar->answers > 0);
	     i++) {
		if (is_hit(similar, ids[i]))
			continue;
		fault = compare(similar, ids[i], &likeness);
		if (fault != NULL || likeness.value == 0 ||
		    likeness.value < similar->least)
			continue;
		fault = messages_get(similar->task->store, ids[i],
		    similar->task->arena, &earlier, &found);
		if (fault == NULL && found)
			note_answer(similar, &earlier, message);
	}
	return fault;
}

/* A1-14.2, I-36: what is met, and what only the Curator can say. */
static const char *
write_repeated(const struct similar *similar)
{
	return arena_printf(similar->task->arena,
	    "{\"ground\":\"repeated\",\"spans\":[],\"earlier\":[%s],"
	    "\"conditions\":[{\"text\":\"тот же автор\",\"met\":true},"
	    "{\"text\":\"на этот вопрос ответов: %zu, нужно не меньше %lld\","
	    "\"met\":true},"
	    "{\"text\":\"новых доводов и обстоятельств нет: подтверждает "
	    "куратор\",\"met\":null}]}",
	    similar->answered.bytes, similar->answers,
	    (long long)similar->answers_min);
}

static bool
has_answers(const struct similar *similar)
{
	return (int64_t)similar->answers >= similar->answers_min;
}

static const struct fault *
write_all(
    struct similar *similar, struct message *message, const struct sketch *own)
{
	struct buffer json = {0};
	const struct fault *fault = NULL;
	struct message earlier;
	bool found;

	buffer_reset(&similar->answered);
	similar->answers = 0;
	for (size_t i = 0; fault == NULL && i < similar->hit_count; i++) {
		const struct hit *hit = &similar->hits[i];

		fault = messages_get(similar->task->store, hit->id,
		    similar->task->arena, &earlier, &found);
		if (fault != NULL || !found)
			continue;
		if (i < SHOWN)
			write_hit(hit, &earlier, message, &json);
		note_answer(similar, &earlier, message);
	}
	if (json.length > 0) {
		buffer_putc(&json, ']');
		message->similar =
		    arena_copy(similar->task->arena, json.bytes, json.length);
	}
	buffer_free(&json);
	if (fault != NULL || message->proposal != NULL)
		return fault;
	if (!has_answers(similar) &&
	    similar->candidates.count == CANDIDATES_MOST)
		fault = count_others(similar, message, own);
	if (has_answers(similar))
		message->proposal = write_repeated(similar);
	return fault;
}

const struct fault *
similar_find(struct similar *similar, struct message *message,
    const struct text_reading *reading)
{
	const struct likeness_text *text = &reading->likeness;
	struct sketch own = {.message = message->id, .words = text->sketch};
	const struct fault *fault;

	if (text->count < TERMS_MIN)
		return NULL;
	similar->text = text;
	similar->reading = (struct reading){.id = message->id,
	    .topic = name_hash(message->topic),
	    .location = location_read(similar->locations, message->location),
	    .at = time_of(message)};
	memcpy(own.anchors, reading->anchors, sizeof(own.anchors));
	if ((fault = candidates_find(&similar->candidates, similar->book,
		 message, text, &own)) != NULL ||
	    (fault = compare_all(similar)) != NULL ||
	    (similar->hit_count > 0 &&
		(fault = write_all(similar, message, &own)) != NULL) ||
	    (fault = sketches_put(similar->task->store, &own)) != NULL)
		return fault;
	if (similar->task->dry_run)
		return NULL;
	/* To those that come it is an earlier one. */
	readings_keep(similar->readings, &similar->reading, text);
	return sketchbook_add(similar->book, &own);
}
