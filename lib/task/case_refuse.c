#include <string.h>

#include "task/case.h"

/* The word stands in the sentence by itself. */
static bool
names_word(const char *text, const char *word)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
	size_t length = strlen(word);
	const char *at = text;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == text || strchr(letters, at[-1]) == NULL) &&
		    (at[length] == '\0' || strchr(letters, at[length]) == NULL))
			return true;
		at += length;
	}
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A rule begins here: A1-4.4, I-28 or E03. */
static bool
is_rule(const char *text)
{
	switch (text[0]) {
	case 'A':
		return is_digit(text[1]) && text[2] == '-' && is_digit(text[3]);
	case 'I':
		return text[1] == '-' && is_digit(text[2]);
	case 'E':
		return is_digit(text[1]) && is_digit(text[2]);
	default:
		return false;
	}
}

static bool
names_rule(const char *text)
{
	while (*text != '\0' && !is_rule(text))
		text++;
	return *text != '\0';
}

const struct fault *
case_refuse(const struct message_case *made,
    const struct transition *transition, const struct fault *fault)
{
	const char *state = made->before.state;

	if (fault == NULL || fault_is_fatal(fault) || state == NULL)
		return fault;
	if (!names_word(fault->text, state))
		fault = fault_add(fault, "; the message is %s", state);
	if (!names_rule(fault->text))
		fault = fault_add(fault, " (%s)", transition->rule);
	return fault;
}
