#include "record/xlsx_relation.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "record/xlsx_xml.h"

#define PART_MAX ((uint64_t)16 << 20)

struct relation_reading {
	const char *type, *id;
	struct arena *arena;
	const char *target;
};

static bool
is_type(const char *given, const char *type)
{
	const char *last = given == NULL ? NULL : strrchr(given, '/');

	return last != NULL && strcmp(last + 1, type) == 0;
}

static void
begin(void *data, const char *name, const char **attributes)
{
	struct relation_reading *reading = data;
	const char *target = xlsx_xml_attribute(attributes, "Target");
	const char *mode = xlsx_xml_attribute(attributes, "TargetMode");

	if (reading->target != NULL || target == NULL ||
	    strcmp(name, "Relationship") != 0 || text_equal(mode, "External") ||
	    !is_type(xlsx_xml_attribute(attributes, "Type"), reading->type))
		return;
	if (reading->id == NULL ||
	    text_equal(xlsx_xml_attribute(attributes, "Id"), reading->id))
		reading->target = arena_string(reading->arena, target);
}

/* A target is told from the folder of the part that refers to it. */
static const char *
resolve(const char *from, const char *target, struct arena *arena)
{
	const char *slash = strrchr(from, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - from) + 1;
	char *path = arena_alloc(arena, folder + strlen(target) + 1), *out;
	size_t length;

	if (target[0] == '/')
		folder = 0;
	else
		memcpy(path, from, folder);
	for (out = path + folder; *target != '\0'; target += length) {
		target += *target == '/';
		length = strcspn(target, "/");
		if (length == 2 && memcmp(target, "..", 2) == 0) {
			/* Leaves the folder in hand, but never the file. */
			out -= out > path;
			while (out > path && out[-1] != '/')
				out--;
		} else if (length > 0 && !(length == 1 && *target == '.')) {
			memcpy(out, target, length);
			out += length;
			if (target[length] == '/')
				*out++ = '/';
		}
	}
	*out = '\0';
	return path;
}

const struct fault *
xlsx_relation_find(struct xlsx_archive *archive, const char *from,
    const char *type, const char *id, struct arena *arena, const char **path)
{
	static const struct xlsx_xml_handler handler = {begin, NULL, NULL};
	struct relation_reading reading = {
	    .type = type, .id = id, .arena = arena};
	const char *slash = strrchr(from, '/');
	int folder = slash == NULL ? 0 : (int)(slash - from) + 1;
	const struct fault *fault;
	bool missing;

	*path = NULL;
	fault = xlsx_xml_read(archive,
	    arena_printf(
		arena, "%.*s_rels/%s.rels", folder, from, from + folder),
	    PART_MAX, &handler, &reading, &missing);
	if (fault == NULL && reading.target != NULL)
		*path = resolve(from, reading.target, arena);
	return fault;
}
