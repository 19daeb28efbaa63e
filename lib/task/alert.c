#include "task/alert.h"

#include <stdlib.h>

#include "model/event.h"
#include "model/notice.h"
#include "model/schema.h"
#include "order/breach.h"
#include "order/signal.h"
#include "store/alerts.h"
#include "store/messages.h"
#include "task/alert_found.h"
#include "task/sending.h"
#include "task/surges.h"

struct alert_issue {
	struct task *task;
	int64_t since;
	int64_t after; /* messages up to this number were looked at */
	struct surges surges;
	size_t surge;		    /* the next to look at */
	struct arena record;	    /* of the alert in hand */
	struct text_reader *reader; /* NULL until an edited text is read */
};

const struct fault *
alert_open(struct alert_issue **issue, struct task *task, int64_t since)
{
	static const char *const roles[] = {"curator", "system", NULL};
	struct alert_issue *made = calloc(1, sizeof(*made));
	const struct fault *fault;
	int64_t day = FIELD_NONE;
	int32_t seconds;

	if (made == NULL)
		abort();
	*issue = made;
	made->task = task;
	made->since = since;
	made->after = FIELD_LEAST;
	if (since != FIELD_NONE)
		day = date_of_civil(zone_civil(task->zone, since), &seconds);
	if ((fault = task_allow(task, roles)) != NULL)
		return fault;
	return surges_open(&made->surges, task, day);
}

void
alert_close(struct alert_issue *issue)
{
	if (issue == NULL)
		return;
	surges_close(&issue->surges);
	text_reader_close(issue->reader);
	arena_free(&issue->record);
	free(issue);
}

/* Keeps a text in the arena of the record. */
static const char *
keep(struct task *task, struct buffer *text)
{
	const char *kept = arena_copy(task->arena, text->bytes, text->length);

	buffer_free(text);
	return kept;
}

/* What all alerts say. */
static const struct fault *
start(struct task *task, const char *kind, int64_t flagged, struct alert *alert)
{
	const struct region *region;
	const struct fault *fault = region_get(task, &region);

	if (fault != NULL)
		return fault;
	schema_reset(&alert_schema, alert);
	alert->kind = kind;
	alert->addressees = "[\"governor\",\"ministry\"]";
	alert->severity = "W";
	alert->issued_at = task->now;
	alert->sent = "[]";
	alert->flagged_at = flagged;
	alert->latency_s = flagged > task->now ? 0 : task->now - flagged;
	alert->target = region_setting(region, "p17_target");
	return NULL;
}

/* E30: an event about the message, or of a surge about none. */
static const struct fault *
record_event(struct task *task, const struct alert *alert, struct buffer *data)
{
	struct task_event event = {.kind = event_kind_name(EVENT_REPORTED),
	    .at = FIELD_NONE,
	    .data = data->bytes + 1};
	struct message before, message;
	const struct fault *fault;
	bool found;

	if (alert->id == FIELD_NONE)
		return task_record(task, &event, false);
	if ((fault = messages_get_due(task->store, alert->id, task->arena,
		 &message, &found)) != NULL)
		return fault;
	before = message;
	event.before = &before;
	event.after = &message;
	return task_record_due(task, &event);
}

/* Writes an alert and its event; the digest proves what it said. */
static const struct fault *
record_alert(struct task *task, struct alert *alert)
{
	struct buffer data = {0};
	char digest[DIGEST_TEXT];
	const struct fault *fault;

	if ((fault = alerts_insert(task->store, alert)) != NULL ||
	    (fault = alerts_digest(task->store, alert->notice, digest)) != NULL)
		return fault;
	buffer_putc(&data, '{');
	buffer_member_integer(&data, "alert", alert->notice);
	buffer_member(&data, "kind", alert->kind);
	buffer_member(&data, "topic", alert->topic);
	buffer_member(&data, "location", alert->location);
	if (alert->statistic != NULL)
		buffer_member_json(&data, "statistic", alert->statistic);
	buffer_member_json(
	    &data, "proposed", alert->proposed != 0 ? "true" : "false");
	buffer_member_integer(&data, "flagged_at", alert->flagged_at);
	buffer_member_integer(&data, "latency_s", alert->latency_s);
	buffer_member(&data, "row", digest);
	fault = record_event(task, alert, &data);
	buffer_free(&data);
	return fault;
}

/* A1-17.1a. `*told` is false if it was flagged before what is asked for. */
static const struct fault *
tell_message(
    struct alert_issue *issue, int64_t id, struct alert *alert, bool *told)
{
	struct task *task = issue->task;
	struct signal_source source = {.alert = alert, .zone = task->zone};
	struct message message;
	struct buffer wording = {0};
	const struct fault *fault;
	int64_t flagged;
	bool found;

	if ((fault = messages_get(
		 task->store, id, task->arena, &message, &found)) != NULL ||
	    (fault = alerts_flagged(task->store, id, &flagged)) != NULL)
		return fault;
	/* Without a decision it could be known when the text came in. */
	if (message.significant != 1 &&
	    (fault = alert_found(task, &issue->reader, &message, &flagged)) !=
		NULL)
		return fault;
	if (flagged == FIELD_NONE)
		flagged = message.collected_at;
	if (issue->since != FIELD_NONE && flagged < issue->since)
		return NULL;
	if ((fault = start(task, "significant", flagged, alert)) != NULL)
		return fault;
	alert->id = id;
	alert->topic = message.topic;
	alert->location = message.location;
	alert->proposed = message.significant != 1;
	if (alert->proposed != 0 &&
	    (fault = alerts_reasons(task->store, id, task->arena,
		 &alert->reasons, &source.words)) != NULL)
		return fault;
	source.message = &message;
	signal_message(&source, &wording);
	alert->wording = keep(task, &wording);
	*told = true;
	return record_alert(task, alert);
}

/* A1-17.1b. `*told` is false if it was reported before. */
static const struct fault *
tell_surge(struct alert_issue *issue, const struct surge *surge,
    struct alert *alert, bool *told)
{
	const struct surges *surges = &issue->surges;
	struct task *task = issue->task;
	struct signal_source source = {.alert = alert,
	    .zone = task->zone,
	    .statistic = &surge->statistic,
	    .window = surge->activity.day - surge->first,
	    .rate = surges->limits.rate};
	struct buffer counts = {0}, statistic = {0}, wording = {0};
	const char *topic, *location = surge_places_name(
			       &surges->places, surge->activity.location);
	const struct fault *fault;
	int64_t last;
	bool has;

	if ((fault = activity_name(task->store, surge->activity.topic,
		 task->arena, &topic)) != NULL ||
	    (fault = alerts_has_surge(task->store, topic, location,
		 surge->activity.day, &has)) != NULL ||
	    has || (fault = surges_last(surges, surge, &last)) != NULL ||
	    last == FIELD_NONE || /* reclassified meanwhile */
	    (fault = start(task, "surge", last, alert)) != NULL)
		return fault;
	alert->topic = topic;
	alert->location = location;
	alert->date = surge->activity.day;
	alert->proposed = 1;
	surges_write_counts(surges, surge, &counts);
	alert->counts = keep(task, &counts);
	surges_write_statistic(surges, surge, &statistic);
	alert->statistic = keep(task, &statistic);
	signal_surge(&source, &wording);
	alert->wording = keep(task, &wording);
	*told = true;
	return record_alert(task, alert);
}

static const struct fault *
find_next(struct alert_issue *issue, struct alert *alert, bool *more)
{
	struct task *task = issue->task;
	const struct fault *fault;
	int64_t id;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = region_refresh(task)) != NULL)
		return fault;
	while (fault == NULL && !*more) {
		if ((fault = alerts_next_message(
			 task->store, issue->after, &id)) != NULL ||
		    id == FIELD_NONE)
			break;
		issue->after = id;
		fault = tell_message(issue, id, alert, more);
	}
	while (fault == NULL && !*more && issue->surge < issue->surges.count)
		fault = tell_surge(
		    issue, &issue->surges.found[issue->surge++], alert, more);
	if (task->dry_run && *more)
		alert->notice = FIELD_NONE;
	return fault;
}

const struct fault *
alert_next(struct alert_issue *issue, struct alert *alert, bool *more)
{
	struct arena *arena = issue->task->arena;
	const struct fault *fault;

	*more = false;
	arena_reset(&issue->record);
	issue->task->arena = &issue->record;
	fault = find_next(issue, alert, more);
	issue->task->arena = arena;
	return fault;
}

const struct fault *
alert_get(struct task *task, int64_t number, struct alert *alert)
{
	const struct fault *fault;
	bool found;

	fault = alerts_get(task->store, number, task->arena, alert, &found);
	if (fault == NULL && !found)
		return fault_field(
		    "notice", "no such alert: %lld", (long long)number);
	return fault;
}

static const struct fault *
record_delivery(struct task *task, const struct alert *alert,
    const char *addressee, int64_t at)
{
	struct buffer data = {0};
	const struct fault *fault;

	if ((fault = deliveries_put(task->store, DELIVERY_ALERT, alert->notice,
		 addressee, at)) != NULL)
		return fault;
	buffer_putc(&data, '{');
	buffer_member_integer(&data, "alert", alert->notice);
	buffer_member(&data, "addressee", addressee);
	buffer_member_integer(&data, "sent_at", at);
	buffer_member_integer(&data, "flagged_at", alert->flagged_at);
	buffer_member_integer(&data, "latency_s", at - alert->flagged_at);
	fault = record_event(task, alert, &data);
	buffer_free(&data);
	return fault;
}

const struct fault *
alert_send(struct task *task, int64_t number, const char *addressee, int64_t at,
    struct alert *alert)
{
	struct sending sending = {.kind = DELIVERY_ALERT,
	    .number = number,
	    .addressee = addressee,
	    .at = at};
	const struct fault *fault;
	bool is_new;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = alert_get(task, number, alert)) != NULL)
		return fault;
	sending.addressees = alert->addressees;
	sending.issued_at = alert->issued_at;
	if ((fault = sending_check(task, &sending, &is_new)) != NULL ||
	    (is_new &&
		(fault = record_delivery(task, alert, addressee, at)) != NULL))
		return fault;
	return alert_get(task, number, alert);
}

void
alert_letter(
    struct task *task, const struct alert *alert, struct buffer *letter)
{
	static const char *const addressees[] = {"governor", "ministry"};
	char at[INSTANT_TEXT];

	buffer_puts(letter, signal_title(alert));
	if (alert->notice != FIELD_NONE)
		buffer_printf(letter, " № %lld", (long long)alert->notice);
	instant_format_ru(alert->issued_at, task->zone, at);
	buffer_printf(letter, " от %s\n", at);
	for (size_t i = 0; i < sizeof(addressees) / sizeof(addressees[0]); i++)
		if (notice_lists(alert->addressees, addressees[i]))
			buffer_printf(letter, "Кому: %s.\n",
			    breach_addressee_name(addressees[i]));
	buffer_printf(letter, "\n%s", alert->wording);
}
