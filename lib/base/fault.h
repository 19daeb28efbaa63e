/*
 * The error object of the whole project.
 *
 * A function that can fail returns `const struct fault *`: NULL is success.
 * The sentence is finished where the failure is known and is never put
 * together again by a caller, who may only add what none but he knows
 * (fault_add); nothing below cmd/ prints or exits.
 *
 * A fault is borrowed. It stays readable until eight further faults have been
 * built by the same thread, so it may be passed up through any number of
 * callers but is not kept.
 */
#ifndef OTKLIK_BASE_FAULT_H
#define OTKLIK_BASE_FAULT_H

enum fault_code {
	FAULT_USAGE,  /* the command line makes no sense */
	FAULT_INPUT,  /* a record, row or table is wrong */
	FAULT_STATE,  /* the rules of the order forbid it in this state */
	FAULT_DENIED, /* the actor's role does not allow it */
	FAULT_BUSY,   /* the store stayed locked: try again */
	FAULT_SCHEMA, /* the file is no store, or one of another version */
	FAULT_SYSTEM  /* disk, memory, library: the run cannot go on */
};

struct fault {
	enum fault_code code;
	char field[64];	 /* name of the field that is wrong, or "" */
	char text[1024]; /* the sentence, UTF-8, no newline, safe to print */
};

/* Builds a fault; the text is a printf format. */
const struct fault *fault_new(enum fault_code code, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The fault of another thread, as one of this thread. */
const struct fault *fault_copy(const struct fault *fault);

/* Builds a FAULT_INPUT about one field of a record: its name escaped and cut. */
const struct fault *fault_field(const char *field, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Builds a FAULT_INPUT "FIELD: WHAT: "VALUE"": the value escaped and cut. */
const struct fault *fault_value(
    const char *field, const char *what, const char *value);

/* The same fault with something more at the end of its sentence. */
const struct fault *fault_add(const struct fault *fault, const char *format,
    ...) __attribute__((format(printf, 2, 3)));

/* True if the run cannot go on after this fault (busy, schema, system). */
int fault_is_fatal(const struct fault *fault);

#endif
