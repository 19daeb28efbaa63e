#include "task/routing.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "language/stem.h"
#include "model/name.h"
#include "store/cases.h"

enum { SHADOWED_SHOWN = 5 };

struct routing {
	struct task *task;
	const struct region *region;
	const struct route *routes; /* of the table, in any order */
	const struct route **ordered;
	size_t count;
	struct stemmer *stemmer;
};

static int
by_order(const void *a, const void *b)
{
	const struct route *const *left = a, *const *right = b;

	if ((*left)->order != (*right)->order)
		return (*left)->order < (*right)->order ? -1 : 1;
	return *left < *right ? -1 : 1;
}

const struct fault *
routing_open(struct routing **routing, struct task *task)
{
	const struct fault *fault;
	struct routing *made = calloc(1, sizeof(*made));
	size_t i;

	if (made == NULL)
		abort();
	*routing = made;
	made->task = task;
	made->stemmer = stem_open();
	if ((fault = region_get(task, &made->region)) != NULL)
		return fault;
	made->routes = region_rows(made->region, "routes", &made->count);
	made->ordered = malloc((made->count + 1) * sizeof(*made->ordered));
	if (made->ordered == NULL)
		abort();
	for (i = 0; i < made->count; i++)
		made->ordered[i] = &made->routes[i];
	qsort(made->ordered, made->count, sizeof(*made->ordered), by_order);
	return NULL;
}

void
routing_close(struct routing *routing)
{
	if (routing == NULL)
		return;
	stem_close(routing->stemmer);
	free(routing->ordered);
	free(routing);
}

/* True if the place is the rule's or lies in it, however deep. */
static bool
lies_in(const struct routing *routing, const char *place, const char *wanted)
{
	size_t count, steps;
	const struct place *places =
	    region_rows(routing->region, "places", &count);
	const struct place *target = name_place(places, count, wanted);
	const struct place *at;

	if (place == NULL)
		return false;
	if (text_equal(place, wanted))
		return true;
	at = name_place(places, count, place);
	for (steps = 0; at != NULL && target != NULL && steps < count;
	     steps++) {
		if (at == target)
			return true;
		at = at->parent == NULL ? NULL
					: name_place(places, count, at->parent);
	}
	return false;
}

/* True if the text has all words of one of the phrases between commas. */
static bool
has_words(struct routing *routing, const char *text, const char *phrases)
{
	struct arena arena = {0};
	const char *const *wanted;
	bool found = false;

	while (text != NULL && phrases != NULL && !found) {
		size_t length = strcspn(phrases, ",");
		size_t count = stem_words(routing->stemmer,
		    arena_copy(&arena, phrases, length), &arena, &wanted);

		found = count > 0 && stem_find_all(routing->stemmer, text,
					 wanted, count, &arena);
		phrases = phrases[length] == ',' ? phrases + length + 1 : NULL;
	}
	arena_free(&arena);
	return found;
}

static bool
matches(struct routing *routing, const struct route *route,
    const struct message *message)
{
	if (route->topic != NULL && !text_equal(route->topic, message->topic) &&
	    !text_equal(route->topic, message->topic_group))
		return false;
	if (route->network != NULL &&
	    !text_equal(route->network, message->network))
		return false;
	if (route->place != NULL &&
	    !lies_in(routing, message->location, route->place))
		return false;
	return route->words == NULL ||
	       has_words(routing, message->text, route->words);
}

static void
add_item(struct buffer *list, const char *text)
{
	if (list->length > 1)
		buffer_putc(list, ',');
	buffer_json(list, text, strlen(text));
}

static void
write_matched(const struct route *route, struct buffer *list)
{
	if (route->topic != NULL)
		add_item(list, "topic");
	if (route->words != NULL)
		add_item(list, "words");
	if (route->place != NULL)
		add_item(list, "place");
	if (route->network != NULL)
		add_item(list, "network");
}

/* Why no rule is asked, in a sentence; NULL if one may decide. */
static const char *
why_not(const struct message *message)
{
	if (!text_equal(message->state, "detected") &&
	    !text_equal(message->state, "returned"))
		return "the message is not detected or returned";
	if (message->proposal != NULL)
		return "a proposal waits for the Curator";
	return NULL;
}

/* True if one of the codes had the message before (A1-5.1). */
static const struct fault *
had_it_before(struct routing *routing, const struct message *message,
    const char *to, bool *before)
{
	const struct fault *fault;
	struct assignment *list;
	size_t i, count;

	*before = false;
	fault = cases_assignments(routing->task->store, message->id,
	    routing->task->arena, &list, &count);
	for (i = 0; fault == NULL && i < count; i++) {
		const char *at = strstr(to, list[i].body);
		size_t length = strlen(list[i].body);

		*before |= at != NULL && (at == to || at[-1] == ',') &&
			   (at[length] == '\0' || at[length] == ',');
	}
	return fault;
}

struct found {
	const struct route *rule;
	struct buffer matched, shadowed, reasons;
	size_t shadowed_count;
};

static void
look(
    struct routing *routing, const struct message *message, struct found *found)
{
	size_t i;

	for (i = 0; i < routing->count; i++) {
		const struct route *route = routing->ordered[i];

		if (found->shadowed_count >= SHADOWED_SHOWN)
			break;
		if (!matches(routing, route, message))
			continue;
		if (found->rule == NULL) {
			found->rule = route;
			write_matched(route, &found->matched);
		} else {
			if (found->shadowed_count++ > 0)
				buffer_putc(&found->shadowed, ',');
			buffer_integer(&found->shadowed, route->order);
		}
	}
}

static void
write_route(const struct routing *routing, struct found *found,
    struct routing_choice *choice)
{
	struct buffer json = {0};

	buffer_putc(&found->matched, ']');
	buffer_putc(&found->shadowed, ']');
	buffer_putc(&found->reasons, ']');
	buffer_putc(&json, '{');
	if (choice->decided)
		buffer_member_integer(&json, "rule", found->rule->order);
	else
		buffer_member(&json, "rule", NULL);
	buffer_member_json(&json, "matched", found->matched.bytes);
	buffer_member_json(&json, "shadowed", found->shadowed.bytes);
	buffer_member_json(&json, "reasons", found->reasons.bytes);
	buffer_putc(&json, '}');
	choice->route =
	    arena_copy(routing->task->arena, json.bytes, json.length);
	buffer_free(&json);
	buffer_free(&found->matched);
	buffer_free(&found->shadowed);
	buffer_free(&found->reasons);
}

const struct fault *
routing_choose(struct routing *routing, const struct message *message,
    struct routing_choice *choice)
{
	const struct fault *fault = NULL;
	const char *reason = why_not(message);
	struct found found = {0};
	bool before = false;

	*choice = (struct routing_choice){0};
	buffer_putc(&found.matched, '[');
	buffer_putc(&found.shadowed, '[');
	buffer_putc(&found.reasons, '[');
	if (reason == NULL)
		look(routing, message, &found);
	if (reason == NULL && found.rule == NULL)
		reason =
		    message->topic == NULL && message->topic_group == NULL
			? "no rule matches: the message has no topic"
			: "no rule matches topic, words, place and network";
	if (found.rule != NULL) {
		fault =
		    had_it_before(routing, message, found.rule->to, &before);
		if (before)
			reason = "the body of the rule had it before (I-28)";
	}
	if (reason != NULL)
		add_item(&found.reasons, reason);
	choice->decided = reason == NULL;
	if (choice->decided) {
		choice->to = found.rule->to;
		choice->lead = found.rule->lead;
		choice->importance = found.rule->importance;
	}
	write_route(routing, &found, choice);
	return fault;
}
