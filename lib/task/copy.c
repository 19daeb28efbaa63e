#include "task/copy.h"

#include "store/proof.h"

const struct fault *
copy_open(struct task *task, struct dump **dump)
{
	return dump_open(task->store, dump);
}

const struct fault *
copy_next(struct dump *dump, struct buffer *line, bool *more)
{
	return dump_next(dump, line, more);
}

void
copy_close(struct dump *dump)
{
	dump_close(dump);
}

const struct fault *
copy_restore(struct task *task, const struct record *record,
    struct dump_restored *restored)
{
	const struct fault *fault = store_begin(task->store);

	return fault != NULL ? fault
			     : dump_restore(task->store, record, restored);
}

/* What of a dump is missing by what it says of itself; NULL: nothing. */
static const char *
missing(const struct dump_restored *restored, struct arena *arena)
{
	if (!restored->ended)
		return "its last line is missing";
	if (restored->rows == restored->told)
		return NULL;
	return arena_printf(arena, "it has %lld rows, its last line says %lld",
	    (long long)restored->rows, (long long)restored->told);
}

const struct fault *
copy_check(struct task *task, const struct dump_restored *restored)
{
	const struct fault *fault;
	const char *problem;

	fault = store_check_references(task->store, task->arena, &problem);
	if (fault == NULL && problem == NULL)
		fault = proof_authors(task->store, task->arena, &problem);
	if (fault == NULL && problem == NULL)
		fault = proof_spans(task->store, task->arena, &problem);
	if (fault == NULL && problem == NULL)
		problem = missing(restored, task->arena);
	if (fault == NULL && problem != NULL)
		fault = fault_new(
		    FAULT_INPUT, "the dump is not whole: %s", problem);
	return fault;
}

const struct fault *
copy_backup(struct task *task, const char *path)
{
	return task->dry_run ? store_try_backup(path)
			     : store_backup(task->store, path);
}
