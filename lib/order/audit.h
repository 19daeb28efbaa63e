/*
 * The audit of official accounts: 39 checks (RULES part 5), each a function
 * over plain facts.
 *
 * Facts are read above and handed in; nothing here knows a store or a clock. A
 * check that finds something reports a finding: rule, severity by the kind of
 * the owner (I-38), evidence, and a sentence in Russian that explains it.
 */
#ifndef OTKLIK_ORDER_AUDIT_H
#define OTKLIK_ORDER_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/period.h"
#include "base/zone.h"
#include "model/account.h"
#include "model/finding.h"
#include "model/outage.h"
#include "model/plan.h"
#include "model/post.h"
#include "model/reference.h"

/* Whose account it is, by what the order asks of him (RULES part 5). */
enum audit_kind {
	AUDIT_OUTSIDE,	   /* the order asks nothing of him */
	AUDIT_GOVERNMENT,  /* G */
	AUDIT_LISTED,	   /* L: the 14 of A2-3 */
	AUDIT_UNLISTED,	   /* U: the Ministry and art. 58.1 bodies too */
	AUDIT_INSTITUTION, /* S: with publicly significant functions */
	AUDIT_MUNICIPAL	   /* M: municipal bodies and their institutions */
};

/* A body on one day. */
struct audit_owner {
	const char *code, *name;
	enum audit_kind kind;
	const char *norms;  /* owner_kind in the table norms */
	const char *parent; /* of an institution */
	bool institution;
	bool own_act; /* a municipal one that adopted its own act (I-38) */
};

/* The tables of the region, and what else holds for all accounts. */
struct audit_rows {
	const struct body *bodies;
	size_t body_count;
	const struct act *acts;
	size_t act_count;
	const struct person *people;
	size_t person_count;
	const struct staff *staff;
	size_t staff_count;
	const struct norm *norms;
	size_t norm_count;
	const struct setting *settings;
	size_t setting_count;
	const struct calendar *calendar;
	size_t calendar_count;
	const struct outage *outages;
	size_t outage_count;
};

/* Statements about one subject, by time. */
struct audit_stated {
	const struct attestation *rows;
	size_t count;
};

/* One week of an account: what was published in it (I-45, I-49). */
struct audit_week {
	int64_t monday;
	unsigned publications; /* that count: reposts among them */
	unsigned reposts, stories, deleted;
	unsigned tagged;	 /* publications with a topic (AC-20) */
	unsigned special;	 /* publications through the special system */
	unsigned special_tagged; /* of these, with a topic */
	unsigned proven;	 /* of these, in two networks of the owner */
	unsigned owner_sum;	 /* different publications of the owner */
	/* Those that are somebody's figure; of municipal owners the second. */
	unsigned rated[2];
};

enum { AUDIT_KEYS = 10, AUDIT_FORMATS = 16 };

/* Posts of which something is missing: how many, and the first keys. */
struct audit_lack {
	unsigned count;
	const char *keys[AUDIT_KEYS];
};

/* How many posts have which format (A2-9.1), in the order they came. */
struct audit_formats {
	const char *names[AUDIT_FORMATS];
	unsigned counts[AUDIT_FORMATS];
	size_t count;
};

/* A post that may be a press release, or was judged. */
struct audit_marked {
	const char *key, *signals, *verdict, *by; /* verdict: yes, no, NULL */
	int64_t at, judged_at;
};

/* Whose an account was for a time (order/audit_spell.h). */
struct audit_spell;
struct audit_idle;

/* What was published and answered in one spell of an account. */
struct audit_term {
	const struct audit_spell *spell; /* NULL: nobody knows whose it is */
	unsigned posts;			 /* in the period, stories too */
	unsigned count;			 /* publications: no stories */
	struct audit_formats formats;	 /* of posts that have one */
	struct audit_lack untagged, unplanned, unsigned_;
	unsigned replies;
	struct audit_lack unagreed; /* AC-23 */
	struct audit_idle *idle;    /* times without a post (AC-37) */
	size_t idle_count, idle_room;
};

/* The posts of an account in the period (order/audit_tally.h makes it). */
struct audit_posts {
	struct audit_week *weeks;
	size_t week_count;
	unsigned count;
	struct audit_term *terms; /* one after the other by time */
	size_t term_count;
	struct audit_marked *marked;
	size_t marked_count, marked_room;
};

struct audit_account {
	const char *code;
	/* All rows of the register, by `at`; none: it is not registered. */
	const struct account *versions;
	size_t version_count;
	const struct access *access;
	size_t access_count;
	struct audit_stated stated, owner_stated;
	struct audit_posts posts;
	const struct comment *comments; /* flagged by a ground, or deleted */
	size_t comment_count;
	const struct plan *plans;
	size_t plan_count;
	/* Found by audit_settle: */
	const struct account *row; /* on the day of the audit; may be NULL */
	struct audit_owner owner;
	bool registered; /* the register had a row on that day */
	bool active;
	bool inside; /* a network that the order names */
	/* Whose it was when, over the period and its weeks. */
	const struct audit_spell *spells;
	size_t spell_count;
};

/* A body with its accounts. */
struct audit_body {
	struct audit_owner owner;
	const struct audit_account *const *accounts; /* on the day */
	size_t account_count;
	/* Those that were its own at any time of the period. */
	const struct audit_account *const *held;
	size_t held_count;
	struct audit_stated stated;
	bool public_function; /* of an institution */
};

/* What the Ministry and the Center answer for. */
struct audit_center {
	struct audit_stated stated; /* of Government, Ministry, Center */
	const char *digest; /* of the public register when it was published */
};

struct audit {
	struct audit_rows rows;
	const struct zone *zone;
	struct arena *arena; /* for what findings hold */
	struct period period;
	int64_t begin, end; /* the period's instants */
	int64_t first;	    /* the first instant of it and its weeks */
	int64_t at;	    /* of the audit: its last instant, or now */
	int64_t seen;	    /* the last instant of its weeks, or now */
	int64_t day;
	char period_text[PERIOD_TEXT];
	const struct body **by_code; /* the bodies in order of their codes */
	const int64_t *turns;	     /* instants at which bodies change */
	size_t turn_count;
	const char *const *only; /* checks wanted; NULL: all */
	size_t only_count;
	void (*take)(void *to, const struct finding *finding);
	void *to;
};

struct audit_check {
	const char *code;  /* AC-17 */
	const char *rule;  /* for executive bodies */
	const char *rule3; /* for municipal ones */
	char severity;
	const char *applies; /* letters of GLUSM; @: asked as it was */
	const char *how;     /* what is compared, in Russian */
	void (*account)(struct audit *audit, const struct audit_check *check,
	    const struct audit_account *account);
	void (*body)(struct audit *audit, const struct audit_check *check,
	    const struct audit_body *body);
	void (*center)(struct audit *audit, const struct audit_check *check,
	    const struct audit_center *center);
};

enum { AUDIT_CHECKS = 39 };

/* AC-01 to AC-39, in order. */
extern const struct audit_check audit_checks[AUDIT_CHECKS];

/* The check of a code as AC-17; NULL. */
const struct audit_check *audit_check_find(const char *code);

/*
 * Begins an audit of a period, as it is seen at `now`: rows, zone, arena, only,
 * take and `to` are set by the caller.
 */
void audit_begin(struct audit *audit, const struct period *period, int64_t now);

/* A body as it is on a day; kind AUDIT_OUTSIDE if there is none. */
void audit_owner_on(const struct audit *audit, const char *code, int64_t day,
    struct audit_owner *owner);

/* Finds what follows from the rows of an account before it is checked. */
void audit_settle(const struct audit *audit, struct audit_account *account);

/* True if a check is applied to accounts of such an owner. */
bool audit_applies(
    const struct audit_check *check, const struct audit_owner *owner);

/*
 * All checks that apply, on one account, one body, the Center. Of what was
 * published, deleted or left undone in the period they ask him whose the
 * account was then; of how it stands, the owner on the day of the audit.
 */
void audit_account(struct audit *audit, const struct audit_account *account);
void audit_body(struct audit *audit, const struct audit_body *body);
void audit_center(struct audit *audit, const struct audit_center *center);

/* The value of a norm for an owner on a day; NULL if none is in force. */
const char *audit_norm(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t day);
/* The same as a number; `otherwise` if there is none. */
int64_t audit_norm_number(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t day, int64_t otherwise);
/* The same as an age in seconds. */
int64_t audit_norm_age(const struct audit *audit, const char *key,
    const struct audit_owner *owner, int64_t otherwise);
/* A setting as a number. */
int64_t audit_setting(const struct audit *audit, const char *key);

/* The row of an account that holds at an instant; NULL before the first. */
const struct account *audit_version(
    const struct audit_account *account, int64_t at);

/*
 * The last statement of that code at the time of the audit: of the account, or
 * of its owner, which is one of all his accounts. One that has expired hides no
 * other's that is valid; NULL if there is none.
 */
const struct attestation *audit_statement(const struct audit *audit,
    struct audit_stated own, struct audit_stated owner, const char *code);

/*
 * Somebody with a duty for a body on a day; with `document` only if his act
 * is named. NULL if there is none.
 */
const struct person *audit_person(const struct audit *audit, const char *body,
    const char *duty, int64_t day, bool document);

/* What a check found; members that are NULL or 0 have their usual value. */
struct audit_found {
	char severity;	  /* the check's */
	const char *rule; /* that of the check for this owner */
	const char *account;
	const struct audit_owner *owner;
	const char *period; /* the one audited */
	const char *value, *norm;
	const char *evidence; /* a JSON object */
	const char *explain;
};

/* Reports it: V becomes D where the order only recommends (I-38). */
void audit_report(struct audit *audit, const struct audit_check *check,
    const struct audit_found *found);

/* Values in the arena: a number, an instant for programs and for people. */
const char *audit_number(const struct audit *audit, int64_t number);
const char *audit_instant(const struct audit *audit, int64_t instant);
const char *audit_instant_ru(const struct audit *audit, int64_t instant);
const char *audit_date_ru(const struct audit *audit, int64_t day);

/* Keeps the JSON or text that was put together; frees the buffer. */
const char *audit_keep(const struct audit *audit, struct buffer *buffer);

/* A member with a list of texts. */
void audit_member_list(struct buffer *evidence, const char *name,
    const char *const *items, size_t count);

/* Names of networks, as people read them. */
const char *audit_network_ru(const char *network);

#endif
