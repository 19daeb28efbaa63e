#include "base/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 128, LONG_ONLY = 256 };

const struct option_spec options_common[] = {
    {"db", 'd', "FILE", "the store; else $OTKLIK_DB"},
    {"output", 'o', "FORMAT", "json, csv, excel or text"},
    {"fields", 0, "A,B,...", "only these columns, in this order"},
    {"encoding", 0, "NAME", "encoding of the input, as cp1251"},
    {"rejects", 0, "FILE", "refused records go there, verbatim"},
    {"strict", 0, NULL, "stop at the first refused record"},
    {"dry-run", 'n', NULL, "do everything but keep nothing"},
    {"explain", 0, NULL, "say why"},
    {"now", 0, "TIME", "the clock of this run; else $OTKLIK_NOW"},
    {"as", 0, "LOGIN", "act for somebody else (admin)"},
    {"quiet", 'q', NULL, "no remarks"},
    {"verbose", 'v', NULL, "say what was done"},
    {"help", 'h', NULL, "print this help"},
    {"version", 'V', NULL, "print the version"},
    {0},
};

struct spelling {
	struct option longs[MOST + 1];
	const struct option_spec *specs[MOST];
	char shorts[2 * MOST + 2];
	int count;
};

/* The tables as getopt_long wants them. A table given earlier wins. */
static void
spell(const struct option_spec *const *tables, struct spelling *s)
{
	char *at = s->shorts;
	const struct option_spec *spec;
	int i;

	*at++ = ':';
	for (; *tables != NULL; tables++) {
		for (spec = *tables; spec->name != NULL; spec++) {
			for (i = 0; i < s->count; i++)
				if (strcmp(s->specs[i]->name, spec->name) == 0)
					break;
			if (i < s->count || s->count == MOST)
				continue;
			s->specs[s->count] = spec;
			s->longs[s->count] = (struct option){spec->name,
			    spec->argument != NULL ? required_argument
						   : no_argument,
			    NULL, LONG_ONLY + s->count};
			s->count++;
			if (spec->letter == 0)
				continue;
			*at++ = spec->letter;
			if (spec->argument != NULL)
				*at++ = ':';
		}
	}
	*at = '\0';
}

static const struct option_spec *
find_spec(const struct spelling *s, int code)
{
	int i;

	if (code >= LONG_ONLY)
		return s->specs[code - LONG_ONLY];
	for (i = 0; i < s->count; i++)
		if (s->specs[i]->letter == code)
			return s->specs[i];
	return NULL;
}

static const struct fault *
wrong_option(int code, const char *word)
{
	if (code == ':')
		return fault_new(FAULT_USAGE, "%s: needs an argument", word);
	/* Of a letter within a word `word` is the one before. */
	if (optopt != 0 && optopt < LONG_ONLY)
		return fault_new(FAULT_USAGE, "unknown option -%c", optopt);
	if (optopt != 0)
		return fault_new(FAULT_USAGE, "%s: takes no argument", word);
	return fault_new(FAULT_USAGE, "unknown option %s", word);
}

const struct fault *
options_parse(int argc, char **argv, const struct option_spec *const *tables,
    struct arena *arena, struct options *options)
{
	struct spelling spelling = {0};
	int code;

	spell(tables, &spelling);
	options->given = NULL;
	options->given_count = 0;
	opterr = 0;
	optind = 0;
	while ((code = getopt_long(
		    argc, argv, spelling.shorts, spelling.longs, NULL)) != -1) {
		const struct option_spec *spec;

		if (code == '?' || code == ':')
			return wrong_option(code, argv[optind - 1]);
		spec = find_spec(&spelling, code);
		/* One word may hold any number of letters. */
		options->given = arena_grow(arena, options->given,
		    options->given_count, sizeof(*options->given));
		options->given[options->given_count++] = (struct option_given){
		    spec->name, spec->argument != NULL ? optarg : ""};
	}
	options->operands = argv + optind;
	options->operand_count = (size_t)(argc - optind);
	return NULL;
}

bool
options_flag(const struct options *options, const char *name)
{
	return options_text(options, name) != NULL;
}

const char *
options_text(const struct options *options, const char *name)
{
	size_t i = options->given_count;

	while (i-- > 0)
		if (strcmp(options->given[i].name, name) == 0)
			return options->given[i].value;
	return NULL;
}

bool
options_listed(const char *list, const char *word)
{
	size_t length = word == NULL ? 0 : strlen(word);
	const char *at = length == 0 ? NULL : list;

	for (; at != NULL; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, word, length) == 0 &&
		    (at[length] == '\0' || at[length] == ','))
			return true;
	}
	return false;
}

size_t
options_list(const struct options *options, const char *name,
    struct arena *arena, const char *const **list)
{
	const char **items = NULL;
	size_t count = 0, room = 1, i;
	const char *at;

	for (i = 0; i < options->given_count; i++)
		for (at = options->given[i].value; *at != '\0'; at++)
			room += *at == ',';
	items =
	    arena_alloc(arena, (room + options->given_count) * sizeof(*items));
	for (i = 0; i < options->given_count; i++) {
		if (strcmp(options->given[i].name, name) != 0)
			continue;
		for (at = options->given[i].value; at != NULL;) {
			size_t length = strcspn(at, ",");

			if (length > 0)
				items[count++] = arena_copy(arena, at, length);
			at = at[length] == ',' ? at + length + 1 : NULL;
		}
	}
	*list = items;
	return count;
}

/* The lines of one table under its title; nothing if it is empty. */
static void
write_table(
    const char *title, const struct option_spec *table, struct buffer *help)
{
	enum { COLUMN = 26 };
	size_t start;

	if (table->name != NULL)
		buffer_printf(help, "\n%s:\n", title);

	for (; table->name != NULL; table++) {
		start = help->length;
		if (table->letter != 0)
			buffer_printf(help, "  -%c, ", table->letter);
		else
			buffer_puts(help, "      ");
		buffer_printf(help, "--%s", table->name);
		if (table->argument != NULL)
			buffer_printf(help, " %s", table->argument);
		if (help->length - start > COLUMN - 2) {
			buffer_putc(help, '\n');
			start = help->length;
		}
		buffer_printf(help, "%*s%s\n",
		    (int)(COLUMN - (help->length - start)), "", table->help);
	}
}

void
options_usage(const char *name, const char *synopsis, const char *purpose,
    const struct option_spec *const own_and_fields[2], struct buffer *help)
{
	buffer_printf(
	    help, "Usage: %s [options] %s\n%s\n", name, synopsis, purpose);
	write_table("Options", own_and_fields[0], help);
	write_table("Fields, the same as in a record", own_and_fields[1], help);
	write_table("Common options", options_common, help);
	buffer_printf(help, "\nThe manual: man %s\n", name);
}
