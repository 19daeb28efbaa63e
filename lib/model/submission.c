#include "model/submission.h"

#include <stddef.h>

#define AT(member) offsetof(struct submission, member)

static const struct field fields[] = {
    {"id", FIELD_INTEGER, AT(id), 0, "number of the message"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"state of the message that it is for; refused if it has changed"},
    {"at", FIELD_INSTANT, AT(at), 0, "when it really happened, if not now"},
    {"body", FIELD_TEXT, AT(body), 0, "the body whose assignment is meant"},
    {"kind", FIELD_TEXT, AT(kind), 0,
	"answer, interim, info, query or extension; else answer"},
    {"text", FIELD_TEXT, AT(text), 0, "the text"},
    {"attachments", FIELD_LIST, AT(attachments), 0,
	"links to what is attached"},
    {"materials", FIELD_TEXT, AT(materials), 0,
	"yes if photo or video confirm it (A1-13.1c), else no"},
    {"measures", FIELD_TEXT, AT(measures), 0,
	"measures taken or in progress (A1-10.2), or to be taken (A1-6.3)"},
    {"reason", FIELD_TEXT, AT(reason), 0,
	"interim: objective (A1-6.2a) or measures (A1-6.3)"},
    {"asks", FIELD_TEXT, AT(asks), 0,
	"interim, extension: the term asked for, as 8h or 5wd"},
    {"note", FIELD_TEXT, AT(note), 0, "to the Curator, in free words"},
};

const struct schema submission_schema = {"submission", fields,
    sizeof(fields) / sizeof(fields[0]), sizeof(struct submission),
    "what a body hands in"};
