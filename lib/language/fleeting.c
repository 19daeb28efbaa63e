#include "language/fleeting.h"

#include <string.h>

#include "language/word.h"

enum { LETTER = 2 }; /* bytes of a letter */

static const char hissing[] = "ж ш ч щ ц";
static const char hard[] = "к г х";
static const char others[] = "б в г д з к л м н п р с т ф х";
static const char consonants[] = "б в г д ж з к л м н п р с т ф х ц ч ш щ";
static const char vowels[] = "а е и о у ы э ю я";

/*
 * What a word ends in, what the letters before that may be, and what the other
 * form ends in; the first that fits. `least`: letters of the word.
 */
static const struct change {
	const char *end, *before, *instead;
	size_t least;
} changes[] = {
    /* площадка, площадок; кошка, кошек; стройка, строек */
    {"йка", vowels, "ек", 4},
    {"йки", vowels, "ек", 4},
    {"ька", consonants, "ек", 4},
    {"ьки", consonants, "ек", 4},
    {"ка", hissing, "ек", 4},
    {"ки", hissing, "ек", 4},
    {"ка", others, "ок", 4},
    {"ки", others, "ок", 4},
    /* спальня, спален; кухня, кухонь; деревня, деревень; башня, башен */
    {"ьня", consonants, "ен", 4},
    {"йня", vowels, "ен", 4},
    {"ня", hard, "онь", 4},
    {"вня", vowels, "вень", 4},
    {"ня", consonants, "ен", 4},
    {"ля", "б в м п", "ель", 4},
    /* окно, окон; бревно, бревен; стекло, стекол; кресло, кресел */
    {"но", hard, "он", 4},
    {"но", consonants, "ен", 4},
    {"ло", hard, "ол", 4},
    {"ло", consonants, "ел", 4},
    {"ьмо", consonants, "ем", 4},
    {"ьцо", consonants, "ец", 4},
    {"цо", consonants, "ец", 4},
    {"це", consonants, "ец", 4},
    /* a plural: торцы, торец; Люберцы, Люберец */
    {"цы", consonants, "ец", 4},
    /* рынок, рынка; кошек, кошка; ларек, ларька; строек, стройка */
    {"ок", others, "ка", 5},
    {"ок", "ж ш ч", "ка", 5},
    {"ек", hissing, "ка", 5},
    {"ек", vowels, "йка", 5},
    {"ек", others, "ька", 5},
    /* колодец, колодца; жилец, жильца; боец, бойца; камень, камня */
    {"лец", vowels, "льца", 4},
    {"ец", vowels, "йца", 4},
    {"ец", consonants, "ца", 4},
    {"ень", consonants, "ня", 5},
};

/* What no rule tells, each before its other form. */
static const char *const pairs[][2] = {{"угол", "угла"}, {"уголь", "угля"},
    {"огонь", "огня"}, {"ветер", "ветра"}, {"костер", "костра"},
    {"ковер", "ковра"}, {"котел", "котла"}, {"узел", "узла"},
    {"козел", "козла"}, {"орел", "орла"}, {"день", "дня"}, {"пень", "пня"},
    {"лед", "льда"}, {"пес", "пса"}, {"рот", "рта"}, {"шов", "шва"},
    {"мох", "мха"}, {"заем", "займа"}, {"церковь", "церкви"},
    {"ручей", "ручья"}, {"лоб", "лба"}, {"сон", "сна"}, {"деньги", "денег"},
    {"сестра", "сестер"}, {"сосна", "сосен"}, {"весна", "весен"},
    {"ведро", "ведер"}, {"ребро", "ребер"}, {"яйцо", "яиц"},
    {"свадьба", "свадеб"}, {"судьба", "судеб"}, {"усадьба", "усадеб"},
    {"тюрьма", "тюрем"}};

static size_t
put(const char *word, size_t kept, const char *end, char *other)
{
	size_t length = strlen(end);

	memcpy(other, word, kept);
	memcpy(other + kept, end, length);
	return kept + length;
}

size_t
fleeting_other(const char *word, size_t length, char *other)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (word_is_one_of(word, length, pairs[i][0]))
			return put(word, 0, pairs[i][1], other);
	}
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		const struct change *change = &changes[i];
		size_t size = strlen(change->end), kept;

		if (length < change->least * LETTER ||
		    !word_ends_in(word, length, change->end))
			continue;
		kept = length - size;
		if (!word_ends_in(word, kept, change->before))
			continue;
		return put(word, kept, change->instead, other);
	}
	return 0;
}
