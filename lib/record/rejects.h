/*
 * The file into which refused records go: never one that is read or written
 * otherwise in the same run, and not emptied before there are records to read.
 */
#ifndef OTKLIK_RECORD_REJECTS_H
#define OTKLIK_RECORD_REJECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

struct rejects {
	const char *path; /* borrowed; NULL: nothing is kept */
	int fd;
	bool made;  /* it was not there before */
	bool begun; /* it is emptied */
};

/* Which other files a run has: none of them may be that one. */
struct rejects_others {
	char *const *inputs; /* "-": standard input */
	size_t count;
	const char *store, *given; /* by an option; each may be NULL */
};

/*
 * Opens it, as it is; NULL: nothing is kept. FAULT_USAGE if it is one of the
 * others, or where standard output or standard error goes; then nothing is
 * touched. FAULT_SYSTEM if it cannot be made.
 */
const struct fault *rejects_open(struct rejects *rejects, const char *path,
    const struct rejects_others *others);

/* FAULT_USAGE if the input that was opened is that file. */
const struct fault *rejects_check(const struct rejects *rejects, int fd);

/* Empties it, the first time: from now on records are read. */
const struct fault *rejects_begin(struct rejects *rejects);

const struct fault *rejects_write(
    const struct rejects *rejects, const char *bytes, size_t length);

/* One that was made and never begun is taken away again. */
void rejects_close(struct rejects *rejects);

#endif
