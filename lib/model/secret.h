/*
 * Passwords, tokens and second factors are never stored (A2-5): what looks
 * like one is refused before it is looked at for anything else.
 */
#ifndef OTKLIK_MODEL_SECRET_H
#define OTKLIK_MODEL_SECRET_H

#include "base/fault.h"
#include "model/record.h"

/*
 * FAULT_INPUT, naming the field and not its value, if a field of the record,
 * at any depth, has the name of a secret (password, vk_token, accessKey, ПИН),
 * or a value that looks like one: a network's token, a one-time password's link
 * or key, a PEM or JWT, a long random word, a word that names one with one
 * behind it ("пароль qwerty", "код 493 817"), or in what is stated of the
 * second factor or of custody nothing but a code. Letters of any size and
 * look-alikes are one. Prose about custody is none: "пароль - у ответственного".
 */
const struct fault *secret_refuse(const struct record *record);

#endif
