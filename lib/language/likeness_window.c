#include "language/likeness_window.h"

#include <string.h>

bool
likeness_window_is(const struct word *word, const char *list)
{
	const char *at = list;

	while ((at = strstr(at, word->folded)) != NULL) {
		if ((at == list || at[-1] == ' ') &&
		    (at[word->length] == ' ' || at[word->length] == '\0'))
			return true;
		at += word->length;
	}
	return false;
}

bool
likeness_window_joins(const struct likeness_window *window, int word,
    const char *from, const char *signs)
{
	const char *at = from;

	if (!window->has[word])
		return false;
	while (at < window->words[word]->begin && strchr(signs, *at) != NULL)
		at++;
	return at == window->words[word]->begin;
}
