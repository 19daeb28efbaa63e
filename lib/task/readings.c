#include "task/readings.h"

#include <stddef.h>
#include <stdlib.h>

enum {
	SLOTS = 1 << 14, /* messages, in the place that their number says */
	TERMS = 1 << 18	 /* of all of them, in a ring */
};

/* Of a term what is compared: two thirds of one would be of no use. */
struct short_term {
	uint32_t same, cut[2];
	uint8_t kind : 2;
	uint8_t role : 6;
	uint8_t characters;
};

struct slot {
	struct reading reading; /* id 0: none */
	uint64_t begin;		/* of its terms, counted from the first ever */
	size_t count;
};

struct readings {
	struct slot slots[SLOTS];
	struct short_term ring[TERMS];
	uint64_t kept; /* terms, ever; the place in the ring is modulo TERMS */
};

struct readings *
readings_open(void)
{
	/* Of few messages little of it is touched: no large pages. */
	struct readings *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	return made;
}

void
readings_close(struct readings *readings)
{
	free(readings);
}

const struct reading *
readings_keep(struct readings *readings, const struct reading *reading,
    const struct likeness_text *text)
{
	struct slot *slot = &readings->slots[(uint64_t)reading->id % SLOTS];

	*slot = (struct slot){*reading, readings->kept, text->count};
	for (size_t i = 0; i < text->count; i++) {
		const struct likeness_term *term = &text->terms[i];

		readings->ring[readings->kept++ % TERMS] = (struct short_term){
		    term->same, {term->cut[0], term->cut[1]}, term->kind,
		    term->role, term->characters};
	}
	return &slot->reading;
}

void
readings_drop(struct readings *readings, int64_t id)
{
	struct slot *slot = &readings->slots[(uint64_t)id % SLOTS];

	if (slot->reading.id == id)
		slot->reading.id = 0;
}

const struct reading *
readings_find(
    const struct readings *readings, int64_t id, struct likeness_text *text)
{
	const struct slot *slot = &readings->slots[(uint64_t)id % SLOTS];

	if (slot->reading.id != id || readings->kept - slot->begin > TERMS)
		return NULL;
	text->count = slot->count;
	for (size_t i = 0; i < slot->count; i++) {
		const struct short_term *term =
		    &readings->ring[(slot->begin + i) % TERMS];

		text->terms[i] = (struct likeness_term){.same = term->same,
		    .cut = {term->cut[0], term->cut[1]},
		    .kind = term->kind,
		    .role = term->role,
		    .characters = term->characters};
	}
	return &slot->reading;
}
