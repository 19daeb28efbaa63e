#include "record/xlsx_format.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/xlsx_xml.h"

#define PART_MAX ((uint64_t)64 << 20)

enum { IDS = 65536, CELLS_MAX = 1 << 20 };

/* Those that every workbook has without telling. */
static const struct {
	unsigned short first, last;
	enum xlsx_format format;
} built_in[] = {
    {14, 17, XLSX_DATE},
    {18, 21, XLSX_TIME},
    {22, 22, XLSX_MOMENT},
    {27, 31, XLSX_DATE}, /* of the Far East, as are 32 to 36, 50 to 58 */
    {32, 35, XLSX_TIME},
    {36, 36, XLSX_DATE},
    {45, 45, XLSX_TIME},
    {46, 46, XLSX_DURATION},
    {47, 47, XLSX_TIME},
    {50, 58, XLSX_DATE},
};

struct formats_reading {
	struct xlsx_formats *formats;
	bool cells; /* inside cellXfs */
	bool full;
};

/* A number that an attribute is; `limit` if it is none, or not below that. */
static size_t
read_index(const char *text, size_t limit)
{
	size_t index = 0;

	if (text == NULL || *text == '\0')
		return limit;
	for (; *text >= '0' && *text <= '9' && index < limit; text++)
		index = index * 10 + (size_t)(*text - '0');
	return *text == '\0' && index < limit ? index : limit;
}

static void
keep_cell(struct formats_reading *reading, size_t id)
{
	struct xlsx_formats *formats = reading->formats;

	if (formats->count == CELLS_MAX) {
		reading->full = true;
		return;
	}
	if (formats->count == formats->size) {
		formats->size = formats->size == 0 ? 64 : formats->size * 2;
		formats->cells = realloc(
		    formats->cells, formats->size * sizeof(*formats->cells));
		if (formats->cells == NULL)
			abort();
	}
	formats->cells[formats->count++] = (unsigned short)(id % IDS);
}

static void
begin(void *data, const char *name, const char **attributes)
{
	struct formats_reading *reading = data;
	size_t id = read_index(xlsx_xml_attribute(attributes, "numFmtId"), IDS);
	const char *code;

	if (strcmp(name, "cellXfs") == 0) {
		reading->cells = true;
	} else if (strcmp(name, "xf") == 0 && reading->cells) {
		keep_cell(reading, id);
	} else if (strcmp(name, "numFmt") == 0 && id < IDS) {
		code = xlsx_xml_attribute(attributes, "formatCode");
		if (code != NULL)
			reading->formats->by_id[id] =
			    (unsigned char)xlsx_format_of(code);
	}
}

static void
end(void *data, const char *name)
{
	struct formats_reading *reading = data;

	if (strcmp(name, "cellXfs") == 0)
		reading->cells = false;
}

const struct fault *
xlsx_formats_read(struct xlsx_formats *formats, struct xlsx_archive *archive,
    const char *path)
{
	static const struct xlsx_xml_handler handler = {begin, end, NULL};
	struct formats_reading reading = {.formats = formats};
	const struct fault *fault;
	bool missing;
	size_t i, id;

	formats->by_id = calloc(IDS, 1);
	if (formats->by_id == NULL)
		abort();
	for (i = 0; i < sizeof(built_in) / sizeof(built_in[0]); i++)
		for (id = built_in[i].first; id <= built_in[i].last; id++)
			formats->by_id[id] = (unsigned char)built_in[i].format;
	fault = xlsx_xml_read(
	    archive, path, PART_MAX, &handler, &reading, &missing);
	if (fault == NULL && reading.full)
		fault = fault_new(FAULT_INPUT,
		    "the workbook has more than %d formats of cells",
		    (int)CELLS_MAX);
	return fault;
}

void
xlsx_formats_free(struct xlsx_formats *formats)
{
	free(formats->by_id);
	free(formats->cells);
	*formats = (struct xlsx_formats){0};
}

enum xlsx_format
xlsx_formats_get(const struct xlsx_formats *formats, const char *style)
{
	size_t index = read_index(style, formats->count);

	if (index == formats->count)
		return XLSX_NUMBER;
	return (enum xlsx_format)formats->by_id[formats->cells[index]];
}
