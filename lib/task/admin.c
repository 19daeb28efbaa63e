#include "task/admin.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "store/alerts.h"
#include "store/entries.h"
#include "store/findings.h"
#include "store/journal.h"
#include "store/proof.h"
#include "store/proof_case.h"

const struct fault *
admin_create(struct task *task, const char *path)
{
	task->role = "admin";
	return store_create(&task->store, path);
}

const struct fault *
admin_settle(struct task *task)
{
	struct store *store = task->store;

	task->store = NULL;
	return store_settle(store);
}

const struct fault *
admin_upgrade(const char *path, bool keep, int *from, int *to)
{
	return store_upgrade(path, keep, from, to);
}

static void
put_text(struct task *task, struct record *record, const char *name,
    const char *text)
{
	record_set(record, value_text(task->arena, name, text));
}

const struct fault *
admin_enrol(struct task *task, struct load *load)
{
	static const char *const roles[] = {"admin", "curator"};
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < 2 && fault == NULL; i++) {
		struct record record = {.object.kind = VALUE_OBJECT};

		put_text(task, &record, "login", task->actor);
		put_text(task, &record, "name", task->actor);
		put_text(task, &record, "role", roles[i]);
		fault = load_row(load, task, &record);
	}
	return fault;
}

const struct fault *
admin_set_zone(struct load *load, const char *zone)
{
	size_t columns = load->reference->schema->count;
	struct setting *settings = (struct setting *)(void *)load->rows;
	size_t row;

	for (row = 0; row < load->catalog.rows; row++) {
		if (!text_equal(settings[row].key, "timezone"))
			continue;
		settings[row].value = arena_string(&load->arena, zone);
		load->catalog.cells[row * columns + 1] = settings[row].value;
		return NULL;
	}
	return fault_field("timezone", "is not in the built-in settings");
}

const struct fault *
admin_read_table(struct task *task, const char *kind, struct admin_table *table)
{
	table->reference = reference_find(kind);
	if (table->reference == NULL)
		return fault_value("KIND", "no such table", kind);
	return catalog_read(
	    task->store, table->reference, task->arena, &table->catalog);
}

void
admin_table_row(struct task *task, const struct admin_table *table, size_t row,
    struct record *record)
{
	catalog_record(
	    table->reference, &table->catalog, row, task->arena, record);
}

static const struct fault *
parse_head(
    struct arena *arena, const char *head, int64_t *seq, const char **hash)
{
	const char *colon = strchr(head, ':');

	if (colon == NULL || strlen(colon + 1) != DIGEST_TEXT - 1 ||
	    !text_integer(
		arena_copy(arena, head, (size_t)(colon - head)), seq) ||
	    *seq < 1)
		return fault_new(
		    FAULT_USAGE, "--head: not SEQ:HASH: %.80s", head);
	*hash = colon + 1;
	return NULL;
}

/* What is proven after the chain, each on its own. */
static const struct fault *(*const proofs[])(
    struct store *, struct arena *, const char **) = {proof_tables,
    proof_messages, proof_authors, proof_spans, proof_revisions, proof_case_all,
    proof_clocks, proof_case_notices, proof_drafts, proof_outages, alerts_prove,
    proof_publications, entries_prove, findings_prove};

/* The chain, then the rest; the first problem. */
static const struct fault *
prove(struct task *task, int64_t seq, const char *hash, const char **problem)
{
	const struct fault *fault;
	size_t i;

	fault = journal_verify(task->store, task->arena, seq, hash, problem);
	for (i = 0; i < sizeof(proofs) / sizeof(*proofs) && fault == NULL &&
		    *problem == NULL;
	     i++)
		fault = proofs[i](task->store, task->arena, problem);
	return fault;
}

const struct fault *
admin_verify(struct task *task, const char *head, const volatile int *stop,
    const char **problem)
{
	const char *hash = NULL, *schema;
	const struct fault *fault;
	int64_t seq = 0;

	*problem = NULL;
	if (head != NULL &&
	    (fault = parse_head(task->arena, head, &seq, &hash)) != NULL)
		return fault;
	store_heed(task->store, stop);
	if ((fault = store_check(task->store, task->arena, problem)) != NULL ||
	    (fault = store_stopped(task->store)) != NULL || *problem != NULL)
		return fault;
	if ((fault = proof_schema(task->store, task->arena, &schema)) != NULL)
		return fault;
	fault = prove(task, seq, hash, problem);
	/* Rather a row than the guard that was taken away to change it; and
	 * what cannot be read without a view is the view's fault. */
	if (schema != NULL && store_stopped(task->store) == NULL &&
	    (fault != NULL || *problem == NULL)) {
		*problem = schema;
		fault = NULL;
	}
	return fault != NULL ? fault : store_stopped(task->store);
}

const struct fault *
admin_head(struct task *task, const char **head)
{
	const struct fault *fault;
	char hash[DIGEST_TEXT];
	int64_t seq;

	fault = journal_head(task->store, &seq, hash);
	if (fault == NULL)
		*head = arena_printf(task->arena, "%" PRId64 ":%s", seq, hash);
	return fault;
}
