#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"
#include "task/evaluating_facts.h"
#include "task/law.h"

/* The row of a code on the last day, else the one that holds last before it. */
static const struct body *
row_at_end(const struct body *rows, size_t count, const char *code, int64_t day)
{
	const struct body *found = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct body *row = &rows[i];

		if (!text_equal(row->code, code) ||
		    (row->from != DATE_NONE && row->from > day))
			continue;
		if (row->until == DATE_NONE || row->until >= day)
			return row;
		if (found == NULL || row->until > found->until)
			found = row;
	}
	return found;
}

/* Another name it had in the period. */
static const char *
former_name(const struct evaluating *evaluating, const struct body *rows,
    size_t count, const struct body *now)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (text_equal(rows[i].code, now->code) &&
		    !text_equal(rows[i].name, now->name) &&
		    rows[i].until != DATE_NONE &&
		    rows[i].until >= evaluating->first &&
		    rows[i].until < evaluating->last)
			return rows[i].name;
	return NULL;
}

/* Institutions go with the body they belong to, through others. */
static enum evaluating_part
part_of(const struct evaluating *evaluating, const struct body *rows,
    size_t count, const struct body *row)
{
	size_t i;

	/* On no day a circle; rows of different days may make one. */
	for (i = 0; i < count && row != NULL && row->parent != NULL &&
		    text_equal(row->kind, "institution");
	     i++)
		row = row_at_end(rows, count, row->parent, evaluating->last);
	return row != NULL && text_equal(row->kind, "municipal")
		   ? EVALUATING_MUNICIPAL
		   : EVALUATING_EXECUTIVE;
}

const struct fault *
evaluating_facts_moved(
    struct evaluating *evaluating, const char *code, bool *moved)
{
	const struct body *rows, *first = NULL;
	const struct region *region;
	const struct fault *fault;
	size_t i, count;

	*moved = false;
	if ((fault = region_get(evaluating->task, &region)) != NULL)
		return fault;
	rows = region_rows(region, "bodies", &count);
	for (i = 0; i < count; i++) {
		if (!text_equal(rows[i].code, code))
			continue;
		if (first == NULL)
			first = &rows[i];
		*moved |= !text_equal(rows[i].schedule, first->schedule);
	}
	return NULL;
}

/* I-06: the working time of the owner, or of the Center if so set. */
static const struct fault *
hours_at(struct evaluating *evaluating, const char *code, int64_t at,
    const struct hours **hours)
{
	const struct law_state *law;
	const struct fault *fault;

	if ((fault = law_get(evaluating->task, &law)) != NULL)
		return fault;
	return law_hours_at(evaluating->task, law,
	    law->tables.readings.clock_schedule == CLOCK_SCHEDULE_CENTER
		? law_center
		: code,
	    at, hours);
}

static const struct fault *
find_hours(struct evaluating *evaluating, struct evaluating_body *body)
{
	const struct fault *fault;

	fault = evaluating_facts_moved(evaluating, body->code, &body->moved);
	body->moved |= evaluating->center_moved;
	return fault != NULL ? fault
			     : hours_at(evaluating, body->code,
				   evaluating->end - 1, &body->hours);
}

const struct fault *
evaluating_facts_frame(struct evaluating *evaluating,
    const struct evaluating_body *body, int64_t at,
    struct indicator_frame *frame)
{
	*frame = (struct indicator_frame){.cut = evaluating->cut,
	    .until = evaluating->until,
	    .tolerance = evaluating->tolerance,
	    .hours = body == NULL ? evaluating->center_hours : body->hours};
	/* Facts come by the million, bodies that work otherwise hardly ever. */
	if (body == NULL ? !evaluating->center_moved : !body->moved)
		return NULL;
	return hours_at(evaluating, body == NULL ? law_center : body->code, at,
	    &frame->hours);
}

static const struct fault *
make_body(struct evaluating *evaluating, struct evaluating_body *body)
{
	const struct region *region;
	const struct fault *fault;
	const struct body *rows, *row;
	size_t count;

	if ((fault = region_get(evaluating->task, &region)) != NULL)
		return fault;
	rows = region_rows(region, "bodies", &count);
	row = row_at_end(rows, count, body->code, evaluating->last);
	body->name = row == NULL || row->name == NULL ? body->code : row->name;
	if (row != NULL)
		body->former = former_name(evaluating, rows, count, row);
	body->part = part_of(evaluating, rows, count, row);
	return find_hours(evaluating, body);
}

/* The entry of a key; `*is_new` if it was made now. */
static struct evaluating_body *
find_entry(struct evaluating *evaluating, const char *key, bool *is_new)
{
	size_t number = lookup_number(&evaluating->codes, key);

	if (number == evaluating->body_room) {
		evaluating->body_room =
		    number == 0 ? 32 : 2 * evaluating->body_room;
		evaluating->bodies = realloc(evaluating->bodies,
		    evaluating->body_room * sizeof(*evaluating->bodies));
		if (evaluating->bodies == NULL)
			abort();
	}
	*is_new = number == evaluating->body_count;
	if (*is_new) {
		evaluating->bodies[number] = (struct evaluating_body){
		    .code = evaluating->codes.texts[number]};
		evaluating->body_count++;
	}
	return &evaluating->bodies[number];
}

const struct fault *
evaluating_facts_body(struct evaluating *evaluating, const char *code,
    struct evaluating_body **body)
{
	bool is_new;

	*body = find_entry(evaluating, code, &is_new);
	return is_new ? make_body(evaluating, *body) : NULL;
}

const struct fault *
evaluating_facts_owner(struct evaluating *evaluating,
    const struct audit_owner *owner, int64_t day, struct evaluating_body **body)
{
	/* No code begins with a control character. */
	const char *key =
	    arena_printf(&evaluating->arena, "\x01%s", owner->code);
	const struct body *rows, *row;
	const struct region *region;
	const struct fault *fault;
	size_t count;
	bool is_new;

	*body = find_entry(evaluating, key, &is_new);
	if (!is_new)
		return NULL;
	if ((fault = region_get(evaluating->task, &region)) != NULL)
		return fault;
	rows = region_rows(region, "bodies", &count);
	row = row_at_end(rows, count, owner->code, day);
	(*body)->code++;
	(*body)->name = arena_string(&evaluating->arena,
	    row == NULL || row->name == NULL ? owner->code : row->name);
	(*body)->part = owner->kind == AUDIT_MUNICIPAL
			    ? EVALUATING_MUNICIPAL_ACCOUNTS
			    : EVALUATING_ACCOUNTS;
	return NULL;
}
