/*
 * The bytes of an input that were read and not yet taken: one piece of memory,
 * which grows up to the largest record and a batch. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_WINDOW_H
#define OTKLIK_RECORD_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "record/encoding.h"
#include "record/xlsx.h"

/* About as much is read before the caller takes what is there. */
#define WINDOW_BATCH ((size_t)8 << 20)

struct window {
	int fd;
	const char *name;
	struct encoding *encoding; /* NULL unless the input is a stream of it */
	char *bytes;
	size_t size, start, end; /* of what was not taken */
	char *raw;		 /* what was read and not decoded, if encoded */
	size_t raw_length;
	bool known;	   /* whether it is a workbook */
	struct xlsx *xlsx; /* if so: the bytes are those of its rows */
	bool finished;	   /* nothing will follow */
};

enum window_status {
	WINDOW_READ,	    /* something came, or the end */
	WINDOW_BLOCKED,	    /* reading would block */
	WINDOW_INTERRUPTED, /* a signal came */
};

void window_open(
    struct window *window, int fd, const char *name, struct encoding *encoding);
void window_close(struct window *window);

/* Is a batch there, if its last piece is whole? */
bool window_is_full(const struct window *window);

/* Puts what was not taken to the front, so that there is room. */
void window_pack(struct window *window);

/*
 * Reads once, waiting if `wait`, behind what was read before; the bytes may
 * move. Of a workbook it reads the file first, then its rows come. FAULT_SYSTEM
 * if the input cannot be read; it is finished then.
 */
const struct fault *window_read(
    struct window *window, bool wait, enum window_status *status);

#endif
