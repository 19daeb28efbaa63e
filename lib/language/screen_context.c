#include "language/screen_context.h"

#include <string.h>

#include "language/word.h"

enum { BEFORE = 6, AFTER = 4, SENTENCE_MAX = 400, QUOTE_MAX = 60 };

/* The words around the one that was found, the nearest ones, of a sentence. */
struct around {
	struct word before[BEFORE], hit, after[AFTER];
	size_t before_count, after_count;
};

/* What a byte begins: 'А' a capital, 'а' another letter, '0' a digit, else 0. */
static char
kind_of(const char *at, const char *end)
{
	unsigned char lead = (unsigned char)*at;

	if (lead >= '0' && lead <= '9')
		return '0';
	if (end - at < 2 || (lead != 0xd0 && lead != 0xd1))
		return 0;
	if (lead == 0xd1 || (unsigned char)at[1] >= 0xb0)
		return 'a';
	return 'A';
}

bool
screen_context_abbreviates(
    const char *text, size_t length, uint32_t from, uint32_t to)
{
	const char *end = text + length, *at;
	char kind = 0;

	static const char first[] = "Е", other[] = "Ё";

	if (to - from > 6 || (memcmp(text + from, first, 2) != 0 &&
				 memcmp(text + from, other, 2) != 0))
		return false;
	for (at = text + from; at < text + to; at += 2) {
		if (kind_of(at, end) != 'A')
			return false;
	}
	while (at < end && (kind = kind_of(at, end)) == 0)
		at++;
	return kind == '0' || kind == 'a';
}

static const char *
sentence_begin(const char *text, uint32_t from)
{
	const char *at = text + from;

	while (at > text && text + from - at < SENTENCE_MAX) {
		if (*at == ' ' &&
		    (at[-1] == '.' || at[-1] == '!' || at[-1] == '?'))
			break;
		if (*at == '\n')
			break;
		at--;
	}
	/* never in the middle of a character */
	while (at < text + from && ((unsigned char)*at & 0xc0) == 0x80)
		at++;
	return at;
}

static bool
ends_sentence(const char *at, const char *end)
{
	return at < end && (*at == '!' || *at == '?' || *at == '\n' ||
			       (*at == '.' && at + 1 < end && at[1] == ' '));
}

static void
push(struct around *around, const struct word *word)
{
	if (around->before_count == BEFORE) {
		memmove(around->before, around->before + 1,
		    (BEFORE - 1) * sizeof(*around->before));
		around->before_count--;
	}
	around->before[around->before_count++] = *word;
}

/* False if the place is inside of no word. */
static bool
look_around(
    const char *text, size_t length, uint32_t from, struct around *around)
{
	const char *at = sentence_begin(text, from), *end = text + length;
	struct word word;
	bool found = false;

	around->before_count = around->after_count = 0;
	while (around->after_count < AFTER && word_next(&at, end, &word)) {
		if (found)
			around->after[around->after_count++] = word;
		else if (word.end <= text + from)
			push(around, &word);
		else if (word.begin > text + from)
			return false;
		else
			around->hit = word;
		found |= word.end > text + from;
		if (found && ends_sentence(word.end, end))
			break;
	}
	return found;
}

static bool
ends_in(const struct word *word, const char *const *endings)
{
	for (; *endings != NULL; endings++) {
		size_t length = strlen(*endings);

		if (word->length > length &&
		    memcmp(word->folded + word->length - length, *endings,
			length) == 0)
			return true;
	}
	return false;
}

/* The first of the beginnings that a word has; NULL: none. */
static const char *
begins_as(const struct word *word, const char *const *beginnings)
{
	for (; *beginnings != NULL; beginnings++) {
		size_t length = strlen(*beginnings);

		if (word->length >= length &&
		    memcmp(word->folded, *beginnings, length) == 0)
			return *beginnings;
	}
	return NULL;
}

static bool
is_one_of(const struct word *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (word->length == strlen(*words) &&
		    memcmp(word->folded, *words, word->length) == 0)
			return true;
	return false;
}

/* Иван, Ивану; Иванович; А. */
static bool
is_given_name(const struct word *word)
{
	static const char *const fathers[] = {"вич", "вича", "вичу", "вичем",
	    "виче", "вна", "вны", "вне", "вну", "вной", "ьич", "ьича", NULL};
	static const char *const names[] = {"александр", "алексе", "алин",
	    "алл", "анатоли", "андре", "анн", "антон", "арсени", "артем",
	    "борис", "вадим", "валенти", "валери", "василис", "васили", "вер",
	    "виктор", "витали", "владими", "владислав", "вячеслав", "галин",
	    "геннади", "георги", "григори", "дарь", "денис", "дмитри", "евгени",
	    "егор", "екатерин", "елен", "иван", "игор", "иль", "инн", "ирин",
	    "кирилл", "константин", "лариса", "леонид", "лиди", "любов",
	    "людмил", "максим", "марин", "мари", "михаил", "надежд", "натал",
	    "никит", "никола", "нин", "олег", "ольг", "павел", "павл", "петр",
	    "роман", "светлан", "семен", "серге", "станислав", "степан",
	    "тамар", "татьян", "федор", "юли", "юри", "яков", NULL};
	enum { LETTER = 2, ENDING = 6 };
	const char *name;

	if (!word->capital)
		return false;
	if (word->length == LETTER)
		return *word->end == '.';
	if (ends_in(word, fathers))
		return true;
	name = begins_as(word, names);
	return name != NULL && word->length <= strlen(name) + ENDING;
}

static bool
is_family_name(const struct word *word)
{
	static const char *const endings[] = {"ов", "ова", "ову", "овым", "ове",
	    "овой", "ев", "ева", "еву", "евым", "еве", "евой", "ин", "ина",
	    "ину", "иным", "ине", "иной", "енко", NULL};

	return word->capital && ends_in(word, endings);
}

bool
screen_context_is_name(
    const char *text, size_t length, uint32_t from, uint32_t to)
{
	static const char *const countries[] = {"нигер", "нигера", NULL};
	struct around around;

	if (!look_around(text, length, from, &around) ||
	    around.hit.begin != text + from || around.hit.end < text + to)
		return false;
	if (is_one_of(&around.hit, countries))
		return around.hit.capital && !around.hit.capitals;
	return is_family_name(&around.hit) &&
	       ((around.after_count > 0 && is_given_name(&around.after[0])) ||
		   (around.before_count > 0 &&
		       is_given_name(&around.before[around.before_count - 1])));
}

/* Where the quotes that hold the place begin; NULL: it is in none. */
static const char *
quote_before(const char *text, uint32_t from)
{
	static const char open[] = "«", close[] = "»", low[] = "„";
	const char *at = text + from;

	if (from > 0 && at[-1] == '"')
		return at - 1;
	for (; at > text && text + from - at < QUOTE_MAX; at--) {
		size_t left = (size_t)(text + from - at);

		if (left >= 2 && memcmp(at, close, 2) == 0)
			return NULL;
		if ((left >= 2 && memcmp(at, open, 2) == 0) ||
		    (left >= 3 && memcmp(at, low, 3) == 0))
			return at;
	}
	return text + from - at >= 2 && memcmp(at, open, 2) == 0 ? at : NULL;
}

/* «обозвала меня дурой»: whom it was said to is not who reads this. */
static bool
is_called(const struct around *around)
{
	static const char *const verbs[] = {"обозва", "обзыва", "назвал",
	    "называет", "называют", "называл", NULL};
	static const char *const endings[] = {
	    "ой", "ей", "ью", "ом", "ем", "ами", "ями", NULL};
	static const char *const readers[] = {"вас", "вам", "тебя", "тебе",
	    "бы", "можно", "надо", "нужно", "иначе", "таких", NULL};
	bool called = false;

	if (!ends_in(&around->hit, endings))
		return false;
	for (size_t i = 0; i < around->before_count; i++) {
		if (is_one_of(&around->before[i], readers))
			return false;
		called |= begins_as(&around->before[i], verbs) != NULL;
	}
	return called;
}

/* True if one of so many words between two places tells that it was said. */
static bool
has_speech(const char *at, const char *end, unsigned words, bool last)
{
	static const char *const verbs[] = {"крич", "крикн", "прокрич",
	    "закрич", "выкрик", "орал", "орет", "написа", "надпис", "сказал",
	    "говорил", "заявил", "ответил", "слов", "обозва", "назва", "обзыва",
	    "называ", "пишут", NULL};
	unsigned seen = 0, all = (1u << words) - 1;
	struct word word;

	for (unsigned i = 0; (last || i < words) && word_next(&at, end, &word);
	     i++)
		seen = (seen << 1 | (begins_as(&word, verbs) != NULL)) & all;
	return seen != 0;
}

/* The first quote that opens between two places; NULL: none. */
static const char *
quote_inside(const char *text, uint32_t from, uint32_t to)
{
	static const char open[] = "«";

	return memmem(text + from, to - from, open, sizeof(open) - 1);
}

/* Behind «!» or «,», a space and a dash; NULL: no such thing is near. */
static const char *
dash_behind(const char *at, const char *end)
{
	static const char dash[] = " —", close[] = "»";
	const char *stop = end - at > QUOTE_MAX ? at + QUOTE_MAX : end, *found;

	found = memmem(at, (size_t)(stop - at), dash, sizeof(dash) - 1);
	if (found == NULL || found - at < 1 ||
	    (strchr("!?,.", found[-1]) == NULL &&
		(found - at < 2 || memcmp(found - 2, close, 2) != 0)))
		return NULL;
	return found + sizeof(dash) - 1;
}

/* «— Дура! — крикнула мне кондуктор»: who said it comes behind. */
static bool
is_told_behind(const char *text, size_t length, uint32_t from, uint32_t to)
{
	static const char dash[] = "—", quote[] = "«";
	const char *begin = sentence_begin(text, from), *end = text + length;
	const char *behind = dash_behind(text + to, end);

	while (begin < text + from && (*begin == ' ' || *begin == '\n'))
		begin++;
	if (behind == NULL || (memcmp(begin, dash, sizeof(dash) - 1) != 0 &&
				  memcmp(begin, quote, sizeof(quote) - 1) != 0))
		return false;
	return has_speech(behind, end, 2, false);
}

bool
screen_context_is_told(
    const char *text, size_t length, uint32_t from, uint32_t to)
{
	struct around around;
	const char *quote = quote_before(text, from);

	if (quote == NULL)
		quote = quote_inside(text, from, to);
	if (quote != NULL &&
	    has_speech(
		sentence_begin(text, (uint32_t)(quote - text)), quote, 3, true))
		return true;
	return is_told_behind(text, length, from, to) ||
	       (look_around(text, length, from, &around) && is_called(&around));
}

bool
screen_context_is_title(
    const char *text, size_t length, uint32_t from, uint32_t to)
{
	static const char *const works[] = {"роман", "книг", "библиотек",
	    "спектак", "театр", "фильм", "сериал", "достоевск", "пьес",
	    "повест", "кино", "постановк", "сочинени", "рассказ", "премьер",
	    "песн", "сказк", "цитат", "детск", "кафе", "магазин", NULL};
	struct around around;
	size_t i;

	(void)to;
	if (quote_before(text, from) == NULL ||
	    !look_around(text, length, from, &around))
		return false;
	for (i = 0; i < around.before_count; i++)
		if (begins_as(&around.before[i], works) != NULL)
			return true;
	for (i = 0; i < around.after_count; i++)
		if (begins_as(&around.after[i], works) != NULL)
			return true;
	return false;
}
