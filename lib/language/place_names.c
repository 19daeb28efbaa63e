#include "language/place_names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "language/place_forms.h"
#include "language/place_words.h"
#include "language/word.h"

enum { FORM_WORDS = 6, WORDS_MAX = 512 };
/* A name in small letters has at least five: «амур» is a god too. */
enum { UNLIKE_BYTES = 10 };

/* One way to write a name. */
struct form {
	const struct stem *words[FORM_WORDS];
	size_t count, row;
	bool adjective; /* of one word like Одесское, Входной */
	bool feminine;	/* of those: Увальная */
	bool plural; /* of one word like Нефты, which нефть is not */
	bool common; /* a word as well, but for its capital */
	bool plain;  /* nothing of all that: Калачинск */
	bool exact;  /* its last word as it is written: Кургане */
	uint64_t written; /* how, its last word: hash_of */
};

struct place_names {
	struct stemmer *stemmer;
	struct form *forms; /* longest first */
	size_t count, size;
};

/* A word of the text. */
struct token {
	const struct stem *stem;
	uint64_t written; /* hash_of */
	const char *begin, *end;
	bool capital, first, after_preposition, before_sign;
	bool after_street,
	    before_noun; /* улица Муромцева, Любинский проспект */
	bool before_region; /* Омск. обл. */
	bool unlike;	    /* by its length and end hardly another word */
	bool plural;
	bool adjective, feminine, either; /* by its ending; may be either */
	bool any_gender;   /* Входной, в Увальной */
	bool has_capitals; /* its text: somebody who writes them */
	bool field;	   /* its text names a place and tells nothing */
	size_t whole;	   /* the first of a field: words of it; else 0 */
};

static bool
is_adjective(const char *word, size_t length)
{
	return word_ends_in(word, length,
	    "ий ый ой ое ее ая яя ие ые ого его ому ему ым им ую юю ых их ыми "
	    "ими");
}

static bool
is_feminine(const char *word, size_t length)
{
	return word_ends_in(word, length, "ая яя ой ую юю ою");
}

static int
by_length(const void *a, const void *b)
{
	const struct form *left = a, *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	if (left->exact != right->exact)
		return left->exact ? 1 : -1;
	return left->row < right->row ? -1 : left->row > right->row;
}

/* Of a word as it is written, which a stem does not tell. */
static uint64_t
hash_of(const struct word *word)
{
	return hash_bytes(HASH_START, word->folded, word->length);
}

static void
push_form(struct place_names *names, const struct form *form)
{
	if (names->count == names->size) {
		names->size = names->size * 2 + 64;
		names->forms =
		    realloc(names->forms, names->size * sizeof(*form));
		if (names->forms == NULL)
			abort();
	}
	names->forms[names->count++] = *form;
}

/* What of the last word's forms has another stem counts as it is written. */
static void
push_exact(
    struct place_names *names, const struct form *form, const struct word *word)
{
	struct declined list[PLACE_FORMS_MOST];
	size_t count = place_forms(word->folded, word->length, list);
	struct form exact = *form;

	exact.exact = true;
	exact.plain = false;
	for (size_t i = 0; i < count; i++) {
		const struct stem *stem =
		    stem_find(names->stemmer, list[i].text, list[i].length);

		exact.words[form->count - 1] = stem;
		exact.written =
		    hash_bytes(HASH_START, list[i].text, list[i].length);
		if (stem != form->words[form->count - 1] ||
		    is_adjective(list[i].text, list[i].length))
			push_form(names, &exact);
	}
}

static void
add_form(struct place_names *names, const char *text, size_t length, size_t row)
{
	const char *at = text, *end = text + length;
	struct form form = {.row = row};
	struct word word, last;
	bool plural = false;

	while (form.count < FORM_WORDS && place_words_next(&at, end, &word)) {
		if (form.count == 0)
			form.common = place_words_is(&word, PLACE_WORDS_COMMON);
		form.plural = word_ends_in(word.folded, word.length, "ы");
		plural = word_ends_in(word.folded, word.length, "ы и");
		form.written = hash_of(&word);
		form.words[form.count++] =
		    stem_find(names->stemmer, word.folded, word.length);
		/* Ишим is none: a name is no other case */
		form.adjective =
		    is_adjective(word.folded, word.length) &&
		    !word_ends_in(word.folded, word.length, "им ым");
		form.feminine = is_feminine(word.folded, word.length) &&
				!word_ends_in(word.folded, word.length, "ой");
		last = word;
	}
	if (form.count == 0)
		return;
	form.plain =
	    form.count == 1 && !form.common && !form.adjective && !plural;
	push_form(names, &form);
	if (!form.adjective)
		push_exact(names, &form, &last);
}

struct place_names *
place_names_open(
    struct stemmer *stemmer, const struct place *rows, size_t count)
{
	struct place_names *names = calloc(1, sizeof(*names));

	if (names == NULL)
		abort();
	names->stemmer = stemmer;
	for (size_t i = 0; i < count; i++) {
		const char *forms = rows[i].forms;

		add_form(names, rows[i].name, strlen(rows[i].name), i);
		while (forms != NULL && *forms != '\0') {
			size_t length = strcspn(forms, ",");

			add_form(names, forms, length, i);
			forms += length + (forms[length] == ',');
		}
	}
	qsort(names->forms, names->count, sizeof(*names->forms), by_length);
	return names;
}

void
place_names_close(struct place_names *names)
{
	if (names == NULL)
		return;
	free(names->forms);
	free(names);
}

static bool
has_sign(const char *from, const char *to, const char *signs)
{
	for (; from < to; from++) {
		if (*from != '\0' && strchr(signs, *from) != NULL)
			return true;
	}
	return false;
}

/* A field is a name even where nobody writes capitals. */
static void
mark_field(struct token *tokens, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		tokens[i].field = true;
		tokens[i].capital |= !tokens[i].has_capitals;
	}
	if (count > 0)
		tokens[0].whole = count;
}

static size_t
read_tokens(struct stemmer *stemmer, const char *text, size_t length,
    struct token *tokens)
{
	const char *at = text, *end = text + length, *behind = text;
	struct word word;
	bool preposition = false, street = false, capitals = false, tagged;
	size_t count = 0, i;

	while (count < WORDS_MAX && place_words_next(&at, end, &word)) {
		if (count > 0) {
			tokens[count - 1].before_sign =
			    has_sign(behind, word.begin, ",.:;!?-");
			tokens[count - 1].before_noun =
			    !tokens[count - 1].before_sign &&
			    place_words_is(&word, PLACE_WORDS_NOUN);
			tokens[count - 1].before_region =
			    !has_sign(behind, word.begin, ",:;!?-\n") &&
			    place_words_is(&word, PLACE_WORDS_REGION);
		}
		tagged = has_sign(behind, word.begin, "#");
		tokens[count] = (struct token){
		    .stem = stem_find(stemmer, word.folded, word.length),
		    .written = hash_of(&word),
		    .begin = word.begin,
		    .end = word.end,
		    .capital = word.capital,
		    .first =
			count == 0 || has_sign(behind, word.begin, ".!?\n"),
		    .after_preposition = preposition || tagged,
		    .after_street = street,
		    .before_sign = true,
		    .adjective = is_adjective(word.folded, word.length),
		    .feminine = is_feminine(word.folded, word.length),
		    .any_gender =
			word_ends_in(word.folded, word.length, "ой") &&
			!word_ends_in(word.folded, word.length, "ской"),
		    .unlike = word.length >= UNLIKE_BYTES ||
			      word_ends_in(word.folded, word.length, "ск"),
		    .plural =
			word_ends_in(word.folded, word.length, "ы ах ам ами"),
		    .either = word_ends_in(word.folded, word.length, "ом ем")};
		preposition = place_words_is(&word, PLACE_WORDS_BEFORE);
		street = place_words_is(&word, PLACE_WORDS_STREET);
		capitals |= word.capital;
		behind = word.end;
		count++;
	}
	for (i = 0; i < count; i++)
		tokens[i].has_capitals = capitals;
	return count;
}

/* The first word of a sentence has its capital anyway. */
static bool
is_name(const struct token *token)
{
	return token->after_preposition ||
	       (token->capital &&
		   (token->field || !token->first || token->before_sign));
}

/* One word alone may be any word, and an adjective any street. */
static bool
is_meant(const struct form *form, const struct token *token)
{
	if (form->count == token->whole)
		return true;
	if (form->common && !token->capital && token->has_capitals)
		return false;
	if (form->count > 1)
		return true;
	if (token->after_street || token->before_region)
		return false;
	/* «в Зее», «Ишим» are written as adjectives are */
	if (form->exact || (!form->adjective && token->adjective &&
			       form->written == token->written))
		return is_name(token);
	if ((form->plural && !token->plural) ||
	    (form->adjective && token->before_noun))
		return false;
	if (form->adjective ? !token->adjective && !token->either
			    : token->adjective && !token->any_gender)
		return false;
	if (form->adjective && form->feminine != token->feminine &&
	    token->adjective && !token->any_gender)
		return false;
	if (form->adjective)
		return token->capital &&
		       (token->after_preposition ||
			   (token->first && token->before_sign));
	if (form->plain && form->written == token->written &&
	    (token->capital || token->unlike))
		return true;
	return is_name(token);
}

static const struct form *
find_at(
    const struct place_names *names, const struct token *tokens, size_t count)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct form *form = &names->forms[i];
		size_t k = 0;

		if (form->words[0] != tokens[0].stem || form->count > count)
			continue;
		while (k < form->count && form->words[k] == tokens[k].stem)
			k++;
		if (k == form->count &&
		    (!form->exact || form->written == tokens[k - 1].written) &&
		    is_meant(form, tokens))
			return form;
	}
	return NULL;
}

/* The next form from a token on, which is moved to it; NULL: none. */
static const struct form *
find_from(const struct place_names *names, const struct token *tokens,
    size_t count, size_t *at)
{
	const struct form *form = NULL;

	for (; *at < count; ++*at) {
		form = find_at(names, tokens + *at, count - *at);
		if (form != NULL)
			break;
	}
	return form;
}

static struct token *
make_tokens(void)
{
	struct token *tokens = malloc(WORDS_MAX * sizeof(*tokens));

	if (tokens == NULL)
		abort();
	return tokens;
}

size_t
place_names_find(struct place_names *names, const char *text, size_t length,
    size_t *rows, size_t most)
{
	struct token *tokens = make_tokens();
	const struct form *form;
	size_t count, k, at = 0, found = 0;

	count = read_tokens(names->stemmer, text, length, tokens);
	for (; found < most &&
	       (form = find_from(names, tokens, count, &at)) != NULL;
	     at += form->count) {
		for (k = 0; k < found && rows[k] != form->row; k++)
			continue;
		if (k == found)
			rows[found++] = form->row;
	}
	free(tokens);
	return found;
}

size_t
place_names_read(struct place_names *names, const char *field, size_t length,
    struct place_name *found, size_t most)
{
	struct token *tokens = make_tokens();
	const struct form *form;
	size_t count, at = 0, made = 0;

	count = read_tokens(names->stemmer, field, length, tokens);
	mark_field(tokens, count);
	for (; made < most &&
	       (form = find_from(names, tokens, count, &at)) != NULL;
	     at += form->count)
		found[made++] = (struct place_name){form->row, tokens[at].begin,
		    tokens[at + form->count - 1].end};
	free(tokens);
	return made;
}
