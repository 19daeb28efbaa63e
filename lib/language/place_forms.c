#include "language/place_forms.h"

#include <stdbool.h>

#include "language/fleeting.h"
#include "language/word.h"

/* There is one Орёл; «орлы» and «орлов» are birds. */
static bool
is_plural(const char *word, size_t length, const struct declined *form)
{
	return word_ends_in(
		   form->text, form->length, "ов ев ам ами ах ям ями ях") ||
	       (word_ends_in(form->text, form->length, "ы и") &&
		   !word_ends_in(word, length, "а я ь"));
}

/*
 * Москаленки, Москаленок; Елец, Ельца: the other forms of that have no vowel
 * there either.
 */
static size_t
add_fleeting(const char *word, size_t length, struct declined *forms)
{
	struct declined *other = &forms[0];

	if (length + FLEETING_MORE > sizeof(other->text))
		return 0;
	other->length = fleeting_other(word, length, other->text);
	if (word_ends_in(word, length, "ы и"))
		return other->length > 0;
	if (!word_ends_in(other->text, other->length, "а я"))
		return 0;
	return 1 + declined_forms(other->text, other->length, forms + 1);
}

size_t
place_forms(
    const char *word, size_t length, struct declined forms[PLACE_FORMS_MOST])
{
	size_t count = declined_forms(word, length, forms), kept = 0;

	count += add_fleeting(word, length, forms + count);
	if (word_ends_in(word, length, "ы и"))
		return count;
	for (size_t i = 0; i < count; i++)
		if (!is_plural(word, length, &forms[i]))
			forms[kept++] = forms[i];
	return kept;
}
