#include "order/question.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define BLANKS " \t\r\n"

/* A piece of a field without the spaces around it. */
static char *
trim(char *piece)
{
	size_t length;

	piece += strspn(piece, BLANKS);
	length = strlen(piece);
	while (length > 0 && strchr(BLANKS, piece[length - 1]) != NULL)
		length--;
	piece[length] = '\0';
	return piece;
}

/* One KEY=VALUE behind a rule. */
static const struct fault *
read_override(
    char *piece, struct readings *readings, struct question_rule *rule)
{
	char *value = strchr(piece, '=');
	const struct fault *fault;
	bool known = true;

	if (value == NULL)
		return fault_value("rule", "not KEY=VALUE", piece);
	*value++ = '\0';
	piece = trim(piece);
	value = trim(value);
	if (text_equal(piece, "detected")) {
		rule->detected = value;
		return NULL;
	}
	fault = reading_set(readings, piece, value, &known);
	if (!known)
		return fault_value("rule", "no such reading", piece);
	return fault;
}

const struct fault *
question_rule(const char *text, struct arena *arena, struct readings *readings,
    struct question_rule *rule)
{
	const struct fault *fault = NULL;
	char *piece, *rest;

	*rule = (struct question_rule){.rule = text};
	if (strpbrk(text, ";" BLANKS) == NULL)
		return NULL;
	piece = arena_string(arena, text);
	piece = strtok_r(piece, ";", &rest);
	rule->rule = piece == NULL ? "" : trim(piece);
	while (fault == NULL && (piece = strtok_r(NULL, ";", &rest)) != NULL) {
		if (*trim(piece) != '\0')
			fault = read_override(piece, readings, rule);
	}
	return fault;
}

const struct fault *
question_instant(const char *field, const char *text, const struct zone *zone,
    int64_t *instant)
{
	if (!instant_parse(text, zone, instant))
		return fault_value(field, "not a date", text);
	return NULL;
}

static const struct fault *
read_outage(char *piece, const struct zone *zone, struct downtime *downtime)
{
	char *end = strchr(piece, '/');
	const struct fault *fault;

	if (end == NULL)
		return fault_value("outages", "not BEGIN/END", piece);
	*end++ = '\0';
	piece = trim(piece);
	end = trim(end);
	fault = question_instant("outages", piece, zone, &downtime->begin);
	if (fault != NULL)
		return fault;
	downtime->end = DOWNTIME_OPEN;
	if (end[0] != '\0')
		fault = question_instant("outages", end, zone, &downtime->end);
	if (fault == NULL && downtime->end < downtime->begin)
		return fault_value("outages", "ends before it begins", end);
	return fault;
}

const struct fault *
question_outages(const char *text, const struct zone *zone, struct arena *arena,
    struct downtime **downtimes, size_t *count)
{
	const struct fault *fault = NULL;
	size_t most = 1;
	char *piece, *rest;

	for (const char *at = text; *at != '\0'; at++)
		most += *at == ';' || *at == ',';
	*downtimes = arena_alloc(arena, most * sizeof(**downtimes));
	*count = 0;
	piece = strtok_r(arena_string(arena, text), ";,", &rest);
	while (fault == NULL && piece != NULL) {
		if (*trim(piece) != '\0')
			fault =
			    read_outage(piece, zone, &(*downtimes)[(*count)++]);
		piece = strtok_r(NULL, ";,", &rest);
	}
	return fault;
}
