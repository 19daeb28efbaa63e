#include "intake/ok_id.h"

#include <stddef.h>
#include <string.h>

/* No id is longer. */
enum { LONGEST = 256 };

/* The number of a digit of base64, in either alphabet; -1 if it is none. */
static int
digit(char byte)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *found;

	if (byte == '-')
		return 62;
	if (byte == '_')
		return 63;
	found = byte == '\0' ? NULL : strchr(digits, byte);
	return found == NULL ? -1 : (int)(found - digits);
}

/* Decodes; the length of what came out, 0 if it is no base64. */
static size_t
decode(const char *id, size_t length, char *out)
{
	unsigned bits = 0;
	size_t i, count = 0;

	for (i = 0; i < length; i++) {
		int value = digit(id[i]);

		if (value < 0)
			return 0;
		bits = bits << 6 | (unsigned)value;
		if (i % 4 > 0)
			out[count++] = (char)(bits >> (6 - 2 * (i % 4)) & 0xff);
	}
	return count;
}

const char *
ok_id_topic(const char *id, struct arena *arena)
{
	static const char parts[] = "0123456789-:";
	size_t length = strcspn(id, "="), begin, end;
	char text[LONGEST];

	if (length >= LONGEST || id[length + strspn(id + length, "=")] != '\0')
		return NULL;
	length = decode(id, length, text);
	text[length] = '\0';
	if (strspn(text, parts) != length)
		return NULL;
	begin = 0;
	for (int part = 0; part < 3; part++) {
		begin += strcspn(text + begin, ":");
		if (text[begin] != ':')
			return NULL;
		begin++;
	}
	end = strspn(text + begin, "0123456789");
	if (end == 0 || text[begin + end] != ':')
		return NULL;
	return arena_copy(arena, text + begin, end);
}
