/*
 * What a delivery must be, of notices and warnings (E29) as of alerts (E30).
 */
#ifndef OTKLIK_TASK_SENDING_H
#define OTKLIK_TASK_SENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/deliveries.h"
#include "task/task.h"

struct sending {
	enum delivery_kind kind; /* of what */
	int64_t number;
	const char *addressees; /* JSON list of whom it is for */
	int64_t issued_at;
	const char *addressee;
	int64_t at;
};

/*
 * `*is_new` is false if this very delivery is recorded already. FAULT_INPUT if
 * it is not for him, in the future or before the day it was issued;
 * FAULT_STATE if it was sent at another time.
 */
const struct fault *sending_check(
    struct task *task, const struct sending *sending, bool *is_new);

#endif
