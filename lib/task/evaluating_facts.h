/*
 * Reading the facts of an evaluation into its sums. Inside lib/task only.
 */
#ifndef OTKLIK_TASK_EVALUATING_FACTS_H
#define OTKLIK_TASK_EVALUATING_FACTS_H

#include "store/evaluation.h"
#include "task/evaluating.h"

/* Streams all facts of the period once. */
const struct fault *evaluating_facts_read(struct evaluating *evaluating);

/*
 * A clock, as it was at the cut, and the stream of them: indicators, breaches,
 * the months' dues.
 */
const struct fault *evaluating_clocks_past(
    void *to, struct evaluation_clock *clock, bool *there);
const struct fault *evaluating_clocks_take(
    void *to, const struct evaluation_clock *clock);
const struct fault *evaluating_clocks_read(
    struct evaluating *evaluating, struct evaluation *stream);

/* Audits the accounts of the period, and rates them. */
const struct fault *evaluating_accounts_read(struct evaluating *evaluating);

/* Adds what a fact counts, and hands the row out if somebody asked for it. */
const struct fault *evaluating_facts_add(struct evaluating *evaluating,
    int number, struct evaluating_body *body, const struct evaluating_row *row);

/* Room for one more of a list that realloc made. */
void *evaluating_facts_grow(
    void *list, size_t count, size_t *room, size_t size);

/* The month of the period in which an instant lies. */
struct evaluating_month *evaluating_facts_month(
    struct evaluating *evaluating, int64_t instant);

/* True if rows of that body are asked for. */
bool evaluating_facts_watched(
    const struct evaluating *evaluating, const char *body);

/*
 * What indicators may know of a body, of the Center if NULL: its working time
 * is that of the row which was in force at an instant, by which its clocks ran
 * (A1-2.2, I-06).
 */
const struct fault *evaluating_facts_frame(struct evaluating *evaluating,
    const struct evaluating_body *body, int64_t at,
    struct indicator_frame *frame);

/* True if the rows of a code say different schedules. */
const struct fault *evaluating_facts_moved(
    struct evaluating *evaluating, const char *code, bool *moved);

/*
 * The owner of accounts, who stands apart from the body that answers; made if
 * he is new, under the name he had last by a day.
 */
const struct fault *evaluating_facts_owner(struct evaluating *evaluating,
    const struct audit_owner *owner, int64_t day,
    struct evaluating_body **body);

/* The body of a code, made if it is new, with its part, name and hours. */
const struct fault *evaluating_facts_body(struct evaluating *evaluating,
    const char *code, struct evaluating_body **body);

#endif
