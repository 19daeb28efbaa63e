/*
 * The lists and objects that an element of a document lies in, and what is
 * kept of them: the members that lead nowhere. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_FRAMES_H
#define OTKLIK_RECORD_FRAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/record.h"
#include "record/encoding.h"
#include "record/member.h"

/* A path has fewer names than a third of this. */
enum { FRAMES_MAX = 16 };

/* Memory for what is kept of all that stands around the element in hand. */
#define FRAMES_ROOM ((size_t)24 << 20)

struct frame {
	bool list;
	bool known;  /* its members were read ahead */
	size_t path; /* how much of `path` leads to it */
	size_t room; /* there was in front of it */
	size_t kept; /* members */
	struct record_around around;
	struct value **end; /* of its members */
};

struct frames {
	const char *const *paths;	 /* to records; NULL ends them */
	value_pack *pack;		 /* of struct reader_options */
	const struct encoding *encoding; /* of the bytes; NULL: UTF-8 */
	struct buffer packed;		 /* and not kept yet */
	struct frame frames[FRAMES_MAX];
	struct arena arenas[FRAMES_MAX]; /* of what is kept of each */
	size_t depth;			 /* 0: in nothing */
	struct arena scratch;
	struct buffer path; /* to where we are */
	size_t room;
	unsigned long number; /* of the last one opened */
};

void frames_free(struct frames *frames);

/* Closes all of them. */
void frames_reset(struct frames *frames);

struct frame *frames_top(struct frames *frames);

/* Opens a list, or an object; closes the innermost of them. */
struct frame *frames_push(struct frames *frames, bool list);
void frames_pop(struct frames *frames);

/*
 * Keeps a member of the innermost of them as something that stands around, if
 * it is JSON and there is room.
 */
void frames_keep(struct frames *frames, const struct member *member);

/*
 * The same for one of the many values that a large member consists of, `name`
 * NULL if in a list: it becomes `*end`, in little memory. `like` is the one
 * before it, or NULL. NULL if it is not kept.
 */
struct value *frames_keep_part(struct frames *frames, const struct member *part,
    struct value **end, const struct value *like);

/* Packs an element of a list instead, or (false) keeps all of it, as above. */
bool frames_pack(struct frames *frames, const char *list,
    const struct member *element, struct value **end, const struct value *like);

/* Is it time to keep what was packed? */
bool frames_is_packed(const struct frames *frames);

/* Keeps what was packed, if there is any, as `*end`; NULL if it is not kept. */
struct value *frames_keep_packed(struct frames *frames, struct value **end);

/*
 * Keeps the name of a member, whose value, an empty list or object, is filled
 * in so. NULL if it is not kept.
 */
struct value *frames_keep_large(
    struct frames *frames, const struct member *empty);

/* Forgets what was kept of the innermost of them. */
void frames_forget(struct frames *frames);

/*
 * Writes what stands around, short members only, so that `before`, an element
 * and `after` are a document again.
 */
void frames_wrap(
    const struct frames *frames, struct buffer *before, struct buffer *after);

/* The innermost object; NULL if there is none. */
const struct record_around *frames_around(const struct frames *frames);

#endif
