/*
 * Answers of the interface of Odnoklassniki: one record is a comment
 * (discussions.getComments), a discussion (discussions.get) or a topic of a
 * group (mediatopic.getByIds).
 */
#ifndef OTKLIK_INTAKE_OK_H
#define OTKLIK_INTAKE_OK_H

#include "intake/item.h"

/* Where in a document the records are (struct reader_options). */
extern const char *const ok_lists[];

/* What of people and groups around records is kept, where there are many. */
value_pack ok_pack;

/*
 * Reads one record. Keys are <topic>#<comment>, of a topic its number. Which
 * topic a comment belongs to is told beside it (discussionId), else by the
 * comment's own id, which is base64 of five parts with colons between. Times
 * are date_ms, else dates in items->zone (the interface tells them in that of
 * Moscow). A link needs the group, which only a discussion tells.
 *
 * FAULT_INPUT if it is none of these, an identity is missing, or a time is
 * none.
 */
const struct fault *ok_read(const struct record *record, struct items *items);

#endif
