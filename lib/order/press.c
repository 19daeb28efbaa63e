#include "order/press.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { LONG_TEXT = 2000, CLICHES = 3, SHARE = 20, SHOWN = 80, HEAD = 240 };

/*
 * Phrases of whole words in small letters; ё is written as е, every dash as a
 * hyphen. What ends with a star may go on in any ending.
 */
static const char *const names[] = {
    "пресс-релиз*", "пресс релиз*", "для сми", "информация для сми", NULL};
static const char *const services[] = {"пресс-служба", "пресс-службе",
    "пресс-службы", "пресс-службой", "пресс-секретар*",
    "отдел по связям с общественностью", "отдел информации сообщает", NULL};
static const char *const letterheads[] = {"исх. №", "исх.№", "исходящий №",
    "главному редактору", "руководителям сми", "редакциям сми",
    "от кого:", "кому:", NULL};
static const char *const contacts[] = {"контакты для прессы",
    "контакты для сми", "контактное лицо для сми", "аккредитация", NULL};
static const char *const cliches[] = {"в рамках реализации",
    "в целях реализации", "в соответствии с поручением*", "было отмечено",
    "состоялось рабочее совещание", "состоялось заседание",
    "в ходе мероприятия", "в ходе совещания", "подчеркнул важность",
    "приняли участие", "принял участие", "данное мероприятие",
    "осуществляется работа", "проводится работа", "на постоянной основе",
    "особое внимание уделено", "вышеуказанн*", "нижеследующ*",
    "довести до сведения", "сообщаем, что", "информирует о том",
    "по итогам совещания", "в адрес министерства", "уполномоченным органом",
    "поставлена задача", "даны поручения", NULL};
static const char *const months[] = {"января", "февраля", "марта", "апреля",
    "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря"};

/* A text, and the same character by character as phrases are written. */
struct press {
	const char *text;
	struct buffer folded;
	struct buffer *list;
	size_t found;
};

/* Small letters, ё as е, one hyphen and one space for all of their kind. */
static uint32_t
fold_code(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	if (code >= 0x410 && code <= 0x42f)
		return code + 0x20;
	if (code == 0x401 || code == 0x451)
		return 0x435;
	if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212)
		return '-';
	return code == 0xa0 || code == 0x202f || code == 0x2009 ? ' ' : code;
}

static void
fold(const char *text, struct buffer *folded)
{
	const char *end = text + strlen(text);
	char bytes[4];

	while (text < end)
		buffer_put(folded, bytes,
		    text_encode(fold_code(text_next(&text, end)), bytes));
	buffer_puts(folded, "");
}

static size_t
count_characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

/* Moves on by as many characters as a folded text has up to `until`. */
static const char *
move_on(const char *at, const char *end, const char *folded, const char *until)
{
	while (folded < until) {
		text_next(&folded, until);
		text_next(&at, end);
	}
	return at;
}

/* The part of the text that [from, from + length) of the folded one is. */
static const char *
original(const struct press *press, const char *from, size_t length,
    size_t *original_length)
{
	const char *end = press->text + strlen(press->text);
	const char *begin =
	    move_on(press->text, end, press->folded.bytes, from);

	*original_length =
	    (size_t)(move_on(begin, end, from, from + length) - begin);
	return begin;
}

static void
add_sign(struct press *press, const char *sign, const char *words)
{
	char shown[SHOWN * 6 + 8];

	buffer_putc(press->list, press->found == 0 ? '[' : ',');
	buffer_putc(press->list, '{');
	buffer_member(press->list, "sign", sign);
	text_show(shown, sizeof(shown), words, SHOWN);
	buffer_member(press->list, "words", shown);
	buffer_putc(press->list, '}');
	press->found++;
}

/* A sign with the words as the text has them. */
static void
add_words(
    struct press *press, const char *sign, const char *from, size_t length)
{
	struct buffer words = {0};
	const char *begin = original(press, from, length, &length);

	buffer_put(&words, begin, length);
	buffer_puts(&words, "");
	add_sign(press, sign, words.bytes);
	buffer_free(&words);
}

static bool
is_letter(uint32_t code)
{
	return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
	       (code >= 0x400 && code < 0x530);
}

/* Bytes of the word that goes on at a place of a folded text. */
static size_t
rest_of_word(const char *at)
{
	const char *end = at + strlen(at), *next = at, *last = at;

	while (next < end && is_letter(text_next(&next, end)))
		last = next;
	return (size_t)(last - at);
}

/* True if there is a letter in front of a place in a text. */
static bool
follows_letter(const char *text, const char *at)
{
	const char *before = at;

	if (at == text)
		return false;
	do
		before--;
	while (before > text && ((unsigned char)*before & 0xc0) == 0x80);
	return is_letter(text_next(&before, at));
}

/* Where a phrase stands in a folded text, NULL if it does not. */
static const char *
find_one(const struct buffer *folded, const char *phrase, size_t *length)
{
	const char *text = folded->bytes, *end = text + strlen(text), *at;
	size_t rest, whole = strcspn(phrase, "*");
	bool goes_on = phrase[whole] == '*';
	bool ends = !goes_on && follows_letter(phrase, phrase + whole);

	for (at = text;
	     (at = memmem(at, (size_t)(end - at), phrase, whole)) != NULL;
	     at++) {
		/* Asked first: the rest of a word is looked at once. */
		if (follows_letter(text, at))
			continue;
		rest = goes_on || ends ? rest_of_word(at + whole) : 0;
		*length = whole + rest;
		if (goes_on || rest == 0)
			return at;
	}
	return NULL;
}

static void
find_phrase(struct press *press, const char *sign, const char *const *phrases)
{
	const char *at;
	size_t length;

	for (; *phrases != NULL; phrases++) {
		at = find_one(&press->folded, *phrases, &length);
		if (at != NULL) {
			add_words(press, sign, at, length);
			return;
		}
	}
}

/* Three or more of them, and a share of the text that is read as such. */
static void
find_cliches(struct press *press)
{
	struct buffer words = {0};
	size_t i, length, count = 0, bytes = 0;
	const char *at;

	for (i = 0; cliches[i] != NULL; i++) {
		at = find_one(&press->folded, cliches[i], &length);
		if (at == NULL)
			continue;
		bytes += length;
		at = original(press, at, length, &length);
		if (count++ > 0)
			buffer_puts(&words, "; ");
		buffer_put(&words, at, length);
	}
	if (count >= CLICHES && bytes * SHARE >= strlen(press->folded.bytes)) {
		buffer_puts(&words, "");
		add_sign(press, "cliches", words.bytes);
	}
	buffer_free(&words);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of DD.MM.YYYY at the front of a text, 0 if there is none. */
static size_t
numbers_length(const char *text)
{
	static const char form[] = "00.00.0000";
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? !is_digit(text[i]) : text[i] != '.')
			return 0;
	return i;
}

/* The same of a date as 12 сентября 2022. */
static size_t
words_length(const char *text)
{
	size_t day = strspn(text, "0123456789"), at, i, month;

	at = day + strspn(text + day, " ");
	if (day < 1 || day > 2 || at == day)
		return 0;
	for (i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
		month = strlen(months[i]);
		if (strncmp(text + at, months[i], month) != 0 ||
		    text[at + month] != ' ')
			continue;
		at += month + strspn(text + at + month, " ");
		return strspn(text + at, "0123456789") == 4 ? at + 4 : 0;
	}
	return 0;
}

static size_t
date_length(const char *text)
{
	size_t length = numbers_length(text);

	return length > 0 ? length : words_length(text);
}

/* A date at the very front, or behind one line's place and a comma. */
static void
find_dateline(struct press *press)
{
	const char *text = press->folded.bytes;
	const char *at = text + strspn(text, " \t\r\n");
	const char *line = at;
	size_t length;

	if (date_length(at) == 0) {
		at = strchr(at, ',');
		if (at == NULL || (size_t)(at - line) > HEAD / 4 ||
		    memchr(line, '\n', (size_t)(at - line)) != NULL)
			return;
		at += 1 + strspn(at + 1, " ");
	}
	length = date_length(at);
	if (length > 0)
		add_words(
		    press, "dateline", line, (size_t)(at - line) + length);
}

size_t
press_signs(const char *text, struct buffer *list)
{
	static const struct {
		const char *sign;
		const char *const *phrases;
	} signs[] = {{"name", names}, {"service", services},
	    {"letterhead", letterheads}, {"contact", contacts}};
	struct press press = {.text = text, .list = list};
	size_t i;

	if (text == NULL)
		return 0;
	fold(text, &press.folded);
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		find_phrase(&press, signs[i].sign, signs[i].phrases);
	find_dateline(&press);
	find_cliches(&press);
	if (count_characters(text) > LONG_TEXT)
		add_sign(&press, "length", "больше 2000 знаков");
	if (press.found > 0)
		buffer_putc(list, ']');
	buffer_free(&press.folded);
	return press.found;
}
