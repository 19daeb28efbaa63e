/*
 * A store of a test's own, made by the tools that were built with it, in a
 * folder that goes with it; the test then acts on it through lib/task.
 */
#ifndef OTKLIK_TESTS_SCRATCH_H
#define OTKLIK_TESTS_SCRATCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "model/schema.h"
#include "task/task.h"

struct scratch {
	char folder[64], path[96];
	struct arena arena;
	struct task task;
};

/* Runs a shell command with the store in OTKLIK_DB, the clock at `now`. */
static void
scratch_run(struct scratch *scratch, const char *now, const char *command)
{
	char line[2048];
	const char *bin = getenv("OTKLIK_BIN");

	snprintf(line, sizeof(line),
	    "cd %s && PATH='%s':$PATH OTKLIK_DB=%s OTKLIK_NOW=%s "
	    "LC_ALL=C.UTF-8 && export PATH OTKLIK_DB OTKLIK_NOW LC_ALL && "
	    "{ %s; } >/dev/null",
	    scratch->folder, bin != NULL ? bin : ".", scratch->path, now,
	    command);
	if (system(line) != 0)
		fail_msg("failed: %s", command);
}

/* Makes the store, with these lines in the table staff, and opens it. */
static void
scratch_open(struct scratch *scratch, const char *now, const char *staff,
    const char *messages)
{
	char line[1024];

	*scratch = (struct scratch){.folder = "/tmp/otklik-test-"};
	memset(scratch->folder + strlen(scratch->folder), 'X', 6);
	assert_non_null(mkdtemp(scratch->folder));
	snprintf(scratch->path, sizeof(scratch->path), "%s/store.db",
	    scratch->folder);
	scratch_run(scratch, now, "store-admin init");
	snprintf(line, sizeof(line),
	    "(store-admin show staff; printf '%s') >staff && "
	    "store-admin load staff <staff",
	    staff);
	scratch_run(scratch, now, line);
	scratch_run(scratch, now, messages);
	assert_null(task_open(&scratch->task, scratch->path));
	scratch->task.arena = &scratch->arena;
	scratch->task.actor = "kurator";
	assert_true(instant_parse(now, scratch->task.zone, &scratch->task.now));
}

static void
scratch_close(struct scratch *scratch)
{
	char line[128];

	task_close(&scratch->task);
	arena_free(&scratch->arena);
	snprintf(line, sizeof(line), "rm -rf '%s'", scratch->folder);
	if (system(line) != 0)
		fail_msg("cannot remove %s", scratch->folder);
}

#endif
