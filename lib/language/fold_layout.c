#include "language/fold_layout.h"

#include <string.h>

enum { WORD_MIN = 3, WORD_MAX = 24, CONSONANTS_MAX = 4 };

/* The keys and the letters they write, as numbers of symbols. */
static const char keys[] = "f,dult;pbqrkvyjghcnea[wxio]sm'.z";
static const char vowels[] = "fbjets'.z`";

/* The symbol that a key writes, else FOLD_BREAK. */
static unsigned
symbol_of(char key)
{
	const char *at = strchr(keys, key == '`' ? 't' : key);

	return at == NULL ? FOLD_BREAK : FOLD_CYRILLIC + (unsigned)(at - keys);
}

bool
fold_layout_begins(const char *sign, const char *at, const char *end)
{
	return (*sign == ',' || *sign == '[') && at < end &&
	       ((*at >= 'a' && *at <= 'z') || *at == '`');
}

static bool
is_word(const char *word, size_t length)
{
	size_t i, run = 0, signs = 0;
	bool vowel = false;

	if (length < WORD_MIN || length > WORD_MAX)
		return false;
	for (i = 0; i < length; i++) {
		if (symbol_of(word[i]) == FOLD_BREAK)
			return false;
		signs += i + 1 < length && (word[i] == ',' || word[i] == '[');
		if (strchr(vowels, word[i]) == NULL) {
			run += word[i] != 'm' && word[i] != ']';
		} else {
			vowel = true;
			run = 0;
		}
		if (run > CONSONANTS_MAX)
			return false;
	}
	return signs > 0 && vowel;
}

static void
put_word(struct fold *fold, const char *word, size_t length, uint32_t offset)
{
	unsigned last = FOLD_BREAK;

	for (size_t i = 0; i < length; i++) {
		unsigned symbol = symbol_of(word[i]);

		if (symbol != last)
			fold_put(&fold->more, symbol, offset + (uint32_t)i);
		last = symbol;
	}
	fold_put(&fold->more, FOLD_BREAK, offset + (uint32_t)length - 1);
}

void
fold_layout_add(
    struct fold *fold, const char *text, size_t length, uint32_t offset)
{
	const char *word = text + offset;
	size_t size = 0;

	while (offset + size < length && (unsigned char)word[size] > ' ' &&
	       (unsigned char)word[size] < 0x80)
		size++;
	if (offset + size < length && (unsigned char)word[size] >= 0x80)
		return;
	if (!is_word(word, size))
		return;
	put_word(fold, word, size, offset);
	/* The last sign may be one. */
	if (word[size - 1] == ',')
		put_word(fold, word, size - 1, offset);
}
