#include "base/difference.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_COMPARED = 1024 };

static const char spaces[] = " \t\n";

/* A word with the space behind it. */
struct word {
	const char *at;
	size_t length, space; /* of the word, and behind it */
};

struct words {
	struct word *list;
	size_t count;
};

/* A word that is done with and what it leaves: kept, gone or new. */
enum mark { MARK_KEPT, MARK_GONE, MARK_NEW };

struct marker {
	struct buffer *out;
	enum mark mark; /* the one that is open */
	const char *space;
	size_t space_length; /* behind the last word, not written yet */
};

static struct words
cut(const char *text)
{
	struct words words = {0};
	size_t size = 0;

	do {
		struct word word = {.at = text};

		if (words.count == size) {
			size = size == 0 ? 64 : 2 * size;
			words.list =
			    realloc(words.list, size * sizeof(*words.list));
			if (words.list == NULL)
				abort();
		}
		word.length = strcspn(text, spaces);
		word.space = strspn(text + word.length, spaces);
		text += word.length + word.space;
		words.list[words.count] = word;
		words.count += word.length + word.space > 0;
	} while (*text != '\0');
	return words;
}

static bool
same(const struct word *a, const struct word *b)
{
	return a->length == b->length && memcmp(a->at, b->at, a->length) == 0;
}

static void
close_mark(struct marker *marker)
{
	static const char *const ends[] = {"", "-]", "+}"};

	buffer_puts(marker->out, ends[marker->mark]);
	marker->mark = MARK_KEPT;
	if (marker->space_length > 0)
		buffer_put(marker->out, marker->space, marker->space_length);
	marker->space_length = 0;
}

/* The space behind a mark stands outside of it. */
static void
put(struct marker *marker, enum mark mark, const struct word *word)
{
	static const char *const begins[] = {"", "[-", "{+"};

	if (mark != marker->mark) {
		bool glued = marker->space != NULL && marker->space_length == 0;

		close_mark(marker);
		if (glued)
			buffer_putc(marker->out, ' ');
		buffer_puts(marker->out, begins[mark]);
		marker->mark = mark;
	} else if (marker->space_length > 0) {
		buffer_put(marker->out, marker->space, marker->space_length);
	}
	buffer_put(marker->out, word->at, word->length);
	marker->space = word->at + word->length;
	marker->space_length = word->space;
}

static void
put_all(struct marker *marker, enum mark mark, const struct word *words,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		put(marker, mark, &words[i]);
}

/*
 * lengths[i][k]: how many words the texts from word i and k on have in common,
 * in their order; rows of `columns`.
 */
static uint16_t *
measure(const struct word *a, size_t a_count, const struct word *b,
    size_t b_count, size_t columns)
{
	uint16_t *lengths = calloc((a_count + 1) * columns, sizeof(*lengths));

	if (lengths == NULL)
		abort();
	for (size_t i = a_count; i-- > 0;) {
		uint16_t *row = lengths + i * columns, *below = row + columns;

		for (size_t k = b_count; k-- > 0;) {
			if (same(&a[i], &b[k]))
				row[k] = (uint16_t)(below[k + 1] + 1);
			else
				row[k] = below[k] > row[k + 1] ? below[k]
							       : row[k + 1];
		}
	}
	return lengths;
}

/* The words between what both texts begin and end with. */
static void
compare(struct marker *marker, const struct word *a, size_t a_count,
    const struct word *b, size_t b_count)
{
	size_t columns = b_count + 1, i = 0, k = 0;
	uint16_t *lengths;

	if (a_count > WORDS_COMPARED || b_count > WORDS_COMPARED) {
		put_all(marker, MARK_GONE, a, a_count);
		put_all(marker, MARK_NEW, b, b_count);
		return;
	}
	lengths = measure(a, a_count, b, b_count, columns);
	while (i < a_count && k < b_count) {
		if (same(&a[i], &b[k])) {
			put(marker, MARK_KEPT, &b[k++]);
			i++;
		} else if (lengths[(i + 1) * columns + k] >=
			   lengths[i * columns + k + 1]) {
			put(marker, MARK_GONE, &a[i++]);
		} else {
			put(marker, MARK_NEW, &b[k++]);
		}
	}
	put_all(marker, MARK_GONE, a + i, a_count - i);
	put_all(marker, MARK_NEW, b + k, b_count - k);
	free(lengths);
}

void
difference_write(const char *older, const char *newer, struct buffer *out)
{
	struct words a = cut(older), b = cut(newer);
	struct marker marker = {.out = out};
	size_t begin = 0, end = 0;

	while (begin < a.count && begin < b.count &&
	       same(&a.list[begin], &b.list[begin]))
		begin++;
	while (end < a.count - begin && end < b.count - begin &&
	       same(&a.list[a.count - end - 1], &b.list[b.count - end - 1]))
		end++;
	put_all(&marker, MARK_KEPT, b.list, begin);
	compare(&marker, a.list + begin, a.count - begin - end, b.list + begin,
	    b.count - begin - end);
	put_all(&marker, MARK_KEPT, b.list + b.count - end, end);
	close_mark(&marker);
	free(a.list);
	free(b.list);
}
