#include "model/register_row.h"

#include <stddef.h>
#include <stdlib.h>

#define AT(member) offsetof(struct register_row, member)

static const struct field fields[] = {
    {"kind", FIELD_TEXT, AT(kind), 12,
	"kind of the owner: government, listed, ministry, unlisted, "
	"state_58_1"},
    {"owner", FIELD_TEXT, AT(owner), 40, "name of the body on that day"},
    {"network", FIELD_TEXT, AT(network), 8, "vk, ok or telegram"},
    {"title", FIELD_TEXT, AT(title), 30, "name of the account"},
    {"url", FIELD_TEXT, AT(url), -1, "link to it"},
};

const struct schema register_row_schema = {"official_account", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct register_row),
    "what the public register says about an account (A2-6.1)"};

void
register_row_digest(
    const struct register_row *rows, size_t count, char out[DIGEST_TEXT])
{
	enum { MEMBERS = 5 };
	const char **texts = calloc(count * MEMBERS + 1, sizeof(*texts));
	size_t i;

	if (texts == NULL)
		abort();
	for (i = 0; i < count; i++) {
		texts[i * MEMBERS] = rows[i].kind;
		texts[i * MEMBERS + 1] = rows[i].owner;
		texts[i * MEMBERS + 2] = rows[i].network;
		texts[i * MEMBERS + 3] = rows[i].title;
		texts[i * MEMBERS + 4] = rows[i].url;
	}
	digest_strings(texts, count * MEMBERS, out);
	free(texts);
}
