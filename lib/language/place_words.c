#include "language/place_words.h"

#include <string.h>

/*
 * Words between spaces, as folded; a `*` behind one lets up to two letters
 * more follow.
 */
static const char *const lists[PLACE_WORDS_KINDS] = {
    [PLACE_WORDS_BEFORE] =
	"в во на из с со под над до у около возле за к ко от по для через "
	"между рядом г город* гор пос поселок* поселк* село сел* с деревн* д "
	"дер мкр мкрн микрорайон* рп п пгт дп станиц* жители жител* "
	"администраци* глава главы главе главу мэр* райцентр* црб",
    [PLACE_WORDS_STREET] =
	"ул улиц* улице проспект* пр просп пер переул* переулок* бульвар* бул "
	"шоссе тракт* набережн* площад* пл мост* остановк* ост рек* река",
    [PLACE_WORDS_NOUN] =
	"район* округ* улиц* переул* переулок* проспект* тракт* мост* рынок* "
	"рынк* парк* сквер* лес* тупик* бульвар* шоссе сад* площад* поворот* "
	"боку ряд* район фланг* рынке сыр* путь пути вокзал* "
	"край области обл билет* друг* полет*",
    [PLACE_WORDS_COMMON] = "тара крутая русская русской желанное",
    [PLACE_WORDS_MUNICIPAL] = "муниципальн* муниципального муниципальному "
			      "муниципальном муниципальный мун",
    [PLACE_WORDS_REGION] = "област* обл",
};

enum { MORE_MAX = 4 }; /* two letters, in bytes */

bool
place_words_is(const struct word *word, enum place_words kind)
{
	const char *at = lists[kind];

	while (*at != '\0') {
		size_t size = strcspn(at, " ");
		bool open = at[size - 1] == '*';
		size_t length = open ? size - 1 : size;

		if (word->length >= length &&
		    word->length <= length + (open ? MORE_MAX : 0) &&
		    memcmp(word->folded, at, length) == 0)
			return true;
		at += size + (at[size] == ' ');
	}
	return false;
}

static void
put(struct word *word, const char *full)
{
	word->length = strlen(full);
	memcpy(word->folded, full, word->length);
}

/*
 * The rest of a word with a sign in it: moves on if it is of the list. A word
 * ends before the sign behind it.
 */
static bool
takes_rest(const char **at, const char *end, char sign, const char *list,
    struct word *word)
{
	const char *behind = word->end;
	struct word next;

	if (behind == end || *behind != sign ||
	    !word_next(&behind, end, &next) || next.begin != word->end + 1 ||
	    !word_is_one_of(next.folded, next.length, list))
		return false;
	word->end = next.end;
	*at = behind;
	return true;
}

/* Puts a word in full; `*at` moves behind what belonged to it. */
static void
complete(const char **at, const char *end, struct word *word)
{
	static const char *const rest = "н на не ну ном он она оне ону";

	/* м.р-н */
	if (word_is_one_of(word->folded, word->length, "м") &&
	    takes_rest(at, end, '.', "р", word)) {
		if (takes_rest(at, end, '-', rest, word))
			put(word, "район");
	} else if ((word_is_one_of(word->folded, word->length, "р") &&
		       takes_rest(at, end, '-', rest, word)) ||
		   word_is_one_of(
		       word->folded, word->length, "рн рна рне рну") ||
		   (word->capitals &&
		       word_is_one_of(word->folded, word->length, "мр"))) {
		put(word, "район");
	} else if (word->capitals &&
		   word_is_one_of(word->folded, word->length, "мо")) {
		put(word, "округ");
	}
}

bool
place_words_next(const char **at, const char *end, struct word *word)
{
	while (word_next(at, end, word)) {
		complete(at, end, word);
		if (!place_words_is(word, PLACE_WORDS_MUNICIPAL))
			return true;
	}
	return false;
}
