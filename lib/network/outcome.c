#include "network/outcome.h"

#include <string.h>

#include "base/text.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR, SAID = 1000 };

void
outcome_set(struct outcome *outcome, enum outcome_kind kind,
    struct arena *arena, const char *what, const char *said)
{
	char shown[SAID * 6 + 8];

	*outcome = (struct outcome){.kind = kind};
	if (said == NULL) {
		outcome->error = arena_string(arena, what);
		return;
	}
	text_show(shown, sizeof(shown), said, SAID);
	outcome->error = arena_printf(arena, "%s: %s", what, shown);
}

void
outcome_while(struct outcome *outcome, const char *doing, struct arena *arena)
{
	outcome->error = arena_printf(arena, "%s: %s", doing,
	    outcome->error == NULL ? "" : outcome->error);
}

void
outcome_cut(struct outcome *outcome, size_t characters, struct arena *arena)
{
	const char *error = outcome->error == NULL ? "" : outcome->error;
	const char *at = error, *end = error + strlen(error);

	while (at < end && characters-- > 0)
		text_next(&at, end);
	if (at < end)
		outcome->error =
		    arena_printf(arena, "%.*s...", (int)(at - error), error);
}

/* The call did not end with an answer. */
static void
judge_end(struct outcome *outcome, const struct http_answer *answer,
    struct arena *arena)
{
	switch (answer->end) {
	case HTTP_NOT_SENT:
		outcome_set(
		    outcome, OUTCOME_WAIT, arena, "not reached", answer->why);
		outcome->account = true;
		break;
	case HTTP_UNTRUSTED:
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    "the server's certificate is not to be trusted",
		    answer->why);
		outcome->account = true;
		break;
	case HTTP_SLOW:
		outcome_set(
		    outcome, OUTCOME_UNKNOWN, arena, "no answer in time", NULL);
		break;
	case HTTP_HUGE:
		outcome_set(outcome, OUTCOME_UNKNOWN, arena,
		    "the answer is too large to read", NULL);
		break;
	case HTTP_ANSWERED:
	case HTTP_CUT:
		outcome_set(outcome, OUTCOME_UNKNOWN, arena,
		    "the connection was cut", answer->why);
		break;
	}
}

void
outcome_of_nothing(struct outcome *outcome, const struct http_answer *answer,
    struct arena *arena, const char *lack)
{
	const char *what =
	    arena_printf(arena, "HTTP status %ld", answer->status);

	if (answer->status == 429) {
		outcome_set(
		    outcome, OUTCOME_WAIT, arena, what, "too many requests");
		outcome->delay = answer->retry_after;
		outcome->account = true;
	} else if (answer->status >= 400 && answer->status < 500) {
		outcome_set(outcome, OUTCOME_PERSON, arena, what,
		    "the request was refused");
		outcome->account = true;
	} else {
		/* A proxy's 502 says nothing about what stands behind it. */
		outcome_set(outcome, OUTCOME_UNKNOWN, arena,
		    arena_printf(arena, "%s, the answer says nothing", what),
		    lack);
	}
}

bool
outcome_of_call(struct outcome *outcome, const struct http_answer *answer,
    const struct value *document, struct arena *arena)
{
	if (answer->end != HTTP_ANSWERED) {
		judge_end(outcome, answer, arena);
		return true;
	}
	if (answer->status >= 300 && answer->status < 400) {
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    arena_printf(arena, "HTTP status %ld", answer->status),
		    "a redirect, which is not followed; is the base address "
		    "right?");
		outcome->account = true;
		return true;
	}
	if (document != NULL)
		return false;
	outcome_of_nothing(outcome, answer, arena, "it is no JSON object");
	return true;
}

int64_t
outcome_delay(const struct outcome *outcome, int64_t attempts)
{
	int64_t delay = MINUTE;

	if (outcome->delay > 0)
		return outcome->delay < DAY ? outcome->delay : DAY;
	while (--attempts > 0 && delay < HOUR)
		delay *= 2;
	return delay < HOUR ? delay : HOUR;
}
