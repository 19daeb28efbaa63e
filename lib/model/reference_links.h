/*
 * Rows that name other rows of the same table. Inside lib/model only.
 */
#ifndef OTKLIK_MODEL_REFERENCE_LINKS_H
#define OTKLIK_MODEL_REFERENCE_LINKS_H

#include "base/fault.h"
#include "model/reference_check.h"

/*
 * Each parent exists, and on no day does a row lie in itself, however far up.
 * Rows of one name that hold at the same time are refused before.
 */
const struct fault *reference_links_bodies(
    struct reference_rows table, size_t *bad);
const struct fault *reference_links_places(
    struct reference_rows table, size_t *bad);

#endif
