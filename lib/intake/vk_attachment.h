/*
 * What is attached to posts, comments and messages of VK. Inside lib/intake
 * only.
 */
#ifndef OTKLIK_INTAKE_VK_ATTACHMENT_H
#define OTKLIK_INTAKE_VK_ATTACHMENT_H

#include "intake/item.h"

/* Adds what hangs on the object: attachments, a place, what it repeats. */
void vk_attachment_add(
    struct item *item, const struct value *object, struct arena *arena);

#endif
