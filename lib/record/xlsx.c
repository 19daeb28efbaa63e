#include "record/xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spool.h"
#include "record/xlsx_book.h"
#include "record/xlsx_sheet.h"

/* A workbook that comes through a pipe may be this large. */
#define SPOOL_MAX ((uint64_t)1 << 30)

struct xlsx {
	FILE *file;	/* until the book takes it over */
	uint64_t start; /* of the workbook in the file */
	struct spool spool;
	bool wants;
	struct xlsx_book book;
	struct xlsx_sheet *sheet;
	struct xlsx_rows rows;
	bool has_rows, refused, told;
	char why[sizeof(((struct fault *)NULL)->text)];
};

static FILE *
open_copy(int fd)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	FILE *file = copy < 0 ? NULL : fdopen(copy, "rb");

	if (file == NULL && copy >= 0)
		close(copy);
	return file;
}

/* A file that can be read from its end; NULL if it is none. */
static FILE *
open_again(int fd, size_t length, uint64_t *start)
{
	off_t at = lseek(fd, 0, SEEK_CUR);
	struct stat stat;

	if (at < (off_t)length || fstat(fd, &stat) != 0 ||
	    !S_ISREG(stat.st_mode))
		return NULL;
	*start = (uint64_t)at - length;
	return open_copy(fd);
}

const struct fault *
xlsx_open(struct xlsx **xlsx, int fd, const char *folder, const char *bytes,
    size_t length)
{
	struct xlsx *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*xlsx = made;
	made->file = open_again(fd, length, &made->start);
	if (made->file != NULL)
		return NULL;
	made->start = 0;
	made->wants = true;
	made->spool.folder = folder;
	return xlsx_take(made, bytes, length);
}

void
xlsx_close(struct xlsx *xlsx)
{
	if (xlsx == NULL)
		return;
	if (xlsx->file != NULL)
		fclose(xlsx->file);
	spool_close(&xlsx->spool);
	xlsx_sheet_close(xlsx->sheet);
	xlsx_book_close(&xlsx->book);
	xlsx_rows_free(&xlsx->rows);
	free(xlsx);
}

bool
xlsx_wants(const struct xlsx *xlsx)
{
	return xlsx->wants;
}

static void
refuse(struct xlsx *xlsx, const struct fault *fault)
{
	xlsx->wants = false;
	xlsx->refused = true;
	memcpy(xlsx->why, fault->text, sizeof(xlsx->why));
}

const struct fault *
xlsx_take(struct xlsx *xlsx, const char *bytes, size_t length)
{
	if (spool_length(&xlsx->spool) + length > SPOOL_MAX) {
		refuse(xlsx,
		    fault_new(FAULT_INPUT, "a workbook larger than %llu MiB",
			(unsigned long long)(SPOOL_MAX >> 20)));
		return NULL;
	}
	if (length > 0)
		return spool_put(&xlsx->spool, bytes, length);
	xlsx->wants = false;
	xlsx->file = open_copy(xlsx->spool.fd);
	return xlsx->file != NULL
		   ? NULL
		   : fault_new(FAULT_SYSTEM, "the file of the workbook: %s",
			 strerror(errno));
}

/* The book has all of its file now. */
static const struct fault *
open_book(struct xlsx *xlsx)
{
	FILE *file = xlsx->file;
	const struct fault *fault;

	xlsx->file = NULL;
	fault = xlsx_book_open(&xlsx->book, file, xlsx->start);
	if (fault == NULL)
		xlsx_sheet_open(&xlsx->sheet, &xlsx->book, &xlsx->rows);
	return fault;
}

const struct buffer *
xlsx_read(struct xlsx *xlsx, size_t target, bool *finished)
{
	const struct fault *fault = NULL;

	*finished = xlsx->refused;
	buffer_reset(&xlsx->rows.out);
	xlsx->rows.target = target;
	if (!xlsx->refused && xlsx->sheet == NULL)
		fault = open_book(xlsx);
	if (!xlsx->refused && fault == NULL)
		fault = xlsx_sheet_read(xlsx->sheet, finished);
	xlsx->has_rows |= xlsx->rows.out.length > 0;
	/* What somebody wanted to give us lies behind it. */
	if (fault == NULL && *finished && !xlsx->refused && !xlsx->has_rows &&
	    xlsx->book.others)
		fault = fault_new(FAULT_INPUT,
		    "the first sheet is empty, and no other is read: put the "
		    "one that is meant before it");
	if (fault != NULL) {
		refuse(xlsx, fault);
		*finished = true;
	}
	return &xlsx->rows.out;
}

bool
xlsx_is_full(const struct xlsx *xlsx)
{
	return xlsx_rows_full(&xlsx->rows);
}

const struct xlsx_row *
xlsx_next(const struct xlsx *xlsx)
{
	return xlsx_rows_next(&xlsx->rows);
}

const struct fault *
xlsx_fault(const struct xlsx *xlsx)
{
	const struct xlsx_row *row = xlsx == NULL ? NULL : xlsx_next(xlsx);

	return row == NULL ? NULL : xlsx_row_fault(row);
}

void
xlsx_drop(struct xlsx *xlsx, bool all)
{
	xlsx_rows_drop(&xlsx->rows, all);
}

const struct fault *
xlsx_refusal(struct xlsx *xlsx, struct record *record)
{
	if (xlsx == NULL || !xlsx->refused || xlsx->told)
		return NULL;
	xlsx->told = true;
	record->element = xlsx->sheet != NULL;
	record->position = xlsx->sheet == NULL || !xlsx->has_rows
			       ? 1
			       : xlsx_sheet_row(xlsx->sheet);
	return fault_new(FAULT_INPUT, "%s", xlsx->why);
}
