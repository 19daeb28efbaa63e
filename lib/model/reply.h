/*
 * The text of a reply as the network wants it (A1-13.1a): checked when it is
 * handed in, not when it is posted.
 */
#ifndef OTKLIK_MODEL_REPLY_H
#define OTKLIK_MODEL_REPLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/reference.h"

/* Length as the networks count: UTF-16 code units. */
int64_t reply_length(const char *text);

/*
 * FAULT_INPUT if the text is not UTF-8, says nothing, or has a character that
 * is not seen and acts on what is (as a bidirectional override); line ends and
 * tabs are in order.
 */
const struct fault *reply_check_text(const char *text);

/*
 * FAULT_INPUT if the text as it is posted, which is longer than `text` if links
 * stand under it, is over the norm reply_max_NETWORK in force on `date`; a
 * network without one takes any length.
 */
const struct fault *reply_check_length(const char *text, const char *posted,
    const char *network, const struct norm *norms, size_t count, int64_t date);

#endif
