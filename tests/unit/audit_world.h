/*
 * A small region for tests of the audit: the tables compiled in, with a few
 * bodies, people and acts more; an account whose facts a test sets; and what
 * the audit finds.
 */
#ifndef OTKLIK_TESTS_AUDIT_WORLD_H
#define OTKLIK_TESTS_AUDIT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "order/audit.h"
#include "order/audit_tally.h"
#include "record/builtin.h"

enum { FOUND = 512, ROWS = 64 };

static struct zone *zone;
static struct arena arena;
static struct reference_rows tables[REFERENCE_KINDS];
static struct audit audit;
static struct audit_weeks weeks;

/* What was found. */
static struct {
	char check[8], severity, period[PERIOD_TEXT], value[64], norm[64];
	char rule[16], evidence[1024], explain[1024];
} found[FOUND];
static size_t found_count;

/* The rows a test may add to; copies of the built-in tables go first. */
static struct body bodies[ROWS * 4];
static struct person people[ROWS];
static struct act acts[ROWS];
static struct outage outages[4];
static struct setting settings[ROWS * 2];
static struct norm norms[ROWS * 2];

/* The account of a test. */
static struct account row;
static struct access access_rows[ROWS];
static struct attestation stated[ROWS];
static struct comment comments[ROWS];
static struct plan plans[ROWS];
static struct audit_account account;
static struct audit_tally tally;

static void
copy_text(char *to, size_t size, const char *text)
{
	snprintf(to, size, "%s", text == NULL ? "" : text);
}

static void
take(void *to, const struct finding *finding)
{
	(void)to;
	assert_true(found_count < FOUND);
	copy_text(found[found_count].check, 8, finding->check);
	found[found_count].severity = finding->severity[0];
	copy_text(found[found_count].period, PERIOD_TEXT, finding->period);
	copy_text(found[found_count].value, 64, finding->value);
	copy_text(found[found_count].norm, 64, finding->norm);
	copy_text(found[found_count].rule, 16, finding->rule);
	copy_text(found[found_count].evidence, 1024, finding->evidence);
	copy_text(found[found_count].explain, 1024, finding->explain);
	/* Each has a sentence in Russian with an end, and says whose. */
	assert_non_null(finding->explain);
	assert_int_equal(finding->explain[strlen(finding->explain) - 1], '.');
	assert_non_null(finding->evidence);
	found_count++;
}

static int64_t
at(const char *text)
{
	int64_t instant;

	assert_true(instant_parse(text, zone, &instant));
	return instant;
}

__attribute__((unused)) static int64_t
day(const char *text)
{
	int64_t days;

	assert_true(date_parse(text, &days));
	return days;
}

static const void *
built_in(const char *kind, size_t *count)
{
	const struct reference *reference = reference_find(kind);

	*count = tables[reference - reference_all].count;
	return tables[reference - reference_all].rows;
}

/* Copies a built-in table; returns how many rows it has. */
static size_t
copy_table(const char *kind, void *to, size_t size)
{
	size_t count;
	const void *rows = built_in(kind, &count);

	memcpy(to, rows, count * size);
	return count;
}

static void
add_body(const char *code, const char *kind, const char *parent, bool public)
{
	bodies[audit.rows.body_count++] = (struct body){.code = code,
	    .name = code,
	    .kind = kind,
	    .parent = parent,
	    .public_function = public ? 1 : FIELD_NONE,
	    .from = DATE_NONE,
	    .until = DATE_NONE};
}

__attribute__((unused)) static void
add_person(const char *name, const char *body, const char *duty,
    const char *act, const char *from, const char *until)
{
	people[audit.rows.person_count++] = (struct person){name, body, duty,
	    act, from == NULL ? DATE_NONE : day(from),
	    until == NULL ? DATE_NONE : day(until)};
}

__attribute__((unused)) static void
add_act(const char *body)
{
	acts[audit.rows.act_count++] = (struct act){
	    body, "act", "1", day("2022-09-01"), DATE_NONE, DATE_NONE};
}

/* An audit of a period as it is seen at `now`; nothing is known yet. */
static void
world(const char *period_text, const char *now)
{
	struct period period;

	arena_free(&arena);
	found_count = 0;
	assert_null(builtin_read(zone, &arena, tables));
	audit = (struct audit){.zone = zone, .arena = &arena, .take = take};
	audit.rows.bodies = bodies;
	audit.rows.body_count = copy_table("bodies", bodies, sizeof(bodies[0]));
	audit.rows.people = people;
	audit.rows.acts = acts;
	audit.rows.outages = outages;
	audit.rows.norms = norms;
	audit.rows.norm_count = copy_table("norms", norms, sizeof(norms[0]));
	audit.rows.settings = settings;
	audit.rows.setting_count =
	    copy_table("settings", settings, sizeof(settings[0]));
	audit.rows.calendar = built_in("calendar", &audit.rows.calendar_count);
	add_body("clinic", "institution", "minzdrav", true);
	add_body("archive", "institution", "minzdrav", false);
	add_body("club", "institution", "omskiy", true);
	assert_true(period_parse(period_text, &period));
	audit_begin(&audit, &period, at(now));
	audit_tally_weeks(&audit, &weeks);
}

/* An account that was always open and is in the register. */
__attribute__((unused)) static void
open_account(const char *owner, const char *network)
{
	row = (struct account){.account = "a",
	    .owner = owner,
	    .network = network,
	    .url = "https://example.invalid/a",
	    .title = "А",
	    .from = FIELD_NONE,
	    .until = FIELD_NONE,
	    .responsible = "Примерова",
	    .verified_at = audit.at,
	    .at = FIELD_NONE};
	account = (struct audit_account){.code = "a",
	    .versions = &row,
	    .version_count = 1,
	    .access = access_rows,
	    .stated = {stated, 0},
	    .comments = comments,
	    .plans = plans};
	audit_settle(&audit, &account);
	audit_tally_open(&tally, &audit, &weeks, &account, &account.posts);
}

__attribute__((unused)) static void
add_post(struct post post)
{
	post.account = "a";
	if (post.key == NULL)
		post.key = "k";
	if (post.deleted_at == 0)
		post.deleted_at = FIELD_NONE;
	if (post.kind == NULL)
		post.kind = "post";
	audit_tally_post(&tally, &post);
}

/* `count` posts on one day, an hour apart. */
__attribute__((unused)) static void
add_posts(const char *date, int count, struct post post)
{
	int i;

	for (i = 0; i < count; i++) {
		post.at = at(date) + (int64_t)i * 3600;
		add_post(post);
	}
}

__attribute__((unused)) static void
add_access(
    const char *person, const char *role, const char *from, const char *until)
{
	access_rows[account.access_count++] = (struct access){"a", person, role,
	    from == NULL ? FIELD_NONE : at(from),
	    until == NULL ? FIELD_NONE : at(until)};
}

__attribute__((unused)) static void
state(const char *code, const char *value, const char *when, const char *until)
{
	stated[account.stated.count++] = (struct attestation){"a", code, value,
	    "ivanova", at(when), until == NULL ? FIELD_NONE : at(until), NULL};
}

/* Runs one check on the account; returns how many findings it made. */
__attribute__((unused)) static size_t
check(const char *code)
{
	const char *only[] = {code};
	size_t before = found_count;

	audit.only = only;
	audit.only_count = 1;
	audit_settle(&audit, &account);
	audit_account(&audit, &account);
	return found_count - before;
}

/* Runs one check on a body with the account, if it is its own. */
__attribute__((unused)) static size_t
check_body(const char *body_code, const char *code)
{
	const char *only[] = {code};
	const struct audit_account *const accounts[] = {&account};
	struct audit_body body = {.accounts = accounts};
	size_t i, before = found_count;

	audit.only = only;
	audit.only_count = 1;
	audit_owner_on(&audit, body_code, audit.day, &body.owner);
	for (i = 0; i < audit.rows.body_count; i++)
		if (strcmp(bodies[i].code, body_code) == 0)
			body.public_function = bodies[i].public_function == 1;
	body.account_count = account.code != NULL && row.owner != NULL &&
			     strcmp(row.owner, body_code) == 0;
	body.held = accounts;
	body.held_count = body.account_count;
	audit_body(&audit, &body);
	return found_count - before;
}

/* Runs one check of what is stated of the Center. */
__attribute__((unused)) static size_t
check_center(const char *code, size_t count, const char *digest)
{
	const char *only[] = {code};
	struct audit_center center = {{stated, count}, digest};
	size_t before = found_count;

	audit.only = only;
	audit.only_count = 1;
	audit_center(&audit, &center);
	return found_count - before;
}

static int
open_zone(void **state_)
{
	(void)state_;
	return zone_open(&zone, "Asia/Omsk") != NULL;
}

static int
close_zone(void **state_)
{
	(void)state_;
	arena_free(&arena);
	zone_close(zone);
	return 0;
}

/* Severity of the last finding. */
__attribute__((unused)) static char
severity(void)
{
	assert_true(found_count > 0);
	return found[found_count - 1].severity;
}

#endif
