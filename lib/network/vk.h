/*
 * VKontakte: the calls wall.createComment and wall.getComments, and what
 * their answers mean. No net here.
 */
#ifndef OTKLIK_NETWORK_VK_H
#define OTKLIK_NETWORK_VK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/value.h"
#include "network/config.h"
#include "network/letter.h"
#include "network/outcome.h"

/* What wall.getComments gives at once, and how often it is asked. */
enum { VK_PAGE = 100, VK_PAGES = 20 };

/* Where an answer goes: under a post, or under a comment there. */
struct vk_target {
	const char *owner, *post;
	const char *comment; /* NULL: under the post itself */
	const char *thread;  /* the comment at the head of its thread */
};

/*
 * Reads the key <owner>_<post>[_<comment>] of a message, and the thread from
 * its link. False if it is none of a wall, as of a photo or a private message.
 */
bool vk_target(struct vk_target *target, const char *key, const char *url,
    struct arena *arena);

/*
 * The name by which VK attaches what a link shows: photo-1_2 of
 * vk.com/photo-1_2. NULL if it is no photo, video, audio or document of VK.
 */
const char *vk_attachment(const char *link, struct arena *arena);

/* The form of wall.createComment; the token is in it. */
void vk_form(const struct config_account *account, const struct letter *letter,
    const struct vk_target *target, struct arena *arena, struct buffer *form);

/* What the answer to it means. */
void vk_judge(const struct http_answer *answer, const struct value *document,
    const struct vk_target *target, struct arena *arena,
    struct outcome *outcome);

/* The form of wall.getComments for the page at `offset`, newest first. */
void vk_page_form(const struct config_account *account,
    const struct vk_target *target, int64_t offset, struct arena *arena,
    struct buffer *form);

/*
 * Looks for the letter in a page: OUTCOME_POSTED if it is there,
 * OUTCOME_ABSENT if all that could be it was seen, OUTCOME_UNKNOWN if it was
 * not in this page (`*more` says whether to read on) or the page says nothing,
 * OUTCOME_PERSON if what is there may as well be another answer. What is
 * recorded as another one is passed over.
 */
void vk_find(const struct http_answer *answer, const struct value *document,
    const struct config_account *account, const struct letter *letter,
    const struct vk_target *target, struct arena *arena,
    struct outcome *outcome, bool *more);

/* True if a comment says what was posted, whatever VK did to its spaces. */
bool vk_same_text(const char *posted, const char *found);

#endif
