#include "order/audit_tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/setting.h"

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
may_write(const struct audit_account *account, const struct person *person)
{
	if (!text_equal(person->duty, "author") &&
	    !text_equal(person->duty, "responsible"))
		return false;
	return text_equal(person->body, account->owner.code) ||
	       (account->owner.parent != NULL &&
		   text_equal(person->body, account->owner.parent)) ||
	       (account->owner.kind == AUDIT_GOVERNMENT &&
		   (text_equal(person->body, "ministry") ||
		       text_equal(person->body, "tsur")));
}

static void
list_authors(struct audit_tally *tally, const struct audit_account *account)
{
	const struct audit *audit = tally->audit;
	size_t i, count = audit->rows.person_count;

	tally->authors =
	    arena_alloc(audit->arena, (count + 1) * sizeof(*tally->authors));
	for (i = 0; i < count; i++) {
		const struct person *person = &audit->rows.people[i];

		if (!may_write(account, person))
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

/* From when on somebody could have published in the period. */
static int64_t
opened(const struct audit *audit, const struct audit_account *account)
{
	int64_t begin = audit->begin, from;

	if (account->row == NULL || account->row->from == FIELD_NONE)
		return begin;
	from = day_begins(audit, account->row->from);
	return from > begin ? from : begin;
}

void
audit_tally_open(struct audit_tally *tally, const struct audit *audit,
    const struct audit_weeks *weeks, const struct audit_account *account,
    struct audit_posts *posts)
{
	size_t i;

	*tally = (struct audit_tally){.audit = audit,
	    .weeks = weeks,
	    .posts = posts,
	    .topics = account->owner.kind == AUDIT_GOVERNMENT,
	    .last = opened(audit, account)};
	*posts = (struct audit_posts){.week_count = weeks->count};
	posts->weeks = arena_alloc(
	    audit->arena, (weeks->count + 1) * sizeof(*posts->weeks));
	for (i = 0; i < weeks->count; i++)
		posts->weeks[i].monday =
		    weeks->first_monday + WEEK * (int64_t)i;
	list_authors(tally, account);
}

static void
note_lack(const struct audit *audit, struct audit_lack *lack, const char *key)
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

static void
note_format(struct audit_tally *tally, const struct post *post)
{
	struct audit_posts *posts = tally->posts;
	const char *format = audit_tally_format(post);
	size_t i;

	if (format == NULL)
		return;
	for (i = 0; i < posts->format_count; i++)
		if (strcmp(posts->formats[i], format) == 0)
			break;
	if (i == AUDIT_FORMATS)
		return;
	if (i == posts->format_count)
		posts->formats[posts->format_count++] =
		    arena_string(tally->audit->arena, format);
	posts->of_format[i]++;
}

static void
note_gap(struct audit_posts *posts, int64_t from, int64_t until)
{
	if (until - from <= posts->gap)
		return;
	posts->gap = until - from;
	posts->gap_from = from;
	posts->gap_until = until;
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
	struct audit_posts *posts = tally->posts;

	if (post->at < audit->begin || post->at >= audit->end)
		return;
	posts->count++;
	if (post->at > tally->last) {
		note_gap(posts, tally->last, post->at);
		tally->last = post->at;
	}
	note_format(tally, post);
	note_marked(tally, post);
	if (post->kind != NULL && strcmp(post->kind, "story") == 0)
		return;
	if (!is_tagged(post))
		note_lack(audit, &posts->untagged, post->key);
	if (post->plan == NULL)
		note_lack(audit, &posts->unplanned, post->key);
	if (!is_signed(tally, post))
		note_lack(audit, &posts->unsigned_, post->key);
}

/* I-49: stories do not count, nor what was gone before the week ended. */
static bool
count_week(struct audit_week *week, const struct post *post, int64_t end)
{
	if (post->kind != NULL && strcmp(post->kind, "story") == 0) {
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
	return post->special != NULL;
}

long
audit_tally_post(struct audit_tally *tally, const struct post *post)
{
	const struct audit_weeks *weeks = tally->weeks;

	if (post->at > tally->audit->seen)
		return -1;
	note_period(tally, post);
	if (weeks->count == 0 || post->at < weeks->begins[0] ||
	    post->at >= weeks->begins[weeks->count])
		return -1;
	while (post->at >= weeks->begins[tally->week + 1])
		tally->week++;
	if (count_week(&tally->posts->weeks[tally->week], post,
		weeks->begins[tally->week + 1]) &&
	    (!tally->topics || is_tagged(post)))
		return (long)tally->week;
	return -1;
}

void
audit_tally_close(
    struct audit_tally *tally, const struct audit_account *account)
{
	const struct audit *audit = tally->audit;
	int64_t end = audit->at == audit->end - 1 ? audit->end : audit->at;
	int64_t until;

	if (account->row != NULL && account->row->until != FIELD_NONE) {
		until = day_begins(audit, account->row->until + 1);
		end = until < end ? until : end;
	}
	if (end > tally->last)
		note_gap(tally->posts, tally->last, end);
}

static bool
has_holiday(const struct audit *audit, int64_t monday)
{
	size_t i;

	for (i = 0; i < audit->rows.calendar_count; i++) {
		const struct calendar *row = &audit->rows.calendar[i];

		if (row->body == NULL && row->date >= monday &&
		    row->date < monday + WEEK - 2 &&
		    (text_equal(row->kind, "off") ||
			text_equal(row->kind, "decree")))
			return true;
	}
	return false;
}

/* One row of the register with one owner from Monday to Sunday. */
static bool
was_there(const struct audit *audit, const struct audit_account *account,
    int64_t monday)
{
	int64_t begin = day_begins(audit, monday);
	int64_t end = day_begins(audit, monday + WEEK);
	const struct account *first = audit_version(account, begin);
	size_t i;

	if (account->row == NULL)
		return false;
	if (first == NULL)
		first = &account->versions[0];
	if ((first->from != FIELD_NONE && first->from > monday) ||
	    (account->row->from != FIELD_NONE && account->row->from > monday) ||
	    (account->row->until != FIELD_NONE &&
		account->row->until < monday + WEEK - 1))
		return false;
	for (i = 0; i < account->version_count; i++)
		if (account->versions[i].at > begin &&
		    account->versions[i].at < end &&
		    !text_equal(account->versions[i].owner, first->owner))
			return false;
	return true;
}

/* The owner all week long; false if what is asked of him changed. */
static bool
had_owner(const struct audit *audit, const struct audit_account *account,
    int64_t monday, struct audit_owner *owner)
{
	const struct account *row =
	    audit_version(account, day_begins(audit, monday));
	struct audit_owner before;

	if (row == NULL)
		row = &account->versions[0];
	audit_owner_on(audit, row->owner, monday, &before);
	audit_owner_on(audit, row->owner, monday + WEEK - 1, owner);
	return before.kind == owner->kind && before.own_act == owner->own_act;
}

bool
audit_tally_judged(const struct audit *audit,
    const struct audit_account *account, int64_t monday, const char *norm,
    struct audit_owner *owner)
{
	const char *exempt = setting_get(
	    audit->rows.settings, audit->rows.setting_count, "holiday_weeks");

	return day_begins(audit, monday + WEEK) <= audit->seen + 1 &&
	       was_there(audit, account, monday) &&
	       had_owner(audit, account, monday, owner) &&
	       audit_norm(audit, norm, owner, monday) != NULL &&
	       audit_norm(audit, norm, owner, monday + WEEK - 1) != NULL &&
	       !(text_equal(exempt, "exempt") && has_holiday(audit, monday));
}
