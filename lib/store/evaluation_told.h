/*
 * The messages whose clocks were told already: a bit for each.
 */
#ifndef OTKLIK_STORE_EVALUATION_TOLD_H
#define OTKLIK_STORE_EVALUATION_TOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct evaluation_told {
	unsigned char *bits;
	size_t size; /* in bytes */
};

/*
 * Marks a message; true the first time. A number that no store comes to is
 * never marked: false.
 */
bool evaluation_told_first(struct evaluation_told *told, int64_t message);
void evaluation_told_free(struct evaluation_told *told);

#endif
