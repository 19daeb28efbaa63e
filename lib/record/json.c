#include "record/json.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cJSON.h>

#include "base/digest.h"
#include "base/hash.h"
#include "base/text.h"
#include "record/encoding.h"
#include "record/excerpt.h"

enum { MEMBERS_FEW = 64 };

/* What cJSON allocates from; it knows no argument for that. */
static _Thread_local struct {
	struct arena *arena;
	size_t room;
	bool exhausted;
} pool;

static void *
pool_take(size_t size)
{
	if (size > pool.room) {
		pool.exhausted = true;
		return NULL;
	}
	pool.room -= size;
	return arena_alloc(pool.arena, size);
}

static void
pool_give(void *memory)
{
	(void)memory;
}

/* Once: other threads may be reading already. */
static void
use_pool(void)
{
	cJSON_Hooks hooks = {.malloc_fn = pool_take, .free_fn = pool_give};

	cJSON_InitHooks(&hooks);
}

/* The text and the tree that cJSON made of it, walked side by side. */
struct walk {
	const char *at, *end;
	struct arena *arena;
	const struct value *root;
	const char *member; /* of the root, while inside one */
	const struct fault *fault;
};

/* Shows the place from which on the text is no JSON. */
static const struct fault *
broken(const char *at, const char *end)
{
	char shown[EXCERPT];

	return fault_new(FAULT_INPUT, "broken JSON at \"%s\"",
	    excerpt_show(at, (size_t)(end - at), shown));
}

static bool
lost(struct walk *walk)
{
	walk->fault = broken(walk->at, walk->end);
	return false;
}

static bool
is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Moves to the next byte that is no white space, which must be this one. */
static bool
reach(struct walk *walk, char byte)
{
	while (walk->at < walk->end && is_space(*walk->at))
		walk->at++;
	return (walk->at < walk->end && *walk->at == byte) || lost(walk);
}

/* An escape of four hexadecimal digits; cJSON takes others for U+0000. */
static bool
is_escape(const char *at)
{
	return at[1] != 'u' || strspn(at + 2, "0123456789abcdefABCDEF") >= 4;
}

/* Moves over the string that begins here. */
static bool
walk_string(struct walk *walk, bool *escaped)
{
	static const unsigned char special[256] = {
	    ['"'] = 1, ['\\'] = 1, ['\n'] = 1, ['\0'] = 1};
	const char *at = walk->at + 1;

	for (;;) {
		while (special[(unsigned char)*at] == 0)
			at++;
		if (*at == '"')
			break;
		if (*at != '\\' || strncmp(at + 1, "u0000", 5) == 0) {
			const char *what = *at == '\n'
					       ? "a line break inside a string"
					       : "holds a NUL";

			walk->fault =
			    walk->member == NULL
				? fault_new(FAULT_INPUT, "%s", what)
				: fault_field(walk->member, "%s", what);
			return false;
		}
		if (!is_escape(at)) {
			walk->at = at;
			return lost(walk);
		}
		*escaped = true;
		at += 2;
	}
	walk->at = at + 1;
	return true;
}

static const char *
skip_digits(const char *at, const char *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

/* Moves over a number, which cJSON leaves to strtod(3) and so is no check. */
static bool
walk_number(struct walk *walk, struct value *value)
{
	const char *at = walk->at, *digits, *end = walk->end;

	at += at < end && *at == '-';
	digits = at;
	at = skip_digits(at, end);
	if (at == digits || (*digits == '0' && at > digits + 1))
		return lost(walk);
	if (at < end && *at == '.') {
		digits = at + 1;
		at = skip_digits(digits, end);
		if (at == digits)
			return lost(walk);
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		at++;
		at += at < end && (*at == '+' || *at == '-');
		digits = at;
		at = skip_digits(at, end);
		if (at == digits)
			return lost(walk);
	}
	value->length = (size_t)(at - walk->at);
	value->text = arena_copy(walk->arena, walk->at, value->length);
	walk->at = at;
	return true;
}

static bool walk_value(
    struct walk *walk, const cJSON *item, struct value *value);

static bool
walk_children(struct walk *walk, const cJSON *item, struct value *value)
{
	bool object = value->kind == VALUE_OBJECT, escaped;
	struct value **end = &value->child;
	const cJSON *child;

	walk->at++;
	for (child = item->child; child != NULL; child = child->next) {
		*end = arena_alloc(walk->arena, sizeof(**end));
		if (child != item->child) {
			if (!reach(walk, ','))
				return false;
			walk->at++;
		}
		if (object) {
			(*end)->name = child->string;
			if (value == walk->root)
				walk->member = child->string;
			if (!reach(walk, '"') || !walk_string(walk, &escaped) ||
			    !reach(walk, ':'))
				return false;
			walk->at++;
		}
		if (!walk_value(walk, child, *end))
			return false;
		end = &(*end)->next;
	}
	if (!reach(walk, object ? '}' : ']'))
		return false;
	walk->at++;
	return true;
}

static bool
walk_text(struct walk *walk, const cJSON *item, struct value *value)
{
	const char *begin = walk->at;
	bool escaped = false;

	if (!walk_string(walk, &escaped))
		return false;
	value->text = item->valuestring;
	value->length =
	    escaped ? strlen(value->text) : (size_t)(walk->at - begin) - 2;
	return true;
}

/* What a value is, and the byte it begins with unless it is a number. */
static enum value_kind
kind_of(const cJSON *item, char *first)
{
	switch (item->type & 0xff) {
	case cJSON_False:
		*first = 'f';
		return VALUE_FALSE;
	case cJSON_True:
		*first = 't';
		return VALUE_TRUE;
	case cJSON_Number:
		*first = '\0';
		return VALUE_NUMBER;
	case cJSON_String:
		*first = '"';
		return VALUE_TEXT;
	case cJSON_Array:
		*first = '[';
		return VALUE_LIST;
	case cJSON_Object:
		*first = '{';
		return VALUE_OBJECT;
	default:
		*first = 'n';
		return VALUE_NULL;
	}
}

static bool
walk_value(struct walk *walk, const cJSON *item, struct value *value)
{
	bool right = true;
	char first;

	value->kind = kind_of(item, &first);
	while (walk->at < walk->end && is_space(*walk->at))
		walk->at++;
	if (first != '\0' && !reach(walk, first))
		return false;
	value->raw = walk->at;
	switch (value->kind) {
	case VALUE_NULL:
	case VALUE_TRUE:
		walk->at += 4;
		break;
	case VALUE_FALSE:
		walk->at += 5;
		break;
	case VALUE_NUMBER:
		right = walk_number(walk, value);
		break;
	case VALUE_TEXT:
		right = walk_text(walk, item, value);
		break;
	default:
		right = walk_children(walk, item, value);
		break;
	}
	value->raw_length = (size_t)(walk->at - value->raw);
	return right;
}

/* Of few members any hash will do; of many whose names were chosen so that they
 * have one, only one with a key. */
static uint64_t
hash_name(const char *name, bool many, unsigned char key[DIGEST_KEY])
{
	return many ? digest_short(name, strlen(name), key).low
		    : hash_string(name);
}

/* The name of a member that stands there twice, or NULL. */
static const char *
twice(const struct value *object, struct arena *arena)
{
	const struct value *member;
	unsigned char key[DIGEST_KEY];
	size_t count = 0, size = 8;
	const char **names;

	for (member = object->child; member != NULL; member = member->next)
		count++;
	if (count > MEMBERS_FEW)
		digest_key(key);
	while (size < 2 * count)
		size *= 2;
	names = arena_alloc(arena, size * sizeof(*names));
	for (member = object->child; member != NULL; member = member->next) {
		size_t at = hash_name(member->name, count > MEMBERS_FEW, key) &
			    (size - 1);

		while (names[at] != NULL) {
			if (strcmp(names[at], member->name) == 0)
				return member->name;
			at = (at + 1) & (size - 1);
		}
		names[at] = member->name;
	}
	return NULL;
}

/* Checks the encoding of a text, naming the member that is wrong. */
static const struct fault *
check_encoding(const char *bytes, size_t length, const struct value *root)
{
	const char *bad = bytes + text_valid(bytes, length);
	const struct value *member = NULL;

	if (bad == bytes + length)
		return NULL;
	if (root->kind == VALUE_OBJECT)
		member = root->child;
	while (member != NULL &&
	       (bad < member->raw || bad >= member->raw + member->raw_length))
		member = member->next;
	if (member == NULL)
		return broken(bad, bytes + length);
	return encoding_check(
	    member->name, bad, (size_t)(bytes + length - bad));
}

const struct fault *
json_read(const char *bytes, size_t length, struct arena *arena, size_t *room,
    struct value *value)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	static pthread_mutex_t errors = PTHREAD_MUTEX_INITIALIZER;
	struct walk walk = {
	    .at = bytes, .end = bytes + length, .arena = arena, .root = value};
	const struct fault *fault;
	const char *end = bytes, *name;
	cJSON *tree;

	pool.arena = arena;
	pool.room = *room;
	pool.exhausted = false;
	pthread_once(&once, use_pool);
	/* It keeps its last error for all threads. */
	pthread_mutex_lock(&errors);
	tree = cJSON_ParseWithLengthOpts(bytes, length, &end, false);
	pthread_mutex_unlock(&errors);
	*room = pool.room;
	if (pool.exhausted)
		return fault_new(FAULT_INPUT, "holds too many values");
	if (tree == NULL)
		return broken(end, walk.end);
	if (!walk_value(&walk, tree, value))
		return walk.fault;
	while (walk.at < walk.end && is_space(*walk.at))
		walk.at++;
	if (walk.at < walk.end)
		return broken(walk.at, walk.end);
	if ((fault = check_encoding(bytes, length, value)) != NULL)
		return fault;
	if (value->kind == VALUE_OBJECT && (name = twice(value, arena)) != NULL)
		return fault_field(name, "is there twice");
	return NULL;
}
