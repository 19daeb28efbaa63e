#include "record/torn.h"

#include "record/reader.h"
#include "record/span.h"

const char torn_wrong[] = "a line break inside a string";

static enum torn_status
look(struct document *document, const char *bytes, size_t length, bool one_line,
    bool last, size_t *at, size_t *tried)
{
	bool enough = last || length >= READER_RECORD_MAX;
	struct span span = {0};
	size_t end = 0;

	/* In front of a comma or a bracket there would be no end of it. */
	if (bytes[0] != '{' || !document_begins(document, bytes, *at))
		return TORN_OFF;
	if (*at == length)
		return enough ? TORN_OFF : TORN_MORE;
	if (one_line && bytes[*at] == '{')
		return TORN_OFF;
	/* What comes bit by bit is not looked at for ever. */
	if (!enough && length < 2 * *tried)
		return TORN_MORE;
	*tried = length;
	if (!span_find_end(&span, bytes, length, &end)) {
		if (!last)
			return enough ? TORN_OPEN : TORN_MORE;
		end = length; /* cut off as well */
	}
	*at = end;
	return TORN_WHOLE;
}

enum torn_status
torn_look(struct document *document, const char *bytes, size_t length,
    bool one_line, bool last, size_t *at, size_t *tried)
{
	enum torn_status status =
	    look(document, bytes, length, one_line, last, at, tried);

	if (status == TORN_MORE)
		*at = 0;
	else
		*tried = 0;
	return status;
}
