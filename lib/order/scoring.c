#include "order/scoring.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum { MOST = 1000 }; /* a weight, and what a value is compared with: minutes */

/* Reads a decimal number of at most four places; a comma may be the point. */
static bool
parse_number(const char *text, int64_t most, int64_t *number)
{
	int64_t whole = 0, part = 0;
	int places = 0;

	if (*text < '0' || *text > '9')
		return false;
	for (; *text >= '0' && *text <= '9'; text++)
		if ((whole = whole * 10 + (*text - '0')) > most)
			return false;
	if (*text == '.' || *text == ',')
		for (text++; *text >= '0' && *text <= '9' && places < 4;
		     text++, places++)
			part = part * 10 + (*text - '0');
	for (; places < 4; places++)
		part *= 10;
	*number = whole * INDICATOR_SCALE + part;
	return *text == '\0';
}

static const struct fault *
read_weight(struct scoring *scoring, const struct method *row)
{
	const char *point = strchr(row->key, '.');
	int indicator = point == NULL ? -1 : indicator_find(point + 1);
	struct scoring_weight *weight;
	int64_t number;

	if (indicator < 0 ||
	    indicator_all[indicator].subject != INDICATOR_OF_BODY)
		return fault_value(row->key, "no such indicator of a body",
		    point == NULL ? "" : point + 1);
	weight = &scoring->weights[indicator];
	if (!parse_number(row->value,
		row->key[0] == 'w' ? MOST : (int64_t)MOST * MOST, &number))
		return fault_value(row->key, "not a number", row->value);
	if (row->key[0] == 'w') {
		weight->weight = number;
	} else if (row->key[0] == 'b') {
		weight->bad = number;
		weight->bad_given = true;
	} else {
		weight->good = number;
		weight->good_given = true;
	}
	return NULL;
}

/* Classes stand from the best down. */
static const struct fault *
read_class(struct scoring *scoring, const struct method *row)
{
	size_t i = scoring->class_count;
	int64_t least;

	if (i == SCORING_CLASSES)
		return fault_field(
		    row->key, "more than %d classes", SCORING_CLASSES);
	if (!parse_number(row->value, 100, &least))
		return fault_value(
		    row->key, "not a score from 0 to 100", row->value);
	for (; i > 0 && scoring->classes[i - 1].least < least; i--)
		scoring->classes[i] = scoring->classes[i - 1];
	scoring->classes[i].name = row->key + strlen("class.");
	scoring->classes[i].least = least;
	scoring->class_count++;
	return NULL;
}

static const struct fault *
read_date(const struct method *row, int64_t *date)
{
	if (!date_parse(row->value, date))
		return fault_value(row->key, "not a date", row->value);
	return NULL;
}

static bool
begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static const struct fault *
read_least(const struct method *row, int64_t *least)
{
	if (!text_integer(row->value, least) || *least < 0)
		return fault_value(row->key, "not a number", row->value);
	return NULL;
}

static const struct fault *
read_row(struct scoring *scoring, const struct method *row)
{
	if (text_equal(row->key, "number"))
		scoring->number = row->value;
	else if (text_equal(row->key, "title"))
		scoring->title = row->value;
	else if (text_equal(row->key, "date"))
		return read_date(row, &scoring->date);
	else if (text_equal(row->key, "from"))
		return read_date(row, &scoring->from);
	else if (text_equal(row->key, "until"))
		return read_date(row, &scoring->until);
	else if (begins(row->key, "weight.") || begins(row->key, "bad.") ||
		 begins(row->key, "good."))
		return read_weight(scoring, row);
	else if (begins(row->key, "class."))
		return read_class(scoring, row);
	else if (text_equal(row->key, "min_n"))
		return read_least(row, &scoring->min_n);
	else if (text_equal(row->key, "min_accounts"))
		return read_least(row, &scoring->min_accounts);
	else
		return fault_field(row->key, "no such key of a methodology");
	return NULL;
}

/* Thresholds that follow from what a share is; a time has none of itself. */
static const struct fault *
settle_weight(struct scoring_weight *weight, const struct indicator *indicator)
{
	bool share = indicator->form == INDICATOR_SHARE;
	char key[64];

	if (weight->weight == 0)
		return NULL;
	if (!weight->bad_given && share && indicator->direction != 0)
		weight->bad = indicator->direction > 0 ? 0 : INDICATOR_SCALE;
	else if (!weight->bad_given)
		goto missing;
	if (!weight->good_given && share && indicator->direction != 0)
		weight->good = indicator->direction > 0 ? INDICATOR_SCALE : 0;
	else if (!weight->good_given)
		goto missing;
	if (weight->bad != weight->good)
		return NULL;
	return fault_field(indicator->id, "bad and good are the same");
missing:
	text_show(key, sizeof(key), indicator->id, sizeof(key));
	return fault_field(key, "needs both bad.%s and good.%s", key, key);
}

static void
take_digest(const struct method *rows, size_t count, char digest[DIGEST_TEXT])
{
	const char **texts = calloc(2 * count + 1, sizeof(*texts));
	size_t i;

	if (texts == NULL)
		abort();
	for (i = 0; i < count; i++) {
		texts[2 * i] = rows[i].key;
		texts[2 * i + 1] = rows[i].value;
	}
	digest_strings(texts, 2 * count, digest);
	free(texts);
}

/* Did the key come before? There are few: all were keys of a methodology. */
static bool
is_known(const struct method *rows, size_t number)
{
	size_t i;

	for (i = 0; i < number; i++)
		if (text_equal(rows[i].key, rows[number].key))
			return true;
	return false;
}

const struct fault *
scoring_read(const struct method *rows, size_t count, struct scoring *scoring)
{
	const struct fault *fault = NULL;
	size_t i;
	int k;

	*scoring = (struct scoring){
	    .date = DATE_NONE, .from = DATE_NONE, .until = DATE_NONE};
	take_digest(rows, count, scoring->digest);
	for (i = 0; i < count && fault == NULL; i++) {
		fault = rows[i].key == NULL || rows[i].value == NULL
			    ? fault_field("key", "needs a key and a value")
			    : read_row(scoring, &rows[i]);
		if (fault == NULL && is_known(rows, i))
			fault = fault_value("key", "twice", rows[i].key);
	}
	for (k = 0; k < INDICATORS && fault == NULL; k++)
		fault = settle_weight(&scoring->weights[k], &indicator_all[k]);
	return fault;
}

bool
scoring_weighs(const struct scoring *scoring, bool accounts)
{
	int i;

	for (i = 0; i < INDICATORS; i++)
		if (scoring->weights[i].weight > 0 &&
		    begins(indicator_all[i].id, "AI-") == accounts)
			return true;
	return false;
}

bool
scoring_is_approved(const struct scoring *scoring)
{
	return (scoring_weighs(scoring, false) ||
		   scoring_weighs(scoring, true)) &&
	       scoring->number != NULL && scoring->number[0] != '\0' &&
	       scoring->date != DATE_NONE;
}

bool
scoring_applies(const struct scoring *scoring, int64_t until)
{
	return scoring_is_approved(scoring) &&
	       (scoring->from == DATE_NONE || scoring->from <= until) &&
	       (scoring->until == DATE_NONE || scoring->until >= until);
}

int64_t
scoring_points(const struct scoring *scoring, int indicator, int64_t value)
{
	const struct scoring_weight *weight = &scoring->weights[indicator];
	int64_t part = value - weight->bad, whole = weight->good - weight->bad;

	if (whole < 0) {
		part = -part;
		whole = -whole;
	}
	if (part <= 0)
		return 0;
	if (part >= whole)
		return INDICATOR_SCALE;
	return (2 * part * INDICATOR_SCALE + whole) / (2 * whole);
}

bool
scoring_score(const struct scoring *scoring, const int64_t values[INDICATORS],
    const bool given[INDICATORS], int64_t *score)
{
	int64_t sum = 0, weights = 0;
	int i;

	for (i = 0; i < INDICATORS; i++) {
		if (scoring->weights[i].weight == 0 || !given[i])
			continue;
		weights += scoring->weights[i].weight;
		sum += scoring->weights[i].weight *
		       scoring_points(scoring, i, values[i]);
	}
	if (weights == 0)
		return false;
	/* 100 * sum / weights, in hundredths of a point, half up. */
	*score = (2 * sum + weights) / (2 * weights) * 100;
	return true;
}

const char *
scoring_class(const struct scoring *scoring, int64_t score)
{
	size_t i;

	for (i = 0; i < scoring->class_count; i++)
		if (score >= scoring->classes[i].least)
			return scoring->classes[i].name;
	return NULL;
}
