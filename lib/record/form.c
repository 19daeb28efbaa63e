#include "record/form.h"

#include <string.h>

#include "record/reader.h"

/* What a compound file begins with: a workbook with a password is one. */
#define COMPOUND "\xd0\xcf\x11\xe0"
#define GZIP "\x1f\x8b"

enum { MARK = 4 };

enum form
form_of(const char *bytes, size_t length, bool more)
{
	size_t at = 0;

	if (more && length < MARK && memcmp(bytes, COMPOUND, length) == 0)
		return FORM_UNKNOWN;
	while (at < length && bytes[at] != '\0' &&
	       strchr(" \t\r\n", bytes[at]) != NULL)
		at++;
	if (at == length && more && length < READER_RECORD_MAX)
		return FORM_UNKNOWN;
	return at < length && (bytes[at] == '{' || bytes[at] == '[')
		   ? FORM_ELEMENTS
		   : FORM_ROWS;
}

const char *
form_refusal(const char *bytes, size_t length, bool encoded)
{
	if (length >= 2 && !encoded &&
	    (memcmp(bytes, "\xff\xfe", 2) == 0 ||
		memcmp(bytes, "\xfe\xff", 2) == 0))
		return "this is UTF-16: say --encoding UTF-16";
	if (length >= 2 && !encoded && memcmp(bytes, GZIP, 2) == 0)
		return "compressed by gzip: unpack it first";
	if (length >= MARK && memcmp(bytes, COMPOUND, MARK) == 0)
		return "a workbook with a password, or of the old form (xls): "
		       "save it as xlsx without one";
	return NULL;
}
