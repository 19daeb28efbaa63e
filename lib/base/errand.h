/*
 * One piece of work that a helper does while its caller does something else.
 */
#ifndef OTKLIK_BASE_ERRAND_H
#define OTKLIK_BASE_ERRAND_H

#include "base/helper.h"

struct errand;

typedef void errand_work(void *context);

/* The helper is borrowed; it need not have a thread. */
struct errand *errand_begin(
    struct helper *helper, errand_work *work, void *context);

/* Returns when it is done; does it itself if nobody has begun. */
void errand_end(struct errand *errand);

#endif
