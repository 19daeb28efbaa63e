/*
 * What of VK can be commented on, as comments tell it. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_VK_HOST_H
#define OTKLIK_INTAKE_VK_HOST_H

#include "model/record.h"

struct vk_host {
	const char *kind; /* in the key; of a post it is not told there */
	const char *page, *reply; /* of the link */
	const char *id, *owner;	  /* members that name it, and its owner */
};

/* All of them, a post first. */
extern const struct vk_host vk_hosts[];

/* The one that a comment's members tell, or NULL. */
const struct vk_host *vk_host_of(const struct value *comment);

#endif
