/*
 * The register of official accounts: the accounts, who has access to them, and
 * what somebody states about them (annex 2 points 2 to 7, annex 3 part III).
 *
 * Structs read from and written to every stream by their schemas, whose fields
 * are those of RECORDS part 1 word for word; what was added stands at the end.
 *
 * Passwords, tokens and second factors are never here (model/secret.h).
 */
#ifndef OTKLIK_MODEL_ACCOUNT_H
#define OTKLIK_MODEL_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/schema.h"

/*
 * One row of the register as it is from `at` on, until the next row of the
 * same account. The first row of an account has no `at` as a rule: then it
 * holds for as long as the account has been there.
 */
struct account {
	const char *account; /* its code */
	const char *owner;   /* code of the body */
	const char *network, *url, *title;
	int64_t from, until; /* days; until is the last one */
	const char *responsible;
	int64_t verified_at;
	int64_t at;
};

/* A person who can write there, in [from, until). */
struct access {
	const char *account, *person;
	const char *role; /* `service`: a program's key, no person (I-51) */
	int64_t from, until;
};

/* What somebody states about an account or a body, valid in [at, until). */
struct attestation {
	const char *subject, *code, *value, *by;
	int64_t at, until;
	const char *document;
};

extern const struct schema account_schema, access_schema, attestation_schema;

/*
 * Is a row by itself right? FAULT_INPUT names the field that is missing or
 * wrong: a code, a network that is none, an end before its beginning.
 */
const struct fault *account_check(const struct account *account);
const struct fault *account_check_access(const struct access *access);
const struct fault *account_check_attestation(
    const struct attestation *attestation);

/*
 * True if a statement says no, in letters of any size: no, false, 0, нет, or
 * nothing at all.
 */
bool account_denies(const char *value);

#endif
