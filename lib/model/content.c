#include "model/content.h"

#include "model/change.h"

void
content_digest(
    const char *text, const char *attachments, unsigned char out[DIGEST_BYTES])
{
	const char *const parts[] = {text, attachments};
	char hex[DIGEST_TEXT];

	digest_strings(parts, 2, hex);
	digest_raw(hex, DIGEST_TEXT - 1, out);
}

void
content_read(const struct message *message, struct content *content)
{
	content->of = *message;
	change_content(message, content->whole);
	content_digest(message->text, message->attachments, content->text);
}

bool
content_is_of(const struct content *content, const struct message *message)
{
	return change_same_content(&content->of, message);
}
