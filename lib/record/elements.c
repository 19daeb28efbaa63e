#include "record/elements.h"

#include <string.h>

#include "record/excerpt.h"
#include "record/json.h"
#include "record/reader.h"
#include "record/torn.h"

static bool
is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Behind the last element, or in front of the first. */
static void
pass_line_end(struct elements *elements)
{
	elements->line_start = true;
	if (elements->one_line)
		elements->by_line = true;
}

/* Is a document open, and what begins here inside it? */
static bool
is_inside(const struct elements *elements)
{
	return elements->document != NULL &&
	       elements->document->frames.depth > 0;
}

size_t
elements_skip(
    struct elements *elements, const char *bytes, size_t length, bool last)
{
	size_t i = 0;

	elements->inner = false;
	if (is_inside(elements)) {
		elements->step =
		    document_step(elements->document, bytes, length, last, &i);
		if (elements->step != DOCUMENT_CLOSED)
			return i;
	}
	for (; i < length; i++) {
		if (is_space(bytes[i])) {
			if (bytes[i] == '\n')
				pass_line_end(elements);
			continue;
		}
		if (elements->place == ELEMENTS_START && bytes[i] == '[')
			elements->place = ELEMENTS_ARRAY;
		else if (elements->place == ELEMENTS_ARRAY && bytes[i] == ']')
			elements->place = ELEMENTS_AFTER;
		else if (elements->place != ELEMENTS_ARRAY || bytes[i] != ',')
			break;
	}
	if (i < length && elements->place == ELEMENTS_START)
		elements->place = ELEMENTS_STREAM;
	return i;
}

static void
begin(struct elements *elements)
{
	elements->inside = true;
	elements->in_string = false;
	elements->depth = 0;
	elements->deepest = 0;
	elements->lines = 0;
	elements->wrong = NULL;
	elements->guessed = false;
}

/* The element ends at `at`; outside an array its line end belongs to it. */
static size_t
end(struct elements *elements, const char *bytes, size_t length, size_t at)
{
	size_t next = at;

	elements->inside = false;
	elements->line_start = false;
	elements->one_line = elements->lines == 0 && elements->wrong == NULL;
	if (elements->deepest > JSON_DEPTH)
		elements->wrong = "nested too deeply";
	if (elements->place == ELEMENTS_ARRAY)
		return at;
	while (next < length && bytes[next] != '\n' && is_space(bytes[next]))
		next++;
	if (next == length || bytes[next] != '\n')
		return at;
	pass_line_end(elements);
	return next + 1;
}

/*
 * Does the element stop at this line end, broken? One in a string is no JSON.
 * Else a line that begins with a bracket is the next element if the one in
 * hand has only one line so far and cannot, or does not seem to, go on there.
 */
static bool
breaks_off(const struct elements *elements, const char *bytes, size_t length,
    size_t at)
{
	size_t before = at;

	if (elements->depth == 0 ||
	    (elements->in_string && elements->place == ELEMENTS_STREAM))
		return true;
	if (elements->lines > 0 || at + 1 == length || bytes[at + 1] != '{')
		return false;
	if (elements->in_string || elements->by_line)
		return true;
	while (before > 0 && is_space(bytes[before - 1]))
		before--;
	return before == 0 || strchr(":,[", bytes[before - 1]) == NULL;
}

static size_t
break_off(
    struct elements *elements, const char *bytes, size_t length, size_t at)
{
	if (elements->in_string)
		elements->wrong = torn_wrong;
	else if (elements->depth > 0)
		elements->wrong = "the line ends inside the object";
	return end(elements, bytes, length, at);
}

/*
 * Looks at a byte outside strings: true if the element ends with it, or, being
 * no list or object, in front of it.
 */
static bool
closes(struct elements *elements, char byte)
{
	switch (byte) {
	case '"':
		elements->in_string = true;
		return false;
	case '{':
	case '[':
		elements->depth++;
		if (elements->depth > elements->deepest)
			elements->deepest = elements->depth;
		return false;
	case '}':
	case ']':
		if (elements->depth > 0)
			return --elements->depth == 0;
		return byte == ']' && elements->place == ELEMENTS_ARRAY;
	default: /* a comma */
		return elements->depth == 0 &&
		       elements->place == ELEMENTS_ARRAY;
	}
}

/*
 * A line that begins and ends with brackets mostly is an element. That it is
 * one shows when it is read, which is cheaper than to look at each byte first.
 */
static bool
guess(struct elements *elements, const char *bytes, size_t length, size_t *at)
{
	const char *line_end, *last;

	if (!elements->line_start || bytes[0] != '{' ||
	    elements->place != ELEMENTS_STREAM)
		return false;
	line_end = memchr(bytes, '\n', length);
	if (line_end == NULL || (size_t)(line_end - bytes) > READER_RECORD_MAX)
		return false;
	for (last = line_end - 1; is_space(*last); last--)
		continue;
	if (*last != '}')
		return false;
	*at = (size_t)(line_end - bytes) + 1;
	elements->inside = false;
	elements->guessed = true;
	return true;
}

/* What stands where no element is: nothing, or what is reported as one. */
static bool
find_rest(struct elements *elements, size_t length, bool last, size_t *at)
{
	*at = length;
	if (elements->place == ELEMENTS_ARRAY) {
		if (!last)
			return false;
		elements->wrong = "the input ends inside the array";
		elements->place = ELEMENTS_REST;
		return true;
	}
	if (elements->place == ELEMENTS_AFTER && length > 0) {
		elements->wrong = "something stands behind the array";
		elements->place = ELEMENTS_REST;
	}
	return length > 0;
}

/* All bytes were looked at: is the element cut off here? */
static bool
find_last(struct elements *elements, size_t length, size_t *at)
{
	*at = length;
	elements->inside = false;
	if (elements->depth > 0 || elements->in_string) {
		elements->wrong = "the input ends inside the object";
		if (elements->place == ELEMENTS_ARRAY)
			elements->place = ELEMENTS_REST;
	}
	return true;
}

/* The same for what is inside a document. */
static bool
find_inner(struct elements *elements, const char *bytes, size_t length,
    bool last, size_t *at)
{
	struct document *document = elements->document;

	elements->inner = true;
	if (elements->step == DOCUMENT_MORE)
		return false;
	elements->wrong = NULL;
	if (elements->step == DOCUMENT_BROKEN)
		*at = document_leave(document, length);
	else if (!document_find_end(document, bytes, length, last, at))
		return false;
	elements->wrong = document->wrong;
	if (elements->wrong != NULL && (!document->whole || elements->cut))
		elements->place = ELEMENTS_REST;
	return true;
}

static bool
find_outer(struct elements *elements, const char *bytes, size_t length,
    bool last, size_t *at)
{
	static const unsigned char special[256] = {['"'] = 1,
	    ['\\'] = 1,
	    ['\n'] = 1,
	    ['{'] = 1,
	    ['}'] = 1,
	    ['['] = 1,
	    [']'] = 1,
	    [','] = 1};
	size_t i;

	if (length == 0 || elements->place >= ELEMENTS_AFTER)
		return find_rest(elements, length, last, at);
	if (!elements->inside) {
		begin(elements);
		if (!elements->exact && guess(elements, bytes, length, at))
			return true;
		elements->exact = false;
	}
	for (i = *at; i < length; i++) {
		char byte = bytes[i];
		bool scalar = elements->depth == 0;

		if (special[(unsigned char)byte] == 0)
			continue;
		if (byte == '\n') {
			if (breaks_off(elements, bytes, length, i)) {
				*at = break_off(elements, bytes, length, i);
				return true;
			}
			if (i + 1 == length && !last)
				break; /* the next byte decides */
			elements->lines++;
		} else if (byte == '\\') {
			if (i + 1 == length && !last)
				break;
			if (elements->in_string && i + 1 < length &&
			    bytes[i + 1] != '\n')
				i++;
		} else if (!elements->in_string) {
			if (closes(elements, byte)) {
				*at = end(elements, bytes, length, i + !scalar);
				return true;
			}
		} else if (byte == '"') {
			elements->in_string = false;
		}
	}
	*at = i;
	return last && find_last(elements, length, at);
}

/* Opens the element that begins here if it holds elements of its own. */
static bool
opens(struct elements *elements, const char *bytes, size_t length, bool found)
{
	struct document *document = elements->document;

	if (length == 0 || bytes[0] != '{' ||
	    !document_begins(document, bytes, length))
		return false;
	document_enter(
	    document, bytes, length, found, found ? elements->wrong : NULL);
	elements->inside = false;
	elements->opened = true;
	elements->cut = elements->place == ELEMENTS_REST;
	if (elements->cut)
		elements->place = ELEMENTS_ARRAY;
	return true;
}

/* Lets a document go on behind a line break; false if that is not known yet. */
static bool
mend(struct elements *elements, const char *bytes, size_t length, bool last,
    size_t *at, bool *found)
{
	enum torn_status status = torn_look(elements->document, bytes, length,
	    elements->lines == 0, last, at, &elements->tried);

	if (status == TORN_WHOLE || status == TORN_OPEN)
		elements->wrong = NULL;
	*found = status != TORN_OPEN;
	return status != TORN_MORE;
}

bool
elements_find_end(struct elements *elements, const char *bytes, size_t length,
    bool last, size_t *at)
{
	bool may =
		 elements->document != NULL && elements->place < ELEMENTS_AFTER,
	     found;

	if (is_inside(elements))
		return find_inner(elements, bytes, length, last, at);
	if (!elements->inside) {
		elements->exact |= elements->document != NULL;
		elements->asked = false;
	}
	found = find_outer(elements, bytes, length, last, at);
	if (!may || elements->asked || (!found && *at < READER_RECORD_MAX))
		return found;
	if (found && elements->wrong == torn_wrong &&
	    !mend(elements, bytes, length, last, at, &found))
		return false;
	elements->asked = true;
	if (!opens(elements, bytes, found ? *at : length, found))
		return found;
	*at = 0;
	return false;
}

bool
elements_opened(struct elements *elements)
{
	bool opened = elements->opened;

	elements->opened = false;
	return opened;
}

const struct fault *
elements_read(struct elements *elements, const char *bytes, size_t length,
    const struct encoding *encoding, struct arena *arena, struct value *value,
    bool *again)
{
	const struct fault *fault;
	size_t room = JSON_ROOM;
	char *decoded, shown[EXCERPT];

	*again = false;
	if (elements->inner && elements->wrong != NULL)
		return fault_new(FAULT_INPUT, "%s", elements->wrong);
	if (elements->inner)
		return document_read(
		    elements->document, bytes, length, encoding, arena, value);
	if (elements->wrong != NULL &&
	    (elements->place == ELEMENTS_REST || bytes[0] == '{'))
		return fault_new(FAULT_INPUT, "%s", elements->wrong);
	if (bytes[0] != '{')
		return fault_new(FAULT_INPUT, "no JSON object: \"%s\"",
		    excerpt_show(bytes, length, shown));
	if (encoding != NULL) {
		decoded = arena_alloc(arena, length * ENCODING_GROWTH);
		length = encoding_decode(encoding, bytes, length, decoded);
		bytes = decoded;
	}
	fault = json_read(bytes, length, arena, &room, value);
	if (elements->guessed && fault != NULL) {
		elements->exact = true;
		*again = true;
		return NULL;
	}
	if (elements->guessed)
		elements->by_line = true;
	return fault;
}
