/*
 * The case of a message while somebody decides on it: the message, who has it,
 * what happens now. Nothing is written before case_settle.
 */
#ifndef OTKLIK_TASK_CASE_H
#define OTKLIK_TASK_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/term.h"
#include "model/assignment.h"
#include "model/draft.h"
#include "model/event.h"
#include "model/fact.h"
#include "model/message.h"
#include "model/transition.h"
#include "task/task.h"

enum { CASE_BODIES = 64, CASE_EVENTS = 2 * CASE_BODIES + 8, CASE_TEXTS = 4 };

/* Something that happens to the case, not written yet. */
struct case_event {
	enum event_kind kind;
	int64_t at;
	struct assignment *assignment; /* it concerns, or NULL */
	struct term term;	   /* the one set or granted; amount 0: none */
	const struct draft *draft; /* it is about, or NULL */
	enum fact_kind fact;	   /* imported: which */
	bool untimed;		   /* imported: the export does not tell when */
	struct buffer data;	   /* further members of its data */
	struct journal_text texts[CASE_TEXTS];
	size_t text_count;
};

struct case_clock;

struct message_case {
	struct task *task;
	struct message before, message;
	struct assignment assignments[CASE_BODIES];
	size_t assignment_count;
	struct case_event events[CASE_EVENTS];
	size_t event_count;
	/* One of them that grants a term which should end later; or NULL. */
	const struct case_event *granted;
	int64_t at; /* when what is decided happened */
	bool told;  /* a notice stands about a clock that changes */
	/* see task/dossier.h */
	struct draft *drafts; /* those that waited for the Curator */
	size_t draft_count;
	bool drafts_read, drafts_changed;
	struct draft *handed_in; /* now, or NULL */
	/* All clocks there are, as stored: clocks_settle finds them. */
	struct case_clock *clocks;
	size_t clock_count;
	int64_t posted; /* number of the draft that is; 0: none */
	bool to_post;	/* something approved is not posted yet */
};

/*
 * Opens the case of a message in the write transaction, which it begins.
 * FAULT_INPUT if there is no such message; FAULT_STATE if `as_of` (FIELD_NONE:
 * not given) is not its last event: changed since by whom, when. What this run
 * itself changed just before does not count: records of one stream that follow
 * each other are decided on together. Nor does what was denied: it changed
 * nothing. Until case_close the message is the one that is decided on.
 */
const struct fault *case_open(
    struct message_case *made, struct task *task, int64_t id, int64_t as_of);
void case_close(struct message_case *made);

/*
 * FAULT_STATE says who changed the message since `as_of`, and when; what this
 * run changed last was known to who decides, and FIELD_NONE asks nothing.
 */
const struct fault *case_check_as_of(
    struct task *task, const struct message *message, int64_t as_of);

/*
 * The refusal of a decision on the case as it is told: with the state of the
 * message and the rule of the transition where the sentence does not name
 * them. NULL, and a fault after which the run cannot go on, stay what they are.
 */
const struct fault *case_refuse(const struct message_case *made,
    const struct transition *transition, const struct fault *fault);

/*
 * When a decision happened: `at`, or now if FIELD_NONE. FAULT_INPUT if that is
 * in the future; case_event checks it against the assignment's last event.
 */
const struct fault *case_set_time(struct message_case *made, int64_t at);

/* The state of the message; sets it. */
enum message_state case_state(const struct message_case *made);
void case_set_state(struct message_case *made, enum message_state state);

/* The live assignment of a body; NULL if it has none. */
struct assignment *case_find(struct message_case *made, const char *body);

/*
 * The live assignment meant: that of `body`, or the only one there is.
 * FAULT_STATE names the candidates if there are several or none fits.
 */
const struct fault *case_pick(struct message_case *made, const char *body,
    struct assignment **assignment);

/*
 * The same for a decision that starts from these states of an assignment, as
 * bits: without `body` the only one that fits. A part that was returned and
 * that a lead waits for is among them, if its state is.
 */
const struct fault *case_pick_from(struct message_case *made, unsigned from,
    const char *body, struct assignment **assignment);

/* The live lead, or NULL; the body that has the message alone, or NULL. */
struct assignment *case_lead(struct message_case *made);
struct assignment *case_sole(struct message_case *made);
size_t case_live_count(const struct message_case *made);

/* Adds an assignment, received now. */
const struct fault *case_assign(struct message_case *made, const char *body,
    enum assignment_role role, struct assignment **assignment);

/*
 * Notes an event; its data may be added to. FAULT_STATE if it would be earlier
 * than the last event of its assignment.
 */
const struct fault *case_note(struct message_case *made, enum event_kind kind,
    struct assignment *assignment, struct case_event **event);

/*
 * Notes a fact of an export at its own time; no guard looks at it. `untimed`:
 * the export does not tell when, `at` only says behind what it stands.
 */
const struct fault *case_import(struct message_case *made, enum fact_kind fact,
    int64_t at, bool untimed, struct assignment *assignment,
    struct case_event **event);

/* Adds something said in free words to an event; what says nothing is left out. */
void case_say(struct case_event *event, const char *field, const char *text);

/*
 * Adds a warning to the message and the event (severity W, never blocks); what
 * the message is warned of already is not said twice.
 */
void case_warn(struct message_case *made, const char *rule, const char *text);

/*
 * Finds the clocks anew, writes assignments, drafts, clocks, message and
 * events. On return `message` is the message as it now is.
 */
const struct fault *case_settle(struct message_case *made);

#endif
