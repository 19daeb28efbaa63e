#include "base/hash.h"

#include <string.h>

uint64_t
hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash =
		    (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
	return hash;
}

uint64_t
hash_string(const char *string)
{
	return hash_bytes(HASH_START, string, strlen(string));
}
