/*
 * Digests: BLAKE2b-256, as 64 lower-case hexadecimal characters.
 */
#ifndef OTKLIK_BASE_DIGEST_H
#define OTKLIK_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 32, DIGEST_TEXT = 65 };

/* Digest of some bytes, raw. */
void digest_raw(
    const void *bytes, size_t length, unsigned char out[DIGEST_BYTES]);

/* Digest of some bytes, as text with its NUL. */
void digest_text(const void *bytes, size_t length, char out[DIGEST_TEXT]);

/*
 * Digest of several strings in order. Each is taken with its length, so that
 * no two lists of strings run together; NULL differs from "".
 */
void digest_strings(
    const char *const *strings, size_t count, char out[DIGEST_TEXT]);

/* Raw bytes as text. */
void digest_hex(const unsigned char raw[DIGEST_BYTES], char out[DIGEST_TEXT]);

/* And back; false unless the text is 64 lower-case hexadecimal characters. */
bool digest_parse(const char *text, unsigned char raw[DIGEST_BYTES]);

/* The same of bytes of any number, half as many as the text has characters. */
bool digest_parse_bytes(const char *text, size_t length, unsigned char *bytes);

/*
 * A hash of 128 bits for tables in memory: with a key that is drawn at random
 * nobody can choose two texts that have the same one.
 */
struct digest_short {
	uint64_t low, high;
};

enum { DIGEST_KEY = 16 };

void digest_key(unsigned char key[DIGEST_KEY]);
struct digest_short digest_short(
    const void *bytes, size_t length, const unsigned char key[DIGEST_KEY]);

#endif
