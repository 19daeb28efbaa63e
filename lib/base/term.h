/*
 * Terms and durations as the tables and records write them.
 */
#ifndef OTKLIK_BASE_TERM_H
#define OTKLIK_BASE_TERM_H

#include <stdbool.h>
#include <stdint.h>

enum { TERM_TEXT = 24 };

/* 90s, 30m, 2h (working time), 8wd (working days). */
enum term_unit { TERM_SECONDS, TERM_WORKING_DAYS };
struct term {
	enum term_unit unit;
	int64_t amount; /* seconds, or days */
};

/* Reads 45s, 30m, 2h, 8wd: a positive whole number and a unit. */
bool term_parse(const char *text, struct term *term);
/* True if a term is longer than another; one in days is than any in hours. */
bool term_is_longer(struct term term, struct term than);
/* Writes the shortest such form: 2h rather than 120m. */
void term_format(struct term term, char out[TERM_TEXT]);

#endif
