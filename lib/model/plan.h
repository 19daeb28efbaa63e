/*
 * The content plan of an account: what is to be published in a month, and how
 * far it is agreed (A2-2.2, A2-2.4a).
 */
#ifndef OTKLIK_MODEL_PLAN_H
#define OTKLIK_MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/schema.h"

struct plan {
	const char *account;
	const char *month; /* 2022-10 */
	const char *item;  /* its name inside the month */
	int64_t date;	   /* days */
	const char *title;
	const char *state; /* submitted, corrected, agreed */
	const char *by;	   /* who did that */
	int64_t at;	   /* and when */
	int64_t agreed_at; /* when it was agreed first */
};

/* What acct-plan takes. */
struct plan_decision {
	const char *account, *month, *item;
	const char *decision; /* submit, correct, agree */
	int64_t date;
	const char *title, *note;
};

/* A plan against what was published. */
struct fulfilment {
	const char *account, *month;
	const char *item; /* NULL: what no item of the plan has */
	int64_t date;
	const char *title, *state;
	const char *result; /* posted, missed, pending, unplanned */
	int64_t posts;
	int64_t posted_at; /* the first of them */
	int64_t days;	   /* later than planned */
};

extern const struct schema plan_schema, plan_decision_schema, fulfilment_schema;

enum plan_decision_kind { PLAN_SUBMIT, PLAN_CORRECT, PLAN_AGREE };

/* The kind of a decision; false if there is no such. */
bool plan_decision_parse(const char *text, enum plan_decision_kind *kind);

/* The state it leads to: submitted, corrected, agreed. */
const char *plan_decision_state(enum plan_decision_kind kind);

/*
 * FAULT_INPUT if the month is none, or the date does not lie in it.
 */
const struct fault *plan_check(const char *month, int64_t date);

#endif
