/*
 * Names of bodies and places as exports and people write them.
 *
 * Two spellings are one name if they differ in kinds of spaces (exports put
 * no-break spaces inside names), quotes or hyphens, in ё and е, in the case
 * of Russian or Latin letters, or in signs that nobody sees.
 */
#ifndef OTKLIK_MODEL_NAME_H
#define OTKLIK_MODEL_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "model/reference.h"

/* True if the two spellings are one name. */
bool name_same(const char *a, const char *b);

/*
 * The code of the body of that name, of whatever time the name is; also by
 * another spelling of a place that a body is called after (a municipality's
 * full name). NULL if there is none. Borrowed from the rows.
 */
const char *name_body(const struct body *bodies, size_t bodies_count,
    const struct place *places, size_t places_count, const char *name);

/* The place of that name or spelling; NULL if there is none. */
const struct place *name_place(
    const struct place *places, size_t count, const char *name);

#endif
