/*
 * Bytes that wait for their turn outside of memory: in a temporary file that
 * has no name, so that nobody else finds them and nothing is left behind,
 * however the process ends. What is put in at the end is taken out at the
 * front; in between it may be looked at, anywhere.
 */
#ifndef OTKLIK_BASE_SPOOL_H
#define OTKLIK_BASE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

/* Where temporary files are that may be large. */
#define SPOOL_FOLDER "/var/tmp"

/* All of it zero but the folder: there is no file yet. */
struct spool {
	const char *folder; /* NULL, "": SPOOL_FOLDER */
	bool open;
	int fd;
	uint64_t begin, end; /* in the file, of what waits */
};

/*
 * Puts bytes at the end; the first ones make the file, which only its owner
 * could read. FAULT_SYSTEM that names the folder if it cannot be made or the
 * disk is full; what waited before still does.
 */
const struct fault *spool_put(
    struct spool *spool, const char *bytes, size_t length);

/* How many bytes wait. */
uint64_t spool_length(const struct spool *spool);

/*
 * Reads up to `size` of them, of which `at` stand in front, and leaves them
 * there. `*length` is 0 only where none wait. FAULT_SYSTEM if they cannot be
 * read.
 */
const struct fault *spool_look(const struct spool *spool, uint64_t at,
    char *bytes, size_t size, size_t *length);

/* Drops bytes at the front; with the last one the disk gets its room back. */
void spool_drop(struct spool *spool, uint64_t length);

/* Drops all; the spool may be used again. */
void spool_close(struct spool *spool);

#endif
