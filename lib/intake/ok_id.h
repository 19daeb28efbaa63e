/*
 * The identities of comments in Odnoklassniki. Inside lib/intake only.
 */
#ifndef OTKLIK_INTAKE_OK_ID_H
#define OTKLIK_INTAKE_OK_ID_H

#include "base/arena.h"

/*
 * The topic that a comment's id tells: the fourth of the five parts that it is
 * base64 of, "1766581560000:-100:1766581560000:157144761034980:1". NULL if it
 * is not of this form.
 */
const char *ok_id_topic(const char *id, struct arena *arena);

#endif
