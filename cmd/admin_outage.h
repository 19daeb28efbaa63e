/*
 * Outages of the monitoring system: what `store-admin outage` does.
 */
#ifndef OTKLIK_CMD_ADMIN_OUTAGE_H
#define OTKLIK_CMD_ADMIN_OUTAGE_H

#include "base/fault.h"
#include "task/recompute.h"
#include "tool.h"

/* Records one, ends the one of that number, or lists all: as options say. */
const struct fault *admin_outage_run(struct tool *tool, const char *number);

/* What followed from what was learned, and what is odd about it, or NULL. */
void admin_outage_tell(struct tool *tool, const char *doubt,
    const struct recompute_result *result);

#endif
