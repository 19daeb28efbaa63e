/*
 * Reading the facts of an evaluation into its sums. Inside lib/task only.
 */
#ifndef OTKLIK_TASK_EVALUATING_FACTS_H
#define OTKLIK_TASK_EVALUATING_FACTS_H

#include "task/evaluating.h"

/* Streams all facts of the period once. */
const struct fault *evaluating_facts_read(struct evaluating *evaluating);

/* The body of a code, made if it is new, with its part, name and hours. */
const struct fault *evaluating_facts_body(struct evaluating *evaluating,
    const char *code, struct evaluating_body **body);

#endif
