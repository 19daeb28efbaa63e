/* The table of transitions against RULES 2.3, row by row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/transition.h"

/* What RULES 2.3 says, written down a second time. */
static const struct {
	const char *decision, *states;
} rules[] = {
    {"detect", "collected"},				/* E02 */
    {"close", "collected"},				/* E03 */
    {"classify", "collected detected in_work returned " /* E04, E30, */
		 "interim_posted"},			/* E31 */
    {"term", "collected detected in_work returned "	/* E05 */
	     "interim_posted"},
    {"out_of_scope", "detected returned"},	   /* E06 */
    {"refuse", "detected returned"},		   /* E07 */
    {"forward", "detected in_work returned"},	   /* E08, E10 */
    {"return", "in_work returned interim_posted"}, /* E09 */
    {"recall", "in_work returned interim_posted"},
    {"waive", "in_work returned interim_posted"}, /* E26 */
    {"lead", "in_work returned interim_posted"},  /* E32 */
    {"accept", "collected detected in_work returned interim_posted"},
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

static void
every_state_is_as_the_rules_say(void **state)
{
	size_t i;
	int s;

	(void)state;
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const struct transition *t = transition_find(rules[i].decision);

		assert_non_null(t);
		for (s = 0; s < MESSAGE_STATES; s++) {
			const char *name =
			    message_state_name((enum message_state)s);
			const struct fault *fault =
			    transition_allow_message(t, (enum message_state)s);

			assert_int_equal(
			    fault == NULL, has_word(rules[i].states, name));
			if (fault == NULL)
				continue;
			assert_int_equal(fault->code, FAULT_STATE);
			assert_non_null(strstr(fault->text, name));
			assert_non_null(strstr(fault->text, t->rule));
		}
	}
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
	    cmocka_unit_test(every_state_is_as_the_rules_say),
	    cmocka_unit_test(A1_5_1_returns_start_from_what_was_received),
	    cmocka_unit_test(names_and_states_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
