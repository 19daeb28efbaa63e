/*
 * The names of people and communities that an answer of an interface tells
 * beside its items. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_ITEM_NAMES_H
#define OTKLIK_INTAKE_ITEM_NAMES_H

#include "intake/item.h"

/* Where a list of people or communities stands, and how it says who it is. */
struct item_names_list {
	const char *within; /* member the list is in, NULL: none */
	const char *list;
	const char *id;	    /* member of each */
	const char *prefix; /* put in front of the id */
};

/*
 * The name of an identity by the lists (`list` NULL ends them) around the
 * record: "name", else "first_name" and "last_name". NULL if it is not told.
 * Borrowed for as long as the record.
 */
const char *item_names_find(struct items *items, const struct record *record,
    const struct item_names_list *lists, const char *id);

/*
 * What of an element of a list is kept where there are many: who it is, and the
 * name (value_pack). False if it is none of the lists.
 */
bool item_names_pack(const struct item_names_list *lists, const char *list,
    const struct value *who, struct buffer *packed);

void item_names_free(struct item_names *names);

#endif
