#include "language/likeness_words.h"

#include <string.h>

#include "language/likeness_date.h"
#include "language/likeness_house.h"
#include "language/likeness_noun.h"
#include "language/likeness_number.h"
#include "language/likeness_object.h"
#include "language/likeness_street.h"
#include "language/likeness_window.h"

static const char stop_words[] =
    "и в во не что он на я с со как а то все всё она так его но да ты к у же "
    "вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда "
    "даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам "
    "ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя "
    "их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто "
    "этот того потому этого какой совсем ним здесь этом один почти мой тем "
    "чтобы нее сейчас были куда зачем всех никогда можно при наконец два об "
    "другой хоть после над больше тот через эти нас про всего них какая много "
    "разве три эту моя впрочем хорошо свою этой перед иногда лучше чуть том "
    "нельзя такой им более всегда конечно всю между это просто очень наш наша "
    "наши нам вообще почему сколько пожалуйста прошу просим здравствуйте снова "
    "пока который которая которые добрый день";

static const char common_words[] =
    "люди человек жители ребенок дети детей год неделя месяц сутки утро вечер "
    "ночь час минута время сегодня вчера завтра дом дома двор улица район "
    "город село поселок работа делать сделать говорить сказать обещать "
    "отвечать ответ ждать стоять идти ходить ехать приехать стать хотеть знать "
    "видеть писать просить принять меры помочь помогите сделайте почините "
    "уберите проверьте верните поставьте откройте отвечает проблема вопрос "
    "ситуация второй третий первый пятый четвертый новый старый весь каждый "
    "самый рубль тысяча деньги рядом возле около напротив";

/* In small letters: what is hardly followed by anything but a name. */
static const char street_short[] = "ул пер пр просп бул бр";
static const char street_long[] =
    "улица улице улицы проспект проспекте переулок переулке бульвар бульваре";
static const char surname_ends[] =
    "ова ева ина ына ского ской ская скую ских цена мира";
/* What it ends in, in small letters too: «в деревне сосновка». */
static const char settlement_long[] =
    "деревня деревне деревни село селе села поселок поселке поселка станица";
static const char settlement_ends[] =
    "овка евка овке евке овки евки ово ево ове еве ино ине ье ьи ское инск";
static const char street_ends[] = "а я ы и в х й ю";

/* What may stand between a name and its house. */
static const char kind_words[] =
    "проспект проспекте пр просп переулок переулке пер бульвар бульваре бул бр "
    "набережная набережной наб тракт тр шоссе";
static const char house_words[] = "д дом дома доме дому";

void
likeness_words_mark(struct stemmer *stemmer)
{
	likeness_object_mark(stemmer);
	likeness_house_mark(stemmer);
	likeness_noun_mark(stemmer);
	stem_mark(stemmer, common_words, LIKENESS_EVERYWHERE);
	likeness_date_mark(stemmer);
	likeness_street_mark(stemmer);
	stem_mark(stemmer, stop_words, LIKENESS_STOP);
}

static bool
is_between(const char *from, const char *to, const char *signs)
{
	for (; from < to; from++) {
		if (strchr(signs, *from) != NULL && *from != '\0')
			return true;
	}
	return false;
}

/* Nothing stands before it in its sentence. */
static bool
is_first(const struct likeness_window *window)
{
	const struct word *word = window->words[1];

	return !window->has[0] ||
	       is_between(window->words[0]->end, word->begin, ".!?\n)") ||
	       memmem(window->words[0]->end,
		   (size_t)(word->begin - window->words[0]->end), "…",
		   3) != NULL;
}

static bool
is_followed_by_sign(const struct likeness_window *window)
{
	const char *at = window->words[1]->end;
	static const char dash[] = "—", shorter[] = "–";

	while (at < window->end && *at == ' ')
		at++;
	if (at == window->end)
		return false;
	return strchr(",:-.", *at) != NULL ||
	       (window->end - at >= 3 &&
		   (memcmp(at, dash, 3) == 0 || memcmp(at, shorter, 3) == 0));
}

/* The number behind the word counts something: «16 минут»; not «7 кв. 5». */
static bool
counts(const struct likeness_window *window)
{
	return window->has[3] && likeness_noun_is_unit(window->words[3]) &&
	       !likeness_noun_has_flat(window, window->words[3]);
}

/* «Мира 7», «Мира, д. 7»; not «16 минут». */
static bool
has_house(const struct likeness_window *window)
{
	const struct word *word = window->words[1], *next = window->words[2];

	if (!window->has[2])
		return false;
	if (next->number)
		return likeness_window_joins(window, 2, word->end, " ,") &&
		       !counts(window);
	return window->has[3] && window->words[3]->number &&
	       (likeness_window_is(next, house_words) ||
		   likeness_window_is(next, kind_words)) &&
	       likeness_window_joins(window, 2, word->end, " ,");
}

/* «на мира 7», «ул лесная», «по улице лермонтова». */
static bool
is_small_name(const struct likeness_window *window)
{
	const struct word *word = window->words[1];

	if (likeness_street_is_before(window) &&
	    likeness_window_joins(window, 1, window->words[0]->end, " .")) {
		if (likeness_window_is(window->words[0], street_short))
			return true;
		if (likeness_window_is(window->words[0], street_long) &&
		    word_ends_in(word->folded, word->length, surname_ends))
			return true;
		if (likeness_window_is(window->words[0], settlement_long) &&
		    word_ends_in(word->folded, word->length, settlement_ends))
			return true;
	}
	return has_house(window) &&
	       word_ends_in(word->folded, word->length, street_ends) &&
	       !likeness_window_is(word, house_words);
}

/* «Дианова 14», «на Торговой», «ул. Почтовая», «Тара, сосновый бор». */
static bool
is_name(const struct likeness_window *window, unsigned mark)
{
	const struct word *word = window->words[1];

	if (!word->capital)
		return (mark & (LIKENESS_EVERYWHERE | LIKENESS_COUNTED)) == 0 &&
		       is_small_name(window);
	if (likeness_street_is_before(window))
		return true;
	if (has_house(window))
		return !likeness_window_is(word, house_words);
	if (likeness_object_role(mark) != LIKENESS_ANY)
		return false;
	if (word->capitals)
		return false;
	return !is_first(window) || is_followed_by_sign(window);
}

/* Where the terms of a text go. */
struct terms {
	struct stemmer *stemmer;
	struct likeness_text *text;
	uint64_t *hashes; /* of each, whole */
	struct likeness_houses houses;
};

/* One number, of whatever kind, but that a house may be told of it here. */
static bool
is_one_number(const struct likeness_term *a, const struct likeness_term *b)
{
	return a->same == b->same &&
	       likeness_twins_role(a) == likeness_twins_role(b);
}

/* A name once is a name, a house once a house. */
static void
learn(struct likeness_term *term, const struct likeness_term *made)
{
	if (made->kind == LIKENESS_NAME) {
		term->kind = made->kind;
		if (term->role == LIKENESS_ANY)
			term->role = made->role;
	} else if (made->kind == LIKENESS_NUMBER &&
		   made->role != LIKENESS_ANY &&
		   (term->role == LIKENESS_ANY || term->cut[1] == 0)) {
		term->role = made->role;
		term->cut[1] = made->cut[1];
	}
}

/*
 * Adds a term unless it is there; a stem counts as one, however it is meant.
 * Returns its place, from 1.
 */
static size_t
add(struct terms *terms, const struct likeness_term *made, uint64_t hash)
{
	struct likeness_text *text = terms->text;
	bool number = made->kind == LIKENESS_NUMBER;

	for (size_t i = 0; i < text->count; i++) {
		struct likeness_term *term = &text->terms[i];

		if (term->hash != made->hash ||
		    (term->kind == LIKENESS_NUMBER) != number ||
		    (number && !is_one_number(term, made)))
			continue;
		learn(term, made);
		return i + 1;
	}
	terms->hashes[text->count] = hash;
	text->terms[text->count++] = *made;
	return text->count;
}

/* A term that stands from the word in hand to an end. */
static struct likeness_term
term_of(const struct likeness_window *window, const struct stem *stem,
    const char *end)
{
	const char *begin = window->words[1]->begin;

	return (struct likeness_term){.hash = (uint32_t)(stem->hash >> 32),
	    .same = stem->bare,
	    .cut = {stem->cut[0], stem->cut[1]},
	    .characters =
		(uint8_t)(stem->characters < 255 ? stem->characters : 255),
	    .begin = (uint32_t)(begin - window->text),
	    .length = end - begin < UINT16_MAX ? (uint16_t)(end - begin) : 0};
}

/* Adds a number that stands in the word in hand; `stem` is of its digits. */
static void
add_number(struct terms *terms, const struct likeness_window *window,
    struct likeness_number *number, const struct stem *stem)
{
	struct likeness_term term = term_of(window, stem, number->end);
	uint64_t hash = stem->hash;
	const struct word *noun;

	likeness_house_tell(&terms->houses, window, number);
	term.kind = LIKENESS_NUMBER;
	term.same = number->value;
	term.role = (uint8_t)number->role;
	term.cut[1] = number->street;
	if (number->role == LIKENESS_DATE)
		hash = 0; /* on another day they write of the same */
	if (number->role == LIKENESS_RANK) {
		noun = window->words[2]->begin < number->end ? window->words[3]
							     : window->words[2];
		term.cut[0] =
		    stem_find(terms->stemmer, noun->folded, noun->length)->bare;
	}
	likeness_house_take_number(
	    &terms->houses, window, number, add(terms, &term, hash));
}

/* Adds a number; returns where what belongs to it ends. */
static const char *
take_number(struct terms *terms, struct likeness_window *window, size_t skipped)
{
	const struct word *word = window->words[1];
	struct likeness_number number;

	window->house = likeness_house_is_here(&terms->houses, window, skipped);
	if (likeness_date_read(window, &number) ||
	    likeness_number_read(window, skipped, &number))
		add_number(terms, window, &number,
		    stem_find(
			terms->stemmer, word->folded + skipped, number.digits));
	return number.end;
}

/* What a word is, that is no name: of an object, or what is done. */
static enum likeness_role
word_role(const struct word *word, unsigned mark)
{
	enum likeness_role role = likeness_object_role(mark);

	if (role == LIKENESS_ANY &&
	    (mark == LIKENESS_MANNER || likeness_object_is_action(word)))
		return LIKENESS_ACTION;
	return role;
}

static void
take_word(struct terms *terms, struct likeness_window *window)
{
	const struct word *word = window->words[1];
	const struct stem *stem =
	    stem_find(terms->stemmer, word->folded, word->length);
	struct likeness_number number;
	struct likeness_term term;
	size_t place;

	window->house = false;
	if (likeness_date_read_word(window, stem->mark, &number)) {
		add_number(terms, window, &number, stem);
	} else if (word->length > 2 && (stem->mark & LIKENESS_STOP) == 0) {
		term = term_of(window, stem, word->end);
		if ((stem->mark & LIKENESS_FORM) != 0)
			likeness_street_unite(&term, stem->mark);
		if (is_name(window, stem->mark)) {
			term.kind = LIKENESS_NAME;
			term.role = (uint8_t)likeness_street_role(window);
		} else if ((stem->mark & LIKENESS_EVERYWHERE) != 0) {
			term.kind = LIKENESS_COMMON;
			if (likeness_object_is_action(word))
				term.role = LIKENESS_ACTION;
		} else {
			term.role = (uint8_t)word_role(word, stem->mark);
		}
		place = add(terms, &term, stem->hash);
		if (term.kind == LIKENESS_NAME)
			likeness_house_take_name(
			    &terms->houses, window, terms->text, place);
	}
	window->mark_before = stem->mark;
}

/* Takes the word in hand; returns where what belongs to it ends. */
static const char *
take(struct terms *terms, struct likeness_window *window)
{
	const struct word *word = window->words[1];
	size_t skipped = 0;
	const char *end;

	if (word->digits && !word->number)
		skipped = likeness_house_letters(word);
	if (!word->number && skipped == 0) {
		take_word(terms, window);
		return word->end;
	}
	end = take_number(terms, window, skipped);
	window->mark_before = 0;
	return end;
}

static void
move_on(struct likeness_window *window, const char **at)
{
	enum { LAST = LIKENESS_WINDOW - 1 };
	struct word *last = window->words[0];

	memmove(
	    window->words, window->words + 1, LAST * sizeof(*window->words));
	memmove(window->has, window->has + 1, LAST * sizeof(*window->has));
	window->words[LAST] = last;
	window->has[LAST] = word_next(at, window->end, last);
	if (!window->has[LAST])
		return;
	if (last->end < window->end && *last->end == '-')
		likeness_street_complete(at, window->end, last);
	last->folded[last->length] = '\0';
}

void
likeness_words_read(struct stemmer *stemmer, const char *text, size_t length,
    struct likeness_text *out, uint64_t hashes[LIKENESS_TERMS])
{
	struct terms terms = {stemmer, out, hashes, {0}};
	struct likeness_window window = {.text = text, .end = text + length};
	struct word words[LIKENESS_WINDOW];
	const char *at = text, *taken = text;

	out->count = 0;
	for (int i = 0; i < LIKENESS_WINDOW; i++) {
		words[i].folded[0] = '\0';
		window.words[i] = &words[i];
	}
	for (int i = 1; i < LIKENESS_WINDOW; i++)
		move_on(&window, &at);
	while (window.has[1] && out->count < LIKENESS_TERMS) {
		if (window.words[1]->begin >= taken)
			taken = take(&terms, &window);
		move_on(&window, &at);
	}
}
