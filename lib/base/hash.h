/*
 * A hash of bytes that is the same in every run (FNV-1a of 64 bits).
 *
 * Who chooses the bytes can choose some that have one hash: for tables of what
 * others write there is digest_short, with a key.
 */
#ifndef OTKLIK_BASE_HASH_H
#define OTKLIK_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Of nothing. */
#define HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash of what `hash` is of, and these bytes behind it. */
uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length);

/* Of a string. */
uint64_t hash_string(const char *string);

#endif
