/*
 * Bytes that grow: what will be written, hashed or stored is put together
 * here. Like an arena it has no failure: no memory is abort(3).
 */
#ifndef OTKLIK_BASE_BUFFER_H
#define OTKLIK_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

struct buffer {
	char *bytes; /* NUL-terminated once anything was put in */
	size_t length;
	size_t size;
};

/* Makes room for `more` further bytes and the NUL; returns where they go. */
char *buffer_reserve(struct buffer *buffer, size_t more);

void buffer_put(struct buffer *buffer, const char *bytes, size_t length);
void buffer_puts(struct buffer *buffer, const char *string);
void buffer_putc(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Decimal digits of a number. */
void buffer_integer(struct buffer *buffer, int64_t number);

/*
 * A JSON string with its quotes. Escapes what JSON demands and every other
 * control character (C0, DEL, C1), so that JSON shown on a terminal is
 * harmless. The bytes are valid UTF-8.
 */
void buffer_json(struct buffer *buffer, const char *bytes, size_t length);

/*
 * One member of a JSON object that is being built: `,"name":` and the value;
 * without the comma right after `{`. A NULL string is written as null.
 */
void buffer_member(struct buffer *buffer, const char *name, const char *string);
/* The name and colon alone; the name needs no escape. */
void buffer_member_name(struct buffer *buffer, const char *name);
void buffer_member_integer(
    struct buffer *buffer, const char *name, int64_t number);
/* The value is JSON text already. */
void buffer_member_json(
    struct buffer *buffer, const char *name, const char *json);

/* Empties it and keeps its memory. */
void buffer_reset(struct buffer *buffer);

/* Gives the memory back; the buffer may be used again. */
void buffer_free(struct buffer *buffer);

#endif
