/*
 * When the clocks of a docket are due. Inside lib/order only.
 */
#ifndef OTKLIK_ORDER_ASSESS_H
#define OTKLIK_ORDER_ASSESS_H

#include "order/docket.h"

/* Finds due, alternative and target of one clock. */
const struct fault *assess_clock(
    const struct docket *docket, struct timeline_clock *clock);

#endif
