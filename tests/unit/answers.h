/* Answers of networks as the unit tests write them. */
#ifndef OTKLIK_TESTS_UNIT_ANSWERS_H
#define OTKLIK_TESTS_UNIT_ANSWERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "network/config.h"
#include "network/outcome.h"
#include "record/memory.h"

static struct arena arena;

/* An answer of that status, and its body as a document or NULL. */
static const struct value *
answer_of(struct http_answer *answer, long status, const char *body)
{
	struct value *document = arena_alloc(&arena, sizeof(*document));

	*answer = (struct http_answer){.end = HTTP_ANSWERED, .status = status};
	if (memory_read(body, strlen(body), &arena, document) != NULL ||
	    document->kind != VALUE_OBJECT)
		return NULL;
	return document;
}

/* True if a form has that pair, as it stands there. */
static inline int
form_has(const struct buffer *form, const char *pair)
{
	const char *at = form->bytes;
	size_t length = strlen(pair);

	while ((at = strstr(at, pair)) != NULL) {
		if ((at == form->bytes || at[-1] == '&') &&
		    (at[length] == '&' || at[length] == '\0'))
			return 1;
		at += length;
	}
	return 0;
}

static void
assert_says(const struct outcome *outcome, const char *words)
{
	assert_non_null(outcome->error);
	if (strstr(outcome->error, words) == NULL)
		fail_msg("\"%s\" lacks \"%s\"", outcome->error, words);
}

#endif
