#include "language/covered_shape.h"

#include <string.h>

bool
covered_shape_is_known(const unsigned char *symbols, size_t length)
{
	/* хй, хя, хю, хе, пц, бь, бя */
	static const unsigned char pairs[][2] = {
	    {22, 10}, {22, 32}, {22, 31}, {22, 6}, {16, 23}, {2, 29}, {2, 32}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (symbols[0] == pairs[i][0] &&
		    symbols[length - 1] == pairs[i][1])
			return true;
	}
	return false;
}

bool
covered_shape_is_vowel(unsigned symbol)
{
	/* аеиоуыэюя */
	static const unsigned char vowels[] = {1, 6, 9, 15, 20, 28, 30, 31, 32};

	return memchr(vowels, (int)symbol, sizeof(vowels)) != NULL;
}

bool
covered_shape_is_first(unsigned symbol)
{
	/* абвдезиймнопрсух */
	static const unsigned char first[] = {
	    1, 2, 3, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17, 18, 20, 22};

	return memchr(first, (int)symbol, sizeof(first)) != NULL;
}

/* Consonants that do not stand alone. */
static bool
is_no_word(const unsigned char *symbols, size_t length)
{
	/* вжкс are words of one letter */
	static const unsigned char alone[] = {3, 7, 11, 18};

	for (size_t i = 0; i < length; i++) {
		if (covered_shape_is_vowel(symbols[i]))
			return false;
	}
	return length > 1 || memchr(alone, symbols[0], sizeof(alone)) == NULL;
}

/* й, уй, ц, ь, ть, дь: only words end so. */
static bool
is_ending(const unsigned char *symbols, size_t length)
{
	static const unsigned char short_i = 10, u = 20, ts = 23, soft = 29;

	return (length == 1 && (symbols[0] == short_i || symbols[0] == ts)) ||
	       (length <= 2 && symbols[length - 1] == soft) ||
	       (length == 2 && symbols[0] == u && symbols[1] == short_i);
}

bool
covered_shape_is_broken(
    const unsigned char *symbols, size_t length, const struct covered_run *run)
{
	/* пи, пиз, пид, еб, ху, оху, аху, вые, зае, нае */
	static const unsigned char known[][3] = {{16, 9, 0}, {16, 9, 8},
	    {16, 9, 5}, {6, 2, 0}, {22, 20, 0}, {15, 22, 20}, {1, 22, 20},
	    {3, 28, 6}, {8, 1, 6}, {14, 1, 6}};
	size_t behind = run->begin + run->signs, i;

	if (run->begin == 0 || behind == length)
		return false;
	/* two initials, two letters of an abbreviation */
	if (run->begin == 1 && behind + 1 == length)
		return covered_shape_is_known(symbols, length);
	for (i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (run->begin <= 3 &&
		    memcmp(known[i], symbols, run->begin) == 0 &&
		    (run->begin == 3 || known[i][run->begin] == 0))
			return true;
	}
	return (run->begin <= 3 && is_no_word(symbols, run->begin)) ||
	       is_ending(symbols + behind, length - behind);
}
