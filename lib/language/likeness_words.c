#include "language/likeness_words.h"

#include <string.h>

#include "language/word.h"

enum mark { NO_MARK, STOP, COMMON, UNIT, STREET, SETTLEMENT };

enum { NUMBER_MAX = 1000, WINDOW = 3 };

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

/* What is counted by a number that is not one of a house. */
static const char unit_words[] =
    "минут минуты минуту час часа часов день дня дней сутки суток неделя "
    "недели недель месяц месяца месяцев год года лет человек люди раз раза "
    "рубль рубля рублей руб тыс тысяч коп метр метра метров километр км м см л "
    "ч г т р шт градус градуса градусов этаж этаже этажа процент процентов "
    "балл баллов квартир квартиры кв штук мест места детей семей января "
    "февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря окна окон утра вечера ночи секунд";

static const char street_words[] =
    "ул улица улице улицы пер переулок переулке проспект проспекте пр село "
    "селе деревня деревне поселок поселке";
static const char settlement_words[] = "с д п"; /* before a point */

void
likeness_words_mark(struct stemmer *stemmer)
{
	stem_mark(stemmer, common_words, COMMON);
	stem_mark(stemmer, stop_words, STOP);
}

static bool
holds(const char *words, const struct word *word)
{
	const char *at = words;

	while ((at = strstr(at, word->folded)) != NULL) {
		if ((at == words || at[-1] == ' ') &&
		    (at[word->length] == ' ' || at[word->length] == '\0'))
			return true;
		at += word->length;
	}
	return false;
}

/* Three words side by side: the one before, the one in hand, the next. */
struct window {
	struct word *words[WINDOW + 1]; /* go round */
	bool has[WINDOW + 1];
	const char *text, *end;
};

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
is_first(const struct window *window)
{
	const struct word *word = window->words[1];

	return !window->has[0] ||
	       is_between(window->words[0]->end, word->begin, ".!?\n)") ||
	       memmem(window->words[0]->end,
		   (size_t)(word->begin - window->words[0]->end), "…",
		   3) != NULL;
}

/* The next word follows with only a space, a comma or nothing between. */
static bool
is_near(const struct word *word, const struct word *next)
{
	const char *at = word->end;

	while (at < next->begin && (*at == ' ' || *at == ','))
		at++;
	return at == next->begin;
}

static bool
is_followed_by_sign(const struct window *window)
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

/* «Дианова 14», «на Торговой», «ул. Почтовая», «Тара, сосновый бор». */
static bool
is_name(const struct window *window)
{
	struct word *const *words = window->words;

	if (!words[1]->capital)
		return false;
	if (window->has[0] &&
	    (holds(street_words, words[0]) ||
		(holds(settlement_words, words[0]) && *words[0]->end == '.')))
		return true;
	if (window->has[2] && words[2]->number && is_near(words[1], words[2]) &&
	    !(window->has[3] && holds(unit_words, words[3])))
		return true;
	if (words[1]->capitals)
		return false;
	return !is_first(window) || is_followed_by_sign(window);
}

/* «16 минут», «+16», «18:10», «2025», «5%» are no number of a house. */
static bool
is_measure(const struct window *window)
{
	const struct word *word = window->words[1];
	const char *before = word->begin - 1, *behind = word->end;
	long number = 0;

	for (size_t i = 0; i < word->length; i++) {
		if (word->folded[i] < '0' || word->folded[i] > '9')
			break;
		if (number < NUMBER_MAX)
			number = number * 10 + word->folded[i] - '0';
	}
	if (number >= NUMBER_MAX)
		return true;
	if (before >= window->text &&
	    (*before == '+' || *before == ':' || *before == '.'))
		return true;
	if (behind < window->end &&
	    (*behind == '%' || (*behind == ':' && behind + 1 < window->end &&
				   behind[1] >= '0' && behind[1] <= '9')))
		return true;
	return window->has[2] && window->words[2]->begin - behind <= 1 &&
	       (window->words[2]->begin == behind || *behind == ' ') &&
	       holds(unit_words, window->words[2]);
}

static void
add(struct likeness_text *out, const struct window *window,
    const struct stem *stem, enum likeness_kind kind)
{
	const struct word *word = window->words[1];

	for (size_t i = 0; i < out->count; i++) {
		if (out->terms[i].hash == stem->hash &&
		    (out->terms[i].kind == LIKENESS_NUMBER) ==
			(kind == LIKENESS_NUMBER)) {
			/* A name once is a name. */
			if (kind == LIKENESS_NAME)
				out->terms[i].kind = kind;
			return;
		}
	}
	out->terms[out->count++] = (struct likeness_term){.hash = stem->hash,
	    .cut = {stem->cut[0], stem->cut[1]},
	    .characters =
		(uint8_t)(stem->characters < 255 ? stem->characters : 255),
	    .begin = (uint32_t)(word->begin - window->text),
	    .length = word->end - word->begin < UINT16_MAX
			  ? (uint16_t)(word->end - word->begin)
			  : 0,
	    .kind = (uint8_t)kind};
}

static void
take(struct stemmer *stemmer, const struct window *window,
    struct likeness_text *out)
{
	const struct word *word = window->words[1];
	const struct stem *stem;
	size_t digits = 0;

	if (word->number) {
		while (digits < word->length && word->folded[digits] >= '0' &&
		       word->folded[digits] <= '9')
			digits++;
		if (digits > 0 && !is_measure(window))
			add(out, window,
			    stem_find(stemmer, word->folded, digits),
			    LIKENESS_NUMBER);
		return;
	}
	stem = stem_find(stemmer, word->folded, word->length);
	if (word->length <= 2 || stem->mark == STOP)
		return;
	add(out, window, stem,
	    is_name(window)	   ? LIKENESS_NAME
	    : stem->mark == COMMON ? LIKENESS_COMMON
				   : LIKENESS_WORD);
}

static void
move_on(struct window *window, const char **at)
{
	struct word *last = window->words[0];

	memmove(
	    window->words, window->words + 1, WINDOW * sizeof(*window->words));
	memmove(window->has, window->has + 1, WINDOW * sizeof(*window->has));
	window->words[WINDOW] = last;
	window->has[WINDOW] = word_next(at, window->end, last);
	if (window->has[WINDOW])
		last->folded[last->length] = '\0';
}

void
likeness_words_read(struct stemmer *stemmer, const char *text, size_t length,
    struct likeness_text *out)
{
	struct window window = {.text = text, .end = text + length};
	struct word words[WINDOW + 1];
	const char *at = text;

	out->count = 0;
	for (int i = 0; i <= WINDOW; i++)
		window.words[i] = &words[i];
	for (int i = 0; i < WINDOW; i++)
		move_on(&window, &at);
	while (window.has[1] && out->count < LIKENESS_TERMS) {
		take(stemmer, &window, out);
		move_on(&window, &at);
	}
}
