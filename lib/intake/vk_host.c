#include "intake/vk_host.h"

#include <stddef.h>

#include "intake/item.h"

const struct vk_host vk_hosts[] = {
    {"", "wall", "reply", "post_id", "post_owner_id"},
    {"photo", "photo", "reply", "photo_id", "photo_owner_id"},
    {"photo", "photo", "reply", "pid", "photo_owner_id"},
    {"video", "video", "reply", "video_id", "video_owner_id"},
    {"topic", "topic", "post", "topic_id", "topic_owner_id"},
    {"market", "market", "reply", "item_id", "market_owner_id"}, {0}};

const struct vk_host *
vk_host_of(const struct value *comment)
{
	const struct vk_host *host = vk_hosts;

	while (host->id != NULL && item_text(comment, host->id) == NULL)
		host++;
	return host->id != NULL ? host : NULL;
}
