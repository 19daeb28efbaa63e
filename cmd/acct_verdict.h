/*
 * Whether posts are press releases (A2-11.2): what `acct-ingest --verdict`
 * does.
 */
#ifndef OTKLIK_CMD_ACCT_VERDICT_H
#define OTKLIK_CMD_ACCT_VERDICT_H

#include "base/fault.h"
#include "tool.h"

/*
 * Takes the verdict that the options say for each post that is named, by its
 * key, a record of it, or a finding about it; of `account`, unless it is NULL.
 */
const struct fault *acct_verdict_take(struct tool *tool, const char *account);

#endif
