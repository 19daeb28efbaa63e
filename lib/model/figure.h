/*
 * A figure of the half-year, as the record `indicator` tells it (RECORDS part
 * 1): one indicator of one body, its score, or a fact about the report itself.
 */
#ifndef OTKLIK_MODEL_FIGURE_H
#define OTKLIK_MODEL_FIGURE_H

#include "model/schema.h"

struct figure {
	const char *period, *part, *body, *indicator;
	const char *value; /* decimal */
	int64_t numerator, denominator;
	const char *weight, *score; /* decimal */
	int64_t rank, rated;
	const char *unit, *name, *text;
	int64_t rows;
};

extern const struct schema figure_schema;

#endif
