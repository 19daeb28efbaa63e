#include "model/reply.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

int64_t
reply_length(const char *text)
{
	const char *end = text + strlen(text);
	int64_t units = 0;

	while (text < end)
		units += text_next(&text, end) > 0xffff ? 2 : 1;
	return units;
}

const struct fault *
reply_check_text(const char *text)
{
	size_t length = strlen(text), valid = text_valid(text, length);
	const char *at = text, *end = text + length;
	unsigned long number = 0;

	if (valid != length)
		return fault_field("text",
		    "not UTF-8 at byte %zu; --encoding is of records only",
		    valid + 1);
	while (at < end) {
		uint32_t code = text_next(&at, end);

		number++;
		if (text_is_control(code) && code != '\n' && code != '\t')
			return fault_field("text",
			    "character %lu is the invisible U+%04" PRIX32
			    " (A1-13.1a)",
			    number, code);
	}
	return text_says(text)
		   ? NULL
		   : fault_field("text", "missing: it says nothing (A1-13.1b)");
}

static bool
is_in_force(const struct norm *norm, int64_t date)
{
	return (norm->from == DATE_NONE || norm->from <= date) &&
	       (norm->until == DATE_NONE || norm->until >= date);
}

const struct fault *
reply_check_length(const char *text, const char *posted, const char *network,
    const struct norm *norms, size_t count, int64_t date)
{
	char key[64];
	int64_t most, length = reply_length(posted);
	size_t i;

	snprintf(key, sizeof(key), "reply_max_%s", network);
	for (i = 0; i < count; i++) {
		if (!text_equal(norms[i].key, key) ||
		    !is_in_force(&norms[i], date) ||
		    !text_integer(norms[i].value, &most) || length <= most)
			continue;
		return fault_field("text",
		    "%" PRId64 " characters%s; %s takes %" PRId64 " (%s)",
		    length,
		    text_equal(text, posted) ? "" : " with the links under it",
		    network, most, norms[i].rule);
	}
	return NULL;
}
