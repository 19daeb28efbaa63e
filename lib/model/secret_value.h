/*
 * What looks like a secret in a text. Inside lib/model only.
 */
#ifndef OTKLIK_MODEL_SECRET_VALUE_H
#define OTKLIK_MODEL_SECRET_VALUE_H

#include <stdbool.h>

/*
 * A word that names a secret with one behind it: "пароль: x", "логин admin /
 * пароль qwerty", "код 493 817". Prose about custody is none: "журнал, пароль -
 * у ответственного".
 */
bool secret_value_told(const char *text);

/* A token of a network, a one-time password's link or key, a PEM, a JWT. */
bool secret_value_known(const char *text);

/* A long word of letters and digits without sense, or one in groups. */
bool secret_value_random(const char *text);

/* Nothing but a code of 4 to 8 digits, in groups or not. */
bool secret_value_code(const char *text);

#endif
