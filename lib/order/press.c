#include "order/press.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { LONG_TEXT = 2000, CLICHES = 3, SHOWN = 80, HEAD = 240 };

/* Phrases in small letters; ё is written as е. */
static const char *const names[] = {"пресс-релиз", "пресс релиз", "пресс‑релиз",
    "пресс–релиз", "для сми", "информация для сми", NULL};
static const char *const services[] = {"пресс-служба", "пресс-службе",
    "пресс-службы", "пресс-службой", "пресс-секретарь",
    "отдел по связям с общественностью", "отдел информации сообщает", NULL};
static const char *const letterheads[] = {"исх. №", "исх.№", "исходящий №",
    "главному редактору", "руководителям сми", "редакциям сми",
    "от кого:", "кому:", NULL};
static const char *const contacts[] = {"контакты для прессы",
    "контакты для сми", "контактное лицо для сми", "аккредитация", NULL};
static const char *const cliches[] = {"в рамках реализации",
    "в целях реализации", "в соответствии с поручением", "было отмечено",
    "состоялось рабочее совещание", "состоялось заседание",
    "в ходе мероприятия", "в ходе совещания", "подчеркнул важность",
    "приняли участие", "принял участие", "данное мероприятие",
    "осуществляется работа", "проводится работа", "на постоянной основе",
    "особое внимание уделено", "вышеуказанн", "нижеследующ",
    "довести до сведения", "сообщаем, что", "информирует о том",
    "по итогам совещания", "в адрес министерства", "уполномоченным органом",
    "поставлена задача", "даны поручения", NULL};

/* Small letters, ё as е: of the Russian alphabet and of ASCII. */
static void
fold(const char *text, struct buffer *folded)
{
	const char *end = text + strlen(text);
	char bytes[4];

	while (text < end) {
		uint32_t code = text_next(&text, end);

		if (code < 0x80) {
			buffer_putc(folded,
			    (char)(code >= 'A' && code <= 'Z' ? code + 32
							      : code));
			continue;
		}
		if (code >= 0x410 && code <= 0x42f)
			code += 0x20;
		else if (code == 0x401 || code == 0x451)
			code = 0x435;
		buffer_put(folded, bytes, text_encode(code, bytes));
	}
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

static void
add_sign(
    struct buffer *list, size_t *found, const char *sign, const char *words)
{
	char shown[SHOWN * 6 + 8];

	buffer_putc(list, *found == 0 ? '[' : ',');
	buffer_putc(list, '{');
	buffer_member(list, "sign", sign);
	text_show(shown, sizeof(shown), words, SHOWN);
	buffer_member(list, "words", shown);
	buffer_putc(list, '}');
	++*found;
}

/* The first of the phrases that the text has, NULL if it has none. */
static const char *
find_phrase(const char *text, const char *const *phrases)
{
	for (; *phrases != NULL; phrases++)
		if (strstr(text, *phrases) != NULL)
			return *phrases;
	return NULL;
}

static void
find_cliches(const char *text, struct buffer *list, size_t *found)
{
	struct buffer words = {0};
	size_t i, count = 0;

	for (i = 0; cliches[i] != NULL; i++) {
		if (strstr(text, cliches[i]) == NULL)
			continue;
		buffer_printf(
		    &words, "%s%s", count++ > 0 ? "; " : "", cliches[i]);
	}
	if (count >= CLICHES)
		add_sign(list, found, "cliches", words.bytes);
	buffer_free(&words);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of DD.MM.YYYY at the front of a text, 0 if there is none. */
static size_t
date_length(const char *text)
{
	static const char form[] = "00.00.0000";
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? !is_digit(text[i]) : text[i] != '.')
			return 0;
	return i;
}

/* A date at the very front, or behind one line's place and a comma. */
static void
find_dateline(const char *text, struct buffer *list, size_t *found)
{
	const char *at = text + strspn(text, " \t\r\n");
	const char *line = at;
	char head[HEAD];
	size_t length;

	if (date_length(at) == 0) {
		at = strchr(at, ',');
		if (at == NULL || (size_t)(at - line) > HEAD / 4 ||
		    memchr(line, '\n', (size_t)(at - line)) != NULL)
			return;
		at += 1 + strspn(at + 1, " ");
	}
	length = date_length(at);
	if (length == 0 || (size_t)(at - line) + length >= sizeof(head))
		return;
	length += (size_t)(at - line);
	memcpy(head, line, length);
	head[length] = '\0';
	add_sign(list, found, "dateline", head);
}

size_t
press_signs(const char *text, struct buffer *list)
{
	static const struct {
		const char *sign;
		const char *const *phrases;
	} signs[] = {{"name", names}, {"service", services},
	    {"letterhead", letterheads}, {"contact", contacts}};
	struct buffer folded = {0};
	const char *words;
	size_t i, found = 0;

	if (text == NULL)
		return 0;
	fold(text, &folded);
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if ((words = find_phrase(folded.bytes, signs[i].phrases)) !=
		    NULL)
			add_sign(list, &found, signs[i].sign, words);
	find_dateline(folded.bytes, list, &found);
	find_cliches(folded.bytes, list, &found);
	if (count_characters(text) > LONG_TEXT)
		add_sign(list, &found, "length", "больше 2000 знаков");
	if (found > 0)
		buffer_putc(list, ']');
	buffer_free(&folded);
	return found;
}
