/*
 * The register of official accounts: who changes it, and what it said when
 * (annex 2 points 2 to 6).
 */
#ifndef OTKLIK_TASK_ACCOUNTS_H
#define OTKLIK_TASK_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/account.h"
#include "task/keep.h"

/*
 * Takes a row of the register; on return it is the row as it now is. What the
 * record leaves out stays as the register has it at that time. A known account
 * that differs gets a new row that holds from `at` (not given: now) on; one of
 * the same `at` is corrected, null that of the first row.
 *
 * FAULT_INPUT names a field that is missing or wrong, FAULT_DENIED the role
 * (RECORDS part 4). A change of owner needs both.
 */
const struct fault *accounts_register(
    struct task *task, struct account *account, enum keep_result *result);

/*
 * Takes who has access. The same account, person, role and `from` is the same
 * row. Without `from` it is about the access of that person that is open, or
 * that ended at `until`: FAULT_INPUT with the candidates if several fit and any
 * would change, and if there is none that could end; with none at all and no
 * end it is a new row, that always was. FAULT_INPUT if there is no such account.
 */
const struct fault *accounts_grant(
    struct task *task, struct access *access, enum keep_result *result);

/*
 * Takes a statement about an account or a body; by whom and when is the actor
 * and now unless it says. The same subject, code, `at` and document is the
 * same row; FAULT_INPUT if it says something else, as nothing is undone.
 */
const struct fault *accounts_attest(struct task *task,
    struct attestation *attestation, enum keep_result *result);

/*
 * The register's row of an account at an instant: the last that began, else
 * the first there is. `*found` is false if the account is not known at all.
 * Texts live in the task's arena.
 */
const struct fault *accounts_find(struct task *task, const char *code,
    int64_t at, struct account *account, bool *found);

/* FAULT_INPUT "no such account" if it is not known. */
const struct fault *accounts_need(
    struct task *task, const char *code, struct account *account);

/* What --list prints. */
enum accounts_table { ACCOUNTS_ROWS, ACCOUNTS_ACCESS, ACCOUNTS_STATED };

/* accounts, access, attestations; false if there is no such. */
bool accounts_table_parse(const char *name, enum accounts_table *table);

struct accounts_list {
	struct arena arena;
	char *rows; /* array of the schema's structs */
	const struct schema *schema;
	size_t count;
};

/*
 * All rows as they are at `at`: each account once, access and statements that
 * hold then; FIELD_NONE: the whole history. Read before the first is handed
 * out. accounts_unlist takes it back.
 */
const struct fault *accounts_read(struct accounts_list *list, struct task *task,
    enum accounts_table table, int64_t at);
void accounts_unlist(struct accounts_list *list);

#endif
