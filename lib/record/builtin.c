#include "record/builtin.h"

#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "record/stream.h"

/* A record whose texts live in the arena, as its struct needs them. */
static void
copy_record(const struct record *from, struct arena *arena, struct record *to)
{
	const struct value *value;

	*to = *from;
	to->object.child = NULL;
	for (value = from->object.child; value != NULL; value = value->next)
		if (value->text != NULL)
			value_append(&to->object,
			    value_text(arena, arena_string(arena, value->name),
				arena_string(arena, value->text)));
}

static const struct fault *
read_rows(struct stream *stream, const struct schema *schema,
    const struct zone *zone, struct arena *arena, struct reference_rows *rows)
{
	const struct fault *fault = NULL;
	enum reader_status status = READER_EMPTY;
	struct record record, copy;
	char *structs = NULL;
	size_t room = 0, count = 0;

	while (fault == NULL && status != READER_END) {
		fault = stream_next(stream, &record, &status);
		if (fault == NULL && status == READER_EMPTY)
			fault = stream_fill(stream, NULL);
		if (fault != NULL || status != READER_RECORD)
			continue;
		if (count == room) {
			char *grown = arena_alloc(
			    arena, (room = 2 * room + 64) * schema->size);

			if (count > 0)
				memcpy(grown, structs, count * schema->size);
			structs = grown;
		}
		copy_record(&record, arena, &copy);
		fault = schema_read(schema, &copy, zone, arena,
		    structs + count++ * schema->size);
	}
	*rows = (struct reference_rows){structs, count};
	return fault;
}

const struct fault *
builtin_read(const struct zone *zone, struct arena *arena,
    struct reference_rows rows[REFERENCE_KINDS])
{
	const struct fault *fault = NULL;
	const struct embed_file *file;
	struct stream *stream;

	memset(rows, 0, REFERENCE_KINDS * sizeof(*rows));
	for (file = embed_tables; file->name != NULL && fault == NULL; file++) {
		const struct reference *reference = reference_find(file->name);

		if (reference == NULL)
			continue;
		fault = stream_open_bytes(&stream, file->name, file->bytes,
		    (size_t)(file->end - file->bytes));
		if (fault == NULL)
			fault = read_rows(stream, reference->schema, zone,
			    arena, &rows[reference - reference_all]);
		stream_close(stream);
	}
	return fault;
}
