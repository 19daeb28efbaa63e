#include "intake/vk_people.h"

#include "intake/vk.h"

const struct item_names_list vk_people[] = {
    {NULL, "profiles", "id", ""}, {NULL, "groups", "id", "-"}, {0}};

bool
vk_people_pack(
    const char *list, const struct value *element, struct buffer *packed)
{
	return item_names_pack(vk_people, list, element, packed);
}
