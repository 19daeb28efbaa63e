/*
 * Who does what, when: what every act on the store needs to know.
 */
#ifndef OTKLIK_TASK_TASK_H
#define OTKLIK_TASK_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/message.h"
#include "store/journal.h"
#include "store/store.h"
#include "task/region.h"

struct task {
	struct store *store;
	const struct zone *zone;
	struct arena *arena;   /* of the record in hand */
	int64_t now;	       /* the clock of the run */
	const char *actor;     /* login that acts */
	const char *real;      /* login of the real user, if another (--as) */
	bool clock_given;      /* --now was given */
	bool dry_run;	       /* nothing is kept */
	const char *role;      /* in which the actor acts; task_allow sets it */
	struct region *region; /* NULL until it is asked for */
	struct law_state *law; /* NULL until it is asked for */
	/* The message that is decided on, as the store has it; NULL: none. */
	const struct message *subject;
	/* The message that this run changed last, from which event to which. */
	struct {
		int64_t message, from, to;
	} own;
};

/*
 * May the actor act in one of these roles (NULL ends the list; the first that
 * he has is taken)? FAULT_DENIED names what is missing; that it was denied is
 * recorded, with the number of the message that is decided on if there is one;
 * the message stays as it is. --as and --now need role admin. The words of the
 * list must outlive the task: it keeps the one it takes.
 */
const struct fault *task_allow(struct task *task, const char *const *roles);

/* The same for somebody of one body: an executor of `body`, as "executor". */
const struct fault *task_allow_body(
    struct task *task, const char *role, const char *body);

/* Does the actor have the role (of this body, unless NULL)? Nothing is refused. */
const struct fault *task_has_body(
    struct task *task, const char *role, const char *body, bool *has);

/* A role, of one body or (NULL) whichever it is given for. */
struct task_grant {
	const char *role, *body;
};

/* The same for somebody who has one of several; the first that he has. */
const struct fault *task_allow_any(
    struct task *task, const struct task_grant *grants, size_t count);

/* The date of an instant in the store's zone. */
int64_t task_date(const struct task *task, int64_t instant);

/* Opens the store and its zone; ends the transaction or rolls it back. */
const struct fault *task_open(struct task *task, const char *path);
const struct fault *task_commit(struct task *task);
/* Which transaction it is in, or was in last; see store_transaction. */
int64_t task_transaction(const struct task *task);
void task_rollback(struct task *task);
void task_close(struct task *task);

/* Ends what the store does; from a signal handler (store_interrupt). */
void task_interrupt(struct task *task);

/* What one act records. */
struct task_event {
	const char *kind; /* of the event */
	int64_t at;	  /* when it happened; FIELD_NONE: now */
	/* The message before and after; NULL for an act on the store. `after`
	 * gets its as_of. */
	const struct message *before;
	struct message *after;
	const char *content; /* of `after` (change.h); NULL: not known yet */
	/* Further members of the event's data: "name":value,... or NULL. */
	const char *data;
	const struct journal_text *texts; /* said in free words */
	size_t text_count;
};

/*
 * Appends the event of an act and writes the message's row, in the open write
 * transaction. A new message is registered by the caller, who sets `is_new`.
 */
const struct fault *task_record(
    struct task *task, const struct task_event *event, bool is_new);

/*
 * The same of an act that changes only due and holder of a message, read with
 * messages_get_due.
 */
const struct fault *task_record_due(
    struct task *task, const struct task_event *event);

#endif
