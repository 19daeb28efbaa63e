/*
 * Answers of VK's interface and the events it calls back with: one record is a
 * post (wall.get, wall.getById), a comment with its thread (wall.getComments),
 * or an event of a community.
 */
#ifndef OTKLIK_INTAKE_VK_H
#define OTKLIK_INTAKE_VK_H

#include "intake/item.h"

/* Where in a document the records are (struct reader_options). */
extern const char *const vk_lists[];

/* What of people and communities around records is kept, where there are many.
 */
value_pack vk_people_pack;

/*
 * Reads one record into items: a comment and each answer in its thread is one.
 * An event that brings no post, comment or message is a service record.
 *
 * Keys: a post <owner>_<post>, a comment <owner>_<post>_<comment>, under
 * something else than a post with its kind in front (photo-1_2_3), a private
 * message <peer>/<message>. Communities have negative ids. Attachments are
 * links to VK's pages, which stay the same from answer to answer; the links to
 * files do not. A repost without words says what it repeats; what is forwarded
 * with a private message stands under it, quoted.
 *
 * FAULT_INPUT if it is none of these, or (with the items that are right) if
 * an identity is missing or a date is none.
 */
const struct fault *vk_read(const struct record *record, struct items *items);

#endif
