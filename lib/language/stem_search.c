#include "language/stem_search.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "language/declined.h"
#include "language/fleeting.h"
#include "language/word.h"

/* A word that people look for has fewer. */
enum { FORMS_MOST = 2 * DECLINED_MOST + 1 };

static bool
has_stem(const struct stem_search *wanted, const char *stem)
{
	for (size_t i = 0; i < wanted->stem_count; i++)
		if (text_equal(wanted->stems[i], stem))
			return true;
	return false;
}

static void
add_stem(struct stem_search *wanted, struct stemmer *stemmer, const char *word,
    size_t length, struct arena *arena)
{
	const struct stem *stem = stem_find(stemmer, word, length);

	if (wanted->stem_count < STEM_SEARCH_STEMS &&
	    !has_stem(wanted, stem->text))
		wanted->stems[wanted->stem_count++] =
		    arena_copy(arena, stem->text, stem->length);
}

/* A form is wanted as it is if its stem is not. */
static void
add_form(struct stem_search *wanted, struct stemmer *stemmer, const char *form,
    size_t length, struct arena *arena)
{
	if (wanted->form_count < FORMS_MOST &&
	    !has_stem(wanted, stem_find(stemmer, form, length)->text))
		wanted->forms[wanted->form_count++] =
		    arena_copy(arena, form, length);
}

static void
add_forms(struct stem_search *wanted, struct stemmer *stemmer, const char *word,
    size_t length, struct arena *arena)
{
	struct declined forms[DECLINED_MOST];
	size_t count = declined_forms(word, length, forms);

	for (size_t i = 0; i < count; i++)
		add_form(
		    wanted, stemmer, forms[i].text, forms[i].length, arena);
}

static void
read_word(struct stem_search *wanted, struct stemmer *stemmer,
    const struct word *word, struct arena *arena)
{
	char other[DECLINED_BYTES];
	size_t length = declined_genitive(word->folded, word->length, other);

	*wanted = (struct stem_search){
	    .forms = arena_alloc(arena, FORMS_MOST * sizeof(*wanted->forms))};
	if (length > 0)
		add_stem(wanted, stemmer, other, length, arena);
	else
		add_stem(wanted, stemmer, word->folded, word->length, arena);
	length = fleeting_other(word->folded, word->length, other);
	if (length > 0)
		add_stem(wanted, stemmer, other, length, arena);
	add_form(wanted, stemmer, word->folded, word->length, arena);
	add_forms(wanted, stemmer, word->folded, word->length, arena);
	if (length > 0 && word_ends_in(other, length, "а я"))
		add_forms(wanted, stemmer, other, length, arena);
}

size_t
stem_search_words(struct stemmer *stemmer, const char *words,
    struct arena *arena, const struct stem_search **list)
{
	const char *at = words, *end = words + strlen(words);
	struct stem_search *made =
	    arena_alloc(arena, (strlen(words) / 2 + 1) * sizeof(*made));
	size_t count = 0;
	struct word word;

	while (word_next(&at, end, &word))
		read_word(&made[count++], stemmer, &word, arena);
	*list = made;
	return count;
}

static bool
is_form(
    const struct stem_search *wanted, const struct word *word, const char *stem)
{
	if (has_stem(wanted, stem))
		return true;
	for (size_t i = 0; i < wanted->form_count; i++)
		if (strlen(wanted->forms[i]) == word->length &&
		    memcmp(wanted->forms[i], word->folded, word->length) == 0)
			return true;
	return false;
}

/* True if a word of the text is a form of this one. */
static bool
stands_in(const struct stem_search *wanted, struct stemmer *stemmer,
    const char *text, const char *end)
{
	struct word word;

	while (word_next(&text, end, &word))
		if (is_form(wanted, &word,
			stem_find(stemmer, word.folded, word.length)->text))
			return true;
	return false;
}

bool
stem_search_all(struct stemmer *stemmer, const char *text,
    const struct stem_search *list, size_t count)
{
	const char *end = text + strlen(text);

	stem_trim(stemmer);
	for (size_t i = 0; i < count; i++)
		if (!stands_in(&list[i], stemmer, text, end))
			return false;
	return true;
}
