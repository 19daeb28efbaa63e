/*
 * The public register of official accounts (A2-6.1): of the Government and the
 * executive bodies, in the three networks, what is open on the day.
 */
#ifndef OTKLIK_TASK_REGISTER_H
#define OTKLIK_TASK_REGISTER_H

#include "base/buffer.h"
#include "model/register_row.h"
#include "task/accounts.h"

struct public_register {
	struct accounts_list accounts; /* what the rows borrow from */
	struct register_row *rows;     /* by kind, owner, network, title */
	size_t count;
	int64_t verified; /* the day of the last verification, DATE_NONE */
};

/* The register as it is at an instant. register_close takes it back. */
const struct fault *register_read(
    struct public_register *made, struct task *task, int64_t at);
void register_close(struct public_register *made);

/* The page. */
void register_html(const struct public_register *made, struct buffer *html);

/* The digest that an attestation `portal` quotes. */
void register_digest(const struct public_register *made, char out[DIGEST_TEXT]);

#endif
