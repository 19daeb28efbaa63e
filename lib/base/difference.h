/*
 * What one version of a text has that the one before had not.
 */
#ifndef OTKLIK_BASE_DIFFERENCE_H
#define OTKLIK_BASE_DIFFERENCE_H

#include "base/buffer.h"

/*
 * Appends the newer text, with marks around the words in which it differs:
 * [-gone-] and {+new+}. As few words as possible are marked, unless the texts
 * differ in more than a thousand words: then all between the first and the last
 * of them are.
 */
void difference_write(const char *older, const char *newer, struct buffer *out);

#endif
