/*
 * A draft: one version of what a body hands in to the Curator, and what he
 * decided on it. It never changes; another text is another version.
 *
 * One struct, read from and written to every stream by draft_schema, whose
 * fields are those of RECORDS part 1 word for word.
 */
#ifndef OTKLIK_MODEL_DRAFT_H
#define OTKLIK_MODEL_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "model/schema.h"

struct draft {
	int64_t id, as_of; /* of the message */
	const char *body;
	int64_t assignment;
	const char *kind;
	int64_t version;   /* of its message, body and kind, from 1 */
	const char *draft; /* its digest */
	const char *text, *attachments, *materials, *measures;
	const char *reason, *asks, *note;
	const char *author;
	int64_t submitted_at;
	const char *decided, *decided_by; /* NULL: it waits for the Curator */
	int64_t decided_at;
	const char *term, *comment;
	/* not in the record: */
	int64_t number;	 /* of its row */
	int64_t to_post; /* 1: approved and not posted yet; FIELD_NONE: not */
};

extern const struct schema draft_schema;

enum draft_kind {
	DRAFT_ANSWER,	 /* on the merits, A1-6.1 */
	DRAFT_INTERIM,	 /* A1-6.2a */
	DRAFT_INFO,	 /* a co-executor's, for the lead, A1-9.3 */
	DRAFT_QUERY,	 /* a clarification, A1-7.1b */
	DRAFT_EXTENSION, /* asks for a longer term, E16 */
	DRAFT_KINDS
};

/* answer, interim, info, query, extension. */
const char *draft_kind_name(enum draft_kind kind);
bool draft_kind_parse(const char *name, enum draft_kind *kind);

/* True for what a citizen reads: an answer, and an interim one (I-59). */
bool draft_is_posted(enum draft_kind kind);

/*
 * Digest over id, body, version, kind, text, attachments and measures: what
 * an approval is of. What is empty is as if it were not there.
 */
void draft_digest(const struct draft *draft, char out[DIGEST_TEXT]);

#endif
