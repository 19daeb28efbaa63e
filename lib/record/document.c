#include "record/document.h"

#include <stdio.h>

#include "record/excerpt.h"
#include "record/json.h"
#include "record/member.h"
#include "record/reader.h"
#include "record/repair.h"

void
document_free(struct document *document)
{
	frames_free(&document->frames);
	outline_close(&document->outline);
}

static enum document_status
broken(struct document *document, const char *bytes, size_t length)
{
	char shown[EXCERPT];

	snprintf(document->why, sizeof(document->why), "broken JSON at \"%s\"",
	    excerpt_show(bytes, length, shown));
	document->wrong = document->why;
	return DOCUMENT_BROKEN;
}

bool
document_begins(struct document *document, const char *bytes, size_t length)
{
	document->frames.path.length = 0;
	return member_holds(
	    document->frames.paths, &document->frames.path, bytes, length);
}

bool
document_asks(const struct document *document)
{
	return document->outline.open;
}

void
document_look(
    struct document *document, const char *bytes, size_t length, bool last)
{
	outline_take(
	    &document->outline, &document->frames, bytes, length, last);
}

/*
 * The object opened last does not end with these bytes, from its bracket on:
 * what follows them is asked for unless they show its end, or there is none.
 */
static void
look_beyond(struct document *document, const char *bytes, size_t length)
{
	frames_top(&document->frames)->known = true;
	outline_open(&document->outline);
	document_look(document, bytes + 1, length - 1, false);
}

void
document_enter(struct document *document, const char *bytes, size_t length,
    bool whole, const char *cut)
{
	frames_reset(&document->frames);
	document->tried = 0;
	document->begun = false;
	document->whole = whole;
	document->left = whole ? length : 0;
	document->cut =
	    cut != NULL ? cut : "the input ends inside the document";
	document->wrong = NULL;
	document->dropping = false;
	if (whole) {
		outline_object(&document->frames, bytes, length);
	} else {
		frames_push(&document->frames, false);
		look_beyond(document, bytes, length);
	}
}

/*
 * Opens an object inside the document once enough of it is there to read it
 * ahead; false if more bytes are needed. Twice as many are waited for each
 * time, so that what comes bit by bit is not looked at for ever.
 */
static bool
enter_inner(
    struct document *document, const char *bytes, size_t length, bool last)
{
	size_t path = document->frames.path.length;
	bool large = length >= READER_RECORD_MAX, known;

	if (!last && length < 2 * document->tried && !large)
		return false;
	known = outline_object(&document->frames, bytes, length);
	if (known || last || large) {
		document->tried = 0;
		if (!known && !last)
			look_beyond(document, bytes, length);
		return true;
	}
	frames_pop(&document->frames);
	document->frames.path.length = path;
	document->tried = length;
	return false;
}

/* Is the object in a list of records itself a document that holds some? */
static bool
is_inner(struct document *document, const char *bytes, size_t length)
{
	size_t path = document->frames.path.length;
	bool holds = member_holds(
	    document->frames.paths, &document->frames.path, bytes, length);

	document->frames.path.length = path;
	return holds;
}

/* At an element of a list; `*used` is 1 if it was opened. */
static enum document_status
step_element(struct document *document, const char *bytes, size_t length,
    bool last, size_t *used)
{
	enum member_way way =
	    member_way(document->frames.paths, &document->frames.path);

	*used = 0;
	if (bytes[0] == '}')
		return broken(document, bytes, length);
	if (way == MEMBER_RECORDS || bytes[0] != '{')
		return DOCUMENT_ELEMENT;
	if (way == MEMBER_BOTH && !is_inner(document, bytes, length)) {
		struct span span = {0};
		size_t at = 0;

		/* Only the whole of it tells that it is none. */
		if (last || length >= READER_RECORD_MAX ||
		    span_find_end(&span, bytes, length, &at))
			return DOCUMENT_ELEMENT;
		return DOCUMENT_MORE;
	}
	if (!enter_inner(document, bytes, length, last))
		return DOCUMENT_MORE;
	*used = 1;
	return DOCUMENT_CLOSED;
}

/*
 * Passes a member that leads nowhere; kept unless it was read ahead, then it
 * need not be here as a whole.
 */
static enum document_status
pass_member(struct document *document, const struct member *member,
    const char *bytes, size_t length, size_t *used)
{
	bool known = frames_top(&document->frames)->known;

	*used = 0;
	if (member->end == NULL && length < READER_RECORD_MAX && !known)
		return DOCUMENT_MORE;
	if (member->end == NULL) {
		document->dropping = true;
		document->span = (struct span){0};
		*used = (size_t)(member->value - bytes);
		return DOCUMENT_CLOSED;
	}
	if (!known)
		frames_keep(&document->frames, member);
	*used = (size_t)(member->end - bytes);
	return DOCUMENT_CLOSED;
}

/* At a member of an object. DOCUMENT_CLOSED: it was passed, or opened. */
static enum document_status
step_member(struct document *document, const char *bytes, size_t length,
    bool last, size_t *used)
{
	struct member member;
	const char *at = bytes;
	enum member_way way;

	*used = 0;
	if (!member_next(&at, bytes + length, &member))
		return broken(document, bytes, length);
	if (member.value == NULL)
		return last || length >= READER_RECORD_MAX
			   ? broken(document, bytes, length)
			   : DOCUMENT_MORE;
	way = member_leads(
	    document->frames.paths, &document->frames.path, &member);
	if (way == MEMBER_ELSEWHERE || document->frames.depth == FRAMES_MAX)
		return pass_member(document, &member, bytes, length, used);
	member_enter(&document->frames.path, &member);
	if (*member.value == '[') {
		frames_push(&document->frames, true);
	} else if (!enter_inner(document, member.value,
		       (size_t)(bytes + length - member.value), last)) {
		document->frames.path.length =
		    frames_top(&document->frames)->path;
		return DOCUMENT_MORE;
	}
	*used = (size_t)(member.value - bytes) + 1;
	return DOCUMENT_CLOSED;
}

/* Passes bytes of a member that is not kept; true if it is over. */
static bool
drop(struct document *document, const char *bytes, size_t length, size_t *used)
{
	size_t at = 0;

	document->dropping =
	    !span_find_end(&document->span, bytes, length, &at);
	*used = at;
	return !document->dropping;
}

/* One step; DOCUMENT_CLOSED: there may be a next one. */
static enum document_status
step(struct document *document, const char *bytes, size_t length, bool last,
    size_t *used)
{
	bool list = frames_top(&document->frames)->list;

	if (document->dropping)
		return drop(document, bytes, length, used) ? DOCUMENT_CLOSED
							   : DOCUMENT_MORE;
	*used = 1;
	if (bytes[0] == ',')
		return DOCUMENT_CLOSED;
	if (bytes[0] == (list ? ']' : '}')) {
		frames_pop(&document->frames);
		return DOCUMENT_CLOSED;
	}
	if (list)
		return step_element(document, bytes, length, last, used);
	return step_member(document, bytes, length, last, used);
}

/* What is at hand and belongs to the document; is it all of it? */
static void
bound(const struct document *document, size_t *length, bool *last)
{
	if (!document->whole)
		return;
	*last = *length >= document->left;
	if (*last)
		*length = document->left;
}

static void
take(struct document *document, size_t length)
{
	if (document->whole)
		document->left -= length;
}

enum document_status
document_step(struct document *document, const char *bytes, size_t length,
    bool last, size_t *used)
{
	enum document_status status = DOCUMENT_CLOSED;
	size_t taken = !document->begun;

	bound(document, &length, &last);
	document->begun = true;
	*used = taken;
	while (status == DOCUMENT_CLOSED && document->frames.depth > 0) {
		if (!document->dropping)
			*used += span_blank(bytes + *used, length - *used);
		if (*used == length || document_asks(document)) {
			status = DOCUMENT_MORE;
			break;
		}
		status =
		    step(document, bytes + *used, length - *used, last, &taken);
		*used += taken;
	}
	if (status == DOCUMENT_ELEMENT)
		document->span = (struct span){0};
	if (status == DOCUMENT_MORE && last) {
		document->wrong = document->cut;
		status = DOCUMENT_BROKEN;
	}
	take(document, *used);
	return status;
}

bool
document_find_end(struct document *document, const char *bytes, size_t length,
    bool last, size_t *at)
{
	bound(document, &length, &last);
	if (!span_find_end(&document->span, bytes, length, at)) {
		if (!last)
			return false;
		*at = length;
		document->wrong = document->cut;
		document->frames.depth = 0;
	}
	take(document, *at);
	return true;
}

size_t
document_leave(struct document *document, size_t length)
{
	document->frames.depth = 0;
	return document->whole ? document->left : length;
}

const struct fault *
document_read(const struct document *document, const char *bytes, size_t length,
    const struct encoding *encoding, struct arena *arena, struct value *value)
{
	size_t room = JSON_ROOM;
	char *decoded, shown[EXCERPT];

	if (bytes[0] != '{')
		return fault_new(FAULT_INPUT, "no JSON object: \"%s\"",
		    excerpt_show(bytes, length, shown));
	if (document->span.deepest > JSON_DEPTH)
		return fault_new(FAULT_INPUT, "nested too deeply");
	if (encoding != NULL) {
		decoded = arena_alloc(arena, length * ENCODING_GROWTH);
		length = encoding_decode(encoding, bytes, length, decoded);
		bytes = decoded;
	}
	bytes = repair_escapes(bytes, &length, arena);
	return json_read(bytes, length, arena, &room, value);
}

const struct record_around *
document_around(const struct document *document)
{
	return frames_around(&document->frames);
}
