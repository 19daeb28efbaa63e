/*
 * The members of an event's data, which the journal keeps as one JSON object.
 * To ask SQLite for each of them costs more than all else about a message with
 * a long history. Inside lib/store only.
 */
#ifndef OTKLIK_STORE_MEMBERS_H
#define OTKLIK_STORE_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A member as it stands in the text. */
struct member {
	const char *name, *value;
	size_t name_length, length;
};

/*
 * Takes the next member of the object whose text begins, or goes on, at `*at`;
 * false behind the last one, and where the text is no object. Nothing behind
 * its end is looked at.
 */
bool members_next(const char **at, struct member *member);

bool members_is(const struct member *member, const char *name);

/* Its string, decoded, in the arena; what is no string as it stands, null NULL. */
const char *members_text(const struct member *member, struct arena *arena);

/* Its number; FIELD_NONE if it is no integer. */
int64_t members_integer(const struct member *member, struct arena *arena);

#endif
