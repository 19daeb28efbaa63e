/*
 * Names of places as people write them: «в Таре», «на Нефтяниках», «в Тарском
 * районе», «омск»; but not «Омская область» for Омск, nor «тара» for packing.
 */
#ifndef OTKLIK_LANGUAGE_PLACE_NAMES_H
#define OTKLIK_LANGUAGE_PLACE_NAMES_H

#include <stddef.h>

#include "language/stem.h"
#include "model/reference.h"

struct place_names;

/*
 * Reads names and forms of the table; the stemmer, which must outlive it, may
 * be shared and is not to be trimmed meanwhile.
 */
struct place_names *place_names_open(
    struct stemmer *stemmer, const struct place *rows, size_t count);
void place_names_close(struct place_names *names);

/*
 * The places that a text names, as numbers of rows in the order in which they
 * come, each once, at most `most`; returns how many. Of names that lie in one
 * another the longest counts. A name of one word needs its capital or a
 * preposition before it; the first word of a sentence has a capital anyway, and
 * is a name as the table writes it («Калачинск без воды»), or before a sign.
 * Nor needs a name as the table writes it a capital if it is no adjective, no
 * plural and not short («черлак без света»).
 */
size_t place_names_find(struct place_names *names, const char *text,
    size_t length, size_t *rows, size_t most);

/* Where a text names a place, in the text. */
struct place_name {
	size_t row;
	const char *begin, *end;
};

/*
 * The same of a field that names a place and tells nothing else («с. Азово, ул.
 * Мира»): a name that is all of it, or any word of it where nobody writes
 * capitals, needs none. All that it names, however often.
 */
size_t place_names_read(struct place_names *names, const char *field,
    size_t length, struct place_name *found, size_t most);

#endif
