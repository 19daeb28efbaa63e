#include "language/declined.h"

#include <stdbool.h>
#include <string.h>

#include "language/word.h"

/* Letters that a form is at least to have, in bytes. */
enum { LEAST = 6, WORD_MOST = 255 };

static const char consonants[] = "б в г д ж з к л м н п р с т ф х ц ч ш щ";

/*
 * What a word ends in, and what its forms end in instead; `-` is nothing. The
 * first that fits. Both of hard and soft ones, as one of them is no word.
 */
static const struct declension {
	const char *end, *instead;
} declensions[] = {
    {"анин", "ане ан анам анами анах анина анину анином анине"},
    {"янин", "яне ян янам янами янах янина янину янином янине"},
    {"мя", "мени менем мена мен менам менами менах"},
    {"а", "у ой ою ей ею ом ем ов е ы и - ам ами ах"},
    {"я", "ю ей ею ем ев е и й ь - ям ями ях"},
    {"ь", "и ью я ю ем е ей ям ями ях"},
    {"й", "я ю ем е и ев ям ями ях"},
    {"о", "а у ом е - ам ами ах"},
    {"е", "я ю ем и й а у ом ям ями ях ам ами ах"},
    {"ы", "а у ом ой е - ов ам ами ах"},
    {"и", "а у ом ой е - ов ам ами ах я ю ем ей ев ь й ью ям ями ях ьми"},
};

/* What no end tells: a word, and its forms that are of no such stem. */
static const struct declension words[] = {
    {"мать", "матери матерью матерей матерям матерями матерях"},
    {"дочь", "дочери дочерью дочерей дочерям дочерями дочерьми дочерях"},
    {"церковь", "церкви церковью церквей церквям церквями церквях церквам "
		"церквами церквах"},
    {"любовь", "любви любовью"},
    {"заяц", "зайца зайцу зайцем зайце зайцы зайцев зайцам зайцами зайцах"},
    {"друг", "друга другу другом друге друзья друзей друзьям друзьями "
	     "друзьях"},
    {"сын", "сына сыну сыном сыне сыновья сыновей сыновьям сыновьями "
	    "сыновьях"},
    {"хозяин", "хозяина хозяину хозяином хозяине хозяева хозяев хозяевам "
	       "хозяевами хозяевах"},
    {"цветок", "цветы цветов цветам цветами цветах"},
};

static const char after_consonant[] = "а у ом ем е ы и ов ей ам ами ах";

/* Nouns that end as forms of other words do, but for those in -ыв, -ив, -ав. */
static const char whole[] =
    "запах размах взмах отлов улов вызов остров перелом излом слом объем "
    "подъем прием заем наем водоем режим опыт отдых вздох кредит лимит "
    "депозит бандит экран орган диван карман герой покой обмен обман";

static size_t
put(struct declined *form, const char *word, size_t kept, const char *end,
    size_t size)
{
	memcpy(form->text, word, kept);
	memcpy(form->text + kept, end, size);
	return form->length = kept + size;
}

/* How the word is declined, and how much of it stays. */
static const char *
find_endings(const char *word, size_t length, size_t *kept)
{
	*kept = 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (word_is_one_of(word, length, words[i].end))
			return words[i].instead;
	for (size_t i = 0; i < sizeof(declensions) / sizeof(*declensions);
	     i++) {
		const struct declension *declension = &declensions[i];

		if (!word_ends_in(word, length, declension->end))
			continue;
		*kept = length - strlen(declension->end);
		return declension->instead;
	}
	*kept = length;
	return word_ends_in(word, length, consonants) ? after_consonant : "";
}

size_t
declined_forms(
    const char *word, size_t length, struct declined forms[DECLINED_MOST])
{
	size_t count = 0, kept;
	const char *at;

	if (length < LEAST || length > WORD_MOST)
		return 0;
	at = find_endings(word, length, &kept);
	while (*at != '\0' && count < DECLINED_MOST) {
		size_t size = strcspn(at, " ");

		if (put(&forms[count], word, kept, at, *at == '-' ? 0 : size) >=
		    LEAST)
			count++;
		at += size + (at[size] == ' ');
	}
	return count;
}

size_t
declined_genitive(const char *word, size_t length, char *genitive)
{
	struct declined form;
	bool soft = word_ends_in(word, length, "й");

	if (length < LEAST || length > WORD_MOST ||
	    (!word_is_one_of(word, length, whole) &&
		!word_ends_in(word, length, "ыв ив ав")))
		return 0;
	put(&form, word, length - (soft ? strlen("й") : 0), soft ? "я" : "а",
	    strlen("а"));
	memcpy(genitive, form.text, form.length);
	return form.length;
}
