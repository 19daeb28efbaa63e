/*
 * Workbooks. What begins as a zip is one; else the input is the parts of one,
 * each behind the line `--- PATH`, packed here, as no mutation makes a sum
 * right again.
 */
#include "records.h"

#include <zip.h>

static void
put(zip_t *zip, const char *path, const char *bytes, size_t length)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
	zip_int64_t index;

	if (source == NULL)
		return;
	index = zip_file_add(zip, path, source, 0);
	if (index < 0)
		zip_source_free(source);
	else
		zip_set_file_compression(
		    zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

/* Puts the parts; the text is cut up. */
static void
put_parts(zip_t *zip, char *text, size_t size)
{
	static const char mark[] = "--- ";
	const size_t length = sizeof(mark) - 1;
	char *end = text + size, *path, *body, *next;

	for (next = memmem(text, size, mark, length); next != NULL;) {
		path = next + length;
		body = memchr(path, '\n', (size_t)(end - path));
		if (body == NULL)
			return;
		*body++ = '\0';
		next = memmem(body, (size_t)(end - body), mark, length);
		put(zip, path, body,
		    (size_t)((next == NULL ? end : next) - body));
	}
}

static int
pack(char *text, size_t size)
{
	zip_source_t *file = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip;
	zip_stat_t stat;
	char *bytes;
	int fd = -1;

	zip_source_keep(file);
	zip = zip_open_from_source(file, ZIP_TRUNCATE, NULL);
	put_parts(zip, text, size);
	if (zip_close(zip) != 0) {
		zip_discard(zip);
	} else if (zip_source_stat(file, &stat) == 0 && stat.size > 0) {
		bytes = malloc(stat.size);
		PROMISE(zip_source_open(file) == 0);
		PROMISE(zip_source_read(file, bytes, stat.size) ==
			(zip_int64_t)stat.size);
		zip_source_close(file);
		fd = fuzz_file(bytes, stat.size);
		free(bytes);
	}
	zip_source_free(file);
	return fd;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer told = {0};
	char *bytes = fuzz_string(data, size);
	int fd;

	if (size >= 4 && memcmp(data, "PK\x03\x04", 4) == 0)
		fd = fuzz_file(bytes, size);
	else
		fd = pack(bytes, size);
	if (fd >= 0)
		records_read(fd, &(struct reader_options){0}, &told);
	buffer_free(&told);
	free(bytes);
	return 0;
}
