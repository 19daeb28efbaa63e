/* The table of transitions against RULES 2.3, row by row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/transition.h"

#define OPEN "collected detected in_work returned interim_posted"
#define AT_WORK "in_work returned interim_posted"

/* What RULES 2.3 says, written down a second time. */
static const struct {
	const char *number, *decision, *states;
	enum event_kind event;
} rules[] = {
    {"E01", "collect", "", EVENT_COLLECTED}, /* there is none yet */
    {"E02", "detect", "collected", EVENT_DETECTED},
    {"E03", "close", "collected", EVENT_CLOSED},
    {"E04", "classify", "detected", EVENT_CLASSIFIED},
    {"E30", "classify", OPEN " answered refused out_of_scope closed",
	EVENT_FLAGGED},
    {"E31", "classify", OPEN, EVENT_LINKED},
    {"E00", "classify", OPEN, EVENT_CLASSIFIED}, /* a note */
    {"E05", "term", OPEN, EVENT_TERM_SET},
    {"E06", "out_of_scope", "detected returned", EVENT_OUT_OF_SCOPE},
    {"E07", "refuse", "detected returned", EVENT_REFUSED},
    {"E08", "forward", "detected", EVENT_FORWARDED},
    {"E10", "forward", AT_WORK, EVENT_FORWARDED},
    {"E09", "return", AT_WORK, EVENT_RETURNED},
    {"E00", "recall", AT_WORK, EVENT_RECALLED},
    {"E26", "waive", AT_WORK, EVENT_WAIVED},
    {"E32", "lead", AT_WORK, EVENT_LEAD_SET},
    {"E00", "accept", OPEN, EVENT_ACCEPTED},
};

#define LIVE                                                                   \
	"received co_received lead_wait lead_drafting full_review "            \
	"interim_review full_rework interim_rework info_review info_rework "   \
	"info_approved extended"

/* The same for drafts: E11 to E25. `to`: NULL, it stays as it was. */
static const struct {
	const char *number, *decision, *kind, *states, *to;
	enum event_kind event;
} drafts[] = {
    {"E11", "submit", "answer",
	"received extended full_rework lead_drafting full_review",
	"full_review", EVENT_SUBMITTED},
    {"E12", "submit", "interim",
	"received lead_wait lead_drafting interim_rework full_rework "
	"interim_review",
	"interim_review", EVENT_SUBMITTED},
    {"E13", "approve", "interim", "interim_review", "extended", EVENT_APPROVED},
    {"E14", "rework", "interim", "interim_review", "interim_rework",
	EVENT_REWORKED},
    {"E15", "refuse_term", "interim", "interim_review", "full_rework",
	EVENT_TERM_REFUSED},
    {"E16", "submit", "extension", "extended", NULL, EVENT_SUBMITTED},
    {"E16", "extend", "extension", "extended", NULL, EVENT_EXTENDED},
    {"E16", "refuse_term", "extension", "extended", NULL, EVENT_TERM_REFUSED},
    {"E17", "approve", "answer", "full_review", "approved", EVENT_APPROVED},
    {"E18", "rework", "answer", "full_review", "full_rework", EVENT_REWORKED},
    {"E19", "post", "answer", "approved", "posted", EVENT_PUBLISHED},
    {"E19", "post", "interim",
	"extended full_review full_rework interim_review interim_rework "
	"approved",
	NULL, EVENT_PUBLISHED},
    {"E21", "submit", "query", LIVE, NULL, EVENT_ASKED},
    {"E22", "answer", "query", LIVE " approved", NULL, EVENT_ANSWERED},
    {"E23", "submit", "info", "co_received info_rework info_review",
	"info_review", EVENT_SUBMITTED},
    {"E24", "approve", "info", "info_review", "info_approved", EVENT_APPROVED},
    {"E25", "rework", "info", "info_review", "info_rework", EVENT_REWORKED},
};

static int
has_word(const char *list, const char *word)
{
	size_t length = strlen(word);
	const char *at = list;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == list || at[-1] == ' ') &&
		    (at[length] == ' ' || at[length] == '\0'))
			return 1;
		at += length;
	}
	return 0;
}

/* A refusal names the state and the rule. */
static void
check_refusal(const struct fault *fault, const char *state, const char *rule)
{
	assert_int_equal(fault->code, FAULT_STATE);
	assert_non_null(strstr(fault->text, state));
	assert_non_null(strstr(fault->text, rule));
}

static void
check_states(const struct transition *t, const char *states)
{
	int s;

	for (s = 0; s < MESSAGE_STATES; s++) {
		const char *name = message_state_name((enum message_state)s);
		const struct fault *fault =
		    transition_allow_message(t, (enum message_state)s);

		if (t->message_from == 0)
			assert_string_equal(states, "");
		else
			assert_int_equal(fault == NULL, has_word(states, name));
		if (fault != NULL)
			check_refusal(fault, name, t->rule);
	}
}

/* Row by row, in the order of the table; it has no others. */
static void
E01_to_E32_are_as_the_rules_say(void **state)
{
	const struct transition *t;
	size_t i = 0;

	(void)state;
	for (t = transition_all; t->decision != NULL; t++) {
		if (t->draft != NULL)
			continue;
		assert_true(i < sizeof(rules) / sizeof(rules[0]));
		assert_string_equal(t->number, rules[i].number);
		assert_string_equal(t->decision, rules[i].decision);
		assert_int_equal(t->event, rules[i].event);
		assert_int_equal(t->actor,
		    t->event == EVENT_COLLECTED	 ? TRANSITION_SYSTEM
		    : t->event == EVENT_RETURNED ? TRANSITION_EXECUTOR
						 : TRANSITION_CURATOR);
		assert_ptr_equal(transition_row(t->number, t->decision), t);
		check_states(t, rules[i++].states);
	}
	assert_int_equal(i, sizeof(rules) / sizeof(rules[0]));
}

static void
a_decision_starts_where_one_of_its_rows_does(void **state)
{
	const struct transition *t;
	int s;

	(void)state;
	for (t = transition_all; t->decision != NULL; t++)
		for (s = 0; t->draft == NULL && s < MESSAGE_STATES; s++)
			if ((t->message_from & 1u << s) != 0)
				assert_null(transition_allow(
				    t->decision, (enum message_state)s));
	for (s = 0; s < MESSAGE_STATES; s++) {
		const char *name = message_state_name((enum message_state)s);
		const struct fault *fault =
		    transition_allow("forward", (enum message_state)s);

		assert_int_equal(
		    fault == NULL, has_word("detected " AT_WORK, name));
		if (fault != NULL)
			check_refusal(fault, name, "A1-4.4");
	}
	assert_null(transition_row("E10", "refuse"));
}

static void
A1_5_1_returns_start_from_what_was_received(void **state)
{
	const struct transition *t = transition_find("return");
	int s;

	(void)state;
	for (s = 0; s < ASSIGNMENT_STATES; s++) {
		const struct fault *fault = transition_allow_assignment(
		    t, "minobr", (enum assignment_state)s);

		assert_int_equal(fault == NULL,
		    s == ASSIGNMENT_RECEIVED || s == ASSIGNMENT_CO_RECEIVED ||
			s == ASSIGNMENT_LEAD_WAIT);
		if (fault != NULL)
			assert_non_null(strstr(fault->text, "A1-5.1"));
	}
}

static void
E11_to_E25_are_as_the_rules_say(void **state)
{
	const struct fault *fault;
	enum assignment_state to;
	size_t i;
	int s;

	(void)state;
	for (i = 0; i < sizeof(drafts) / sizeof(drafts[0]); i++) {
		const struct transition *t =
		    transition_find_draft(drafts[i].decision, drafts[i].kind);

		assert_non_null(t);
		assert_string_equal(t->number, drafts[i].number);
		assert_int_equal(t->event, drafts[i].event);
		assert_int_equal(
		    transition_leads(t, &to), drafts[i].to != NULL);
		if (drafts[i].to != NULL)
			assert_string_equal(
			    assignment_state_name(to), drafts[i].to);
		for (s = 0; s < ASSIGNMENT_STATES; s++) {
			const char *name =
			    assignment_state_name((enum assignment_state)s);

			fault = transition_allow_assignment(
			    t, "minobr", (enum assignment_state)s);
			assert_int_equal(
			    fault == NULL, has_word(drafts[i].states, name));
			if (fault == NULL)
				continue;
			assert_non_null(strstr(fault->text, name));
			assert_non_null(strstr(fault->text, t->rule));
		}
	}
}

static void
there_are_no_other_transitions_of_drafts(void **state)
{
	const struct transition *t;
	size_t count = 0;

	(void)state;
	for (t = transition_all; t->decision != NULL; t++)
		count += t->draft != NULL;
	assert_int_equal(count, sizeof(drafts) / sizeof(drafts[0]));
	assert_null(transition_find("approve"));
	assert_null(transition_find_draft("approve", "query"));
	assert_null(transition_find_draft("forward", "answer"));
}

static void
a_draft_waits_as_long_as_it_can_be_decided_on(void **state)
{
	(void)state;
	assert_true(transition_awaits(
	    "answer", MESSAGE_IN_WORK, ASSIGNMENT_FULL_REVIEW));
	assert_false(transition_awaits(
	    "answer", MESSAGE_ANSWERED, ASSIGNMENT_FULL_REVIEW));
	assert_false(transition_awaits(
	    "answer", MESSAGE_IN_WORK, ASSIGNMENT_FULL_REWORK));
	assert_true(transition_awaits(
	    "query", MESSAGE_INTERIM_POSTED, ASSIGNMENT_APPROVED));
	assert_false(
	    transition_awaits("query", MESSAGE_RETURNED, ASSIGNMENT_RECALLED));
}

static void
a_decision_is_refused_by_all_its_states_together(void **state)
{
	const struct fault *fault;

	(void)state;
	assert_null(transition_allow_decision(
	    "approve", "minobr", ASSIGNMENT_INFO_REVIEW));
	fault =
	    transition_allow_decision("approve", "minobr", ASSIGNMENT_RECEIVED);
	assert_non_null(fault);
	assert_string_equal(fault->text,
	    "approve: minobr has it as received; by A1-7.1 that is done while "
	    "it is full_review, interim_review or info_review");
}

static void
names_and_states_agree(void **state)
{
	enum assignment_state found;
	int s;

	(void)state;
	for (s = 0; s < ASSIGNMENT_STATES; s++) {
		assert_true(assignment_state_parse(
		    assignment_state_name((enum assignment_state)s), &found));
		assert_int_equal(found, s);
	}
	assert_false(assignment_state_parse("lost", &found));
	assert_null(transition_find("dance"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(E01_to_E32_are_as_the_rules_say),
	    cmocka_unit_test(a_decision_starts_where_one_of_its_rows_does),
	    cmocka_unit_test(A1_5_1_returns_start_from_what_was_received),
	    cmocka_unit_test(E11_to_E25_are_as_the_rules_say),
	    cmocka_unit_test(there_are_no_other_transitions_of_drafts),
	    cmocka_unit_test(a_draft_waits_as_long_as_it_can_be_decided_on),
	    cmocka_unit_test(a_decision_is_refused_by_all_its_states_together),
	    cmocka_unit_test(names_and_states_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
