#include "model/name.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

static bool
is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xa0 ||
	       (code >= 0x2000 && code <= 0x200a) || code == 0x202f ||
	       code == 0x3000;
}

static bool
is_unseen(uint32_t code)
{
	return code == 0xad || (code >= 0x200b && code <= 0x200d) ||
	       code == 0x2060 || code == 0xfeff;
}

/* The letter, quote or hyphen that stands for all of its kind. */
static uint32_t
plain(uint32_t code)
{
	if (code >= 'A' && code <= 'Z')
		return code + 'a' - 'A';
	if (code >= 0x410 && code <= 0x42f) /* А to Я */
		return code + 0x20;
	if (code == 0x401 || code == 0x451) /* Ё, ё */
		return 0x435;
	if (code == 0xab || code == 0xbb ||
	    (code >= 0x201c && code <= 0x201f)) /* « » “ ” „ */
		return '"';
	if (code >= 0x2010 && code <= 0x2015)
		return '-';
	return code;
}

/* The next character that counts, 0 at the end; one space for any number. */
static uint32_t
next(const char **at, const char *end, bool *space)
{
	uint32_t code;

	while (*at < end) {
		code = text_next(at, end);
		if (is_space(code))
			*space = true;
		else if (!is_unseen(code))
			return plain(code);
	}
	return 0;
}

static bool
same(const char *a, const char *a_end, const char *b, const char *b_end)
{
	bool a_space = false, b_space = false, first = true;
	uint32_t x, y;

	do {
		x = next(&a, a_end, &a_space);
		y = next(&b, b_end, &b_space);
		if (x != y || (x != 0 && !first && a_space != b_space))
			return false;
		a_space = b_space = first = false;
	} while (x != 0);
	return true;
}

bool
name_same(const char *a, const char *b)
{
	return same(a, a + strlen(a), b, b + strlen(b));
}

static bool
has_form(const struct place *place, const char *name)
{
	const char *form = place->forms;
	size_t length;

	if (name_same(place->name, name))
		return true;
	while (form != NULL && *form != '\0') {
		length = strcspn(form, ",");
		if (same(form, form + length, name, name + strlen(name)))
			return true;
		form += length + (form[length] == ',');
	}
	return false;
}

const struct place *
name_place(const struct place *places, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (has_form(&places[i], name))
			return &places[i];
	}
	return NULL;
}

static const char *
find_body(const struct body *bodies, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (name_same(bodies[i].name, name))
			return bodies[i].code;
	}
	return NULL;
}

const char *
name_body(const struct body *bodies, size_t bodies_count,
    const struct place *places, size_t places_count, const char *name)
{
	const char *code = find_body(bodies, bodies_count, name);
	const struct place *place;

	if (code != NULL)
		return code;
	place = name_place(places, places_count, name);
	return place == NULL ? NULL
			     : find_body(bodies, bodies_count, place->name);
}
