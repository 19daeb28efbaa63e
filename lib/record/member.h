/*
 * The members of a JSON object that is not read as a whole, and whether they
 * lead to lists of records (see record/document.h). Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_MEMBER_H
#define OTKLIK_RECORD_MEMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct member {
	const char *name; /* from its quote on */
	size_t name_length;
	const char *value; /* its first byte; NULL: not here yet */
	const char *end;   /* of the value; NULL: not here yet */
};

/*
 * The next member from `*at` on, which moves behind it; commas and white space
 * in front are passed. False if something else stands there, at `*at`, or
 * nothing. What was not all there stays where it was.
 */
bool member_next(const char **at, const char *end, struct member *member);

enum member_way {
	MEMBER_ELSEWHERE,
	MEMBER_RECORDS, /* a list of records is there */
	MEMBER_ON,	/* one is further on */
	MEMBER_BOTH
};

/* What a path is among `paths` (NULL ends them). */
enum member_way member_way(const char *const *paths, const struct buffer *path);

/*
 * Where a member leads from the object at `path`: a list or object on the way
 * to records, or MEMBER_ELSEWHERE.
 */
enum member_way member_leads(
    const char *const *paths, struct buffer *path, const struct member *member);

/* Appends the member's name to the path. */
void member_enter(struct buffer *path, const struct member *member);

/* Does the object at `path` hold a list on the way to records, as far as its
 * bytes are there? */
bool member_holds(const char *const *paths, struct buffer *path,
    const char *bytes, size_t length);

#endif
