/*
 * Memory that is given back all at once.
 *
 * A record, and everything that hangs on it, lives in one arena and dies with
 * it. There is no failure to handle: when the machine has no memory left the
 * process ends by abort(3), which to the store is the same as kill -9.
 */
#ifndef OTKLIK_BASE_ARENA_H
#define OTKLIK_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block; /* newest first */
	size_t used;		   /* of the newest block */
	size_t size;		   /* of all blocks */
};

/* `size` bytes, aligned for any type, zeroed; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A copy of a string; NULL gives NULL. */
char *arena_string(struct arena *arena, const char *string);

/* A formatted string. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * A list of `count` items of `size` bytes with room for one more: itself, or a
 * copy twice as large. `list` is NULL or what was given for one item less.
 */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t size);

/* Forgets everything, keeps one block for what comes next. */
void arena_reset(struct arena *arena);

/* Gives all memory back; the arena may be used again. */
void arena_free(struct arena *arena);

#endif
