#include "network/vk_error.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>

enum { SECOND = 1, MINUTE = 60, HOUR = 3600 };

static const struct meaning {
	int number;
	enum outcome_kind kind;
	bool account;
	int delay; /* seconds; 0: longer from time to time */
	const char *todo;
} meanings[] = {
    {1, OUTCOME_WAIT, false, 0, NULL},
    {6, OUTCOME_WAIT, true, SECOND, NULL},
    {9, OUTCOME_WAIT, true, 10 * MINUTE, NULL},
    {10, OUTCOME_WAIT, false, 0, NULL},
    {29, OUTCOME_WAIT, true, HOUR, NULL},
    {32, OUTCOME_WAIT, true, 0, NULL},
    {43, OUTCOME_WAIT, true, 0, NULL},
    {223, OUTCOME_WAIT, false, HOUR, NULL},
    {1105, OUTCOME_WAIT, true, HOUR, NULL},
    {36, OUTCOME_UNKNOWN, false, 0, NULL},
    {100, OUTCOME_GIVE_UP, false, 0, "the request is not accepted"},
    {104, OUTCOME_GIVE_UP, false, 0, "what it answers is gone"},
    {222, OUTCOME_GIVE_UP, false, 0, "links are forbidden there"},
    {2, OUTCOME_PERSON, true, 0, "enable the application"},
    {5, OUTCOME_PERSON, true, 0, "renew the token"},
    {14, OUTCOME_PERSON, true, 0, "a captcha must be solved"},
    {16, OUTCOME_PERSON, true, 0, "the base address must be https"},
    {17, OUTCOME_PERSON, true, 0, "the account must be confirmed"},
    {18, OUTCOME_PERSON, false, 0, "the user is blocked or deleted"},
    {19, OUTCOME_PERSON, false, 0, "the content is blocked"},
    {24, OUTCOME_PERSON, true, 0, "the account must be confirmed"},
    {25, OUTCOME_PERSON, true, 0, "the token must be confirmed"},
    {27, OUTCOME_PERSON, true, 0, "renew the community's token"},
    {28, OUTCOME_PERSON, true, 0, "renew the application's token"},
    {34, OUTCOME_PERSON, true, 0, "VK wants a newer program"},
    {35, OUTCOME_PERSON, true, 0, "VK wants a newer program"},
    {37, OUTCOME_PERSON, true, 0, "the account is banned"},
    {42, OUTCOME_PERSON, true, 0, "the token is not for this machine"},
    {7, OUTCOME_PERSON, false, 0, "the account may not write there"},
    {15, OUTCOME_PERSON, false, 0, "the account has no access there"},
    {30, OUTCOME_PERSON, false, 0, "the profile is private"},
    {203, OUTCOME_PERSON, false, 0, "no access to the community"},
    {210, OUTCOME_PERSON, false, 0, "no access to the post"},
    {211, OUTCOME_PERSON, false, 0, "no access to the comment"},
    {212, OUTCOME_PERSON, false, 0, "no access to the comments"},
    {213, OUTCOME_PERSON, false, 0, "comments are closed there"},
    {1117, OUTCOME_PERSON, true, 0, "renew the token"},
    {3300, OUTCOME_PERSON, true, 0, "a captcha must be solved"},
    {3301, OUTCOME_PERSON, true, 0, "the phone must be confirmed"},
    {3302, OUTCOME_PERSON, true, 0, "the password must be confirmed"},
    {3303, OUTCOME_PERSON, true, 0, "the second factor must be confirmed"},
    {3304, OUTCOME_PERSON, true, 0, "the address must be confirmed"},
    {3609, OUTCOME_PERSON, true, 0, "renew the token"},
    {3610, OUTCOME_PERSON, true, 0, "the account is deactivated"},
};

void
vk_error_judge(int64_t number, const char *said, struct arena *arena,
    struct outcome *outcome)
{
	static const struct meaning other = {
	    0, OUTCOME_PERSON, false, 0, "look what it means"};
	const struct meaning *m = &other;
	const char *what;
	size_t i;

	for (i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (meanings[i].number == number)
			m = &meanings[i];
	what = m->todo == NULL
		   ? arena_printf(arena, "VK error %" PRId64, number)
		   : arena_printf(
			 arena, "VK error %" PRId64 ", %s", number, m->todo);
	outcome_set(outcome, m->kind, arena, what, said);
	outcome->account = m->account;
	outcome->delay = m->delay;
}
