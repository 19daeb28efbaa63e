#include "task/load.h"

#include <stdlib.h>
#include <string.h>

#include "model/reference_check.h"
#include "model/schema.h"
#include "task/recompute.h"
#include "task/tables.h"

const struct fault *
load_open(struct load *load, const char *kind)
{
	*load = (struct load){.reference = reference_find(kind)};
	if (load->reference == NULL)
		return fault_value("KIND", "no such table", kind);
	return NULL;
}

void
load_close(struct load *load)
{
	free(load->catalog.cells);
	free(load->rows);
	free(load->places);
	arena_free(&load->arena);
}

static void
make_room(struct load *load)
{
	const struct schema *schema = load->reference->schema;

	if (load->catalog.rows < load->room)
		return;
	load->room = load->room == 0 ? 64 : 2 * load->room;
	load->rows = realloc(load->rows, load->room * schema->size);
	load->catalog.cells = realloc(load->catalog.cells,
	    load->room * schema->count * sizeof(*load->catalog.cells));
	load->places =
	    realloc(load->places, load->room * sizeof(*load->places));
	if (load->rows == NULL || load->catalog.cells == NULL ||
	    load->places == NULL)
		abort();
}

/* A misspelt column would silently load nothing. */
static const struct fault *
check_columns(const struct schema *schema, const struct value *value)
{
	for (; value != NULL; value = value->next)
		if (schema_field(schema, value->name) == NULL &&
		    strcmp(value->name, "record") != 0)
			return fault_new(FAULT_INPUT,
			    "%s: the table has no such column", value->name);
	return NULL;
}

/* Of what no row is to blame for. */
static const struct load_place nowhere = {"-", 0, false};

static const struct fault *
place_fault(const struct load *load, const struct load_place *place,
    const struct fault *fault)
{
	if (place->position == 0)
		return fault_new(FAULT_INPUT, "%s: %s; table %s stays as it is",
		    place->input, fault->text, load->reference->kind);
	return fault_new(FAULT_INPUT, "%s:%s%lu: %s; table %s stays as it is",
	    place->input, place->element ? "#" : "", place->position,
	    fault->text, load->reference->kind);
}

const struct fault *
load_header(const struct load *load, const struct value *columns)
{
	const struct fault *fault =
	    check_columns(load->reference->schema, columns);

	return fault == NULL ? NULL : place_fault(load, &nowhere, fault);
}

static struct load_place
place_of(const struct record *record)
{
	return (struct load_place){
	    record->input, record->position, record->element};
}

const struct fault *
load_refuse(const struct load *load, const struct record *record,
    const struct fault *fault)
{
	struct load_place place = place_of(record);

	return place_fault(load, &place, fault);
}

/* The structs live as long as the table, so they are read from it. */
static const struct fault *
read_struct(struct load *load, const struct task *task, size_t row)
{
	const struct schema *schema = load->reference->schema;
	struct record copy;

	catalog_record(
	    load->reference, &load->catalog, row, &load->arena, &copy);
	return schema_read(schema, &copy, task->zone, &load->arena,
	    load->rows + row * schema->size);
}

const struct fault *
load_row(
    struct load *load, const struct task *task, const struct record *record)
{
	const struct schema *schema = load->reference->schema;
	const struct fault *fault;
	size_t i, row = load->catalog.rows;
	const char **cells;

	if ((fault = check_columns(schema, record->object.child)) != NULL)
		return load_refuse(load, record, fault);
	make_room(load);
	cells = load->catalog.cells + row * schema->count;
	for (i = 0; i < schema->count; i++)
		cells[i] = arena_string(
		    &load->arena, record_text(record, schema->fields[i].name));
	load->places[row] = place_of(record);
	load->catalog.rows++;
	fault = read_struct(load, task, row);
	return fault == NULL ? NULL : load_refuse(load, record, fault);
}

static const struct fault *
write_table(struct load *load, struct task *task)
{
	const struct fault *fault;
	struct buffer data = {0}, content = {0};
	struct journal_text text;
	struct task_event event = {.kind = "loaded",
	    .at = FIELD_NONE,
	    .texts = &text,
	    .text_count = 1};

	catalog_text(load->reference, &load->catalog, &content);
	text = (struct journal_text){"content", content.bytes};
	buffer_putc(&data, '{');
	buffer_member(&data, "table", load->reference->kind);
	buffer_member_integer(&data, "rows", (int64_t)load->catalog.rows);
	event.data = data.bytes + 1;
	if ((fault = store_begin(task->store)) == NULL &&
	    (fault = catalog_write(
		 task->store, load->reference, &load->catalog)) == NULL)
		fault = task_record(task, &event, false);
	buffer_free(&data);
	buffer_free(&content);
	return fault;
}

/* What the new rows say about the rows of other tables. */
static const struct fault *
check_links(struct load *load, struct task *task, size_t *row)
{
	struct reference_rows tables[REFERENCE_KINDS];
	const struct fault *fault;
	size_t kind = (size_t)(load->reference - reference_all), before;

	if ((fault = tables_read_all(task, &load->arena, tables)) != NULL)
		return fault;
	before = tables[kind].count;
	tables[kind] = (struct reference_rows){load->rows, load->catalog.rows};
	fault = reference_check_links(load->reference->kind, tables, row);
	if (fault == NULL)
		load->doubt = reference_check_orphans(
		    load->reference->kind, tables, &load->arena);
	if (fault == NULL && load->doubt == NULL && before > 0 &&
	    load->catalog.rows == 0)
		load->doubt = arena_printf(&load->arena,
		    "the table %s had %zu row%s, and has none any more",
		    load->reference->kind, before, before == 1 ? "" : "s");
	return fault;
}

const struct fault *
load_finish(struct load *load, struct task *task, bool alone,
    struct recompute_result *result)
{
	struct load_place whole = {
	    load->catalog.rows > 0 ? load->places[0].input : "-", 0, false};
	struct reference_rows rows = {load->rows, load->catalog.rows};
	const struct fault *fault;
	size_t row = SIZE_MAX;

	fault = reference_check(load->reference->kind, rows, &row);
	if (fault == NULL && alone &&
	    (fault = store_begin(task->store)) == NULL)
		fault = check_links(load, task, &row);
	if (fault != NULL && fault->code == FAULT_INPUT)
		return place_fault(load,
		    row < load->catalog.rows ? &load->places[row] : &whole,
		    fault);
	if (load->doubt == NULL)
		load->doubt = reference_check_doubt(
		    load->reference->kind, rows, &load->arena);
	if (fault == NULL)
		fault = write_table(load, task);
	return fault != NULL || !alone
		   ? fault
		   : recompute_load(task, load->reference->kind, result);
}
