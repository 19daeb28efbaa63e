/*
 * The bytes of an input that were read and not yet taken: one piece of memory,
 * which grows up to the largest record and a batch, and behind it those that
 * were only looked at, on disk. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_WINDOW_H
#define OTKLIK_RECORD_WINDOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "base/spool.h"
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
	bool known;	    /* whether it is a workbook */
	struct xlsx *xlsx;  /* if so: the bytes are those of its rows */
	struct spool spool; /* what follows, of what was read */
	uint64_t looked;    /* so much of that was looked at */
	bool ended;	    /* nothing more can be read, but from there */
	bool finished;	    /* nothing will follow */
};

enum window_status {
	WINDOW_READ,	    /* something came, or the end */
	WINDOW_BLOCKED,	    /* reading would block */
	WINDOW_INTERRUPTED, /* a signal came */
};

/* `folder` is that of what waits on disk; it is borrowed. */
void window_open(struct window *window, int fd, const char *name,
    const char *folder, struct encoding *encoding);
void window_close(struct window *window);

/* Is a batch there, if its last piece is whole? */
bool window_is_full(const struct window *window);

/*
 * Puts what was not taken to the front, so that there is room; gives memory
 * back that one large record needed.
 */
void window_pack(struct window *window);

/*
 * Reads once, waiting if `wait`, behind what was read before; the bytes may
 * move. Of a workbook it reads the file first, then its rows come. FAULT_SYSTEM
 * if the input cannot be read; it is finished then.
 */
const struct fault *window_read(
    struct window *window, bool wait, enum window_status *status);

struct window_view {
	const char *bytes; /* until the next call of a function here */
	size_t length;
	bool last; /* nothing follows them */
};

/*
 * Looks at what follows the bytes at hand, piece by piece, and leaves it there.
 * Waits and fails as window_read does; FAULT_SYSTEM, too, if the disk has no
 * room for what must wait.
 */
const struct fault *window_look(struct window *window, bool wait,
    struct window_view *view, enum window_status *status);

/* The next look begins right behind the bytes at hand again. */
void window_look_again(struct window *window);

#endif
