#include "order/rating.h"

#include "base/text.h"
#include "model/setting.h"
#include "order/audit_tally.h"
#include "order/audit_week.h"

struct rating {
	const struct audit *audit;
	const struct rating_part *part;
	const struct account *account;
	rating_take *take;
	void *to;
};

static void
give(const struct rating *rating, struct rating_row row)
{
	row.account = rating->account;
	if (row.count.denominator > 0)
		rating->take(rating->to, &row);
}

static void
give_share(const struct rating *rating, const char *indicator, const char *week,
    bool counts)
{
	give(rating,
	    (struct rating_row){
		.indicator = indicator, .week = week, .count = {counts, 1, 0}});
}

static const char *
week_text(const struct audit *audit, int64_t monday)
{
	struct period period;
	char text[PERIOD_TEXT];

	period_around(monday, PERIOD_WEEK, &period);
	period_format(&period, text);
	return arena_string(audit->arena, text);
}

/* True if a norm judges the week, and it was that owner's. */
static bool
is_judged(const struct rating *rating, const struct audit_week *week,
    const char *norm, const struct audit_owner **owner)
{
	*owner = audit_week_judged(
	    rating->audit, rating->part->account, week->monday, norm);
	return *owner != NULL &&
	       text_equal((*owner)->code, rating->part->owner->code);
}

/* AI-01: 10 or 5 publications; of the Government's those with a topic. */
static void
rate_week(const struct rating *rating, const struct audit_week *week)
{
	const struct audit *audit = rating->audit;
	const struct audit_owner *owner;

	if (is_judged(rating, week, "posts_week_min", &owner))
		give_share(rating, "AI-01", week_text(audit, week->monday),
		    (owner->kind == AUDIT_GOVERNMENT ? week->tagged
						     : week->publications) >=
			audit_norm_number(
			    audit, "posts_week_min", owner, week->monday, 0));
	/* AI-02: not in a week in which the special system failed (AC-19). */
	if (is_judged(rating, week, "special_week_min", &owner) &&
	    owner->kind != AUDIT_GOVERNMENT &&
	    !audit_week_outage(audit, week->monday))
		give_share(rating, "AI-02", week_text(audit, week->monday),
		    week->special >= audit_norm_number(audit,
					 "special_week_min", owner,
					 week->monday, 0));
}

/* True if none of the checks AC-first to AC-last found anything. */
static bool
is_clean(const bool failed[AUDIT_CHECKS], int first, int last)
{
	for (int i = first; i <= last; i++)
		if (failed[i - 1])
			return false;
	return true;
}

/* AI-09: what must go, and how long it stood. */
static void
rate_comment(const struct rating *rating, const struct comment *comment)
{
	const struct audit *audit = rating->audit;
	int64_t flagged = comment->flagged_at == FIELD_NONE
			      ? comment->at
			      : comment->flagged_at;
	bool deleted = comment->deleted_at != FIELD_NONE &&
		       comment->deleted_at <= audit->at;
	int64_t seconds = deleted ? comment->deleted_at - flagged : 0;
	struct rating_row row = {.indicator = "AI-09", .comment = comment};

	/* It counts when it was flagged: in that period, of that owner. */
	if (flagged < audit->begin || flagged > audit->at ||
	    !rating_part_has(rating->part, flagged) ||
	    !post_must_go(comment->kind, comment->ground))
		return;
	row.count = (struct indicator_count){deleted, 1, 0};
	give(rating, row);
	row.indicator = "AI-09-time";
	row.count.seconds = seconds < 0 ? 0 : seconds;
	if (deleted)
		give(rating, row);
}

/* AI-08: press releases that a person has confirmed. */
static void
rate_releases(const struct rating *rating)
{
	const struct rating_part *part = rating->part;

	give(rating, (struct rating_row){.indicator = "AI-08",
			 .posts = part,
			 .count = {part->confirmed, part->posts, 0}});
}

/* AI-07: how many formats, and how much of all is the largest one. */
static void
rate_formats(const struct rating *rating)
{
	const struct audit_formats *formats = &rating->part->formats;
	int64_t count = 0;
	size_t i;

	give(rating, (struct rating_row){.indicator = "AI-07",
			 .count = {(int64_t)formats->count, 1, 0}});
	for (i = 0; i < formats->count; i++)
		count += formats->counts[i];
	give(rating,
	    (struct rating_row){.indicator = "AI-07-largest",
		.posts = rating->part,
		.count = {formats->counts[rating_part_largest(rating->part)],
		    count, 0}});
}

static bool
is_confirmed(const struct audit_posts *posts, const struct post *post)
{
	size_t i;

	for (i = 0; i < posts->marked_count; i++)
		if (text_equal(posts->marked[i].key, post->key) &&
		    text_equal(posts->marked[i].verdict, "yes"))
			return true;
	return false;
}

struct indicator_count
rating_post(const char *indicator, const struct rating_part *part,
    const struct post *post)
{
	struct indicator_count count = {0, 1, 0};
	const char *format = audit_tally_format(post);
	size_t i;

	if (!rating_part_has(part, post->at))
		return (struct indicator_count){0};
	if (text_equal(indicator, "AI-08")) {
		count.numerator = is_confirmed(&part->account->posts, post);
		return count;
	}
	for (i = 0; i < part->formats.count; i++)
		if (text_equal(part->formats.names[i], format))
			break;
	count.denominator = i < part->formats.count;
	count.numerator =
	    count.denominator == 1 && i == rating_part_largest(part);
	return count;
}

void
rating_account(const struct audit *audit, const struct rating_part *part,
    const bool failed[AUDIT_CHECKS], rating_take *take, void *to)
{
	struct rating rating = {audit, part, part->row, take, to};
	const struct audit_account *account = part->account;
	bool protected;
	size_t i;

	for (i = 0; i < account->posts.week_count; i++)
		rate_week(&rating, &account->posts.weeks[i]);
	for (i = 0; i < account->comment_count; i++)
		rate_comment(&rating, &account->comments[i]);
	rate_releases(&rating);
	if (part->present || part->posts > 0)
		rate_formats(&rating);
	/*
	 * AC-11 and AC-14 ask how it stands now: an account that he had before
	 * nobody can call protected, but what was found then stays his.
	 */
	protected = is_clean(failed, 11, 16);
	if (part->present || (part->held && !protected))
		give_share(&rating, "AI-04", NULL, protected);
	if (!part->present)
		return;
	give_share(&rating, "AI-05", NULL, is_clean(failed, 25, 27));
	if (part->owner->kind != AUDIT_MUNICIPAL)
		give_share(&rating, "AI-06", NULL, is_clean(failed, 6, 10));
}

/* The active account of a body in a network (NULL: in any the order names). */
static const struct account *
find_active(const struct audit_body *body, const char *network)
{
	size_t i;

	for (i = 0; i < body->account_count; i++) {
		const struct audit_account *account = body->accounts[i];

		if (account->active && account->inside &&
		    (network == NULL ||
			text_equal(account->row->network, network)))
			return account->row;
	}
	return NULL;
}

static void
rate_presence(const struct audit *audit, const struct audit_body *body,
    const char *network, rating_take *take, void *to)
{
	const struct account *found = find_active(body, network);
	struct account *missing;

	if (found == NULL) {
		missing = arena_alloc(audit->arena, sizeof(*missing));
		schema_reset(&account_schema, missing);
		missing->owner = body->owner.code;
		missing->network = network;
	}
	give_share(&(struct rating){audit, NULL,
		       found == NULL ? missing : found, take, to},
	    "AI-03", NULL, found != NULL);
}

void
rating_body(const struct audit *audit, const struct audit_body *body,
    rating_take *take, void *to)
{
	static const char *const all[] = {"vk", "ok", "telegram"};
	const char *networks =
	    audit_norm(audit, "networks", &body->owner, audit->day);
	size_t i;

	if (body->owner.institution) {
		if (body->public_function)
			rate_presence(audit, body, NULL, take, to);
		return;
	}
	/* Bodies that are not listed decide themselves (A2-3.16). */
	if (networks == NULL || (body->owner.kind != AUDIT_GOVERNMENT &&
				    body->owner.kind != AUDIT_LISTED &&
				    body->owner.kind != AUDIT_MUNICIPAL))
		return;
	for (i = 0; i < 3; i++)
		if (setting_lists(networks, all[i]))
			rate_presence(audit, body, all[i], take, to);
}

/* What says that something happened holds for ever, and ends with nothing. */
static bool
is_of_state(const char *code)
{
	static const char *const happened[] = {
	    "incident", "press_release", "advice", "evaluation", NULL};
	int i;

	for (i = 0; happened[i] != NULL; i++)
		if (text_equal(happened[i], code))
			return false;
	return true;
}

/* The last of its code by the time of the audit? */
static bool
is_last(const struct audit *audit, struct audit_stated stated, size_t number)
{
	const struct attestation *one = &stated.rows[number];
	size_t i;

	if (one->at > audit->at || !is_of_state(one->code))
		return false;
	for (i = 0; i < stated.count; i++)
		if (stated.rows[i].at <= audit->at &&
		    (stated.rows[i].at > one->at ||
			(stated.rows[i].at == one->at && i > number)) &&
		    text_equal(stated.rows[i].code, one->code))
			return false;
	return true;
}

void
rating_stated(const struct audit *audit, struct audit_stated stated,
    const struct audit_owner *owner, rating_take *take, void *to)
{
	int64_t age = audit_norm_age(audit, "attest_max_age", owner, INT64_MAX);
	size_t i;

	for (i = 0; i < stated.count; i++) {
		const struct attestation *one = &stated.rows[i];
		struct rating_row row = {.indicator = "DQ-07", .stated = one};

		if (!is_last(audit, stated, i))
			continue;
		row.count.denominator = 1;
		row.count.numerator =
		    (one->until != FIELD_NONE && one->until <= audit->at) ||
		    (text_equal(one->code, "two_factor") &&
			audit->at - one->at > age);
		take(to, &row);
	}
}
