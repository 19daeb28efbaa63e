/*
 * The lexicon that is compiled in, for what tests lib/language alone.
 */
#ifndef OTKLIK_TESTS_LEXICON_H
#define OTKLIK_TESTS_LEXICON_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/embed.h"
#include "model/reference.h"

struct lexicon {
	struct lexeme *rows;
	size_t count;
	struct arena arena;
};

/* One cell; a quoted one of ours holds no quotes. */
static inline const char *
lexicon_cell(struct lexicon *lexicon, const char **at, const char *end)
{
	const char *begin = *at + (**at == '"');
	const char *stop = begin;

	while (stop < end &&
	       (begin > *at ? *stop != '"' : *stop != ',' && *stop != '\n'))
		stop++;
	*at = stop + (begin > *at);
	if (*at < end)
		(*at)++;
	return arena_copy(&lexicon->arena, begin, (size_t)(stop - begin));
}

/* A table that is compiled in, and its first row. */
static inline const struct embed_file *
lexicon_table(const char *name, const char **rows)
{
	const struct embed_file *file = embed_tables;

	while (strcmp(file->name, name) != 0)
		file++;
	*rows = (const char *)memchr(
		    file->bytes, '\n', (size_t)(file->end - file->bytes)) +
		1;
	return file;
}

static inline struct lexicon
lexicon_read(void)
{
	struct lexicon lexicon = {.count = 0};
	const char *at;
	const struct embed_file *file = lexicon_table("lexicon", &at);

	lexicon.rows =
	    calloc((size_t)(file->end - file->bytes), sizeof(*lexicon.rows));
	if (lexicon.rows == NULL)
		abort();
	while (at < file->end) {
		struct lexeme *row = &lexicon.rows[lexicon.count++];

		row->class = lexicon_cell(&lexicon, &at, file->end);
		row->match = lexicon_cell(&lexicon, &at, file->end);
		row->pattern = lexicon_cell(&lexicon, &at, file->end);
		row->except = lexicon_cell(&lexicon, &at, file->end);
	}
	return lexicon;
}

/* The places that are compiled in, with their texts in the arena. */
static inline struct place *
lexicon_places(struct lexicon *lexicon, size_t *count)
{
	const char *at;
	const struct embed_file *file = lexicon_table("places", &at);
	struct place *rows = NULL;

	for (*count = 0; at < file->end; ++*count) {
		rows = arena_grow(&lexicon->arena, rows, *count, sizeof(*rows));
		rows[*count].name = lexicon_cell(lexicon, &at, file->end);
		rows[*count].forms = lexicon_cell(lexicon, &at, file->end);
		rows[*count].parent = lexicon_cell(lexicon, &at, file->end);
	}
	return rows;
}

static inline void
lexicon_free(struct lexicon *lexicon)
{
	free(lexicon->rows);
	arena_free(&lexicon->arena);
}

#endif
