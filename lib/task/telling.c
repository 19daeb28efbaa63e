#include "task/telling.h"

#include <string.h>

#include "base/text.h"
#include "model/event.h"
#include "model/schema.h"
#include "order/breach.h"
#include "store/notices.h"
#include "task/judge.h"
#include "task/law.h"
#include "task/warning.h"

/*
 * True if the networks of municipal bodies have this one (A3-1.1, I-40), or no
 * table says which they are.
 */
static bool
is_in_annex3(const struct task *task, const char *network, int64_t date)
{
	size_t i, count, length = strlen(network);
	bool said = false;
	const struct norm *norms = region_rows(task->region, "norms", &count);

	for (i = 0; i < count; i++) {
		const char *at = norms[i].value;

		if (!text_equal(norms[i].key, "networks") ||
		    !text_equal(norms[i].owner_kind, "municipal") ||
		    (norms[i].from != DATE_NONE && norms[i].from > date) ||
		    (norms[i].until != DATE_NONE && norms[i].until < date))
			continue;
		said = true;
		for (; at != NULL; at = strchr(at, ',')) {
			at += strspn(at, ", ");
			if (strncmp(at, network, length) == 0 &&
			    strchr(", ", at[length]) != NULL)
				return true;
		}
	}
	return !said;
}

const struct fault *
telling_covers(struct task *task, const struct message *message,
    const struct clock *clock, bool *covered)
{
	const struct region *region;
	const struct fault *fault = region_get(task, &region);

	*covered = fault == NULL && (!text_equal(clock->ruleset, "annex3") ||
					is_in_annex3(task, message->network,
					    task_date(task, clock->start)));
	return fault;
}

/* The name a body had at an instant; its code if it is not in the table. */
static const char *
body_name(const struct task *task, const char *code, int64_t at)
{
	const struct body *body =
	    region_body(task->region, code, task_date(task, at));

	return body == NULL ? code : body->name;
}

/* I-38: the act of its own that binds a body; an institution has its body's. */
static const struct act *
own_act(const struct task *task, const char *code, int64_t date)
{
	const struct body *superior = region_superior(task->region, code, date);
	size_t count;
	const struct act *acts = region_rows(task->region, "acts", &count);
	const struct act *act = breach_own_act(acts, count, code, date);

	return act != NULL || superior == NULL
		   ? act
		   : breach_own_act(acts, count, superior->code, date);
}

const char *
telling_severity(struct task *task, const struct clock *clock)
{
	return breach_severity(clock->ruleset,
	    own_act(task, clock->body, task_date(task, clock->start)));
}

static const struct fault *
find_breach(struct task *task, const struct message *message,
    const struct case_clock *stored, struct trace *trace, struct breach *breach)
{
	const struct clock *clock = &stored->clock;
	const struct region *region;
	const struct fault *fault;

	if ((fault = region_get(task, &region)) != NULL ||
	    (fault = judge_trace(task, stored, message->network, trace)) !=
		NULL)
		return fault;
	*breach = (struct breach){.clock = clock,
	    .trace = trace,
	    .body = body_name(task, clock->body, clock->start),
	    .network = message->network,
	    .detected = message->detected_at,
	    .own_act =
		own_act(task, clock->body, task_date(task, clock->start)),
	    .now = task->now};
	return NULL;
}

static void
put_instant(struct buffer *data, const char *name, int64_t instant)
{
	if (instant == FIELD_NONE)
		buffer_member(data, name, NULL);
	else
		buffer_member_integer(data, name, instant);
}

/* Writes a notice and its event; the digest proves what it said. */
static const struct fault *
record_notice(struct task *task, struct message *message, struct notice *notice,
    const char *cause, int64_t outage, bool printed)
{
	struct message before = *message;
	struct task_event event = {.kind = event_kind_name(EVENT_NOTICED),
	    .at = FIELD_NONE,
	    .before = &before,
	    .after = message};
	const struct clock *clock = &notice->clock;
	struct buffer data = {0};
	char digest[DIGEST_TEXT];
	const struct fault *fault;

	if ((fault = notices_insert(task->store, notice, printed)) != NULL ||
	    (fault = notices_digest(task->store, notice->notice, digest)) !=
		NULL)
		return fault;
	buffer_putc(&data, '{');
	buffer_member_integer(&data, "notice", notice->notice);
	buffer_member(&data, "record", notice_schema_of(notice)->record);
	buffer_member(&data, "body", clock->body);
	buffer_member_integer(&data, "clock_id", clock->clock_id);
	buffer_member(&data, "clock", clock->clock);
	put_instant(&data, "due", clock->due);
	put_instant(&data, "stop", clock->stop);
	buffer_member(&data, "verdict", clock->state);
	if (clock->late_minutes != FIELD_NONE)
		buffer_member_integer(
		    &data, "late_minutes", clock->late_minutes);
	buffer_member(&data, "severity", notice->severity);
	if (notice->withdraws != FIELD_NONE)
		buffer_member_integer(&data, "withdraws", notice->withdraws);
	if (notice->share != FIELD_NONE)
		buffer_member_integer(&data, "share", notice->share);
	if (cause != NULL)
		buffer_member(&data, "cause", cause);
	if (outage != FIELD_NONE)
		buffer_member_integer(&data, "outage", outage);
	buffer_member(&data, "row", digest);
	event.data = data.bytes + 1;
	fault = task_record_due(task, &event);
	buffer_free(&data);
	return fault;
}

/* A text made by `write` in the arena of the record. */
static const char *
keep(struct task *task, struct buffer *text)
{
	const char *kept = arena_copy(task->arena, text->bytes, text->length);

	buffer_free(text);
	return kept;
}

static void
start_notice(
    const struct task *task, const struct clock *clock, struct notice *notice)
{
	*notice = (struct notice){.notice = FIELD_NONE,
	    .clock = *clock,
	    .addressees = breach_addressees(clock->ruleset),
	    .issued_at = task->now,
	    .sent = "[]",
	    .withdraws = FIELD_NONE,
	    .share = FIELD_NONE};
}

/* E28: a breach that no notice stands about, if it is one. */
const struct fault *
telling_breach(struct task *task, struct message *message,
    struct case_clock *stored, struct notice *notice, bool *told)
{
	const struct clock *clock = &stored->clock;
	struct buffer wording = {0};
	const struct fault *fault;
	struct breach breach;
	struct trace trace;

	*told = false;
	if ((fault = law_clock_now(task, &stored->clock)) != NULL ||
	    !breach_stands(clock) ||
	    (fault = find_breach(task, message, stored, &trace, &breach)) !=
		NULL)
		return fault;
	start_notice(task, clock, notice);
	notice->severity = telling_severity(task, clock);
	breach_notice(&breach, &wording);
	notice->wording = keep(task, &wording);
	if ((fault = record_notice(
		 task, message, notice, NULL, FIELD_NONE, true)) != NULL)
		return fault;
	*told = true;
	return cases_set_notice(task->store, clock->clock_id, notice->notice);
}

const struct fault *
telling_warning(struct task *task, struct message *message,
    const struct case_clock *stored, struct notice *notice, bool *told)
{
	struct buffer wording = {0};
	const struct fault *fault;
	struct breach breach;
	struct trace trace;
	int64_t share, left;

	*told = false;
	if (!clock_is_of_body(&stored->clock))
		return NULL;
	if ((fault = warning_share(task, &stored->clock, &share, &left)) !=
		NULL ||
	    share == 0 ||
	    (fault = find_breach(task, message, stored, &trace, &breach)) !=
		NULL)
		return fault;
	start_notice(task, &stored->clock, notice);
	notice->addressees = "[\"body\"]";
	notice->severity = "W";
	notice->share = share;
	breach_warning(&breach, left, share, &wording);
	notice->wording = keep(task, &wording);
	*told = true;
	return record_notice(task, message, notice, NULL, FIELD_NONE, true);
}

const struct fault *
telling_withdrawal(struct task *task, struct message *message,
    const struct case_clock *clock, const char *cause, int64_t outage,
    bool *withdrawn)
{
	struct case_clock judged = *clock;
	struct notice earlier, notice;
	struct buffer wording = {0};
	const struct fault *fault;
	struct breach breach;
	struct trace trace;
	bool found;

	*withdrawn = false;
	if ((fault = law_clock_now(task, &judged.clock)) != NULL ||
	    breach_stands(&judged.clock) ||
	    (fault = notices_get(task->store, clock->notice, task->arena,
		 &earlier, &found)) != NULL ||
	    !found ||
	    (fault = find_breach(task, message, &judged, &trace, &breach)) !=
		NULL)
		return fault;
	start_notice(task, &judged.clock, &notice);
	notice.addressees = earlier.addressees;
	notice.severity = earlier.severity;
	notice.withdraws = earlier.notice;
	breach_withdrawal(&breach, &earlier, cause, &wording);
	notice.wording = keep(task, &wording);
	*withdrawn = true;
	if ((fault = record_notice(
		 task, message, &notice, cause, outage, false)) != NULL)
		return fault;
	return cases_set_notice(task->store, clock->clock.clock_id, FIELD_NONE);
}

/* Who is told, by name where the table knows one. */
static void
put_addressee(struct task *task, const struct notice *notice,
    const char *addressee, struct buffer *letter)
{
	const char *body = notice->clock.body;
	int64_t date = task_date(task, notice->issued_at);
	const struct body *superior = region_superior(
	    task->region, body, task_date(task, notice->clock.start));
	bool head = text_equal(addressee, "head");
	size_t i, count;
	const struct person *people =
	    region_rows(task->region, "people", &count);

	buffer_printf(letter, "Кому: %s", breach_addressee_name(addressee));
	if (!head && !text_equal(addressee, "body")) {
		buffer_puts(letter, ".\n");
		return;
	}
	if (head && superior != NULL) /* A3-23.1c: of the Body */
		body = superior->code;
	buffer_printf(
	    letter, " (%s", body_name(task, body, notice->clock.start));
	for (i = 0; i < count; i++)
		if (head && text_equal(people[i].body, body) &&
		    text_equal(people[i].duty, "head") &&
		    (people[i].from == DATE_NONE || people[i].from <= date) &&
		    (people[i].until == DATE_NONE || people[i].until >= date))
			buffer_printf(letter, ", %s", people[i].person);
	buffer_puts(letter, ").\n");
}

const struct fault *
telling_letter(
    struct task *task, const struct notice *notice, struct buffer *letter)
{
	static const char *const addressees[] = {
	    "governor", "ministry", "head", "body"};
	bool warns = notice->share != FIELD_NONE;
	const struct region *region;
	const struct fault *fault;
	char at[INSTANT_TEXT];
	size_t i;

	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	buffer_puts(letter, warns ? "Предупреждение" : "Уведомление");
	if (notice->notice != FIELD_NONE)
		buffer_printf(letter, " № %lld", (long long)notice->notice);
	instant_format_ru(notice->issued_at, task->zone, at);
	buffer_printf(letter, " от %s\n", at);
	for (i = 0; i < sizeof(addressees) / sizeof(addressees[0]); i++)
		if (notice_is_for(notice, addressees[i]))
			put_addressee(task, notice, addressees[i], letter);
	buffer_printf(letter, "\n%s", notice->wording);
	return NULL;
}
