#include "task/routing.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/setting.h"
#include "store/cases.h"
#include "task/rulebook.h"

enum {
	SHADOWED_SHOWN = 5,
	MISSED_SHOWN = 3 /* rules that would have fitted but for one column */
};

struct routing {
	struct task *task;
	struct rulebook *book;
};

const struct fault *
routing_open(struct routing **routing, struct task *task)
{
	struct routing *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*routing = made;
	made->task = task;
	return rulebook_open(&made->book, task);
}

void
routing_close(struct routing *routing)
{
	if (routing == NULL)
		return;
	rulebook_close(routing->book);
	free(routing);
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
	for (int i = 0; i < RULEBOOK_CONDITIONS; i++)
		if (rulebook_asks(route, i) != NULL)
			add_item(list, rulebook_condition(i));
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
	for (i = 0; fault == NULL && i < count; i++)
		*before |= setting_lists(to, list[i].body);
	return fault;
}

struct found {
	const struct route *rule;
	struct buffer matched, shadowed, reasons;
	size_t shadowed_count, missed_count;
	bool asks_topic; /* some rule does */
};

/* A rule that would decide but for one condition: what of it did not fit. */
static void
write_missed(const struct route *route, enum rulebook_condition missed,
    const struct message *message, struct buffer *reasons)
{
	const char *has = missed == RULEBOOK_TOPIC     ? message->topic
			  : missed == RULEBOOK_PLACE   ? message->location
			  : missed == RULEBOOK_NETWORK ? message->network
						       : NULL;
	struct buffer text = {0};

	buffer_printf(&text, "rule %lld asks for %s %s",
	    (long long)route->order, rulebook_condition(missed),
	    rulebook_asks(route, missed));
	if (has != NULL)
		buffer_printf(&text, ", the message has %s", has);
	add_item(reasons, text.bytes);
	buffer_free(&text);
}

/* It has all of a topic or of words that the rule asks for. */
static bool
is_near(const struct route *rule, enum rulebook_condition missed)
{
	return (rule->topic != NULL && missed != RULEBOOK_TOPIC) ||
	       (rule->words != NULL && missed != RULEBOOK_WORDS &&
		   missed != RULEBOOK_TOPIC);
}

static void
look(
    struct routing *routing, const struct message *message, struct found *found)
{
	enum rulebook_condition missed = RULEBOOK_TOPIC;
	size_t i, misses;

	rulebook_read(routing->book, message);
	for (i = 0; i < rulebook_count(routing->book); i++) {
		const struct route *rule = rulebook_row(routing->book, i);

		if (found->shadowed_count >= SHADOWED_SHOWN)
			break;
		found->asks_topic |= rule->topic != NULL;
		misses = rulebook_misses(routing->book, i, message, &missed);
		if (misses == 0 && found->rule == NULL) {
			found->rule = rule;
			write_matched(rule, &found->matched);
		} else if (misses == 0) {
			if (found->shadowed_count++ > 0)
				buffer_putc(&found->shadowed, ',');
			buffer_integer(&found->shadowed, rule->order);
		} else if (misses == 1 && found->rule == NULL &&
			   is_near(rule, missed) &&
			   found->missed_count++ < MISSED_SHOWN) {
			write_missed(rule, missed, message, &found->reasons);
		}
	}
	/* What came near matters only if nothing fitted. */
	if (found->rule != NULL)
		found->reasons.length = 1;
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
		    found.asks_topic && message->topic == NULL &&
			    message->topic_group == NULL &&
			    found.missed_count == 0
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
