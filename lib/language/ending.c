#include "language/ending.h"

#include <string.h>

#include "language/fold.h"
#include "language/word.h"

/* Kinds of endings; a set of them has bit n for each. */
enum kind {
	ADJECTIVE,
	OF_NAMES, /* of adjectives, and of surnames and towns in -ин */
	BY_THEM,  /* дорогим, исправим */
	VERB,
	REFLEXIVE,
	SOFT,	     /* судьи, жилье: of nouns in -ья and -ье, */
	SOFT_PLURAL, /* and of листья too, */
	SOFT_SINGULAR, /* and of область too */
	KINDS
};

static const char *const lists[KINDS] = {
    [ADJECTIVE] = "ие ые ий ый ая ое ого его ому ему ую их ими",
    [OF_NAMES] = "ых ым ыми",
    [BY_THEM] = "им",
    [VERB] = "ит ить ишь ите ил ила ило или ят ует уют",
    [REFLEXIVE] = "ится ятся ился илась илось ились иться",
    [SOFT] = "ьи ье ьей ьею ьем",
    [SOFT_PLURAL] = "ья ьям ьями ьях",
    [SOFT_SINGULAR] = "ью",
};

/* Stems of what is declined as adjectives are and looks like a noun. */
static const char *const pronouns = "ваш как мо наш никак сам сво так тво";

/* Stems of adjectives whose short form is no noun: похожа, свежи. */
static const char *const short_adjectives =
    "бел бодр больш бос быстр велик высок вял глубок глуп глух горд груб "
    "далек дешев добр един жесток кисл кругл лучш лыс люб мал мил мокр "
    "молод мудр нелеп нищ остр плох похож прям свеж светл сед сер слаб слеп "
    "смел спел стар строг сух схож тверд тепл тих тощ туп тяжел убог хил "
    "хитр хорош худ цел чуж чужд широк щедр юн";

/* Stems of nouns whose plural is in -ья. */
static const char *const in_soft_plural =
    "брат девер дяд зят камен клин клоч кол колос ком корен крыл лист лоскут "
    "муж обод пер повод полен полоз прут струп стул суч угол черен шурин";

static unsigned
bit(enum kind kind)
{
	return 1u << kind;
}

void
ending_open(struct endings *endings)
{
	endings->count = 0;
	for (enum kind kind = 0; kind < KINDS; kind++) {
		const char *at = lists[kind];

		while (*at != '\0') {
			size_t size = strcspn(at, " ");

			endings->list[endings->count].length =
			    (unsigned char)fold_word(at, size,
				endings->list[endings->count].symbols,
				ENDING_SYMBOLS);
			endings->list[endings->count++].kind = bit(kind);
			at += size + (at[size] == ' ');
		}
	}
}

bool
ending_is(const struct endings *endings, unsigned kinds,
    const unsigned char *symbols, size_t length)
{
	for (size_t i = 0; i < endings->count; i++)
		if ((endings->list[i].kind & kinds) != 0 &&
		    endings->list[i].length == length &&
		    memcmp(endings->list[i].symbols, symbols, length) == 0)
			return true;
	return false;
}

/*
 * закрыта, сдана, нужны, скользка, готовы, ржава, горяча, and what is cut
 * short like дорожн: it may be an adjective. Where that costs nothing all words
 * of such an end count: no adjective has the stem of ремонт or остановка.
 */
static bool
may_be_short(const char *stem, size_t length, bool bare)
{
	if (word_is_one_of(stem, length, short_adjectives) ||
	    word_ends_in(stem, length, "т ем им ом ач яч уч юч ущ ющ ащ ящ"))
		return true;
	if (word_ends_in(stem, length, "в"))
		return !word_is_one_of(stem, length, "прав");
	if (word_ends_in(stem, length, "к"))
		return !word_ends_in(stem, length, "ак ек ик ок ук ык юк як");
	return word_ends_in(stem, length, "н") &&
	       (bare || word_ends_in(stem, length, "дан") ||
		   !word_ends_in(stem, length, "ан ен ин он ун ын юн ян"));
}

/* смотри, молча: it may be of a verb. */
static bool
may_be_verb(const char *word, size_t length)
{
	return word_ends_in(word, length, "жа ча ша ща") ||
	       (word_ends_in(word, length, "и") &&
		   !word_ends_in(word, length, "ги хи"));
}

/* An adjective, a verb or a pronoun, which all may end in much. */
static bool
is_other(const char *word, size_t length, const char *stem, size_t stem_length,
    bool bare)
{
	/* яя, ии and нн are one symbol: зимняя, ситуации, склонна */
	return word_ends_in(word, length, "яя ии нна нны") ||
	       !word_ends_in(word, length,
		   bare ? "б в г д ж з к л м н п р с т ф х ц ч ш щ"
			: "а я ь и ы") ||
	       word_is_one_of(stem, stem_length, pronouns);
}

unsigned
ending_refused(const char *word, size_t length, const char *stem,
    size_t stem_length, size_t behind)
{
	bool bare = behind == 0;
	unsigned kinds = bit(SOFT);

	if (behind > 1 || is_other(word, length, stem, stem_length, bare))
		return 0;
	if (word_ends_in(word, length, "ь")
		? !word_ends_in(word, length, "ть")
		: !may_be_short(stem, stem_length, bare) &&
		      !may_be_verb(word, length)) {
		kinds |= bit(ADJECTIVE) | bit(OF_NAMES);
		if (!word_ends_in(word, length, "ь я"))
			kinds |= bit(BY_THEM);
		if (!bare && word_ends_in(word, length, "а"))
			kinds |= bit(VERB) | bit(REFLEXIVE);
	}
	if (word_ends_in(stem, stem_length, "ин ын"))
		kinds &= ~bit(OF_NAMES);
	if (!word_is_one_of(stem, stem_length, in_soft_plural))
		kinds |= bit(SOFT_PLURAL);
	if (bare || word_ends_in(word, length, "а ы"))
		kinds |= bit(SOFT_SINGULAR);
	return kinds;
}
