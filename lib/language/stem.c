#include "language/stem.h"

#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>

#include "base/arena.h"
#include "base/hash.h"
#include "language/stem_table.h"
#include "language/word.h"

enum {
	WORDS_MAX = 1 << 17, /* then all words are forgotten, */
	STEMS_MAX = 1 << 18, /* and stems, if nobody holds one */
	MARKS_MAX = 128,
	WORD_BYTES = 256
};

struct stemmer {
	struct sb_stemmer *russian;
	struct stem_table words, stems;
	struct arena kept; /* the stems */
	struct {
		const char *words;
		unsigned mark;
	} marks[MARKS_MAX];
	size_t mark_count;
};

struct stemmer *
stem_open(void)
{
	struct stemmer *stemmer = calloc(1, sizeof(*stemmer));

	if (stemmer == NULL)
		abort();
	stemmer->russian = sb_stemmer_new("russian", "UTF_8");
	if (stemmer->russian == NULL)
		abort();
	stem_table_open(&stemmer->words);
	stem_table_open(&stemmer->stems);
	return stemmer;
}

void
stem_close(struct stemmer *stemmer)
{
	if (stemmer == NULL)
		return;
	sb_stemmer_delete(stemmer->russian);
	stem_table_free(&stemmer->words);
	stem_table_free(&stemmer->stems);
	arena_free(&stemmer->kept);
	free(stemmer);
}

static uint64_t
hash_of(const char *bytes, size_t length)
{
	uint64_t hash = hash_bytes(HASH_START, bytes, length);

	hash ^= hash >> 32;
	hash *= UINT64_C(0x9e3779b97f4a7c15);
	return (hash ^ hash >> 29) | 1;
}

/* The bytes of a stem without its last letters, but of four at least. */
static size_t
cut_of(const char *text, size_t length, size_t characters, size_t letters)
{
	size_t stay = characters > 4 + letters ? characters - letters : 4;
	size_t i = 0;

	while (i < length && stay > 0) {
		i++;
		while (i < length && ((unsigned char)text[i] & 0xc0) == 0x80)
			i++;
		stay--;
	}
	return i;
}

static size_t
character_size(const char *at, const char *end)
{
	const char *next = at + 1;

	while (next < end && ((unsigned char)*next & 0xc0) == 0x80)
		next++;
	return (size_t)(next - at);
}

/*
 * A word in which a letter that stands `least` times in a row or more stands
 * once; of digits all count. Returns its length, at most that of the word.
 */
static size_t
squeeze(const char *word, size_t length, size_t least, char *out)
{
	const char *at = word, *end = word + length, *next;
	size_t size, count, made = 0;

	for (; at < end; at = next) {
		size = character_size(at, end);
		for (next = at + size, count = 1;
		     (size_t)(end - next) >= size &&
		     memcmp(at, next, size) == 0;
		     next += size)
			count++;
		if (count >= least && (*at < '0' || *at > '9'))
			count = 1;
		memcpy(out + made, at, count * size);
		made += count * size;
	}
	return made;
}

static struct stem *
keep_stem(struct stemmer *stemmer, const char *text, size_t length)
{
	struct stem_entry *entry =
	    stem_table_put(&stemmer->stems, text, length);
	char bare[WORD_BYTES];
	struct stem *stem;

	if (entry != NULL && entry->stem != NULL)
		return entry->stem;
	stem = arena_alloc(&stemmer->kept, sizeof(*stem));
	stem->text = arena_copy(&stemmer->kept, text, length);
	stem->hash = hash_of(text, length);
	stem->length = (uint16_t)length;
	length = squeeze(text, length, 2, bare);
	stem->bare = (uint32_t)hash_of(bare, length);
	for (size_t i = 0; i < length; i++)
		stem->characters += ((unsigned char)bare[i] & 0xc0) != 0x80;
	for (size_t i = 0; i < 2; i++)
		stem->cut[i] = (uint32_t)hash_of(
		    bare, cut_of(bare, length, stem->characters, i + 1));
	if (entry != NULL)
		entry->stem = stem;
	return stem;
}

/* A word that was not asked for before. */
static struct stem *
make_stem(struct stemmer *stemmer, const char *word, size_t length)
{
	char plain[WORD_BYTES];
	const sb_symbol *text;

	length = squeeze(word, length, 3, plain);
	text = sb_stemmer_stem(
	    stemmer->russian, (const sb_symbol *)plain, (int)length);
	return keep_stem(stemmer, (const char *)text,
	    (size_t)sb_stemmer_length(stemmer->russian));
}

static struct stem *
find(struct stemmer *stemmer, const char *word, size_t length)
{
	struct stem_entry *entry;
	struct stem *stem;

	if (stemmer->words.count >= WORDS_MAX) {
		stem_table_free(&stemmer->words);
		stem_table_open(&stemmer->words);
	}
	entry = stem_table_put(&stemmer->words, word, length);
	if (entry != NULL && entry->stem != NULL)
		return entry->stem;
	stem = make_stem(stemmer, word, length);
	if (entry != NULL)
		entry->stem = stem;
	return stem;
}

const struct stem *
stem_find(struct stemmer *stemmer, const char *word, size_t length)
{
	return find(
	    stemmer, word, length < WORD_BYTES ? length : WORD_BYTES - 1);
}

static void
apply_mark(struct stemmer *stemmer, const char *words, unsigned mark)
{
	while (*words != '\0') {
		size_t length = strcspn(words, " ");

		if (length > 0)
			find(stemmer, words, length)->mark = mark;
		words += length + (words[length] == ' ');
	}
}

void
stem_mark(struct stemmer *stemmer, const char *words, unsigned mark)
{
	if (stemmer->mark_count == MARKS_MAX)
		abort();
	stemmer->marks[stemmer->mark_count].words = words;
	stemmer->marks[stemmer->mark_count++].mark = mark;
	apply_mark(stemmer, words, mark);
}

bool
stem_trim(struct stemmer *stemmer)
{
	size_t i;

	if (stemmer->stems.count < STEMS_MAX)
		return false;
	stem_table_free(&stemmer->words);
	stem_table_free(&stemmer->stems);
	arena_free(&stemmer->kept);
	stem_table_open(&stemmer->words);
	stem_table_open(&stemmer->stems);
	for (i = 0; i < stemmer->mark_count; i++)
		apply_mark(
		    stemmer, stemmer->marks[i].words, stemmer->marks[i].mark);
	return true;
}
