#include "order/audit_tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit_idle.h"
#include "order/audit_spell.h"

enum { WEEK = 7, FIRST_ROOM = 8 };

static int64_t
day_begins(const struct audit *audit, int64_t day)
{
	return zone_instant(audit->zone, day * DAY_SECONDS);
}

void
audit_tally_weeks(const struct audit *audit, struct audit_weeks *weeks)
{
	int64_t first, last;
	int64_t *begins;
	size_t i;

	*weeks = (struct audit_weeks){0};
	if (!period_weeks(&audit->period, &first, &last))
		return;
	weeks->first_monday = first;
	weeks->count = (size_t)((last - first) / WEEK + 1);
	begins =
	    arena_alloc(audit->arena, (weeks->count + 1) * sizeof(*begins));
	for (i = 0; i <= weeks->count; i++)
		begins[i] = day_begins(audit, first + WEEK * (int64_t)i);
	weeks->begins = begins;
}

/* A2-11.3: authors of the owner; of the Government the Ministry's too. */
static bool
may_write(const struct audit_owner *owner, const struct person *person)
{
	if (!text_equal(person->duty, "author") &&
	    !text_equal(person->duty, "responsible"))
		return false;
	return text_equal(person->body, owner->code) ||
	       (owner->parent != NULL &&
		   text_equal(person->body, owner->parent)) ||
	       (owner->kind == AUDIT_GOVERNMENT &&
		   (text_equal(person->body, "ministry") ||
		       text_equal(person->body, "tsur")));
}

/* Who may write in the term in hand. */
static void
list_authors(struct audit_tally *tally)
{
	const struct audit *audit = tally->audit;
	const struct audit_spell *spell = tally->term->spell;
	size_t i, count = audit->rows.person_count;

	tally->author_count = 0;
	if (spell == NULL)
		return;
	if (tally->authors == NULL)
		tally->authors = arena_alloc(
		    audit->arena, (count + 1) * sizeof(*tally->authors));
	for (i = 0; i < count; i++) {
		const struct person *person = &audit->rows.people[i];

		if (!may_write(&spell->owner, person))
			continue;
		tally->authors[tally->author_count++] = (struct audit_author){
		    person->person,
		    person->from == DATE_NONE ? INT64_MIN
					      : day_begins(audit, person->from),
		    person->until == DATE_NONE
			? INT64_MAX
			: day_begins(audit, person->until + 1)};
	}
}

/* One term for each spell of the account. */
static void
lay_out_terms(struct audit_tally *tally, const struct audit_account *account)
{
	struct audit_posts *posts = tally->posts;
	size_t i;

	posts->term_count =
	    account->spell_count == 0 ? 1 : account->spell_count;
	posts->terms = arena_alloc(
	    tally->audit->arena, posts->term_count * sizeof(*posts->terms));
	for (i = 0; i < account->spell_count; i++)
		posts->terms[i].spell = &account->spells[i];
	tally->term = posts->terms;
	list_authors(tally);
}

/* When a term ends; the last one never does. */
static int64_t
term_end(const struct audit_posts *posts, const struct audit_term *term)
{
	return term + 1 < posts->terms + posts->term_count ? term->spell->until
							   : INT64_MAX;
}

struct audit_term *
audit_tally_term(const struct audit_posts *posts, int64_t at)
{
	struct audit_term *term = posts->terms;

	while (at >= term_end(posts, term))
		term++;
	return term;
}

void
audit_tally_open(struct audit_tally *tally, const struct audit *audit,
    const struct audit_weeks *weeks, const struct audit_account *account,
    struct audit_posts *posts)
{
	size_t i;

	*tally = (struct audit_tally){
	    .audit = audit, .weeks = weeks, .posts = posts};
	*posts = (struct audit_posts){.week_count = weeks->count};
	posts->weeks = arena_alloc(
	    audit->arena, (weeks->count + 1) * sizeof(*posts->weeks));
	for (i = 0; i < weeks->count; i++)
		posts->weeks[i].monday =
		    weeks->first_monday + WEEK * (int64_t)i;
	lay_out_terms(tally, account);
	audit_idle_open(audit, account, &tally->opened, &tally->closed);
	tally->last = audit_idle_since(
	    audit, tally->opened == INT64_MIN ? audit->begin : tally->opened);
}

void
audit_tally_before(struct audit_tally *tally, int64_t at)
{
	if (at != FIELD_NONE)
		tally->last = audit_idle_since(tally->audit, at);
}

void
audit_tally_lack(
    const struct audit *audit, struct audit_lack *lack, const char *key)
{
	if (lack->count < AUDIT_KEYS)
		lack->keys[lack->count] = arena_string(audit->arena, key);
	lack->count++;
}

const char *
audit_tally_format(const struct post *post)
{
	const char *format = post->format;

	if (format == NULL || format[0] == '\0')
		format = post->kind;
	if (format == NULL || strcmp(format, "repost") == 0 ||
	    (format == post->kind && strcmp(format, "post") == 0))
		return NULL;
	return format;
}

static size_t
find_format(const struct audit_formats *formats, const char *name)
{
	size_t i;

	for (i = 0; i < formats->count; i++)
		if (strcmp(formats->names[i], name) == 0)
			break;
	return i;
}

static void
note_format(struct audit_tally *tally, const struct post *post)
{
	struct audit_formats *formats = &tally->term->formats;
	const char *format = audit_tally_format(post);
	size_t i;

	if (format == NULL ||
	    (i = find_format(formats, format)) == AUDIT_FORMATS)
		return;
	if (i == formats->count)
		formats->names[formats->count++] =
		    arena_string(tally->audit->arena, format);
	formats->counts[i]++;
}

void
audit_tally_add_formats(
    struct audit_formats *all, const struct audit_formats *formats)
{
	size_t i, at;

	for (i = 0; i < formats->count; i++) {
		at = find_format(all, formats->names[i]);
		if (at == AUDIT_FORMATS)
			continue;
		if (at == all->count)
			all->names[all->count++] = formats->names[i];
		all->counts[at] += formats->counts[i];
	}
}

/* The time since the last post, as far as the account was open. */
static void
note_idle(struct audit_tally *tally, int64_t until)
{
	int64_t from = tally->last;

	if (from < tally->opened)
		from = tally->opened;
	if (until > tally->closed)
		until = tally->closed;
	audit_idle_note(tally->audit, tally->term, from, until);
}

static bool
is_asked(const struct audit_term *term)
{
	return term->spell != NULL && term->spell->inside &&
	       term->spell->owner.kind != AUDIT_OUTSIDE;
}

/*
 * Moves on to the term of an instant. A time without a post goes on in the
 * next term; but where nothing was asked it only begins with it.
 */
static void
reach(struct audit_tally *tally, int64_t at)
{
	const struct audit_posts *posts = tally->posts;
	int64_t end;

	while (at >= (end = term_end(posts, tally->term))) {
		if (end > tally->last)
			note_idle(tally, end);
		if (!is_asked(tally->term) && end > tally->last)
			tally->last = end;
		tally->term++;
		list_authors(tally);
	}
}

static bool
is_signed(const struct audit_tally *tally, const struct post *post)
{
	size_t i;

	if (post->author == NULL)
		return false;
	for (i = 0; i < tally->author_count; i++)
		if (post->at >= tally->authors[i].begin &&
		    post->at < tally->authors[i].end &&
		    strcmp(tally->authors[i].name, post->author) == 0)
			return true;
	return false;
}

static bool
is_story(const struct post *post)
{
	return text_equal(post->kind, "story");
}

static bool
is_tagged(const struct post *post)
{
	return post->topic != NULL && post->topic[0] != '\0' &&
	       strcmp(post->topic, "other") != 0;
}

static void
note_marked(struct audit_tally *tally, const struct post *post)
{
	struct audit_posts *posts = tally->posts;
	struct audit_marked *old = posts->marked;

	if (post->signals == NULL)
		return;
	if (posts->marked_count == posts->marked_room) {
		posts->marked_room = posts->marked_room == 0
					 ? FIRST_ROOM
					 : 2 * posts->marked_room;
		posts->marked = arena_alloc(tally->audit->arena,
		    posts->marked_room * sizeof(*posts->marked));
		if (old != NULL)
			memcpy(posts->marked, old,
			    posts->marked_count * sizeof(*old));
	}
	posts->marked[posts->marked_count++] = (struct audit_marked){
	    .key = arena_string(tally->audit->arena, post->key),
	    .signals = arena_string(tally->audit->arena, post->signals),
	    .at = post->at};
}

/* What is looked at whether or not it counts for a week. */
static void
note_period(struct audit_tally *tally, const struct post *post)
{
	const struct audit *audit = tally->audit;
	struct audit_term *term = tally->term;

	if (post->at >= audit->end)
		return;
	if (post->at > tally->last && !is_story(post)) {
		note_idle(tally, post->at);
		tally->last = post->at;
	}
	if (post->at < audit->begin)
		return;
	tally->posts->count++;
	term->posts++;
	note_format(tally, post);
	note_marked(tally, post);
	if (is_story(post))
		return;
	term->count++;
	if (!is_tagged(post))
		audit_tally_lack(audit, &term->untagged, post->key);
	if (post->plan == NULL)
		audit_tally_lack(audit, &term->unplanned, post->key);
	if (!is_signed(tally, post))
		audit_tally_lack(audit, &term->unsigned_, post->key);
}

/* I-49: stories do not count, nor what was gone before the week ended. */
static bool
count_week(struct audit_week *week, const struct post *post, int64_t end)
{
	if (is_story(post)) {
		week->stories++;
		return false;
	}
	if (post->deleted_at != FIELD_NONE && post->deleted_at < end) {
		week->deleted++;
		return false;
	}
	week->publications++;
	week->reposts +=
	    post->kind != NULL && strcmp(post->kind, "repost") == 0;
	week->tagged += is_tagged(post);
	week->special += post->special != NULL;
	week->special_tagged += post->special != NULL && is_tagged(post);
	return true;
}

/* What is published in a week, by the kind of whose it was then. */
static void
count_rated(struct audit_week *week, const struct audit_spell *spell)
{
	if (audit_spell_counts(spell))
		week->rated[spell->owner.kind == AUDIT_MUNICIPAL]++;
}

/* A2-8.1: of the Government only what has a topic is a publication. */
static bool
counts_for_owner(const struct audit_term *term, const struct post *post)
{
	return term->spell != NULL && term->spell->inside &&
	       (term->spell->owner.kind != AUDIT_GOVERNMENT || is_tagged(post));
}

long
audit_tally_post(struct audit_tally *tally, const struct post *post)
{
	const struct audit_weeks *weeks = tally->weeks;
	struct audit_week *week;

	if (post->at > tally->audit->seen)
		return -1;
	reach(tally, post->at);
	note_period(tally, post);
	if (weeks->count == 0 || post->at < weeks->begins[0] ||
	    post->at >= weeks->begins[weeks->count])
		return -1;
	while (post->at >= weeks->begins[tally->week + 1])
		tally->week++;
	week = &tally->posts->weeks[tally->week];
	if (!count_week(week, post, weeks->begins[tally->week + 1]))
		return -1;
	count_rated(week, tally->term->spell);
	return counts_for_owner(tally->term, post) ? (long)tally->week : -1;
}

void
audit_tally_close(struct audit_tally *tally)
{
	const struct audit *audit = tally->audit;
	int64_t end = audit->at == audit->end - 1 ? audit->end : audit->at;

	reach(tally, end - 1);
	if (end > tally->last)
		note_idle(tally, end);
}
