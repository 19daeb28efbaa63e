/*
 * The evaluation of a half-year over a store (RULES part 6): streams the facts
 * of a period through the indicators of lib/order, one at a time, and keeps
 * what a report needs of them.
 */
#ifndef OTKLIK_TASK_EVALUATING_H
#define OTKLIK_TASK_EVALUATING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/lookup.h"
#include "base/period.h"
#include "order/rating.h"
#include "order/scoring.h"
#include "task/auditing.h"
#include "task/task.h"

/* Groups are ranked apart: the rules differ (RULES 6.2). */
enum evaluating_part {
	EVALUATING_EXECUTIVE,
	EVALUATING_MUNICIPAL,
	EVALUATING_ACCOUNTS, /* of the Government, bodies, institutions */
	EVALUATING_MUNICIPAL_ACCOUNTS
};

enum { EVALUATING_BINS = 6 };

/* executive, municipal, accounts, municipal_accounts. */
const char *evaluating_part_name(enum evaluating_part part);

/* All figures of one subject. */
struct evaluating_figures {
	struct indicator_sum sums[INDICATORS];
	int64_t values[INDICATORS]; /* found by evaluating_run */
	bool given[INDICATORS];
};

struct evaluating_body {
	const char *code, *name; /* the name at the end of the period */
	const char *former;	 /* another one it had in it, or NULL */
	enum evaluating_part part;
	const struct hours *hours; /* at the end of the period */
	bool moved;	  /* rows of the table bodies say different schedules */
	int64_t received; /* M: assignments received in the period; of the
			     parts about accounts: how many there are */
	bool counted;	  /* something was, for one of the figures */
	struct evaluating_figures figures;
	/* By the methodology. */
	bool rated;
	int64_t score, rank;
};

struct evaluating_breach {
	int64_t message, clock_id, start, due, stop, minutes;
	int64_t notice, noticed_at;
	enum clock_kind kind;
	const char *severity; /* V or D, as its notice says */
	size_t body;
};

struct evaluating_significant {
	int64_t message, flagged_at, reported_at;
};

/* One month of the period, or a part of it. */
struct evaluating_month {
	int64_t begin, end; /* instants */
	int64_t detected, due, late;
};

/* One week of the period: what all accounts of a group published. */
struct evaluating_week {
	int64_t monday;
	int64_t published[2]; /* municipal accounts are the second */
};

/*
 * A row behind a figure: of the work with messages a clock, a draft, or else
 * the message; of the accounts what `rated` tells.
 */
struct evaluating_row {
	int64_t message, clock_id, draft_id; /* FIELD_NONE: it is none */
	const char *body;		     /* NULL: of nobody's */
	struct indicator_count count;
	const struct rating_row *rated; /* NULL: of a message */
};

/*
 * Which rows to hand out: those of one indicator, of one body or all. What is
 * handed out lives as long as the evaluation.
 */
struct evaluating_watch {
	int indicator;	  /* -1: none */
	bool breaches;	  /* those of part 5 */
	const char *body; /* NULL: all */
	const struct fault *(*take)(void *to, const struct evaluating_row *row);
	void *to;
};

/* Numbers of indicators, in order, up to a -1. */
typedef int evaluating_list[INDICATORS + 1];

struct evaluating {
	struct task *task;
	struct arena arena;
	struct period period;
	int64_t begin, end;
	int64_t cut; /* the last instant that counts */
	int64_t
	    until;    /* as of when it is told, by which what is open is late */
	int64_t seen; /* of its last week, which may end after it (I-47) */
	int64_t since;	     /* detected earlier: outside the ruleset (I-58) */
	int64_t first, last; /* days of the period */
	int64_t tolerance;   /* I-32 */
	struct scoring scoring;
	bool approved; /* the methodology applies */
	struct lookup codes;
	struct evaluating_body *bodies; /* by their number in `codes` */
	size_t body_count, body_room;
	size_t *order; /* of the bodies in the report */
	struct evaluating_figures center, region, records;
	const struct hours *center_hours; /* at the end of the period */
	bool center_moved;
	struct evaluating_breach *breaches; /* by body, due, message */
	size_t breach_count, breach_room;
	struct evaluating_significant *significants;
	size_t significant_count, significant_room;
	struct evaluating_month *months;
	size_t month_count;
	int64_t lateness[EVALUATING_BINS]; /* of all breaches, by minutes */
	struct lookup topics;
	int64_t *topic_counts;
	size_t topic_room;
	int64_t messages, shares;  /* detected, received in the period */
	struct auditing *auditing; /* what it found lives as long */
	struct evaluating_week *weeks;
	size_t week_count;
	struct evaluating_watch watch;
	bool watching;
	/* Which indicators look at a fact; at a clock of that kind. */
	evaluating_list of_clock[CLOCK_KINDS], of_share, of_draft, of_message;
};

/*
 * Begins the evaluation of a period. It is told as of its end; while it lasts,
 * as of --now if that was given, else of the last event or midnight, whichever
 * is later, so that a report depends on the store alone. FAULT_USAGE if the
 * period has not begun. evaluating_close(NULL) does nothing.
 */
const struct fault *evaluating_open(struct evaluating **evaluating,
    struct task *task, const struct period *period);
void evaluating_close(struct evaluating *evaluating);

/* Takes the methodology of these rows; of the table `method` if NULL. */
const struct fault *evaluating_method(
    struct evaluating *evaluating, const struct method *rows, size_t count);

/*
 * Reads all facts and finds the figures, scores and places. With a watch
 * (NULL: none) each row that it asks for is handed out while it is read.
 */
const struct fault *evaluating_run(
    struct evaluating *evaluating, const struct evaluating_watch *watch);

/* The lower bounds of the bins of lateness, in minutes, and their names. */
extern const int64_t evaluating_bins[EVALUATING_BINS];

#endif
