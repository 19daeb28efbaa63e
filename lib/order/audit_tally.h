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
	struct audit_term *term;      /* of the last post */
	struct audit_author *authors; /* in that term */
	size_t author_count;
	size_t week;		/* of the last post */
	int64_t last;		/* when the last post was, or the time began */
	int64_t opened, closed; /* of the account, by the register */
};

/*
 * Begins with no posts. An account is idle from its opening on, if the register
 * tells it, else from the beginning of the period.
 */
void audit_tally_open(struct audit_tally *tally, const struct audit *audit,
    const struct audit_weeks *weeks, const struct audit_account *account,
    struct audit_posts *posts);

/*
 * The last post, no story, before the first that is taken; FIELD_NONE: there is
 * none. A time without a post that began in an earlier period is not lost (AC-37).
 */
void audit_tally_before(struct audit_tally *tally, int64_t at);

/*
 * Takes the next post, which is no earlier than the one before it; one after
 * the audit, or outside of its period and weeks, counts nowhere. Returns the
 * week in which it counts as a publication of whose the account was then, in a
 * network that the order names, else -1.
 */
long audit_tally_post(struct audit_tally *tally, const struct post *post);

/* Ends it: the time after the last post counts too. */
void audit_tally_close(struct audit_tally *tally);

/*
 * A2-9.1: the format of a post that was stated, else what its kind tells; NULL
 * if nothing does.
 */
const char *audit_tally_format(const struct post *post);

/* Adds the formats of a term to those of others. */
void audit_tally_add_formats(
    struct audit_formats *all, const struct audit_formats *formats);

/* The term of the account that an instant lies in. */
struct audit_term *audit_tally_term(
    const struct audit_posts *posts, int64_t at);

/* Notes something that lacks what it should have. */
void audit_tally_lack(
    const struct audit *audit, struct audit_lack *lack, const char *key);

#endif
