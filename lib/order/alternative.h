/*
 * The other reading of off-hours detection, beside the one that holds (I-01 to
 * I-04): what the due time would be if the unclear place were read otherwise.
 */
#ifndef OTKLIK_ORDER_ALTERNATIVE_H
#define OTKLIK_ORDER_ALTERNATIVE_H

#include "order/due.h"

struct alternative {
	int64_t due;	   /* INSTANT_NONE: no reading gives another one */
	const char *key;   /* as prestart_detection, or center */
	const char *value; /* as same_day, or the name of a schedule */
};

/*
 * Looks for the first reading in the order prestart_detection,
 * lunch_detection, offhours_scope, center (the owner's schedule) whose other
 * value gives another due time. Where a year without a calendar would be
 * needed there is no alternative.
 */
void alternative_find(const struct due_case *question, const struct due *due,
    struct alternative *alternative);

#endif
