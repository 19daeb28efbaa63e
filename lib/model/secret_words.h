/*
 * Words that name a secret, as a field's name or in a text. Inside lib/model
 * only.
 */
#ifndef OTKLIK_MODEL_SECRET_WORDS_H
#define OTKLIK_MODEL_SECRET_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is it the name of one (password, vk_token, accessKey, ПИН-код), however it
 * is written? Words in it are parted by _, -, spaces or capitals: secretary is
 * none.
 */
bool secret_words_name(const char *name, size_t length);

/* One that may name one, if digits follow: код, code, ключ, key. */
bool secret_words_code(const char *word, size_t length);

/* One with which people say where a secret is kept, by whom, and how. */
bool secret_words_prose(const char *word, size_t length);

/* The names of networks and keepers, which may follow such a word in prose. */
bool secret_words_keeper(const char *word, size_t length);

#endif
