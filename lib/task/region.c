#include "task/region.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/name.h"
#include "model/setting.h"
#include "order/terms.h"
#include "task/tables.h"
#include "task/task.h"

static struct region *
make_region(struct region *older)
{
	struct region *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->older = older;
	return made;
}

const struct fault *
region_get(struct task *task, const struct region **region)
{
	const struct fault *fault = NULL;

	if (task->region == NULL) {
		task->region = make_region(NULL);
		/* The number first: a load in between is found out later. */
		fault = catalog_loaded(task->store, &task->region->loaded);
		if (fault == NULL)
			fault = tables_read_all(
			    task, &task->region->arena, task->region->tables);
	}
	*region = task->region;
	return fault;
}

const struct fault *
region_refresh(struct task *task)
{
	const struct fault *fault;
	struct region *made;
	int64_t loaded;

	if (task->region == NULL)
		return NULL;
	if ((fault = catalog_loaded(task->store, &loaded)) != NULL ||
	    loaded == task->region->loaded)
		return fault;
	made = make_region(task->region);
	made->loaded = loaded;
	task->region = made;
	return tables_read_all(task, &made->arena, made->tables);
}

const struct fault *
region_at(struct task *task, int64_t loaded, struct region **region)
{
	static const char *const kinds[] = {
	    "bodies", "schedules", "calendar", "terms", "settings"};
	const struct fault *fault = NULL;
	struct catalog catalog;
	size_t i;

	*region = make_region(NULL);
	(*region)->loaded = loaded;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && fault == NULL;
	     i++) {
		const struct reference *kind = reference_find(kinds[i]);

		fault = catalog_read_loaded(
		    task->store, kind, loaded, &(*region)->arena, &catalog);
		if (fault == NULL)
			fault = tables_structs(kind, &catalog, task->zone,
			    &(*region)->arena,
			    &(*region)->tables[kind - reference_all]);
	}
	return fault;
}

void
region_close(struct region *region)
{
	struct region *older;

	for (; region != NULL; region = older) {
		older = region->older;
		arena_free(&region->arena);
		free(region);
	}
}

const void *
region_rows(const struct region *region, const char *kind, size_t *count)
{
	const struct reference *reference = reference_find(kind);
	const struct reference_rows *rows =
	    &region->tables[reference - reference_all];

	*count = rows->count;
	return rows->rows;
}

const struct body *
region_body(const struct region *region, const char *code, int64_t date)
{
	size_t i, count;
	const struct body *bodies = region_rows(region, "bodies", &count);

	for (i = 0; i < count; i++) {
		const struct body *body = &bodies[i];

		if (text_equal(body->code, code) &&
		    (body->from == DATE_NONE || body->from <= date) &&
		    (body->until == DATE_NONE || body->until >= date))
			return body;
	}
	return NULL;
}

const struct body *
region_body_until(const struct region *region, const char *code, int64_t date)
{
	const struct body *found = region_body(region, code, date);
	size_t i, count;
	const struct body *bodies = region_rows(region, "bodies", &count);

	if (found != NULL)
		return found;
	for (i = 0; i < count; i++)
		if (text_equal(bodies[i].code, code) &&
		    bodies[i].until != DATE_NONE && bodies[i].until < date &&
		    (found == NULL || bodies[i].until > found->until))
			found = &bodies[i];
	return found;
}

const struct body *
region_superior(const struct region *region, const char *code, int64_t date)
{
	const struct body *body = region_body(region, code, date);
	const struct body *parent = body;

	/* No row lies in itself: reference_check saw to it. */
	while (parent != NULL && text_equal(parent->kind, "institution")) {
		body = parent;
		parent = body->parent == NULL
			     ? NULL
			     : region_body(region, body->parent, date);
	}
	return parent != NULL ? parent : body;
}

const char *
region_ruleset(const struct region *region, const char *code, int64_t date)
{
	const struct body *body = region_superior(region, code, date);

	return terms_ruleset(body == NULL ? "other" : body->kind);
}

const char *
region_setting(const struct region *region, const char *key)
{
	size_t count;
	const struct setting *settings =
	    region_rows(region, "settings", &count);

	return setting_get(settings, count, key);
}

bool
region_has_topic(const struct region *region, const char *topic)
{
	size_t i, count;
	const struct topic *topics = region_rows(region, "topics", &count);

	for (i = 0; i < count; i++)
		if (text_equal(topics[i].topic, topic) ||
		    text_equal(topics[i].group, topic))
			return true;
	return false;
}

bool
region_has_place(const struct region *region, const char *place)
{
	size_t count;
	const struct place *places = region_rows(region, "places", &count);

	return name_place(places, count, place) != NULL;
}
