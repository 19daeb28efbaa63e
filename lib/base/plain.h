/*
 * The plain form of a short text, by which words are compared that people
 * write in many ways: small letters, ё as е, one kind of space and hyphen,
 * nothing unseen, and letters that look alike as one letter: Latin a, c, e, o,
 * p, x, y, k, m, t, h, b are Cyrillic, whatever stands beside them. Both sides
 * of a comparison are made plain.
 *
 * (Texts that are searched are folded by language/fold.)
 */
#ifndef OTKLIK_BASE_PLAIN_H
#define OTKLIK_BASE_PLAIN_H

#include <stddef.h>
#include <stdint.h>

/* The plain form of a character, 0: it is not seen. */
uint32_t plain_code(uint32_t code);

/*
 * Writes the plain form of `length` bytes and a NUL; what does not fit in
 * `size` is left out. Returns its length.
 */
size_t plain_write(const char *text, size_t length, char *out, size_t size);

#endif
