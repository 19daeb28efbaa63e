#include "record/xlsx_archive.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/text.h"

/*
 * Deflate packs at most 1:1032. Sheets are packed 1:10 to 1:50; what grows
 * beyond BLOAT_RATIO, and is not small, was made to fill the machine.
 */
#define BLOAT_ALLOWED ((uint64_t)64 << 20)
enum { BLOAT_RATIO = 300 };

/* The record that ends a zip, and where a comment may end behind it. */
enum { END = 22, TAIL = END + (1 << 16) };

struct xlsx_archive {
	zip_t *zip;
};

struct xlsx_part {
	zip_file_t *file;
	uint64_t packed, taken, limit;
	char name[120];
};

static uint64_t
number(const unsigned char *bytes, size_t size)
{
	uint64_t value = 0;

	while (size-- > 0)
		value = value << 8 | bytes[size];
	return value;
}

/* Does a zip end here, `place` bytes behind its begin? */
static bool
is_end(const unsigned char *bytes, uint64_t place)
{
	return memcmp(bytes, "PK\5\6", 4) == 0 &&
	       number(bytes + 12, 4) + number(bytes + 16, 4) == place;
}

static bool
is_blank(const unsigned char *bytes, size_t length)
{
	while (length > 0 && memchr(" \t\r\n", bytes[length - 1], 5) != NULL)
		length--;
	return length == 0;
}

/*
 * Does more stand behind the zip, as a second one that was put to it by cat?
 * Nobody would read it. An end that is not found is left to libzip.
 */
static bool
goes_on(FILE *file, uint64_t start)
{
	unsigned char tail[TAIL];
	uint64_t size, from;
	size_t length, at, behind;

	if (fseeko(file, 0, SEEK_END) != 0 || (uint64_t)ftello(file) < start)
		return false;
	size = (uint64_t)ftello(file) - start;
	from = size > TAIL ? size - TAIL : 0;
	if (fseeko(file, (off_t)(start + from), SEEK_SET) != 0)
		return false;
	length = fread(tail, 1, sizeof(tail), file);
	for (at = 0; at + END <= length; at++) {
		if (!is_end(tail + at, from + at))
			continue;
		behind = at + END + number(tail + at + 20, 2);
		return behind < length &&
		       !is_blank(tail + behind, length - behind);
	}
	return false;
}

const struct fault *
xlsx_archive_open(struct xlsx_archive **archive, FILE *file, uint64_t start)
{
	const struct fault *fault;
	zip_source_t *source;
	zip_error_t error;
	zip_t *zip;

	*archive = NULL;
	if (goes_on(file, start)) {
		fclose(file);
		return fault_new(FAULT_INPUT,
		    "more stands behind the workbook: give it as an input of "
		    "its own");
	}
	zip_error_init(&error);
	source = zip_source_filep_create(file, start, -1, &error);
	if (source == NULL) {
		fclose(file);
		abort(); /* no memory: nothing else is looked at yet */
	}
	zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (zip == NULL) {
		fault = fault_new(FAULT_INPUT,
		    "not a whole zip, as a workbook is: %s",
		    zip_error_strerror(&error));
		zip_source_free(source);
		zip_error_fini(&error);
		return fault;
	}
	*archive = calloc(1, sizeof(**archive));
	if (*archive == NULL)
		abort();
	(*archive)->zip = zip;
	return NULL;
}

void
xlsx_archive_close(struct xlsx_archive *archive)
{
	if (archive == NULL)
		return;
	zip_discard(archive->zip);
	free(archive);
}

const struct fault *
xlsx_archive_part(struct xlsx_archive *archive, const char *path,
    uint64_t limit, struct xlsx_part **part)
{
	char shown[sizeof((*part)->name)];
	zip_int64_t at = zip_name_locate(
	    archive->zip, path, ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
	zip_file_t *file;
	zip_stat_t stat;

	*part = NULL;
	if (at < 0)
		return NULL;
	text_show(shown, sizeof(shown), path, 60);
	if (zip_stat_index(archive->zip, (zip_uint64_t)at, 0, &stat) != 0)
		return fault_new(
		    FAULT_INPUT, "%s: %s", shown, zip_strerror(archive->zip));
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
	    stat.encryption_method != ZIP_EM_NONE)
		return fault_new(FAULT_INPUT,
		    "the workbook is encrypted: save it without a password");
	file = zip_fopen_index(archive->zip, (zip_uint64_t)at, 0);
	if (file == NULL)
		return fault_new(
		    FAULT_INPUT, "%s: %s", shown, zip_strerror(archive->zip));
	*part = calloc(1, sizeof(**part));
	if (*part == NULL)
		abort();
	(*part)->file = file;
	(*part)->packed = stat.comp_size;
	(*part)->limit = limit;
	text_show((*part)->name, sizeof((*part)->name), path, 60);
	return NULL;
}

void
xlsx_part_close(struct xlsx_part *part)
{
	if (part == NULL)
		return;
	zip_fclose(part->file);
	free(part);
}

const struct fault *
xlsx_part_read(struct xlsx_part *part, char *bytes, size_t size, size_t *length)
{
	zip_int64_t count = zip_fread(part->file, bytes, size);

	*length = 0;
	if (count < 0)
		return fault_new(FAULT_INPUT, "%s is cut off or broken: %s",
		    part->name,
		    zip_error_strerror(zip_file_get_error(part->file)));
	part->taken += (uint64_t)count;
	if (part->taken > part->limit)
		return fault_new(FAULT_INPUT, "%s is larger than %llu MiB",
		    part->name, (unsigned long long)(part->limit >> 20));
	if (part->taken > BLOAT_ALLOWED &&
	    part->taken / BLOAT_RATIO > part->packed)
		return fault_new(FAULT_INPUT,
		    "%s is packed tighter than 1:%d, as no sheet is",
		    part->name, (int)BLOAT_RATIO);
	*length = (size_t)count;
	return NULL;
}

const char *
xlsx_part_name(const struct xlsx_part *part)
{
	return part->name;
}
