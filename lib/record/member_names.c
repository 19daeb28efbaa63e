#include "record/member_names.h"

#include <stdlib.h>

void
member_names_use(struct member_names *names, const struct schema *schema)
{
	size_t i;

	if (names->schema == schema)
		return;
	names->schema = schema;
	names->ends =
	    realloc(names->ends, schema->count * sizeof(*names->ends));
	if (names->ends == NULL)
		abort();
	buffer_reset(&names->text);
	for (i = 0; i < schema->count; i++) {
		buffer_member_name(&names->text, schema->fields[i].name);
		names->ends[i] = names->text.length;
	}
}

void
member_names_put(const struct member_names *names, size_t i, struct buffer *out)
{
	size_t begin = i == 0 ? 0 : names->ends[i - 1];

	buffer_put(out, names->text.bytes + begin, names->ends[i] - begin);
}

void
member_names_free(struct member_names *names)
{
	buffer_free(&names->text);
	free(names->ends);
	*names = (struct member_names){0};
}
