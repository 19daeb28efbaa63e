/*
 * Questions about a due time: one field a line, in the order of struct
 * compute_input, then further fields KEY=VALUE.
 */
#include "fuzz.h"

#include "record/builtin.h"
#include "task/lawbook.h"

enum { FIELDS = 8, OVERRIDES = 8 };

static struct compute *
open_compute(void)
{
	static struct reference_rows rows[REFERENCE_KINDS];
	static struct compute_tables tables;
	static struct compute *compute;
	static struct arena arena;
	static struct zone *zone;

	if (compute != NULL)
		return compute;
	PROMISE(zone_open(&zone, "Asia/Omsk") == NULL);
	PROMISE(builtin_read(zone, &arena, rows) == NULL);
	PROMISE(lawbook_tables(rows, zone, &tables) == NULL);
	compute_open(&compute, &tables);
	return compute;
}

/* Cuts the text up; returns how many overrides there are. */
static size_t
cut(char *text, const char *fields[FIELDS],
    struct compute_override overrides[OVERRIDES])
{
	size_t i = 0, count = 0;
	char *line, *value;

	while ((line = strsep(&text, "\n")) != NULL) {
		if (i < FIELDS) {
			fields[i++] = line[0] == '\0' ? NULL : line;
			continue;
		}
		value = strchr(line, '=');
		if (value == NULL || count == OVERRIDES)
			continue;
		*value++ = '\0';
		overrides[count++] = (struct compute_override){line, value};
	}
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct compute_override overrides[OVERRIDES];
	char *text = fuzz_string(data, size);
	const char *fields[FIELDS] = {NULL};
	size_t count = cut(text, fields, overrides);
	struct compute_input input = {fields[0], fields[1], NULL, fields[2],
	    fields[3], fields[4], fields[5], fields[6], fields[7], overrides,
	    count};
	struct compute_answer answer;
	const struct fault *fault;

	fault = compute_due(open_compute(), &input, &answer);
	if (fault != NULL) {
		PROMISE(fault->code == FAULT_INPUT);
		PROMISE(fault->text[0] != '\0');
	} else {
		PROMISE(answer.law != NULL);
		PROMISE(answer.limit.amount > 0);
	}
	free(text);
	return 0;
}
