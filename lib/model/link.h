/*
 * Links to messages, as people and exports write them, into the identity of
 * the message: the same message has one key however its link is spelled.
 */
#ifndef OTKLIK_MODEL_LINK_H
#define OTKLIK_MODEL_LINK_H

#include <stdbool.h>

#include "base/arena.h"

struct link {
	const char *network; /* vk, ok, telegram, or NULL */
	const char *key;     /* key inside it, or NULL if it shows none */
};

/*
 * Reads a link. Known are vk.com/wall<owner>_<post>[?reply=<comment>] (also
 * m.vk.com, vk.ru, ?w=wall…, photo, video and topic threads), vk.com/gim… and
 * /im with ?sel=<peer>&msgid=<msg>, ok.ru
 * …/topic/<topic>[#<comment>] and t.me/<chat>/[<thread>/]<msg> (also
 * telegram.me, t.me/c/, t.me/s/, ?comment=). The key lives in the arena.
 */
void link_parse(const char *url, struct arena *arena, struct link *link);

/*
 * True for an address of the web that can be printed, posted and followed:
 * http or https, a host, valid UTF-8, each character seen: no blank, no control
 * or other invisible character in it.
 */
bool link_is_web(const char *url);

#endif
