/*
 * An assignment: one body's share in a message.
 */
#ifndef OTKLIK_MODEL_ASSIGNMENT_H
#define OTKLIK_MODEL_ASSIGNMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/schema.h"

/* As in RECORDS part 2. */
enum assignment_state {
	ASSIGNMENT_RECEIVED,
	ASSIGNMENT_CO_RECEIVED,
	ASSIGNMENT_LEAD_WAIT,
	ASSIGNMENT_LEAD_DRAFTING,
	ASSIGNMENT_FULL_REVIEW,
	ASSIGNMENT_INTERIM_REVIEW,
	ASSIGNMENT_FULL_REWORK,
	ASSIGNMENT_INTERIM_REWORK,
	ASSIGNMENT_INFO_REVIEW,
	ASSIGNMENT_INFO_REWORK,
	ASSIGNMENT_INFO_APPROVED,
	ASSIGNMENT_EXTENDED,
	ASSIGNMENT_APPROVED,
	ASSIGNMENT_POSTED,
	ASSIGNMENT_RETURNED,
	ASSIGNMENT_RECALLED,
	ASSIGNMENT_WAIVED,
	ASSIGNMENT_STATES
};

const char *assignment_state_name(enum assignment_state state);
bool assignment_state_parse(const char *name, enum assignment_state *state);

/* single: alone; lead and co: several bodies share a message (A1-9). */
enum assignment_role { ROLE_SINGLE, ROLE_LEAD, ROLE_CO };

const char *assignment_role_name(enum assignment_role role);
bool assignment_role_parse(const char *name, enum assignment_role *role);

struct assignment {
	int64_t assignment; /* its number in the store */
	int64_t message;
	const char *body;
	enum assignment_role role;
	int64_t seq; /* place in the order of preparation (A1-9.1a) */
	enum assignment_state state;
	int64_t received_at; /* forwarding as recorded (I-30) */
	int64_t due;	     /* earliest due of its running clocks */
	int64_t last_at;     /* of its last event: none may be earlier */
};

/* True if the body still has to do with the message. */
bool assignment_is_live(const struct assignment *assignment);

#endif
