/*
 * Where VK tells the names of people and communities. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_VK_PEOPLE_H
#define OTKLIK_INTAKE_VK_PEOPLE_H

#include "intake/item_names.h"

extern const struct item_names_list vk_people[];

#endif
