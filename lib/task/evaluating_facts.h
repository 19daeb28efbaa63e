/*
 * Reading the facts of an evaluation into its sums. Inside lib/task only.
 */
#ifndef OTKLIK_TASK_EVALUATING_FACTS_H
#define OTKLIK_TASK_EVALUATING_FACTS_H

#include "task/evaluating.h"

/* Streams all facts of the period once. */
const struct fault *evaluating_facts_read(struct evaluating *evaluating);

/* Audits the accounts of the period, and rates them. */
const struct fault *evaluating_accounts_read(struct evaluating *evaluating);

/* Adds what a fact counts, and hands the row out if somebody asked for it. */
const struct fault *evaluating_facts_add(struct evaluating *evaluating,
    int number, struct evaluating_body *body, const struct evaluating_row *row);

/* The owner of accounts, who stands apart from the body that answers. */
const struct fault *evaluating_facts_owner(struct evaluating *evaluating,
    const char *code, const char *name, bool municipal,
    struct evaluating_body **body);

/* The body of a code, made if it is new, with its part, name and hours. */
const struct fault *evaluating_facts_body(struct evaluating *evaluating,
    const char *code, struct evaluating_body **body);

#endif
