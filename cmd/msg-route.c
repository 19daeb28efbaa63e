/*
 * msg-route: detects, classifies, forwards to bodies, takes back, refuses.
 */

#include "base/text.h"
#include "model/decision.h"
#include "model/message.h"
#include "task/decide.h"
#include "task/routing.h"
#include "task/show.h"
#include "tool.h"

static const struct option_spec options[] = {
    {"rules", 'r', NULL, "forward by the table routes what it decides"},
    {0},
};

static const struct tool_spec spec = {
    .name = "msg-route",
    .synopsis = "[--decision D] [--rules] [ID...]",
    .purpose = "Carries out the Curator's decisions, and an executor's "
	       "return.",
    .operands = TOOL_IDS,
    .options = options,
    .fields = &decision_schema,
    .output = &message_schema,
};

/* Options that belong to a decision, and say which if nothing else does. */
static const struct {
	const char *option, *decision;
	const char *too; /* another decision that takes it */
} owned[] = {
    {"to", "forward", NULL},
    {"ground", "refuse", NULL},
    {"topic", "classify", "forward"},
};

/* A fault if an option belongs to another decision, which passes it over. */
static const struct fault *
find_passed_over(
    const struct options *given, const char *decision, enum fault_code code)
{
	for (size_t i = 0; i < sizeof(owned) / sizeof(owned[0]); i++)
		if (options_flag(given, owned[i].option) &&
		    !text_equal(decision, owned[i].decision) &&
		    !text_equal(decision, owned[i].too))
			return fault_new(code,
			    "--%s belongs to %s%s%s: %s would pass it over",
			    owned[i].option, owned[i].decision,
			    owned[i].too != NULL ? " and " : "",
			    owned[i].too != NULL ? owned[i].too : "", decision);
	return NULL;
}

/* The decision that the options imply, NULL: none. */
static const struct fault *
find_decision(const struct options *given, const char **implied)
{
	const char *said = options_flag(given, "rules")
			       ? "forward"
			       : options_text(given, "decision");
	size_t i;

	*implied = NULL;
	for (i = 0; i < sizeof(owned) / sizeof(owned[0]); i++)
		if (*implied == NULL && options_flag(given, owned[i].option))
			*implied = owned[i].decision;
	return find_passed_over(
	    given, said != NULL ? said : *implied, FAULT_USAGE);
}

static void
put(struct tool *tool, struct message *message, struct record *record,
    int64_t as_of)
{
	if (tool->dry_run) {
		record_set(record, value_true(&tool->record, "dry_run"));
		message->as_of = as_of;
	}
	tool_put(tool, &message_schema, message, record);
}

/* Carries out what the record says; without a decision it passes. */
static const struct fault *
decide_one(struct tool *tool, struct record *record, const char *implied)
{
	const struct fault *fault;
	struct decision decision;
	struct message message;

	fault = schema_read(&decision_schema, record, tool->task.zone,
	    &tool->record, &decision);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	if (decision.decision == NULL)
		decision.decision = implied;
	if (decision.decision == NULL || decision.decision == schema_clear) {
		writer_pass(tool->writer, record);
		return NULL;
	}
	fault =
	    find_passed_over(&tool->options, decision.decision, FAULT_INPUT);
	if (fault == NULL)
		fault =
		    decide_message(&tool->task, &decision, record, &message);
	if (fault != NULL)
		return tool_refuse(tool, record, fault);
	put(tool, &message, record, decision.as_of);
	return NULL;
}

/* Fills in what the routing table chose, for a decision now or later. */
static void
fill_in(struct tool *tool, struct record *record,
    const struct routing_choice *choice)
{
	struct value *to;

	record_set(record, value_object(&tool->record, "route", choice->route));
	if (!choice->decided)
		return;
	to = value_list(&tool->record, "to");
	value_split(to, choice->to, &tool->record);
	record_set(record, to);
	if (choice->lead != NULL)
		record_set(
		    record, value_text(&tool->record, "lead", choice->lead));
	if (choice->importance != NULL)
		record_set(record, value_text(&tool->record, "importance",
				       choice->importance));
}

/* A rule decides for a curator; otherwise it proposes. */
static const struct fault *
route_one(struct tool *tool, struct record *record, struct routing *routing)
{
	const struct fault *fault;
	struct routing_choice choice;
	struct decision decision;
	struct message message;
	int64_t as_of;
	bool may;

	if ((fault = show_message(
		 &tool->task, record_text(record, "id"), &message)) != NULL ||
	    (fault = routing_choose(routing, &message, &choice)) != NULL)
		return tool_refuse(tool, record, fault);
	as_of = message.as_of;
	fill_in(tool, record, &choice);
	if ((fault = decide_may_forward(&tool->task, &may)) != NULL)
		return fault;
	if (choice.decided && may) {
		schema_read(&decision_schema, record, tool->task.zone,
		    &tool->record, &decision);
		decision.as_of = as_of;
		fault =
		    decide_by_rule(&tool->task, &decision, record, &message);
		if (fault != NULL)
			return tool_refuse(tool, record, fault);
	}
	put(tool, &message, record, as_of);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct tool tool;
	struct record *record;
	struct routing *routing = NULL;
	const struct fault *fault;
	const char *implied;

	if ((fault = tool_open(&tool, &spec, argc, argv)) != NULL ||
	    (fault = find_decision(&tool.options, &implied)) != NULL)
		return tool_close(&tool, fault);
	if (options_flag(&tool.options, "rules"))
		fault = routing_open(&routing, &tool.task);
	while (tool_next(&tool, &record, &fault))
		fault = routing != NULL ? route_one(&tool, record, routing)
					: decide_one(&tool, record, implied);
	routing_close(routing);
	return tool_close(&tool, fault);
}
