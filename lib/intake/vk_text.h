/*
 * Texts of VK, as people read them.
 */
#ifndef OTKLIK_INTAKE_VK_TEXT_H
#define OTKLIK_INTAKE_VK_TEXT_H

#include "base/arena.h"

/*
 * As the incident system's export gives the same text: mentions are names,
 * entities what they stand for. NULL if there is none.
 */
const char *vk_text(const char *text, struct arena *arena);

#endif
