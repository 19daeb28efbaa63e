/*
 * A form as it is posted: name=value pairs, percent-encoded. Inside
 * lib/network only.
 */
#ifndef OTKLIK_NETWORK_FORM_H
#define OTKLIK_NETWORK_FORM_H

#include "base/buffer.h"

/* Adds a pair; a NULL value adds nothing. */
void form_put(struct buffer *form, const char *name, const char *value);

#endif
