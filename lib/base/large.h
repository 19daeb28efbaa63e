/*
 * Memory for tables that are looked into all over: where it is much it lies on
 * large pages, if the system has them, in which the processor finds its way
 * with fewer steps.
 */
#ifndef OTKLIK_BASE_LARGE_H
#define OTKLIK_BASE_LARGE_H

#include <stddef.h>

/* `count` items of `size` bytes, zeroed; never NULL. */
void *large_alloc(size_t count, size_t size);

/* The same of `size` bytes, not zeroed; NULL if there is none. */
void *large_take(size_t size);

/* Gives back what was taken with this size, `count` times `size`. */
void large_free(void *memory, size_t size);

#endif
