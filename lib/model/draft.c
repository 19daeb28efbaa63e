#include "model/draft.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

#define AT(member) offsetof(struct draft, member)

static const struct field fields[] = {
    {"id", FIELD_INTEGER, AT(id), 7, "number of the message"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"number of the last event of the message"},
    {"body", FIELD_TEXT, AT(body), 12, "whose draft it is"},
    {"assignment", FIELD_INTEGER, AT(assignment), 0,
	"number of the assignment"},
    {"kind", FIELD_TEXT, AT(kind), 9,
	"answer, interim, info, query or extension"},
    {"version", FIELD_INTEGER, AT(version), 7,
	"1 is the first of this body and kind"},
    {"draft", FIELD_TEXT, AT(draft), 0,
	"digest over id, body, version, kind, text, attachments and measures: "
	"an approval is of exactly this"},
    {"text", FIELD_TEXT, AT(text), -1, "the text"},
    {"attachments", FIELD_LIST, AT(attachments), 0,
	"links to what is attached"},
    {"materials", FIELD_TEXT, AT(materials), 0,
	"yes if photo or video confirm it (A1-13.1c), else no"},
    {"measures", FIELD_TEXT, AT(measures), 0,
	"measures taken or in progress (A1-10.2), or to be taken (A1-6.3)"},
    {"reason", FIELD_TEXT, AT(reason), 0,
	"of an interim answer: objective (A1-6.2a) or measures (A1-6.3)"},
    {"asks", FIELD_TEXT, AT(asks), 5,
	"the term an interim answer or an extension asks for"},
    {"note", FIELD_TEXT, AT(note), 0, "to the Curator, in free words"},
    {"author", FIELD_TEXT, AT(author), 0, "login of who wrote it (A1-15.1a)"},
    {"submitted_at", FIELD_INSTANT, AT(submitted_at), 25,
	"when it was handed in (A1-15.1b)"},
    {"decided", FIELD_TEXT, AT(decided), 10,
	"approve, rework, refuse_term, extend or answer; replaced by a newer "
	"version; withdrawn with its assignment"},
    {"decided_by", FIELD_TEXT, AT(decided_by), 0, "login of who decided"},
    {"decided_at", FIELD_INSTANT, AT(decided_at), 0, "when"},
    {"term", FIELD_TEXT, AT(term), 0, "the term granted"},
    {"comment", FIELD_TEXT, AT(comment), 0,
	"what the Curator says to it; the answer to a query"},
};

const struct schema draft_schema = {"draft", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct draft),
    "one version of what a body handed in, and what was decided on it"};

static const char *const kinds[DRAFT_KINDS] = {
    "answer", "interim", "info", "query", "extension"};

const char *
draft_kind_name(enum draft_kind kind)
{
	return kinds[kind];
}

bool
draft_kind_parse(const char *name, enum draft_kind *kind)
{
	for (int i = 0; i < DRAFT_KINDS; i++) {
		if (text_equal(kinds[i], name)) {
			*kind = (enum draft_kind)i;
			return true;
		}
	}
	return false;
}

bool
draft_is_posted(enum draft_kind kind)
{
	return kind == DRAFT_ANSWER || kind == DRAFT_INTERIM;
}

/* A text that is empty is none. */
static const char *
part(const char *text)
{
	return text != NULL && text[0] != '\0' ? text : NULL;
}

void
draft_digest(const struct draft *draft, char out[DIGEST_TEXT])
{
	bool attached = !text_equal(draft->attachments, "[]");
	char id[24], version[24];
	const char *const parts[] = {id, draft->body, version, draft->kind,
	    part(draft->text), part(attached ? draft->attachments : NULL),
	    part(draft->measures)};

	snprintf(id, sizeof(id), "%" PRId64, draft->id);
	snprintf(version, sizeof(version), "%" PRId64, draft->version);
	digest_strings(parts, sizeof(parts) / sizeof(parts[0]), out);
}
