/*
 * What every command shares: its options, the store, the streams, the loop
 * over batches, and the one place that touches standard error, the exit
 * status, the clock, the environment and the user's login.
 *
 * A command reads as a story: tool_open, for each record (tool_next, act,
 * tool_put or tool_refuse), tool_close.
 */
#ifndef OTKLIK_CMD_TOOL_H
#define OTKLIK_CMD_TOOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/options.h"
#include "model/record.h"
#include "model/schema.h"
#include "record/stream.h"
#include "record/writer.h"
#include "task/task.h"

enum tool_operands {
	TOOL_FILES,  /* operands are inputs, none: standard input */
	TOOL_IDS,    /* operands are message ids, none: standard input */
	TOOL_SOURCE, /* ids too; none: the store itself, "-": standard input */
	TOOL_WORDS   /* the command looks at them itself */
};

struct tool_spec {
	const char *name;
	const char *synopsis; /* what stands behind the options */
	const char *purpose;  /* one sentence */
	enum tool_operands operands;
	const struct option_spec *options;
	const struct schema *fields; /* fields that are options too, or NULL */
	const struct schema *output; /* NULL: the command writes itself */
	const char *document;	     /* what -o takes too, as html,xlsx; NULL */
};

struct tool {
	const struct tool_spec *spec;
	struct options options;
	struct arena arena;  /* of the whole run */
	struct arena record; /* of the record in hand */
	/* Set by who ends records later than he begins with them: what ends those
	 * that are begun, all (generation 0) before a batch ends, else those that
	 * came before the last generation (stream_generation). What hangs on a
	 * record lives as long as the record. */
	const struct fault *(*settle)(void *context, uint64_t generation);
	void *settled;		/* that context */
	struct arena before[2]; /* of those before, the last first */
	uint64_t generation;	/* of the record in hand */
	struct task task;
	struct helper *helper; /* a second thread */
	struct stream *stream;
	struct writer *writer;
	enum writer_format format;   /* what -o says, else the default */
	const char *document;	     /* one of spec->document, if -o says so */
	enum tool_operands operands; /* spec->operands unless changed */
	const struct schema *input;  /* tells lists and objects in cells; NULL:
					spec->fields do; set before tool_streams */
	const struct schema *output; /* spec->output unless changed before
					tool_streams */
	const char *columns;	     /* --fields, else NULL */
	bool overrides;		     /* fields are given as options */
	const char *const *lists;    /* of struct reader_options; set before
					tool_streams */
	value_pack *pack;	     /* likewise */
	bool foreign;		     /* the input's fields are not spec->fields:
				   options do not override them */
	const char *db;
	const char *temporary; /* folder of temporary files; NULL: not said */
	bool dry_run;
	bool refused; /* exit 1 */
	bool said;    /* with --strict: the fault that ends the run is told */
	bool partial; /* it was said that names may be missing */
	bool found;   /* exit 1: --check, verify, msg-publish: see there */
	bool closed;  /* nobody reads standard output any more */
	bool cut;     /* a signal came before the end of the input */
	/* the batch in hand */
	uint64_t batch_began, records;
	struct buffer complaints; /* for standard error */
	struct buffer printed;	  /* for standard output */
	struct record record_in;
};

/*
 * Takes the command line apart. --help and --version are answered here and
 * end the program; so does a usage error, by a fault.
 */
const struct fault *tool_options(
    struct tool *tool, const struct tool_spec *spec, int argc, char **argv);

/* FAULT_USAGE if neither --db nor OTKLIK_DB says which store. */
const struct fault *tool_need_db(const struct tool *tool);

/* Opens the store, knows who acts and what time it is. */
const struct fault *tool_store(struct tool *tool);

/* The clock and the actor without a store (store-admin init). */
const struct fault *tool_actor(struct tool *tool, const struct zone *zone);

/* An option's instant; FIELD_NONE if it was not given, FAULT_USAGE if it is
 * none. After the store, whose zone it may be in. */
const struct fault *tool_instant(
    const struct tool *tool, const char *option, int64_t *instant);

/* Opens the input and the output. */
const struct fault *tool_streams(struct tool *tool);

/* True if a person sits there who could write with an editor. */
bool tool_may_edit(void);

/*
 * Runs VISUAL, EDITOR or vi on a file; what is typed meanwhile ends nothing but
 * that. FAULT_SYSTEM if it cannot be run, or does not end well.
 */
const struct fault *tool_edit(const char *path);

/* All three, for a filter. */
const struct fault *tool_open(
    struct tool *tool, const struct tool_spec *spec, int argc, char **argv);

/*
 * The next record, its overrides applied; false at the end or when the run
 * must stop, with the fault in `*fault` (NULL at the end). Between batches it
 * commits, writes out and reads on.
 */
bool tool_next(
    struct tool *tool, struct record **record, const struct fault **fault);

/* Ends a batch: commits (rolls back with --dry-run), then writes out. */
const struct fault *tool_flush(struct tool *tool);

/* Ends a batch early if enough is waiting; for sources that read no input. */
const struct fault *tool_pace(struct tool *tool);

/* FAULT_SYSTEM if a signal says to end: for what is done whole or not at all. */
const struct fault *tool_go_on(void);

/*
 * For sources, after each record: tool_pace; but if a signal says to end, ends
 * the batch in hand and gives FAULT_SYSTEM, as nobody could see that more would
 * have come.
 */
const struct fault *tool_heed(struct tool *tool);

/* What the machine's clock shows, whatever --now says: milliseconds since
 * 1970 UTC. */
int64_t tool_wall(void);

/* True if a signal says to end, or nobody reads any more: for sources whose
 * work is worth ending early. */
bool tool_stopped(const struct tool *tool);

/*
 * Adds a record to the output, with the further fields of `in`, if it is not
 * NULL; but not that it was a dry run before, if this is none.
 */
void tool_put(struct tool *tool, const struct schema *schema, const void *data,
    struct record *in);

/*
 * Refuses the record in hand: says why, keeps it for --rejects. Returns the
 * fault again if the run cannot go on after it, or with --strict, else NULL.
 */
const struct fault *tool_refuse(
    struct tool *tool, const struct record *record, const struct fault *fault);

/* A remark on standard error, unless --quiet; written with the batch. */
void tool_remark(struct tool *tool, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* For tool_edit.c: what VISUAL and EDITOR say, else vi. */
const char *tool_editor(void);

/* For tool.c: keeps the numbers of standard streams that are closed. */
void tool_keep_streams(void);

/* For tool.c: makes room for what hangs on the record that was read. */
const struct fault *tool_turn(struct tool *tool);

/* Remarks once if something that stands around a record was not kept. */
void tool_look_around(struct tool *tool, const struct record *record);

/* Commits, closes everything, says what went wrong; the exit status. */
int tool_close(struct tool *tool, const struct fault *fault);

#endif
