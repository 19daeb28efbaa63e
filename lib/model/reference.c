#include "model/reference.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SCHEMA(kind, fields, type, help)                                       \
	{                                                                      \
		kind, fields, COUNT(fields), sizeof(type), help                \
	}

/* Every dated table says the same about its last two columns. */
#define VALIDITY(type)                                                         \
	{"from", FIELD_DATE, offsetof(type, from), 10,                         \
	    "first day that counts; empty: always"},                           \
	{                                                                      \
		"until", FIELD_DATE, offsetof(type, until), 10,                \
		    "last day that counts; empty: always"                      \
	}

#define AT(member) offsetof(struct body, member)

static const struct field body_fields[] = {
    {"code", FIELD_TEXT, AT(code), 18, "code of the body"},
    {"name", FIELD_TEXT, AT(name), 40, "its name in that time"},
    {"kind", FIELD_TEXT, AT(kind), 12,
	"government, ministry, center, listed, unlisted, state_58_1, "
	"municipal, institution or other: selects annex and norms"},
    {"parent", FIELD_TEXT, AT(parent), 12,
	"code of the body an institution belongs to"},
    {"schedule", FIELD_TEXT, AT(schedule), 8,
	"its working hours; empty: gov or plain, by its kind"},
    {"public_function", FIELD_BOOLEAN, AT(public_function), 0,
	"an institution with publicly significant functions (A2-3.15)"},
    VALIDITY(struct body),
};

const struct schema body_schema =
    SCHEMA("bodies", body_fields, struct body, "bodies and their dated names");

#undef AT
#define AT(member) offsetof(struct act, member)

static const struct field act_fields[] = {
    {"body", FIELD_TEXT, AT(body), 18, "code of the body"},
    {"kind", FIELD_TEXT, AT(kind), 12, "what kind of act it is"},
    {"number", FIELD_TEXT, AT(number), 10, "its number"},
    {"date", FIELD_DATE, AT(date), 10, "its date"},
    VALIDITY(struct act),
};

const struct schema act_schema = SCHEMA("acts", act_fields, struct act,
    "own acts of municipal bodies (A0-1.1, I-38) and decisions of unlisted "
    "bodies (A2-3.16)");

#undef AT
#define AT(member) offsetof(struct person, member)

static const struct field person_fields[] = {
    {"person", FIELD_TEXT, AT(person), 30, "who"},
    {"body", FIELD_TEXT, AT(body), 18, "code of the body"},
    {"duty", FIELD_TEXT, AT(duty), 12,
	"responsible, coordinator, moderator, author or head"},
    {"act", FIELD_TEXT, AT(act), 20, "the act or job description that says so"},
    VALIDITY(struct person),
};

const struct schema person_schema = SCHEMA("people", person_fields,
    struct person, "officials and their duties (A0-1.2, A3-5.1, A3-25.1)");

#undef AT
#define AT(member) offsetof(struct staff, member)

static const struct field staff_fields[] = {
    {"login", FIELD_TEXT, AT(login), 16, "login on this machine"},
    {"name", FIELD_TEXT, AT(name), 30, "the person's name"},
    {"role", FIELD_TEXT, AT(role), 10,
	"curator, executor, system, manager, ministry, auditor or admin; one "
	"row for each role"},
    {"body", FIELD_TEXT, AT(body), 18,
	"whose executor or manager the person is"},
};

const struct schema staff_schema = SCHEMA(
    "staff", staff_fields, struct staff, "who may do what with this store");

#undef AT
#define AT(member) offsetof(struct schedule, member)

static const struct field schedule_fields[] = {
    {"schedule", FIELD_TEXT, AT(schedule), 10, "name of the schedule"},
    {"weekday", FIELD_INTEGER, AT(weekday), 7, "1 Monday to 7 Sunday"},
    {"begin", FIELD_TEXT, AT(begin), 5, "HH:MM"},
    {"end", FIELD_TEXT, AT(end), 5,
	"HH:MM, to 24:00; not after `begin`: runs over midnight"},
    VALIDITY(struct schedule),
};

const struct schema schedule_schema =
    SCHEMA("schedules", schedule_fields, struct schedule,
	"working hours (A1-2.2, A3-6.1); several rows a day make breaks");

#undef AT
#define AT(member) offsetof(struct calendar, member)

static const struct field calendar_fields[] = {
    {"date", FIELD_DATE, AT(date), 10, "the day"},
    {"kind", FIELD_TEXT, AT(kind), 13,
	"off, short, working, working_short or decree"},
    {"hours_as", FIELD_TEXT, AT(hours_as), 8,
	"mon to sun: the weekday whose hours a worked day off takes (I-56)"},
    {"note", FIELD_TEXT, AT(note), -1, "its name or source"},
    {"body", FIELD_TEXT, AT(body), 18,
	"the body it holds for; empty: everybody"},
};

const struct schema calendar_schema = SCHEMA("calendar", calendar_fields,
    struct calendar, "days that are not as their weekday (RULES 4.2)");

#undef AT
#define AT(member) offsetof(struct term_row, member)

static const struct field term_fields[] = {
    {"clock", FIELD_TEXT, AT(clock), 12, "name of the clock"},
    {"rule", FIELD_TEXT, AT(rule), 8, "the rule that sets the term"},
    {"ruleset", FIELD_TEXT, AT(ruleset), 7, "annex1 or annex3"},
    {"limit", FIELD_TEXT, AT(limit), 5, "as 90m, 2h, 8wd"},
    {"owner", FIELD_TEXT, AT(owner), 6, "center or body: who must act"},
    {"force", FIELD_TEXT, AT(force), 6,
	"norm, or target: measured, never a breach"},
    VALIDITY(struct term_row),
};

const struct schema term_schema =
    SCHEMA("terms", term_fields, struct term_row, "the terms of the order");

#undef AT
#define AT(member) offsetof(struct setting, member)

static const struct field setting_fields[] = {
    {"key", FIELD_TEXT, AT(key), 20, "name of the setting"},
    {"value", FIELD_TEXT, AT(value), 24, "its value"},
    {"rule", FIELD_TEXT, AT(rule), 8, "the rule or reading it belongs to"},
};

const struct schema setting_schema = SCHEMA("settings", setting_fields,
    struct setting, "how unclear places of the order are read; thresholds");

#undef AT
#define AT(member) offsetof(struct norm, member)

static const struct field norm_fields[] = {
    {"key", FIELD_TEXT, AT(key), 18, "name of the norm"},
    {"owner_kind", FIELD_TEXT, AT(owner_kind), 12,
	"kind of body it holds for; empty: all that have no row of their own"},
    {"value", FIELD_TEXT, AT(value), 16, "a number, an age or a list"},
    {"rule", FIELD_TEXT, AT(rule), 8, "the rule that sets it"},
    VALIDITY(struct norm),
};

const struct schema norm_schema =
    SCHEMA("norms", norm_fields, struct norm, "what accounts are held to");

#undef AT
#define AT(member) offsetof(struct topic, member)

static const struct field topic_fields[] = {
    {"group", FIELD_TEXT, AT(group), 30, "group of topics"},
    {"topic", FIELD_TEXT, AT(topic), -1, "topic"},
};

const struct schema topic_schema = SCHEMA(
    "topics", topic_fields, struct topic, "topics and their groups (A1-4.2a)");

#undef AT
#define AT(member) offsetof(struct place, member)

static const struct field place_fields[] = {
    {"name", FIELD_TEXT, AT(name), 30, "the name that records use"},
    {"forms", FIELD_TEXT, AT(forms), -1, "other spellings, between commas"},
    {"parent", FIELD_TEXT, AT(parent), 30, "name of the place it lies in"},
};

const struct schema place_schema =
    SCHEMA("places", place_fields, struct place, "places (A1-4.2b)");

#undef AT
#define AT(member) offsetof(struct route, member)

static const struct field route_fields[] = {
    {"order", FIELD_INTEGER, AT(order), 6, "the least one that matches wins"},
    {"topic", FIELD_TEXT, AT(topic), 40, "topic of the message"},
    {"words", FIELD_TEXT, AT(words), 20,
	"words of its text, in any form, between commas"},
    {"place", FIELD_TEXT, AT(place), 24, "its place, or one that it lies in"},
    {"network", FIELD_TEXT, AT(network), 8, "its network"},
    {"to", FIELD_TEXT, AT(to), 18, "codes of bodies, between commas"},
    {"lead", FIELD_TEXT, AT(lead), 18, "the lead of several (A1-9.1b)"},
    {"importance", FIELD_TEXT, AT(importance), 10, "importance to set"},
};

const struct schema route_schema = SCHEMA("routes", route_fields, struct route,
    "which body a message goes to (A1-4.4)");

#undef AT
#define AT(member) offsetof(struct lexeme, member)

static const struct field lexeme_fields[] = {
    {"class", FIELD_TEXT, AT(class), 11,
	"obscene, insult, threat, spam or significant"},
    {"match", FIELD_TEXT, AT(match), 6, "stem, word or phrase"},
    {"pattern", FIELD_TEXT, AT(pattern), 30, "what is looked for"},
    {"except", FIELD_TEXT, AT(except), -1,
	"words that are not meant, between commas"},
};

const struct schema lexeme_schema = SCHEMA("lexicon", lexeme_fields,
    struct lexeme, "what screening looks for (A1-14.1, A1-17.1)");

#undef AT
#define AT(member) offsetof(struct method, member)

static const struct field method_fields[] = {
    {"key", FIELD_TEXT, AT(key), 30, "what is set"},
    {"value", FIELD_TEXT, AT(value), -1, "to what"},
};

const struct schema method_schema = SCHEMA("method", method_fields,
    struct method, "the Ministry's method of evaluation (A1-18, A2-14)");

const struct reference reference_all[REFERENCE_KINDS + 1] = {
    {"bodies", &body_schema, "code,from"},
    {"acts", &act_schema, "body,kind,number,date"},
    {"people", &person_schema, "person,body,duty,from"},
    {"staff", &staff_schema, "login,role,body"},
    {"schedules", &schedule_schema, "schedule,weekday,begin,from"},
    {"calendar", &calendar_schema, "date,body"},
    {"terms", &term_schema, "clock,ruleset,from"},
    {"settings", &setting_schema, "key"},
    {"norms", &norm_schema, "key,owner_kind,from"},
    {"topics", &topic_schema, "group,topic"},
    {"places", &place_schema, "name"},
    {"routes", &route_schema, "order"},
    {"lexicon", &lexeme_schema, "class,match,pattern"},
    {"method", &method_schema, "key"},
    {NULL, NULL, NULL},
};

const struct reference *
reference_find(const char *kind)
{
	const struct reference *reference = reference_all;

	while (reference->kind != NULL && !text_equal(reference->kind, kind))
		reference++;
	return reference->kind == NULL ? NULL : reference;
}

const char *
reference_schedule(const struct body *body)
{
	static const char *const state[] = {"government", "ministry", "center",
	    "listed", "unlisted", "state_58_1"};
	size_t i;

	if (body->schedule != NULL && body->schedule[0] != '\0')
		return body->schedule;
	for (i = 0; i < COUNT(state); i++) {
		if (text_equal(body->kind, state[i]))
			return "gov";
	}
	return "plain";
}

static int
two_digits(const char *text)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return -1;
	return (text[0] - '0') * 10 + (text[1] - '0');
}

bool
reference_minutes(const char *text, int *minutes)
{
	int hour, minute;

	if (strlen(text) < 5 || text[2] != ':' ||
	    (text[5] != '\0' && strcmp(text + 5, ":00") != 0))
		return false;
	hour = two_digits(text);
	minute = two_digits(text + 3);
	if (hour < 0 || minute < 0 || minute > 59 || hour > 24 ||
	    (hour == 24 && minute > 0))
		return false;
	*minutes = hour * 60 + minute;
	return true;
}
