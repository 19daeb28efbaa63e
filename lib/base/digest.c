#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

/* Without it the portable implementation is used, at half the speed. */
static void
start(void)
{
	static _Thread_local int started;

	if (!started) {
		if (sodium_init() == -1)
			abort();
		started = 1;
	}
}

void
digest_raw(const void *bytes, size_t length, unsigned char out[DIGEST_BYTES])
{
	start();
	crypto_generichash_blake2b(out, DIGEST_BYTES, bytes, length, NULL, 0);
}

void
digest_hex(const unsigned char raw[DIGEST_BYTES], char out[DIGEST_TEXT])
{
	static const char hex[] = "0123456789abcdef";
	int i;

	for (i = 0; i < DIGEST_BYTES; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	out[2 * DIGEST_BYTES] = '\0';
}

static int
hex_digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

bool
digest_parse_bytes(const char *text, size_t length, unsigned char *bytes)
{
	if (length % 2 != 0 || strspn(text, "0123456789abcdef") < length)
		return false;
	for (size_t i = 0; i < length; i += 2)
		bytes[i / 2] = (unsigned char)(hex_digit(text[i]) * 16 +
					       hex_digit(text[i + 1]));
	return true;
}

bool
digest_parse(const char *text, unsigned char raw[DIGEST_BYTES])
{
	return strlen(text) == DIGEST_TEXT - 1 &&
	       digest_parse_bytes(text, DIGEST_TEXT - 1, raw);
}

void
digest_text(const void *bytes, size_t length, char out[DIGEST_TEXT])
{
	unsigned char raw[DIGEST_BYTES];

	digest_raw(bytes, length, raw);
	digest_hex(raw, out);
}

/* Puts two characters at the most before a place; returns their begin. */
static char *
put_before(char *end, const char *text)
{
	size_t length = strlen(text);

	memcpy(end - length, text, length);
	return end - length;
}

/* The same of a number in decimal digits. */
static char *
put_length(char *end, size_t length)
{
	do
		*--end = (char)('0' + length % 10);
	while ((length /= 10) > 0);
	return end;
}

void
digest_strings(const char *const *strings, size_t count, char out[DIGEST_TEXT])
{
	crypto_generichash_blake2b_state state;
	unsigned char raw[DIGEST_BYTES];
	char head[24];
	size_t i;

	start();
	crypto_generichash_blake2b_init(&state, NULL, 0, DIGEST_BYTES);
	for (i = 0; i < count; i++) {
		size_t length = strings[i] == NULL ? 0 : strlen(strings[i]);
		char *at = &head[sizeof(head)];

		at = strings[i] == NULL
			 ? put_before(at, "-;")
			 : put_length(put_before(at, ":"), length);
		crypto_generichash_blake2b_update(&state,
		    (const unsigned char *)at,
		    (size_t)(&head[sizeof(head)] - at));
		if (length > 0)
			crypto_generichash_blake2b_update(
			    &state, (const unsigned char *)strings[i], length);
	}
	crypto_generichash_blake2b_final(&state, raw, DIGEST_BYTES);
	digest_hex(raw, out);
}

void
digest_key(unsigned char key[DIGEST_KEY])
{
	start();
	randombytes_buf(key, DIGEST_KEY);
}

struct digest_short
digest_short(
    const void *bytes, size_t length, const unsigned char key[DIGEST_KEY])
{
	struct digest_short hash;

	crypto_shorthash_siphashx24((unsigned char *)&hash, bytes, length, key);
	return hash;
}
