/*
 * Memory for tables that are looked into all over: where it is much it lies on
 * large pages, if the system has them, in which the processor finds its way
 * with fewer steps.
 */
#ifndef OTKLIK_BASE_LARGE_H
#define OTKLIK_BASE_LARGE_H

#include <stddef.h>

/* `count` items of `size` bytes, zeroed; never NULL. Given back with free. */
void *large_alloc(size_t count, size_t size);

/* The same of `size` bytes, not zeroed; may be NULL. */
void *large_take(size_t size);

#endif
