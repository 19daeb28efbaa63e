#include "document/measure.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

/*
 * Advances in hundredths of the size: the widest of each class in DejaVu Sans,
 * which is the widest of the fonts a page asks for.
 */
enum { NARROW = 46, SMALL = 72, CAPITAL = 88, BROAD = 120, SYMBOL = 160 };

/* No font is known for it; few have a sign as wide. */
enum { UNKNOWN = 200 };

/* What is not as its neighbours. */
static const struct {
	const char *letters;
	size_t width;
} classes[] = {
    {" !\"'(),-./:;I[\\]fijlrt|\xc2\xa0", NARROW},
    {"«»–“”„", SMALL},
    {"%@WmwЖМФШЩЮЫЂЉЊжфшщыюљњ…—№", BROAD},
};

/* From, to, and how wide; the first that fits holds. */
static const struct {
	uint32_t from, to;
	size_t width;
} ranges[] = {
    {0x0300, 0x036f, 0}, /* marks above and below */
    {0x200b, 0x200d, 0}, /* empty joiners */
    {0xfe00, 0xfe0f, 0}, /* how a sign is to look */
    {'0', '9', SMALL},
    {'_', '}', SMALL},
    {0x0020, 0x007e, CAPITAL},
    {0x00a0, 0x017f, BROAD},
    {0x0370, 0x03ff, CAPITAL},
    {0x0400, 0x042f, CAPITAL},
    {0x0430, 0x045f, SMALL},
    {0x0460, 0x052f, BROAD},
    {0x2010, 0x2027, BROAD},
    {0x2190, 0x22d7, BROAD},
};

static size_t
width_of(uint32_t code)
{
	size_t i;

	if (text_is_control(code) || text_is_nonchar(code))
		return BROAD; /* U+FFFD stands for it */
	for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		const char *at = classes[i].letters, *end = at + strlen(at);

		while (at < end)
			if (text_next(&at, end) == code)
				return classes[i].width;
	}
	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].from && code <= ranges[i].to)
			return ranges[i].width;
	return text_width(code) == 2 ? SYMBOL : UNKNOWN;
}

size_t
measure_text(const char *text)
{
	const char *end = text + strlen(text);
	size_t width = 0;

	while (text < end)
		width += width_of(text_next(&text, end));
	return width;
}

size_t
measure_fit(const char *text, size_t width, const char **rest)
{
	const char *at = text, *end = text + strlen(text), *word = NULL;
	size_t used = 0;

	while (at < end) {
		const char *before = at;

		used += width_of(text_next(&at, end));
		if (used > width) {
			*rest = word != NULL ? word + 1 : before;
			return (size_t)((word != NULL ? word : before) - text);
		}
		if (*before == ' ')
			word = before;
	}
	*rest = end;
	return (size_t)(end - text);
}
