/*
 * Texts known by a number: the first one looked up is 0, the next new one 1.
 */
#ifndef OTKLIK_BASE_LOOKUP_H
#define OTKLIK_BASE_LOOKUP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/digest.h"

struct lookup {
	struct arena arena; /* the texts */
	const char **texts; /* by their numbers */
	size_t count, last; /* the one looked up last */
	size_t *slots;	    /* number + 1; 0: free */
	size_t size;
	unsigned char key[DIGEST_KEY]; /* nobody can choose texts that clash */
};

/* Begins with none. */
void lookup_open(struct lookup *lookup);

/* The number of a text, given now if it is new. */
size_t lookup_number(struct lookup *lookup, const char *text);

/* Gives the memory back. */
void lookup_close(struct lookup *lookup);

#endif
