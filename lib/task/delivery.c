#include "task/delivery.h"

#include "base/date.h"
#include "base/text.h"
#include "order/hours.h"
#include "store/evaluation.h"
#include "task/accounts.h"
#include "task/law.h"

enum { MONTHS = 6 };

static const struct {
	const char *code, *name;
} addressees[] = {
    {"governor", "Губернатор Омской области"},
    {"ministry",
	"Министерство региональной политики и массовых коммуникаций Омской "
	"области"},
};

enum { ADDRESSEES = sizeof(addressees) / sizeof(addressees[0]) };

static int
addressee_number(const char *code)
{
	for (int i = 0; i < ADDRESSEES; i++)
		if (text_equal(addressees[i].code, code))
			return i;
	return -1;
}

const char *
delivery_addressee_ru(const char *addressee)
{
	int number = addressee_number(addressee);

	return number < 0 ? addressee : addressees[number].name;
}

static const char *
date_ru(int64_t day, struct arena *arena)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	return arena_printf(arena, "%02d.%02d.%04d", number, month, year);
}

/* Deliveries of one period while they are gone through. */
struct half {
	const char *period;
	bool has[ADDRESSEES];
	struct half *next;
};

static struct half *
half_of(struct half **halves, const char *period, struct arena *arena)
{
	struct half *half;

	for (half = *halves; half != NULL; half = half->next)
		if (text_equal(half->period, period))
			return half;
	half = arena_alloc(arena, sizeof(*half));
	half->period = period;
	half->next = *halves;
	*halves = half;
	return half;
}

static void
take_sent(struct task *task, const struct evaluation_sent *sent,
    const char *period, struct half **halves, struct arena *arena,
    struct delivery_state *state)
{
	struct half *half = half_of(halves, sent->period, arena);
	int number = addressee_number(sent->addressee);
	int64_t day = task_date(task, sent->at);

	if (number >= 0)
		half->has[number] = true;
	if (half->has[0] && half->has[1] &&
	    (state->last_day == DATE_NONE || day > state->last_day))
		state->last_day = day;
	if (!text_equal(sent->period, period))
		return;
	state->complete = half->has[0] && half->has[1];
	if (state->count == DELIVERY_MOST)
		return;
	state->sent[state->count].addressee = sent->addressee;
	state->sent[state->count].date = date_ru(day, arena);
	state->sent[state->count++].number = sent->number;
}

/* Six months on: the same number, else the month's last day; no day off. */
static const struct fault *
find_next(struct task *task, int64_t last, int64_t *next)
{
	const struct law_state *law;
	const struct hours *hours;
	const struct fault *fault;
	struct hours_day day;

	*next = period_add_months(last, MONTHS);
	if ((fault = law_get(task, &law)) != NULL ||
	    (fault = law_hours_at(task, law, law_center,
		 zone_instant(task->zone, *next * DAY_SECONDS), &hours)) !=
		NULL)
		return fault;
	/* Where the calendar does not reach yet, the date itself stands. */
	if (hours_day(hours, *next, &day) == NULL)
		*next = day.date;
	return NULL;
}

const struct fault *
delivery_read(struct task *task, const char *period, struct arena *arena,
    struct delivery_state *state)
{
	const struct fault *fault;
	struct evaluation_sent sent = {0};
	struct half *halves = NULL;
	bool found;

	*state = (struct delivery_state){
	    .last_day = DATE_NONE, .next_day = DATE_NONE};
	while ((fault = evaluation_next_sent(
		    task->store, sent.seq, arena, &sent, &found)) == NULL &&
	       found)
		take_sent(task, &sent, period, &halves, arena, state);
	if (fault != NULL || state->last_day == DATE_NONE)
		return fault;
	if ((fault = find_next(task, state->last_day, &state->next_day)) !=
	    NULL)
		return fault;
	state->last = date_ru(state->last_day, arena);
	state->next = date_ru(state->next_day, arena);
	return NULL;
}

static const struct fault *
check(const struct task *task, const struct delivery_act *act)
{
	if (addressee_number(act->addressee) < 0)
		return fault_new(FAULT_USAGE,
		    "--sent: not one of governor, ministry: %.40s",
		    act->addressee);
	if (!schema_given(act->number))
		return fault_new(
		    FAULT_USAGE, "--sent needs the --number of the letter");
	if (act->date == DATE_NONE)
		return fault_new(
		    FAULT_USAGE, "--sent needs the --date of the letter");
	if (task->now < period_end(&act->period, task->zone))
		return fault_new(
		    FAULT_STATE, "the period has not ended: nothing to send");
	if (act->date <= act->period.until)
		return fault_new(FAULT_STATE,
		    "--date: an evaluation is sent after its period has ended");
	if (act->date > task_date(task, task->now))
		return fault_new(FAULT_STATE, "--date: is in the future");
	return NULL;
}

static const struct fault *
append(struct task *task, const struct delivery_act *act, const char *period)
{
	const struct fault *fault;
	struct buffer data = {0};
	struct task_event event = {.kind = "reported",
	    .at = zone_instant(task->zone, act->date * DAY_SECONDS)};

	buffer_putc(&data, '{');
	buffer_member(&data, "evaluation", period);
	buffer_member(&data, "addressee", act->addressee);
	buffer_member(&data, "number", act->number);
	event.data = data.bytes + 1;
	fault = task_record(task, &event, false);
	buffer_free(&data);
	return fault;
}

/* Both have it: that an evaluation was held is what AC-39 looks for. */
static const struct fault *
attest(struct task *task, const struct delivery_act *act, const char *period)
{
	struct attestation stated;
	enum keep_result result;

	schema_reset(&attestation_schema, &stated);
	stated.subject = law_center;
	stated.code = "evaluation";
	stated.value = period;
	stated.at = zone_instant(task->zone, act->date * DAY_SECONDS);
	stated.document = act->number;
	return accounts_attest(task, &stated, &result);
}

const struct fault *
delivery_record(struct task *task, const struct delivery_act *act,
    struct arena *arena, const char **warning)
{
	static const char *const curator[] = {"curator", NULL};
	struct delivery_state before, after;
	char text[PERIOD_TEXT];
	const char *period;
	const struct fault *fault;

	*warning = NULL;
	period_format(&act->period, text);
	period = arena_string(arena, text);
	if ((fault = task_allow(task, curator)) != NULL ||
	    (fault = check(task, act)) != NULL ||
	    (fault = store_begin(task->store)) != NULL ||
	    (fault = delivery_read(task, period, arena, &before)) != NULL)
		return fault;
	if (before.next_day != DATE_NONE && act->date > before.next_day)
		*warning = arena_printf(arena,
		    "the last evaluation was sent on %s: this one was due by "
		    "%s (A1-19.1, I-42)",
		    before.last, before.next);
	if ((fault = append(task, act, period)) != NULL ||
	    (fault = delivery_read(task, period, arena, &after)) != NULL)
		return fault;
	return after.complete ? attest(task, act, period) : NULL;
}
