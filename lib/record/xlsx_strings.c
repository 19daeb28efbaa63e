#include "record/xlsx_strings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "record/xlsx_text.h"
#include "record/xlsx_xml.h"

#define PART_MAX ((uint64_t)2 << 30)

struct strings_reading {
	struct xlsx_strings *strings;
	struct xlsx_text text;
};

static void
begin(void *data, const char *name, const char **attributes)
{
	struct strings_reading *reading = data;

	xlsx_text_begin(&reading->text, name, attributes);
}

static void
put(void *data, const char *bytes, size_t length)
{
	struct strings_reading *reading = data;

	xlsx_text_put(&reading->text, bytes, length);
}

/* Keeps where a string ends, if there is room for that. */
static void
keep_end(struct strings_reading *reading)
{
	struct xlsx_strings *strings = reading->strings;
	const size_t one = sizeof(*strings->ends);

	if (reading->text.room < strings->texts.length + one) {
		reading->text.full = true;
		return;
	}
	reading->text.room -= one;
	if (strings->count == strings->size) {
		strings->size = strings->size == 0 ? 1024 : strings->size * 2;
		strings->ends = realloc(strings->ends, strings->size * one);
		if (strings->ends == NULL)
			abort();
	}
	strings->ends[strings->count++] = (uint32_t)strings->texts.length;
}

static void
end(void *data, const char *name)
{
	struct strings_reading *reading = data;
	bool skipped = reading->text.skip > 0;

	xlsx_text_end(&reading->text, name);
	if (!skipped && strcmp(name, "si") == 0 && !reading->text.full)
		keep_end(reading);
}

const struct fault *
xlsx_strings_read(struct xlsx_strings *strings, struct xlsx_archive *archive,
    const char *path, size_t room)
{
	static const struct xlsx_xml_handler handler = {begin, end, put};
	struct strings_reading reading = {
	    .strings = strings, .text = {.out = &strings->texts, .room = room}};
	const struct fault *fault;
	bool missing;

	fault = xlsx_xml_read(
	    archive, path, PART_MAX, &handler, &reading, &missing);
	if (fault == NULL && missing)
		fault = fault_new(
		    FAULT_INPUT, "the workbook's shared strings are not in it");
	if (fault == NULL && reading.text.full)
		fault = fault_new(FAULT_INPUT,
		    "the workbook's shared strings take more than %zu MiB of "
		    "memory",
		    room >> 20);
	return fault;
}

void
xlsx_strings_free(struct xlsx_strings *strings)
{
	buffer_free(&strings->texts);
	free(strings->ends);
	*strings = (struct xlsx_strings){0};
}

const char *
xlsx_strings_get(
    const struct xlsx_strings *strings, uint64_t number, size_t *length)
{
	size_t start;

	if (number >= strings->count)
		return NULL;
	start = number == 0 ? 0 : strings->ends[number - 1];
	*length = strings->ends[number] - start;
	return *length == 0 ? "" : strings->texts.bytes + start;
}
