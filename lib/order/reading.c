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
	const char *values[VALUES];
} keys[] = {
    {"prestart_detection", "I-01", ONE, AT(prestart_detection),
	{"next_day", "same_day"}},
    {"lunch_detection", "I-02", ONE, AT(lunch_detection),
	{"pause", "next_day"}},
    {"offhours_scope", "I-03", ONE, AT(offhours_scope), {"all", "first"}},
    {"center", "I-04", NAME, AT(center), {NULL}},
    {"detection", "I-05", ONE, AT(detection), {"curator", "collected"}},
    {"clock_schedule", "I-06", ONE, AT(clock_schedule), {"owner", "center"}},
    {"outage_mode", "I-07", ONE, AT(outage_mode), {"restart", "pause"}},
    {"outage_idle", "I-08", ONE, AT(outage_idle), {"ignore", "count"}},
    {"outage_kinds", "I-09", SOME, AT(outage_kinds), {"failure", "planned"}},
    {"outage_scope", "I-10", SOME, AT(outage_scope),
	{"system", "network", "body"}},
    {"outage_days", "I-11", ONE, AT(fixed), {"none"}},
    {"open_outage", "I-12", ONE, AT(open_outage), {"suspend", "due"}},
    {"days_start", "I-14", ONE, AT(days_start), {"next_day", "same_day"}},
    {"days_end", "I-15", ONE, AT(days_end),
	{"workday_end", "midnight", "same_time"}},
    {"interim_base", "I-16", ONE, AT(interim_base),
	{"sent_approved_version", "first_sent", "approved", "posted"}},
    {"extension_consent", "I-17", ONE, AT(fixed), {"explicit"}},
    {"extension_request", "I-18", ONE, AT(fixed), {"before_due"}},
    {"extension_refused", "I-19", ONE, AT(fixed), {"rework_1h"}},
    {"curator_term", "I-20", ONE, AT(fixed), {"target"}},
    {"final_endpoint", "I-21", ONE, AT(final_endpoint),
	{"submitted", "posted"}},
    {"query_effect", "I-22", ONE, AT(fixed), {"none"}},
    {"info_review", "I-23", ONE, AT(fixed), {"target_60m"}},
    {"lead_start", "I-24", ONE, AT(lead_start), {"last_info", "receipt"}},
    {"late_return", "I-26", ONE, AT(fixed), {"accept_breach"}},
    {"reforward", "I-27", ONE, AT(fixed), {"target_90m"}},
    {"same_body", "I-28", ONE, AT(fixed), {"new_clocks"}},
    {"receipt", "I-30", ONE, AT(fixed), {"forwarded"}},
    {"rework_start", "I-31", ONE, AT(fixed), {"returned"}},
    {"moved_day_hours", "I-56", ONE, AT(moved_day_hours),
	{"source_day", "friday", "own"}},
    {"decree_days", "", ONE, AT(decree_days), {"working", "off"}},
    {"tolerance_s", "I-32", NUMBER, AT(tolerance_s), {NULL}},
};

enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

const struct readings reading_defaults = {
    .outage_kinds = OUTAGE_FAILURE, .outage_scope = SCOPE_SYSTEM};

static const struct key *
find(const char *name)
{
	for (int i = 0; i < KEYS; i++) {
		if (text_equal(keys[i].name, name))
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

const char *
reading_value(const struct readings *readings, const char *name)
{
	static _Thread_local char text[64];
	const struct key *key = find(name);
	uint8_t member;

	if (key == NULL)
		return NULL;
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

void
reading_digest(const struct readings *readings, char out[DIGEST_TEXT])
{
	const char *strings[2 * KEYS];
	struct arena arena = {0};

	for (int i = 0; i < KEYS; i++) {
		strings[2 * i] = keys[i].name;
		strings[2 * i + 1] =
		    arena_string(&arena, reading_value(readings, keys[i].name));
	}
	digest_strings(strings, 2 * KEYS, out);
	arena_free(&arena);
}
