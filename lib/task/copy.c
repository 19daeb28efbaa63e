#include "task/copy.h"

#include "store/dump.h"
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
copy_restore(struct task *task, const struct record *record)
{
	const struct fault *fault = store_begin(task->store);

	return fault != NULL ? fault : dump_restore(task->store, record);
}

const struct fault *
copy_check(struct task *task)
{
	const struct fault *fault;
	const char *problem;

	fault = store_check_references(task->store, task->arena, &problem);
	if (fault == NULL && problem == NULL)
		fault = proof_authors(task->store, task->arena, &problem);
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
