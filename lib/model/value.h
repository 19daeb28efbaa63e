/*
 * A value of a foreign document: what JSON knows, and what a CSV cell is.
 *
 * Values form a tree (children in order) inside the arena of the record they
 * came with. lib/record makes them, everybody above reads them.
 */
#ifndef OTKLIK_MODEL_VALUE_H
#define OTKLIK_MODEL_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fault.h"

enum value_kind {
	VALUE_NULL, /* JSON null, or a CSV cell that is a lone "-" */
	VALUE_FALSE,
	VALUE_TRUE,
	VALUE_NUMBER,
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_OBJECT,
	VALUE_PACKED /* `text` stands for elements of a list: see value_pack */
};

struct value {
	const char *name; /* its key in an object, else NULL */
	enum value_kind kind;
	const char *text; /* of a text, decoded; of a number, its digits;
			     of the null of a CSV cell, "-" */
	size_t length;	  /* of text */
	const char *raw;  /* as it stood in a JSON input, else NULL */
	size_t raw_length;
	struct value *child; /* first one of a list or object */
	struct value *next;  /* sibling */
};

/*
 * Reads one JSON text whole. Names and texts live in the arena, spans in
 * `bytes`. Who must read JSON and may not know how is given one.
 */
typedef const struct fault *value_reader(
    const char *bytes, size_t length, struct arena *arena, struct value *value);

/*
 * Packs what is worth keeping of an element of a list that stands around
 * records, behind what is packed already: texts, each with its NUL. Many of
 * them become the text of one value in the place of the elements. False if it
 * is a list, of this name (NULL: none), of which all is kept.
 */
typedef bool value_pack(
    const char *list, const struct value *element, struct buffer *packed);

/* A new text, number, `true` or empty list. Strings are borrowed. */
struct value *value_text(
    struct arena *arena, const char *name, const char *text);
struct value *value_number(
    struct arena *arena, const char *name, const char *digits);
struct value *value_true(struct arena *arena, const char *name);
struct value *value_list(struct arena *arena, const char *name);

/* An object that is JSON text already; it has no children. Borrowed. */
struct value *value_object(
    struct arena *arena, const char *name, const char *json);

/*
 * A copy that needs little memory: it has no `raw`, and shares the names with
 * `like`, a copy made before (or NULL) whose members are called the same.
 */
struct value *value_copy(
    struct arena *arena, const struct value *value, const struct value *like);

/* Puts a child at the end of a list or object. */
void value_append(struct value *parent, struct value *child);

/* Puts the parts of a text between commas, trimmed, at the end of a list. */
void value_split(struct value *list, const char *text, struct arena *arena);

/* The member of an object by its name, NULL if there is none. */
const struct value *value_get(const struct value *object, const char *name);

/* Its text, digits, "true" or "false"; NULL for null, list, object, NULL. */
const char *value_string(const struct value *value);

/* Compact canonical JSON: own escapes, no white space, digits as given. */
void value_json(const struct value *value, struct buffer *buffer);

#endif
