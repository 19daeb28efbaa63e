#include "task/posts.h"

#include <string.h>

#include "base/text.h"
#include "model/entry.h"
#include "order/press.h"
#include "task/accounts.h"

enum { CANDIDATES = 8 };

static const char *const system_only[] = {"system", NULL};

/* Whose account it is decides who may tell of it. */
static const struct fault *
allow_account(struct task *task, const char *code, const char *const *others)
{
	const struct fault *fault;
	struct account account;
	bool found;

	if (code == NULL || code[0] == '\0')
		return fault_field("account", "missing");
	fault = accounts_find(task, code, task->now, &account, &found);
	if (fault != NULL)
		return fault;
	return keep_allow(task, found ? account.owner : NULL, others);
}

static const struct fault *
check_past(struct task *task, const char *field, int64_t at)
{
	if (at > task->now)
		return fault_field(field, "is in the future");
	return NULL;
}

/* What is stored under the same account and key, else nothing at all. */
static const struct fault *
find(struct task *task, enum entry_table table, const char *account,
    const char *key, void *stored, int64_t *entry)
{
	schema_reset(entries_schema(table), stored);
	*entry = 0;
	if (key == NULL || key == schema_clear || key[0] == '\0')
		return fault_field("key", "missing");
	return entries_find(
	    task->store, table, account, key, task->arena, stored, entry);
}

/* A network tells that something is gone, and nothing else of it. */
static bool
never_seen(int64_t at, int64_t deleted_at)
{
	return at == FIELD_NONE && deleted_at > FIELD_CLEAR;
}

const struct fault *
posts_take(struct task *task, struct post *post, enum keep_result *result)
{
	struct post given = *post, stored;
	struct buffer signals = {0};
	const struct fault *fault;
	int64_t entry;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = allow_account(task, given.account, system_only)) != NULL ||
	    (fault = find(task, ENTRY_POST, given.account, given.key, &stored,
		 &entry)) != NULL)
		return fault;
	*post = stored;
	*result = KEEP_UNCHANGED;
	if (entry == 0 && never_seen(given.at, given.deleted_at))
		return NULL;
	given.signals = NULL;
	entry_merge(&post_schema, post, &given);
	if (post->kind == NULL)
		post->kind = "post";
	if (given.text != NULL) {
		press_signs(post->text, &signals);
		post->signals = arena_string(task->arena, signals.bytes);
		buffer_free(&signals);
	}
	if ((fault = post_check(post)) != NULL ||
	    (fault = check_past(task, "at", post->at)) != NULL ||
	    (fault = check_past(task, "deleted_at", post->deleted_at)) != NULL)
		return fault;
	return keep_changes(task, ENTRY_POST, &stored, post, &entry, result);
}

static bool
is_list(const char *list)
{
	return list != NULL && strcmp(list, "[]") != 0;
}

/* What follows from what is known: when it was flagged, what is kept of it. */
static void
complete_comment(
    struct task *task, const struct comment *given, struct comment *comment)
{
	char digest[DIGEST_TEXT];

	if (comment->kind == NULL)
		comment->kind = "comment";
	if (!is_list(comment->classes))
		comment->classes = NULL;
	if (!is_list(comment->screen))
		comment->screen = NULL;
	if (given->text != NULL && given->text != schema_clear) {
		digest_text(given->text, strlen(given->text), digest);
		comment->text_digest = arena_string(task->arena, digest);
	}
	if (comment->flagged_at == FIELD_NONE &&
	    (comment->classes != NULL || comment->ground != NULL))
		comment->flagged_at = comment->deleted_at == FIELD_NONE
					  ? task->now
					  : comment->deleted_at;
	if (comment->deleted_at != FIELD_NONE) {
		comment->text = NULL;
		comment->screen = NULL;
	}
}

/* Is it a text that was not read yet? Of what is gone the digest is known. */
static bool
is_new_text(const struct comment *given, const struct comment *stored)
{
	char digest[DIGEST_TEXT];

	if (given->text == NULL || given->text[0] == '\0')
		return false;
	if (stored->text != NULL || stored->text_digest == NULL)
		return !text_equal(given->text, stored->text);
	digest_text(given->text, strlen(given->text), digest);
	return !text_equal(digest, stored->text_digest);
}

/*
 * Reads a new text. What the old one held is not in it: classes and spans go,
 * and the flag with them, unless a person gave the ground or it is gone.
 */
static const struct fault *
read_text(struct moderation *moderation, const struct comment *stored,
    struct comment *given)
{
	bool gone = stored->deleted_at != FIELD_NONE &&
		    given->deleted_at != FIELD_CLEAR;
	const struct fault *fault;

	if (moderation == NULL || !is_new_text(given, stored))
		return NULL;
	if ((fault = moderation_read(moderation, given)) != NULL || gone)
		return fault;
	if (given->screen == NULL)
		given->screen = schema_clear;
	if (given->classes != NULL)
		return NULL;
	given->classes = schema_clear;
	if (given->flagged_at == FIELD_NONE && stored->ground == NULL &&
	    given->ground == NULL)
		given->flagged_at = FIELD_CLEAR;
	return NULL;
}

const struct fault *
posts_take_comment(struct task *task, struct moderation *moderation,
    struct comment *comment, enum keep_result *result)
{
	struct comment given = *comment, stored;
	const struct fault *fault;
	int64_t entry;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = allow_account(task, given.account, system_only)) != NULL ||
	    (fault = find(task, ENTRY_COMMENT, given.account, given.key,
		 &stored, &entry)) != NULL)
		return fault;
	*comment = stored;
	*result = KEEP_UNCHANGED;
	if (entry == 0 && never_seen(given.at, given.deleted_at))
		return NULL;
	if ((fault = read_text(moderation, &stored, &given)) != NULL)
		return fault;
	given.text_digest = NULL;
	/* Emptied is gone: what it said is what is known of it. */
	if (entry != 0 && given.text != NULL && given.text[0] == '\0' &&
	    stored.deleted_at == FIELD_NONE) {
		given.text = NULL;
		if (given.deleted_at == FIELD_NONE)
			given.deleted_at = task->now;
	}
	entry_merge(&comment_schema, comment, &given);
	complete_comment(task, &given, comment);
	if ((fault = post_check_comment(comment)) != NULL ||
	    (fault = check_past(task, "at", comment->at)) != NULL ||
	    (fault = check_past(task, "flagged_at", comment->flagged_at)) !=
		NULL ||
	    (fault = check_past(task, "deleted_at", comment->deleted_at)) !=
		NULL)
		return fault;
	return keep_changes(
	    task, ENTRY_COMMENT, &stored, comment, &entry, result);
}

const struct fault *
posts_take_reply(
    struct task *task, struct reply *reply, enum keep_result *result)
{
	/* A2-2.4b: the Ministry with the Center. */
	static const char *const agreeing[] = {
	    "ministry", "curator", "system", NULL};
	struct reply given = *reply, stored;
	const struct fault *fault;
	int64_t entry;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = find(task, ENTRY_REPLY, given.account, given.key, &stored,
		 &entry)) != NULL)
		return fault;
	*reply = stored;
	entry_merge(&reply_schema, reply, &given);
	if (reply->agreed_at != stored.agreed_at ||
	    !text_equal(reply->agreed_by, stored.agreed_by))
		fault = task_allow(task, agreeing);
	else
		fault = allow_account(task, given.account, system_only);
	if (fault == NULL && reply->agreed_at != FIELD_NONE &&
	    reply->agreed_by == NULL)
		reply->agreed_by = task->actor;
	if (fault != NULL || (fault = post_check_reply(reply)) != NULL ||
	    (fault = check_past(task, "at", reply->at)) != NULL ||
	    (fault = check_past(task, "agreed_at", reply->agreed_at)) != NULL)
		return fault;
	return keep_changes(task, ENTRY_REPLY, &stored, reply, &entry, result);
}

/* The one account that has a key. */
static const struct fault *
find_account(struct task *task, enum entry_table table, const char *key,
    const char **account)
{
	const char *found[CANDIDATES + 1], *list;
	const struct fault *fault;
	size_t i, count;

	fault = entries_accounts(task->store, table, key, task->arena, found,
	    CANDIDATES + 1, &count);
	if (fault != NULL)
		return fault;
	if (count == 0)
		return fault_value("key", "is not known", key);
	*account = list = found[0];
	if (count == 1)
		return NULL;
	for (i = 1; i < count; i++)
		list = arena_printf(task->arena, "%s, %s", list,
		    i < CANDIDATES ? found[i] : "...");
	return fault_field("account", "several have it, say which: %s", list);
}

const struct fault *
posts_judge(struct task *task, const char *account, const char *key,
    const char *verdict, struct attestation *attestation)
{
	const struct fault *fault;
	enum keep_result result;

	if (key == NULL)
		return fault_field("key", "missing");
	if (account == NULL &&
	    (fault = find_account(task, ENTRY_POST, key, &account)) != NULL)
		return fault;
	schema_reset(&attestation_schema, attestation);
	attestation->subject = account;
	attestation->code = "press_release";
	attestation->value = verdict;
	attestation->document = key;
	return accounts_attest(task, attestation, &result);
}

const struct fault *
posts_delete(struct task *task, const char *account, const char *key,
    const char *ground, const char *moderator, int64_t at,
    struct comment *comment)
{
	const struct fault *fault;
	struct comment stored;
	int64_t entry;

	if ((fault = store_begin(task->store)) != NULL ||
	    (account == NULL && (fault = find_account(task, ENTRY_COMMENT, key,
				     &account)) != NULL) ||
	    (fault = allow_account(task, account, system_only)) != NULL ||
	    (fault = find(
		 task, ENTRY_COMMENT, account, key, &stored, &entry)) != NULL)
		return fault;
	if (entry == 0)
		return fault_value("key", "no such comment", key);
	if (stored.deleted_at != FIELD_NONE && stored.ground != NULL)
		return fault_new(FAULT_STATE, "%s: is deleted already", key);
	*comment = stored;
	if (comment->deleted_at == FIELD_NONE)
		comment->deleted_at = at == FIELD_NONE ? task->now : at;
	if (ground != NULL)
		comment->ground = ground;
	comment->moderator = moderator != NULL ? moderator : task->actor;
	complete_comment(task, &stored, comment);
	if ((fault = post_check_comment(comment)) != NULL ||
	    (fault = check_past(task, "at", comment->deleted_at)) != NULL)
		return fault;
	return keep_entry(task, ENTRY_COMMENT, comment, &entry, NULL);
}

const struct fault *
posts_message(struct task *task, const struct comment *comment,
    struct message *message, bool *needs)
{
	const struct fault *fault;
	struct account account;
	bool found;

	*needs = comment->flagged_at == FIELD_NONE &&
		 comment->deleted_at == FIELD_NONE && comment->text != NULL;
	if (!*needs)
		return NULL;
	fault =
	    accounts_find(task, comment->account, task->now, &account, &found);
	if (fault != NULL)
		return fault;
	schema_reset(&message_schema, message);
	message->network = found ? account.network : "other";
	message->key = comment->key;
	message->posted_at = comment->at;
	message->text = comment->text;
	return NULL;
}
