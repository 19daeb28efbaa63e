/*
 * A command line, taken apart by a table of what is allowed.
 */
#ifndef OTKLIK_BASE_OPTIONS_H
#define OTKLIK_BASE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"

struct option_spec {
	const char *name;     /* long name; NULL ends a table */
	char letter;	      /* short name, or 0 */
	const char *argument; /* what it takes, for the help; NULL: a flag */
	const char *help;
};

struct option_given {
	const char *name, *value;
};

struct options {
	struct option_given *given; /* in the order of the command line */
	size_t given_count;
	char **operands;
	size_t operand_count;
};

/*
 * Takes argv apart by several tables (`tables` ends with NULL). Options and
 * operands may be mixed, `--` ends the options, a lone `-` is an operand.
 * Texts are borrowed from argv. FAULT_USAGE names what is wrong.
 */
const struct fault *options_parse(int argc, char **argv,
    const struct option_spec *const *tables, struct arena *arena,
    struct options *options);

/* True if the option was given. */
bool options_flag(const struct options *options, const char *name);

/* Its value, the last one given; NULL if it was not. */
const char *options_text(const struct options *options, const char *name);

/*
 * All its values, commas taken apart: `--state a,b --state c` is three.
 * `*list` lives in the arena.
 */
size_t options_list(const struct options *options, const char *name,
    struct arena *arena, const char *const **list);

/* True if a word is one of those between the commas of a list. */
bool options_listed(const char *list, const char *word);

/* The options every tool has. */
extern const struct option_spec options_common[];

/* The text of --help: the tool's own options, its fields, the common ones. */
void options_usage(const char *name, const char *synopsis, const char *purpose,
    const struct option_spec *const own_and_fields[2], struct buffer *help);

#endif
