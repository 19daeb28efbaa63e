/*
 * What programs write as JSON though it is none, and what would cost a message
 * that is only cut in the middle of a picture. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_REPAIR_H
#define OTKLIK_RECORD_REPAIR_H

#include <stddef.h>

#include "base/arena.h"

/*
 * The text with those escapes in strings made right that JSON does not have:
 * \xHH (Telegram Desktop writes control characters so) becomes \u00HH, half of
 * a pair of surrogates without its other half becomes \ufffd. The same bytes
 * if there is nothing to do, else a copy in the arena; sets `*length`.
 */
const char *repair_escapes(
    const char *bytes, size_t *length, struct arena *arena);

#endif
