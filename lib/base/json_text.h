/*
 * JSON that somebody else has written, to be put out again.
 */
#ifndef OTKLIK_BASE_JSON_TEXT_H
#define OTKLIK_BASE_JSON_TEXT_H

#include <stddef.h>

#include "base/buffer.h"

/*
 * Copies JSON text without the white space between its tokens; control
 * characters in its strings (C0, DEL, C1) are escaped, as by buffer_json. The
 * byte behind it is looked at too, as its NUL.
 */
void json_text_put(struct buffer *out, const char *text, size_t length);

#endif
