/*
 * What the order makes public about an official account (A2-6.1), and nothing
 * else: whose it is and where it is found. Names of officials, access and
 * statements stay inside.
 */
#ifndef OTKLIK_MODEL_REGISTER_ROW_H
#define OTKLIK_MODEL_REGISTER_ROW_H

#include "base/digest.h"
#include "model/schema.h"

struct register_row {
	const char *kind;  /* of the owner: government, listed, ... */
	const char *owner; /* its name on the day */
	const char *network, *title, *url;
};

extern const struct schema register_row_schema;

/* Digest of the public register, whatever form it is published in. */
void register_row_digest(
    const struct register_row *rows, size_t count, char out[DIGEST_TEXT]);

#endif
