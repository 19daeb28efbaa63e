/*
 * What the fuzzers share. A fuzzer holds what it fuzzes to a promise where
 * there is one; a crash, a leak or undefined behaviour is found by itself.
 */
#ifndef OTKLIK_TESTS_FUZZ_H
#define OTKLIK_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the run with a word about what was promised and is not so. */
#define PROMISE(condition)                                                     \
	do {                                                                   \
		if (!(condition)) {                                            \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__,       \
			    __LINE__, #condition);                             \
			abort();                                               \
		}                                                              \
	} while (0)

/* A copy as a string, to be freed: nothing stands behind its end. */
static inline char *
fuzz_string(const uint8_t *data, size_t size)
{
	char *string = malloc(size + 1);

	if (string == NULL)
		abort();
	if (size > 0)
		memcpy(string, data, size);
	string[size] = '\0';
	return string;
}

static inline void
fuzz_is_text(const char *string)
{
	if (string != NULL)
		PROMISE(text_valid(string, strlen(string)) == strlen(string));
}

/* A descriptor from which these bytes can be read. */
static inline int
fuzz_file(const char *bytes, size_t length)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	PROMISE(fd >= 0);
	PROMISE(write(fd, bytes, length) == (ssize_t)length);
	PROMISE(lseek(fd, 0, SEEK_SET) == 0);
	return fd;
}

#endif
