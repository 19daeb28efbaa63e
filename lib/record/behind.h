/*
 * Records rendered by the helper, in their order, while the caller works on
 * the next ones. Copies of them wait until the caller asks for the end of it.
 */
#ifndef OTKLIK_RECORD_BEHIND_H
#define OTKLIK_RECORD_BEHIND_H

#include "base/helper.h"
#include "model/record.h"
#include "model/schema.h"

struct behind;

/* Renders a record; as writer_record, but for who keeps what comes of it. */
typedef void behind_render(void *context, const struct schema *schema,
    const void *data, const struct record *input);

/* The helper is borrowed. `render` is called by one thread at a time. */
struct behind *behind_open(
    struct helper *helper, behind_render *render, void *context);

/* What was not rendered is forgotten. NULL: nothing. */
void behind_close(struct behind *behind);

/*
 * Adds a record, to be rendered by and by; of `input`, which may be NULL, only
 * the fields that the schema does not have are looked at.
 */
void behind_put(struct behind *behind, const struct schema *schema,
    const void *data, const struct record *input);

/* Returns when all are rendered, with none at work. NULL: nothing. */
void behind_finish(struct behind *behind);

#endif
