/*
 * What the numbers of VK's errors mean for an answer. Inside lib/network only.
 */
#ifndef OTKLIK_NETWORK_VK_ERROR_H
#define OTKLIK_NETWORK_VK_ERROR_H

#include <stdint.h>

#include "base/arena.h"
#include "network/outcome.h"

/*
 * Judges an error by its number; a number that is not listed is for a person.
 * `said` is VK's own sentence, or NULL.
 */
void vk_error_judge(int64_t number, const char *said, struct arena *arena,
    struct outcome *outcome);

#endif
