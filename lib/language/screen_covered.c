#include "language/screen_covered.h"

#include <stdlib.h>
#include <string.h>

#include "language/covered.h"

/* Letters to be seen beside points in what is not obscene: «д...она». */
enum { POINTS_SEEN = 4 };

struct screen_covered {
	const struct lexeme *rows;
	struct covered *classes[SCREEN_COVERED];
};

struct screen_covered *
screen_covered_open(const struct lexeme *rows)
{
	struct screen_covered *covered = malloc(sizeof(*covered));

	if (covered == NULL)
		abort();
	covered->rows = rows;
	for (size_t i = 0; i < SCREEN_COVERED; i++)
		covered->classes[i] =
		    covered_open(i == SCREEN_OBSCENE ? 2 : POINTS_SEEN);
	return covered;
}

void
screen_covered_close(struct screen_covered *covered)
{
	if (covered == NULL)
		return;
	for (size_t i = 0; i < SCREEN_COVERED; i++)
		covered_close(covered->classes[i]);
	free(covered);
}

void
screen_covered_add(struct screen_covered *covered, enum screen_class class,
    const struct lexeme *row, bool is_stem)
{
	covered_add(covered->classes[class], row->pattern, is_stem,
	    (uint32_t)(row - covered->rows));
}

/* True if two patterns are of the same letters. */
static bool
is_same_word(const char *one, const char *other)
{
	size_t length;

	one += one[0] == '*';
	other += other[0] == '*';
	length = strcspn(one, "*");
	return length == strcspn(other, "*") &&
	       strncmp(one, other, length) == 0;
}

/*
 * An insult only if it is no name and nothing obscene, or the same word: signs
 * cover much. One alone covers little: «деб*л» is no ебал, as less of that is
 * to be seen.
 */
static void
choose(const struct screen_covered *covered, bool is_name, bool is_sure,
    const size_t seen[SCREEN_COVERED],
    const struct lexeme *lexemes[SCREEN_COVERED])
{
	const struct lexeme *obscene = lexemes[SCREEN_OBSCENE];
	const struct lexeme *insult = lexemes[SCREEN_INSULT];

	if (obscene != NULL && insult != NULL && !is_name && is_sure &&
	    seen[SCREEN_INSULT] > seen[SCREEN_OBSCENE] &&
	    !covered_holds(covered->classes[SCREEN_OBSCENE], insult->pattern)) {
		lexemes[SCREEN_OBSCENE] = NULL;
		return;
	}
	for (size_t i = SCREEN_OBSCENE + 1; i < SCREEN_COVERED; i++) {
		const struct lexeme *lexeme = lexemes[i];

		if (lexeme != NULL &&
		    (obscene != NULL
			    ? !is_same_word(lexeme->pattern, obscene->pattern)
			    : is_name))
			lexemes[i] = NULL;
	}
}

void
screen_covered_find(const struct screen_covered *covered, const char *text,
    const struct fold *fold, const struct fold_covered *word,
    const struct lexeme *lexemes[SCREEN_COVERED])
{
	size_t seen[SCREEN_COVERED];
	uint32_t number;

	for (size_t i = 0; i < SCREEN_COVERED; i++) {
		seen[i] =
		    covered_find(covered->classes[i], fold, word, &number);
		lexemes[i] = seen[i] > 0 ? &covered->rows[number] : NULL;
	}
	choose(covered, covered_is_name(fold, word, text),
	    covered_signs(fold, word) == 1, seen, lexemes);
}
