/*
 * JSON text into values, by cJSON, which forgives much that is no JSON and
 * keeps numbers as doubles: what it made is checked against the text, and each
 * value gets its span there. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_JSON_H
#define OTKLIK_RECORD_JSON_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/value.h"

/* Lists and objects in each other deeper than this are refused. */
enum { JSON_DEPTH = 1000 };

/* What the trees of one record may take: they are far larger than its text. */
#define JSON_ROOM ((size_t)64 << 20)

/*
 * Reads one JSON text with nothing but white space around it. Names and texts
 * live in the arena, the spans (`raw`) in `bytes`. Refused (FAULT_INPUT) is
 * what is no JSON, not UTF-8, names a member of the outermost object twice,
 * holds a NUL, or would take more than `*room`, from which what it took is taken
 * away; the fault names the member where it is known.
 */
const struct fault *json_read(const char *bytes, size_t length,
    struct arena *arena, size_t *room, struct value *value);

#endif
