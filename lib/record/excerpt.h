/*
 * The begin of some bytes of an input, to be shown to a person in a fault.
 * Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_EXCERPT_H
#define OTKLIK_RECORD_EXCERPT_H

#include <stddef.h>

enum { EXCERPT = 160 };

/* Writes it as text_show does; returns `out`. */
const char *excerpt_show(const char *bytes, size_t length, char out[EXCERPT]);

#endif
