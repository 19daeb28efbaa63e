/*
 * Audits that are kept in the store.
 */
#ifndef OTKLIK_TASK_AUDITING_RECORD_H
#define OTKLIK_TASK_AUDITING_RECORD_H

#include "base/fault.h"
#include "base/period.h"
#include "model/finding.h"
#include "task/task.h"

/*
 * Recording an audit (curator or system): what view_finding shows. Begun before
 * auditing_open, in the write transaction that it begins; each finding is
 * written as it is found; the end makes one event of them, so that an audit is
 * recorded whole or not at all.
 */
const struct fault *auditing_record(struct task *task);
const struct fault *auditing_record_finding(struct task *task,
    const struct finding *finding, struct findings *findings);
const struct fault *auditing_record_end(struct task *task,
    const struct period *period, const struct findings *findings);

#endif
