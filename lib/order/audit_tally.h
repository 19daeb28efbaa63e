/*
 * Counts the posts of one account into its weeks, one after the other by time
 * (I-44 to I-49). Nothing but the counts is kept.
 */
#ifndef OTKLIK_ORDER_AUDIT_TALLY_H
#define OTKLIK_ORDER_AUDIT_TALLY_H

#include "order/audit.h"

/* Who may write there: an author of the table people with the days of his. */
struct audit_author {
	const char *name;
	int64_t begin, end; /* instants */
};

/* Mondays of the period as instants; one more than there are weeks. */
struct audit_weeks {
	int64_t first_monday;
	const int64_t *begins;
	size_t count;
};

/* The weeks of an audit; lives in the arena. */
void audit_tally_weeks(const struct audit *audit, struct audit_weeks *weeks);

struct audit_tally {
	const struct audit *audit;
	const struct audit_weeks *weeks;
	struct audit_posts *posts;
	struct audit_author *authors;
	size_t author_count;
	bool topics;  /* only publications with a topic count (A2-8.1) */
	size_t week;  /* of the last post */
	int64_t last; /* when the last post was, or the time began */
};

/*
 * Begins with no posts. `authors` are those who may write there. An account
 * that opens in the period is idle from then on only.
 */
void audit_tally_open(struct audit_tally *tally, const struct audit *audit,
    const struct audit_weeks *weeks, const struct audit_account *account,
    struct audit_posts *posts);

/*
 * Takes the next post, which is no earlier than the one before it; one after
 * the audit, or outside of its period and weeks, counts nowhere. Returns the
 * week in which it counts as published through the special system, else -1.
 */
long audit_tally_post(struct audit_tally *tally, const struct post *post);

/* Ends it: the time after the last post counts too. */
void audit_tally_close(
    struct audit_tally *tally, const struct audit_account *account);

/*
 * A2-9.1: the format of a post that was stated, else what its kind tells; NULL
 * if nothing does.
 */
const char *audit_tally_format(const struct post *post);

/*
 * True if a week is judged: it has ended, the account was there during all of
 * it, its owner was one and the same and asked for the same, and the norm was
 * in force (I-46); and, where a setting exempts weeks with holidays, it has
 * none (I-48). `owner` becomes the owner as he was in that week.
 */
bool audit_tally_judged(const struct audit *audit,
    const struct audit_account *account, int64_t monday, const char *norm,
    struct audit_owner *owner);

/* True if the special system failed in the week of a Monday (AC-19). */
bool audit_week_outage(const struct audit *audit, int64_t monday);

#endif
