#include "order/reading.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

#define AT(member) offsetof(struct readings, member)

enum { VALUES = 5, TOLERANCE_LIMIT = 1000000 };

enum form {
	ONE,	/* one value, in the order of its enum */
	SOME,	/* several of them between commas, as a sum */
	NUMBER, /* of seconds */
	NAME	/* of a schedule */
};

static const struct key {
	const char *name, *id;
	enum form form;
	size_t offset;
	const char *help;
	const char *values[VALUES];
} keys[] = {
    {"prestart_detection", "I-01", ONE, AT(prestart_detection),
	"Detected on a working day before its start: counted from the next "
	"working day, or from the start of that one",
	{"next_day", "same_day"}},
    {"lunch_detection", "I-02", ONE, AT(lunch_detection),
	"Detected in a break: counted from the end of the break, or from the "
	"next working day",
	{"pause", "next_day"}},
    {"offhours_scope", "I-03", ONE, AT(offhours_scope),
	"What an off-hours detection moves: all terms in minutes and hours, or "
	"that of the first forwarding only",
	{"all", "first"}},
    {"center", "I-04", NAME, AT(center),
	"The schedule of the Center, by which off-hours are told and its own "
	"terms are counted; empty: that of its row in the table bodies",
	{NULL}},
    {"detection", "I-05", ONE, AT(detection),
	"What detection is: the Curator's act, or the collection",
	{"curator", "collected"}},
    {"clock_schedule", "I-06", ONE, AT(clock_schedule),
	"Whose working time is counted: that of who must act, or the Center's "
	"for all",
	{"owner", "center"}},
    {"outage_mode", "I-07", ONE, AT(outage_mode),
	"An outage within a term: the full term anew from restoration, or only "
	"the working time lost is added",
	{"restart", "pause"}},
    {"outage_idle", "I-08", ONE, AT(outage_idle),
	"An outage that took no working time: it does nothing, or it counts as "
	"any other",
	{"ignore", "count"}},
    {"outage_kinds", "I-09", SOME, AT(outage_kinds),
	"Which kinds of outages count", {"failure", "planned"}},
    {"outage_scope", "I-10", SOME, AT(outage_scope), "Outages of what count",
	{"system", "network", "body"}},
    {"outage_days", "I-11", ONE, AT(fixed),
	"What an outage does to a term in working days", {"none"}},
    {"open_outage", "I-12", ONE, AT(open_outage),
	"While an outage is open: there is no due time and no verdict, or it "
	"is left out of account",
	{"suspend", "due"}},
    {"days_start", "I-14", ONE, AT(days_start),
	"The first of the working days: the next one, or the day of sending if "
	"that is before the end of its working time",
	{"next_day", "same_day"}},
    {"days_end", "I-15", ONE, AT(days_end),
	"When the last working day ends: with its working time, at 23:59:59, "
	"or at the time of sending within its working time",
	{"workday_end", "midnight", "same_time"}},
    {"interim_base", "I-16", ONE, AT(interim_base),
	"From when a longer term runs: the sending of the version that was "
	"approved, of the first version, the approval, or the posting",
	{"sent_approved_version", "first_sent", "approved", "posted"}},
    {"extension_consent", "I-17", ONE, AT(fixed),
	"How the Curator agrees to a longer term: with a term of its own",
	{"explicit"}},
    {"extension_request", "I-18", ONE, AT(fixed),
	"When a longer term must be asked for", {"before_due"}},
    {"extension_refused", "I-19", ONE, AT(fixed),
	"What follows if it is refused: an hour of rework for the answer",
	{"rework_1h"}},
    {"curator_term", "I-20", ONE, AT(fixed),
	"What a shorter term set by the Curator is", {"target"}},
    {"final_endpoint", "I-21", ONE, AT(final_endpoint),
	"What ends a term in working days: delivery to the Curator, or posting",
	{"submitted", "posted"}},
    {"query_effect", "I-22", ONE, AT(fixed),
	"What a query that waits does to the term of who asks", {"none"}},
    {"info_review", "I-23", ONE, AT(fixed),
	"The review of a co-executor's information", {"target_60m"}},
    {"lead_start", "I-24", ONE, AT(lead_start),
	"From when the lead's two hours run: the last approved information, or "
	"the receipt",
	{"last_info", "receipt"}},
    {"late_return", "I-26", ONE, AT(fixed),
	"A return after its 30 minutes: taken, and a breach",
	{"accept_breach"}},
    {"reforward", "I-27", ONE, AT(fixed), "What runs after a return",
	{"target_90m"}},
    {"same_body", "I-28", ONE, AT(fixed),
	"A body that gets the message a second time", {"new_clocks"}},
    {"receipt", "I-30", ONE, AT(fixed), "What receipt is", {"forwarded"}},
    {"rework_start", "I-31", ONE, AT(fixed),
	"From when the hour of rework runs", {"returned"}},
    {"moved_day_hours", "I-56", ONE, AT(moved_day_hours),
	"The hours of a day off that is worked: those of the day that is off "
	"instead, of a Friday, or its own",
	{"source_day", "friday", "own"}},
    {"decree_days", "", ONE, AT(decree_days),
	"Days off by decree of the President: worked, or off",
	{"working", "off"}},
    {"tolerance_s", "I-32", NUMBER, AT(tolerance_s),
	"Seconds after the due time that are still in time", {NULL}},
};

enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

const struct readings reading_defaults = {
    .outage_kinds = OUTAGE_FAILURE, .outage_scope = SCOPE_SYSTEM};

/* Every field of a record may be a key: most differ in their first letter. */
static const struct key *
find(const char *name)
{
	for (int i = 0; i < KEYS; i++) {
		if (keys[i].name[0] == name[0] &&
		    strcmp(keys[i].name, name) == 0)
			return &keys[i];
	}
	return NULL;
}

/* The number of a value, so many bytes long; -1 if the key has no such one. */
static int
find_value(const struct key *key, const char *value, size_t length)
{
	for (int i = 0; key->values[i] != NULL; i++) {
		if (strlen(key->values[i]) == length &&
		    memcmp(key->values[i], value, length) == 0)
			return i;
	}
	return -1;
}

static const struct fault *
wrong_value(const struct key *key, const char *value)
{
	const char *between = key->form == SOME ? ", " : " or ";
	const struct fault *fault;
	struct buffer what = {0};

	buffer_puts(&what, "not ");
	for (int i = 0; key->values[i] != NULL; i++) {
		if (i > 0)
			buffer_puts(
			    &what, key->values[i + 1] == NULL ? between : ", ");
		buffer_puts(&what, key->values[i]);
	}
	fault = fault_value(key->name, what.bytes, value);
	buffer_free(&what);
	return fault;
}

static const struct fault *
set_number(struct readings *readings, const char *value)
{
	int64_t number;

	if (!text_integer(value, &number) || number < 0 ||
	    number > TOLERANCE_LIMIT)
		return fault_value(
		    "tolerance_s", "not a number of seconds", value);
	readings->tolerance_s = number;
	return NULL;
}

static const struct fault *
set_some(const struct key *key, const char *value, uint8_t *member)
{
	const char *item = value;
	int sum = 0, found;

	for (;;) {
		size_t length = strcspn(item, ",");

		found = find_value(key, item, length);
		if (found < 0)
			return wrong_value(key, value);
		sum |= 1 << found;
		if (item[length] == '\0')
			break;
		item += length + 1;
	}
	*member = (uint8_t)sum;
	return NULL;
}

const struct fault *
reading_set(
    struct readings *readings, const char *name, const char *value, bool *known)
{
	const struct key *key = find(name);
	uint8_t *member;
	int found;

	*known = key != NULL;
	if (key == NULL)
		return NULL;
	if (key->form == NUMBER)
		return set_number(readings, value);
	if (key->form == NAME) {
		readings->center = value[0] == '\0' ? NULL : value;
		return NULL;
	}
	member = (uint8_t *)readings + key->offset;
	if (key->form == SOME)
		return set_some(key, value, member);
	found = find_value(key, value, strlen(value));
	if (found < 0)
		return wrong_value(key, value);
	*member = (uint8_t)found;
	return NULL;
}

const char *
reading_key(size_t number)
{
	return number < KEYS ? keys[number].name : NULL;
}

const char *
reading_id(const char *name)
{
	const struct key *key = find(name);

	return key == NULL ? "" : key->id;
}

const char *
reading_help(const char *name)
{
	const struct key *key = find(name);

	return key == NULL ? "" : key->help;
}

const char *
reading_choice(const char *name, size_t number)
{
	const struct key *key = find(name);

	return key == NULL || number >= VALUES ? NULL : key->values[number];
}

static const char *
some_of(const struct key *key, int sum, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; key->values[i] != NULL; i++) {
		if (sum & 1 << i)
			used += (size_t)snprintf(out + used, size - used,
			    "%s%s", used > 0 ? "," : "", key->values[i]);
	}
	return out;
}

static const char *
value_of(const struct readings *readings, const struct key *key)
{
	static _Thread_local char text[64];
	uint8_t member;

	if (key->form == NUMBER) {
		snprintf(text, sizeof(text), "%lld",
		    (long long)readings->tolerance_s);
		return text;
	}
	if (key->form == NAME)
		return readings->center != NULL ? readings->center : "";
	member = *((const uint8_t *)readings + key->offset);
	if (key->form == SOME)
		return some_of(key, member, text, sizeof(text));
	return key->values[member];
}

const char *
reading_value(const struct readings *readings, const char *name)
{
	const struct key *key = find(name);

	return key == NULL ? NULL : value_of(readings, key);
}

bool
reading_same(const struct readings *a, const struct readings *b)
{
	struct readings x = *a, y = *b;

	x.center = y.center = NULL;
	return memcmp(&x, &y, sizeof(x)) == 0 &&
	       (a->center == b->center || text_equal(a->center, b->center));
}

void
reading_digest(const struct readings *readings, char out[DIGEST_TEXT])
{
	const char *strings[2 * KEYS];
	struct arena arena = {0};

	for (int i = 0; i < KEYS; i++) {
		strings[2 * i] = keys[i].name;
		strings[2 * i + 1] =
		    arena_string(&arena, value_of(readings, &keys[i]));
	}
	digest_strings(strings, 2 * KEYS, out);
	arena_free(&arena);
}
