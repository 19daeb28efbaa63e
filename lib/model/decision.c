#include "model/decision.h"

#include <stddef.h>

#define AT(member) offsetof(struct decision, member)

static const struct field route_fields[] = {
    {"id", FIELD_INTEGER, AT(id), 0, "number of the message"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"state of the message that was decided on; refused if it has changed"},
    {"decision", FIELD_TEXT, AT(decision), 0,
	"detect, classify, forward, return, recall, waive, lead, term, "
	"refuse, accept, out_of_scope or close"},
    {"at", FIELD_INSTANT, AT(at), 0, "when it really happened, if not now"},
    {"body", FIELD_TEXT, AT(body), 0, "the body whose assignment is meant"},
    {"to", FIELD_LIST, AT(to), 0,
	"forward: the competent bodies, in the order of preparation"},
    {"lead", FIELD_TEXT, AT(lead), 0, "forward: which of several leads"},
    {"topic_group", FIELD_TEXT, AT(topic_group), 0, "group of topics"},
    {"topic", FIELD_TEXT, AT(topic), 0, "topic (A1-4.2a)"},
    {"location", FIELD_TEXT, AT(location), 0, "place (A1-4.2b)"},
    {"importance", FIELD_TEXT, AT(importance), 0,
	"category of importance (A1-4.2c)"},
    {"significant", FIELD_BOOLEAN, AT(significant), 0,
	"socially or publicly significant (A1-17.1a)"},
    {"repeat_of", FIELD_INTEGER, AT(repeat_of), 0,
	"the earlier message it repeats (A1-10.1)"},
    {"note", FIELD_TEXT, AT(note), 0, "in free words"},
    {"reason", FIELD_TEXT, AT(reason), 0,
	"return: not_competent, lsg_not_competent, lsg_other_body or "
	"propose_refusal; else in free words"},
    {"ground", FIELD_TEXT, AT(ground), 0,
	"refuse: harm, abuse, threat or repeated (A1-14)"},
    {"earlier", FIELD_LIST, AT(earlier), 0,
	"refuse as repeated: the messages that were answered"},
    {"term", FIELD_TEXT, AT(term), 0, "term: a shorter one, as 1h or 5wd"},
};

const struct schema decision_schema = {"decision", route_fields,
    sizeof(route_fields) / sizeof(route_fields[0]), sizeof(struct decision),
    "a decision about a message"};

static const struct field approve_fields[] = {
    {"id", FIELD_INTEGER, AT(id), 0, "number of the message"},
    {"as_of", FIELD_INTEGER, AT(as_of), 0,
	"state of the message that was decided on; refused if it has changed"},
    {"decision", FIELD_TEXT, AT(decision), 0,
	"approve, rework, refuse_term, extend or answer"},
    {"at", FIELD_INSTANT, AT(at), 0, "when it really happened, if not now"},
    {"body", FIELD_TEXT, AT(body), 0, "the body whose draft is meant"},
    {"draft", FIELD_TEXT, AT(draft), 0, "digest of the version meant"},
    {"term", FIELD_TEXT, AT(term), 0,
	"approve an interim answer, extend: the term granted, as 8h or 5wd"},
    {"comment", FIELD_TEXT, AT(comment), 0,
	"rework, refuse_term: why; answer: the answer to the query"},
};

const struct schema decision_approve_schema = {"approval", approve_fields,
    sizeof(approve_fields) / sizeof(approve_fields[0]), sizeof(struct decision),
    "what the Curator decides on a draft"};
