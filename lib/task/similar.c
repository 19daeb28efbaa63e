#include "task/similar.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "language/likeness.h"
#include "language/location.h"
#include "store/messages.h"
#include "store/sketches.h"
#include "task/region.h"

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
	struct seeker *seeker;
	struct locations *locations; /* while another thread looks; or NULL */
	int64_t answers_min;
	struct likeness_text earlier; /* that is compared */
	struct hit hits[CANDIDATES_MOST];
	size_t hit_count;
	struct buffer answered; /* ids of the author's, between commas */
	size_t answers;		/* how many they are */
};

bool
similar_is_wanted(const struct region *region)
{
	int64_t days = 0;

	text_integer(region_setting(region, "likeness_days"), &days);
	return days > 0;
}

const struct fault *
similar_open(struct similar **similar, struct task *task,
    struct text_reader *reader, struct expected *expected)
{
	struct similar *made = calloc(1, sizeof(*made));
	const struct region *region;
	const struct fault *fault;

	if (made == NULL)
		abort();
	*similar = made;
	made->task = task;
	made->reader = reader;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	text_integer(
	    region_setting(region, "repeat_answers_min"), &made->answers_min);
	return seeker_open(&made->seeker, task, expected);
}

void
similar_close(struct similar *similar)
{
	if (similar == NULL)
		return;
	seeker_close(similar->seeker);
	location_close(similar->locations);
	buffer_free(&similar->answered);
	free(similar);
}

struct seeker *
similar_seeker(struct similar *similar)
{
	return similar->seeker;
}

/* Places that this thread alone reads. */
static const struct fault *
own_locations(struct similar *similar)
{
	const struct region *region;
	const struct fault *fault;
	const struct place *places;
	size_t count;

	if (similar->locations != NULL)
		return NULL;
	if ((fault = region_get(similar->task, &region)) != NULL)
		return fault;
	places = region_rows(region, "places", &count);
	similar->locations = location_open(places, count);
	return NULL;
}

/* An end of a search: of which message, and whether nobody looks meanwhile. */
struct end {
	struct search *search;
	struct message *message;
	bool alone;
};

/* Compares with an earlier one, read from the store. */
static const struct fault *
compare_stored(struct similar *similar, const struct end *end, int64_t id,
    struct likeness *likeness)
{
	struct seeker *seeker = similar->seeker;
	struct seeker_source source = {.store = similar->task->store,
	    .reader = similar->reader,
	    .locations = seeker_locations(seeker),
	    .arena = similar->task->arena};
	const struct fault *fault;
	struct reading made;

	if (!end->alone) {
		if ((fault = own_locations(similar)) != NULL)
			return fault;
		source.locations = similar->locations;
	}
	fault = seeker_read(&source, id, seeker_since(seeker, end->search),
	    &made, &similar->earlier);
	if (fault != NULL || made.id == 0)
		return fault;
	if (end->alone)
		readings_keep(
		    seeker_readings(seeker), &made, &similar->earlier);
	seeker_compare(seeker, end->search, &made, &similar->earlier, likeness);
	return NULL;
}

static const struct fault *
compare(struct similar *similar, const struct end *end, int64_t id,
    struct likeness *likeness)
{
	struct seeker *seeker = similar->seeker;
	const struct reading *earlier = NULL;

	*likeness = (struct likeness){.value = 0};
	if (end->alone)
		earlier = readings_find(
		    seeker_readings(seeker), id, &similar->earlier);
	if (earlier == NULL)
		return compare_stored(similar, end, id, likeness);
	seeker_compare(
	    seeker, end->search, earlier, &similar->earlier, likeness);
	return NULL;
}

static bool
is_alike(const struct similar *similar, const struct likeness *likeness)
{
	return likeness->value > 0 &&
	       likeness->value >= seeker_least(similar->seeker);
}

static void
keep_hit(struct similar *similar, int64_t id, const struct likeness *likeness)
{
	size_t i = similar->hit_count++;

	for (; i > 0 && similar->hits[i - 1].value < likeness->value; i--)
		similar->hits[i] = similar->hits[i - 1];
	similar->hits[i] = (struct hit){id, likeness->value, *likeness};
}

/* Compares the rest, and keeps those that are alike. */
static const struct fault *
compare_all(struct similar *similar, const struct end *end)
{
	const struct fault *fault;

	similar->hit_count = 0;
	for (size_t i = 0; i < end->search->count; i++) {
		struct seeker_found *found = &end->search->found[i];

		if (!found->compared &&
		    (fault = compare(
			 similar, end, found->id, &found->likeness)) != NULL)
			return fault;
		if (is_alike(similar, &found->likeness))
			keep_hit(similar, found->id, &found->likeness);
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

/* Notes an earlier one, of which state and network are read, if it was answered
 * to the same author. */
static const struct fault *
note_answer(struct similar *similar, const struct message *earlier,
    const struct message *message)
{
	const struct fault *fault;
	struct message whole;
	bool found;

	if (!text_equal(earlier->state, "answered") ||
	    !text_equal(earlier->network, message->network))
		return NULL;
	fault = messages_get(similar->task->store, earlier->id,
	    similar->task->arena, &whole, &found);
	if (fault == NULL && found && is_by_author(&whole, message))
		buffer_printf(&similar->answered, "%s%lld",
		    similar->answers++ == 0 ? "" : ",", (long long)whole.id);
	return fault;
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
count_others(struct similar *similar, const struct end *end)
{
	const struct search *search = end->search;
	const struct fault *fault = NULL;
	struct likeness likeness;
	struct message earlier;
	bool found;

	for (size_t i = 0; fault == NULL && i < search->of_author_count &&
			   (i < PROBED || similar->answers > 0);
	     i++) {
		int64_t id = search->of_author[i];

		if (is_hit(similar, id))
			continue;
		fault = compare(similar, end, id, &likeness);
		if (fault != NULL || !is_alike(similar, &likeness))
			continue;
		fault = messages_get_due(similar->task->store, id,
		    similar->task->arena, &earlier, &found);
		if (fault == NULL && found)
			fault = note_answer(similar, &earlier, end->message);
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
write_all(struct similar *similar, const struct end *end)
{
	struct message *message = end->message;
	struct buffer json = {0};
	const struct fault *fault = NULL;
	struct message earlier;
	bool found;

	buffer_reset(&similar->answered);
	similar->answers = 0;
	for (size_t i = 0; fault == NULL && i < similar->hit_count; i++) {
		const struct hit *hit = &similar->hits[i];

		fault = messages_get_due(similar->task->store, hit->id,
		    similar->task->arena, &earlier, &found);
		if (fault != NULL || !found)
			continue;
		if (i < SHOWN)
			write_hit(hit, &earlier, message, &json);
		fault = note_answer(similar, &earlier, message);
	}
	if (json.length > 0) {
		buffer_putc(&json, ']');
		message->similar =
		    arena_copy(similar->task->arena, json.bytes, json.length);
	}
	buffer_free(&json);
	if (fault != NULL || message->proposal != NULL)
		return fault;
	if (!has_answers(similar))
		fault = count_others(similar, end);
	if (has_answers(similar))
		message->proposal = write_repeated(similar);
	return fault;
}

bool
similar_begin(const struct message *message, const struct text_reading *text,
    struct search *search)
{
	search->message = message;
	search->text = text;
	return text->likeness.count >= TERMS_MIN;
}

static const struct fault *
end_search(struct similar *similar, const struct end *end)
{
	const struct fault *fault;

	if ((fault = compare_all(similar, end)) != NULL ||
	    (similar->hit_count > 0 &&
		(fault = write_all(similar, end)) != NULL))
		return fault;
	return sketches_put(similar->task->store, &end->search->own);
}

const struct fault *
similar_end(
    struct similar *similar, struct search *search, struct message *message)
{
	return end_search(similar, &(struct end){search, message, false});
}

const struct fault *
similar_find(struct similar *similar, struct message *message,
    const struct text_reading *text)
{
	const struct fault *fault;
	struct search search;

	if (!similar_begin(message, text, &search))
		return NULL;
	if ((fault = seeker_look(similar->seeker, &search)) != NULL)
		return fault;
	return end_search(similar, &(struct end){&search, message, true});
}
