#include "model/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/text.h"
#include "base/zone.h"

/* How a value is written; `values` is the list or the least number. */
struct form {
	bool (*fits)(const char *value, const char *values);
	const char *what;
};

struct key {
	const char *name, *fallback;
	const struct form *form;
	const char *values;
};

/* Takes the next item off a list between commas; false at its end. */
static bool
next_item(const char **list, const char **item, size_t *length)
{
	if (*list == NULL)
		return false;
	*item = *list;
	*length = strcspn(*list, ",");
	*list = (*item)[*length] == ',' ? *item + *length + 1 : NULL;
	return true;
}

static bool
lists(const char *list, const char *item, size_t length)
{
	const char *at;
	size_t size;

	while (next_item(&list, &at, &size)) {
		if (size == length && memcmp(at, item, size) == 0)
			return true;
	}
	return false;
}

bool
setting_lists(const char *list, const char *item)
{
	return lists(list, item, strlen(item));
}

static bool
fits_one(const char *value, const char *values)
{
	return value[0] != '\0' && strchr(value, ',') == NULL &&
	       setting_lists(values, value);
}

/* No item is empty or comes twice; all are of `values`, if there are any. */
static bool
fits_some(const char *value, const char *values)
{
	const char *item;
	size_t length;

	while (next_item(&value, &item, &length)) {
		if (length == 0 || item[0] == ' ' || item[length - 1] == ' ' ||
		    (value != NULL && lists(value, item, length)) ||
		    (values != NULL && !lists(values, item, length)))
			return false;
	}
	return true;
}

static bool
fits_number(const char *value, const char *least)
{
	int64_t number, floor;

	return text_integer(value, &number) && text_integer(least, &floor) &&
	       number >= floor && number <= 1000000;
}

/* 0.5: digits, perhaps a point and digits. No locale comes into it. */
static bool
is_decimal(const char *value)
{
	size_t whole = strspn(value, "0123456789"), part;

	if (whole == 0 || whole > 6)
		return false;
	if (value[whole] == '\0')
		return true;
	part = strspn(value + whole + 1, "0123456789");
	return value[whole] == '.' && part > 0 && part <= 6 &&
	       value[whole + 1 + part] == '\0';
}

static bool
fits_share(const char *value, const char *values)
{
	(void)values;
	return text_equal(value, "1") ||
	       (is_decimal(value) && value[0] == '0' &&
		   (value[1] == '.' || value[1] == '\0'));
}

static bool
fits_factor(const char *value, const char *values)
{
	(void)values;
	return is_decimal(value) && value[0] != '0';
}

/* Per cents of a term that is used up, each larger than the one before. */
static bool
fits_shares(const char *value, const char *values)
{
	const char *item;
	size_t length;
	int share, last = 0;

	(void)values;
	while (next_item(&value, &item, &length)) {
		if (length < 1 || length > 2 ||
		    strspn(item, "0123456789") != length)
			return false;
		share = item[0] - '0';
		if (length == 2)
			share = share * 10 + item[1] - '0';
		if (share <= last)
			return false;
		last = share;
	}
	return true;
}

static bool
fits_term(const char *value, const char *values)
{
	struct term term;

	(void)values;
	return term_parse(value, &term) && term.unit == TERM_SECONDS;
}

bool
setting_age(const char *text, int64_t *seconds)
{
	size_t length = strspn(text, "0123456789");
	int64_t amount = 0, unit;

	if (length == 0 || length > 6)
		return false;
	for (size_t i = 0; i < length; i++)
		amount = amount * 10 + text[i] - '0';
	unit = text_equal(text + length, "d")	? 86400
	       : text_equal(text + length, "h") ? 3600
						: 0;
	*seconds = amount * unit;
	return *seconds > 0;
}

static bool
fits_age(const char *value, const char *values)
{
	int64_t seconds;

	(void)values;
	return setting_age(value, &seconds);
}

static bool
fits_zone(const char *value, const char *values)
{
	struct zone *zone = NULL;
	bool found = zone_open(&zone, value) == NULL;

	(void)values;
	zone_close(zone);
	return found;
}

static bool
fits_name(const char *value, const char *values)
{
	(void)values;
	return strchr(value, ',') == NULL;
}

static const struct form one = {fits_one, "not one of"},
			 some = {fits_some, "not a list of"},
			 list = {fits_some, "not a list between commas"},
			 number = {fits_number, "not a whole number from"},
			 share = {fits_share, "not a share from 0 to 1"},
			 factor = {fits_factor, "not a number of 1 or more"},
			 shares = {fits_shares,
			     "not per cents in rising order"},
			 term = {fits_term, "not a term as 60m or 2h"},
			 age = {fits_age, "not an age as 90d or 24h"},
			 zone = {fits_zone, "no such zone"},
			 name = {fits_name, "not a name"};

/* Where `one` and `some` choose, the first value is what RULES part 3 says. */
static const struct key settings[] = {
    {"prestart_detection", "next_day", &one, "next_day,same_day"},
    {"lunch_detection", "pause", &one, "pause,next_day"},
    {"offhours_scope", "all", &one, "all,first"},
    /* the schedule of the Center; empty: that of its row in bodies (I-04) */
    {"center", "", &name, NULL},
    {"detection", "curator", &one, "curator,collected"},
    {"clock_schedule", "owner", &one, "owner,center"},
    {"outage_mode", "restart", &one, "restart,pause"},
    {"outage_idle", "ignore", &one, "ignore,count"},
    {"outage_kinds", "failure", &some, "failure,planned"},
    {"outage_scope", "system", &some, "system,network,body"},
    {"outage_days", "none", &one, "none"},
    {"open_outage", "suspend", &one, "suspend,due"},
    {"days_start", "next_day", &one, "next_day,same_day"},
    {"days_end", "workday_end", &one, "workday_end,midnight,same_time"},
    {"interim_base", "sent_approved_version", &one,
	"sent_approved_version,first_sent,approved,posted"},
    {"extension_consent", "explicit", &one, "explicit"},
    {"extension_request", "before_due", &one, "before_due"},
    {"extension_refused", "rework_1h", &one, "rework_1h"},
    {"curator_term", "target", &one, "target"},
    {"final_endpoint", "submitted", &one, "submitted,posted"},
    {"query_effect", "none", &one, "none"},
    {"info_review", "target_60m", &one, "target_60m"},
    {"lead_start", "last_info", &one, "last_info,receipt"},
    {"late_return", "accept_breach", &one, "accept_breach"},
    {"reforward", "target_90m", &one, "target_90m"},
    {"same_body", "new_clocks", &one, "new_clocks"},
    {"receipt", "forwarded", &one, "forwarded"},
    {"rework_start", "returned", &one, "returned"},
    {"tolerance_s", "0", &number, "0"},
    {"center_breach", "internal", &one, "internal"},
    {"notice", "daily_digest", &one, "daily_digest"},
    {"repeat_answers_min", "2", &number, "2"},
    {"a3_interim", "2h", &one, "2h"},
    {"p17_target", "60m", &term, NULL},
    {"pub_scope", "account", &one, "account"},
    {"partial_week", "skip", &one, "skip"},
    {"holiday_weeks", "apply", &one, "apply,exempt"},
    {"tools_min", "1", &number, "0"},
    {"formats_min", "3", &number, "0"},
    {"moved_day_hours", "source_day", &one, "source_day,friday,own"},
    {"timezone", "Asia/Omsk", &zone, NULL},
    {"decree_days", "working", &one, "working,off"},
    {"importance", "high,normal,low", &list, NULL},
    {"importance_default", "normal", &name, NULL},
    {"auto_detect", "no", &one, "no,yes"},
    {"auto_forward", "no", &one, "no,yes"},
    /* warnings before a term ends: used-up shares of it, in per cent */
    {"warn_shares", "50,80", &shares, NULL},
    /* least likeness of two texts to be called similar; how far back, 0:
       none are looked for */
    {"likeness_min", "0.55", &share, NULL},
    {"likeness_days", "365", &number, "0"},
    /* a surge: at least so many a day, so many times the level of N days, no
       likelier than that */
    {"surge_min", "5", &number, "1"},
    {"surge_days", "28", &number, "1"},
    {"surge_factor", "3", &factor, NULL},
    {"surge_rate", "0.0001", &share, NULL},
    /* signs after which a post is suspected to be a press release (AC-28) */
    {"press_release_min", "2", &number, "1"},
};

static const struct key norms[] = {
    {"networks", NULL, &some, "vk,ok,telegram"},
    {"posts_week_min", NULL, &number, "0"},
    {"special_week_min", NULL, &number, "0"},
    {"access_max", NULL, &number, "1"},
    {"registry_max_age", NULL, &age, NULL},
    {"attest_max_age", NULL, &age, NULL},
    {"moderation_target", NULL, &age, NULL},
    {"idle_days", NULL, &number, "1"},
    {"tools_vk", NULL, &list, NULL},
    {"tools_ok", NULL, &list, NULL},
    {"tools_telegram", NULL, &list, NULL},
    {"evaluation_months", NULL, &number, "1"},
    {"reply_max_vk", NULL, &number, "1"},
    {"reply_max_ok", NULL, &number, "1"},
    {"reply_max_telegram", NULL, &number, "1"},
};

enum {
	SETTINGS = sizeof(settings) / sizeof(settings[0]),
	NORMS = sizeof(norms) / sizeof(norms[0])
};

static const struct key *
find(const struct key *keys, size_t count, const char *wanted)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (text_equal(keys[i].name, wanted))
			return &keys[i];
	}
	return NULL;
}

static const struct fault *
check(const struct key *key, const char *value)
{
	char what[160];

	if (value == NULL)
		value = "";
	if (key->form->fits(value, key->values))
		return NULL;
	snprintf(what, sizeof(what), "%s: %s%s%s", key->name, key->form->what,
	    key->values == NULL ? "" : " ",
	    key->values == NULL ? "" : key->values);
	return fault_value("value", what, value);
}

const struct fault *
setting_check(const char *key, const char *value)
{
	const struct key *found = find(settings, SETTINGS, key);

	if (found == NULL)
		return fault_value("key", "no setting of that name", key);
	return check(found, value);
}

const struct fault *
setting_check_norm(const char *key, const char *value)
{
	const struct key *found = find(norms, NORMS, key);

	if (found == NULL)
		return fault_value("key", "no norm of that name", key);
	return check(found, value);
}

const char *
setting_default(const char *key)
{
	const struct key *found = find(settings, SETTINGS, key);

	return found == NULL ? NULL : found->fallback;
}

const char *
setting_get(const struct setting *rows, size_t count, const char *key)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (text_equal(rows[i].key, key))
			return rows[i].value == NULL ? "" : rows[i].value;
	}
	return setting_default(key);
}
