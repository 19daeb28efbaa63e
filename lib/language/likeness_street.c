#include "language/likeness_street.h"

#include <string.h>

/* What a name follows; also in every second message, the second. */
static const char street_words[] =
    "ул пер переулок переулке проспект проспекте просп пр деревня деревне "
    "деревни станица бульвар бульваре бул бр";
static const char street_common[] =
    "улица улице улицы село селе села поселок поселке поселка";
static const char settlement_words[] = "с д п"; /* before a point */

/*
 * Forms of one word. One may be written in full where another is not, and so
 * is no other word in its place; of most the stemmer knows nothing.
 */
static const struct {
	unsigned word; /* from 1 */
	const char *forms;
	unsigned mark;
} forms[] = {
    {1, "проспект проспекте просп пр", LIKENESS_STREET},
    {2, "переулок переулке пер", LIKENESS_STREET},
    {3, "бульвар бульваре бул", LIKENESS_STREET},
    {4, "деревня деревне деревни", LIKENESS_STREET},
    {4, "дер", 0},
    {5, "микрорайон мкрн мкр", LIKENESS_COUNTED},
    {6, "набережная наб", 0},
    {7, "площадь площади пл", 0},
    {8, "тракт тр", 0},
    {9, "остановка", LIKENESS_COUNTED},
    {9, "ост", 0},
    {10, "участок участка участке уч", LIKENESS_COUNTED},
    {11, "квартира кв", LIKENESS_COUNTED},
};

/* Short forms with a hyphen, and the word that is taken for each. */
static const struct {
	const char *begin, *ends, *word;
} hyphened[] = {
    {"пр", "т та те ту том кт кта кте кту ктом", "пр"},
    {"пр", "д да де ду зд", "проезд"},
    {"пер", "к ка ке ку", "пер"},
    {"б", "р ра ре ру ром", "бр"},
    {"мкр", "н на не ну ном", "мкр"},
    {"пл", "дь ди", "пл"},
    {"ст", "ца це цу цы", "станица"},
};

void
likeness_street_mark(struct stemmer *stemmer)
{
	stem_mark(stemmer, street_words, LIKENESS_STREET);
	stem_mark(
	    stemmer, street_common, LIKENESS_STREET | LIKENESS_EVERYWHERE);
	/* As «б» and «р» it was no word of the question. */
	stem_mark(stemmer, "бр", LIKENESS_STREET | LIKENESS_STOP);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		stem_mark(stemmer, forms[i].forms,
		    forms[i].mark | LIKENESS_FORM |
			forms[i].word << LIKENESS_VALUE_SHIFT);
}

void
likeness_street_unite(struct likeness_term *term, unsigned mark)
{
	term->same = (mark >> LIKENESS_VALUE_SHIFT) * UINT32_C(0x9e3779b1);
	term->cut[0] = term->cut[1] = term->same;
}

void
likeness_street_complete(const char **at, const char *end, struct word *word)
{
	const char *behind = word->end;
	struct word next;

	if (word->length > 6 || !word_next(&behind, end, &next) ||
	    next.begin != word->end + 1)
		return;
	for (size_t i = 0; i < sizeof(hyphened) / sizeof(*hyphened); i++) {
		if (!word_is_one_of(
			word->folded, word->length, hyphened[i].begin) ||
		    !word_is_one_of(next.folded, next.length, hyphened[i].ends))
			continue;
		word->length = strlen(hyphened[i].word);
		memcpy(word->folded, hyphened[i].word, word->length);
		word->end = next.end;
		*at = behind;
		return;
	}
}

bool
likeness_street_is_before(const struct likeness_window *window)
{
	const struct word *before = window->words[0];

	if (!window->has[0])
		return false;
	if ((window->mark_before & LIKENESS_STREET) != 0)
		return likeness_window_is(before, street_words) ||
		       likeness_window_is(before, street_common);
	return before->length <= 2 && *before->end == '.' &&
	       likeness_window_is(before, settlement_words);
}

enum likeness_role
likeness_street_role(const struct likeness_window *window)
{
	static const struct {
		const char *begin;
		enum likeness_role role;
	} roads[] = {{"ул", LIKENESS_ROAD}, {"пр", LIKENESS_AVENUE},
	    {"пер", LIKENESS_LANE}, {"бул", LIKENESS_BOULEVARD},
	    {"бр", LIKENESS_BOULEVARD}};

	if (!window->has[0] || (window->mark_before & LIKENESS_STREET) == 0)
		return LIKENESS_ANY;
	for (size_t i = 0; i < sizeof(roads) / sizeof(*roads); i++)
		if (strncmp(window->words[0]->folded, roads[i].begin,
			strlen(roads[i].begin)) == 0)
			return roads[i].role;
	return LIKENESS_ANY;
}
