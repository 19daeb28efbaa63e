#include "network/vk.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "network/form.h"
#include "network/vk_error.h"

#define VERSION "5.199"
#define DIGITS "0123456789"

/* Clocks of two machines differ by less. */
enum { SKEW = 300 };

/* Digits, with a minus if that is allowed; NULL if there are none. */
static const char *
take_number(const char **at, bool negative, struct arena *arena)
{
	size_t sign = negative && **at == '-';
	size_t digits = strspn(*at + sign, DIGITS);
	const char *number = arena_copy(arena, *at, sign + digits);

	*at += sign + digits;
	return digits > 0 && digits < 20 ? number : NULL;
}

/* The value of thread= in the link: digits, or NULL. */
static const char *
thread_of(const char *url, struct arena *arena)
{
	const char *at = url == NULL ? NULL : strstr(url, "thread=");

	if (at == NULL || at == url || strchr("?&", at[-1]) == NULL)
		return NULL;
	at += strlen("thread=");
	return take_number(&at, false, arena);
}

bool
vk_target(struct vk_target *target, const char *key, const char *url,
    struct arena *arena)
{
	*target = (struct vk_target){0};
	if (key == NULL ||
	    (target->owner = take_number(&key, true, arena)) == NULL ||
	    *key++ != '_' ||
	    (target->post = take_number(&key, false, arena)) == NULL)
		return false;
	if (*key == '\0')
		return true;
	if (*key++ != '_' ||
	    (target->comment = take_number(&key, false, arena)) == NULL ||
	    *key != '\0')
		return false;
	target->thread = thread_of(url, arena);
	if (target->thread == NULL)
		target->thread = target->comment;
	return true;
}

const char *
vk_attachment(const char *link, struct arena *arena)
{
	static const char *const kinds[] = {"photo", "video", "audio", "doc"};
	const char *at = strstr(link, "vk.com/"), *number, *begin;
	size_t i, length;

	at = at == NULL ? link : at + strlen("vk.com/");
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		length = strlen(kinds[i]);
		if (strncmp(at, kinds[i], length) != 0)
			continue;
		begin = at;
		at += length;
		number = take_number(&at, true, arena);
		if (number == NULL || *at++ != '_' ||
		    take_number(&at, false, arena) == NULL ||
		    strchr("?#", *at) == NULL)
			return NULL;
		return arena_copy(arena, begin, (size_t)(at - begin));
	}
	return NULL;
}

/* A guid is 32 characters of the digest: the same answer, the same guid. */
static const char *
guid_of(const struct letter *letter, struct arena *arena)
{
	size_t length = strlen(letter->digest);

	return arena_copy(arena, letter->digest, length < 32 ? length : 32);
}

void
vk_form(const struct config_account *account, const struct letter *letter,
    const struct vk_target *target, struct arena *arena, struct buffer *form)
{
	const char *attachments;
	const char *text = letter_text(letter, arena, &attachments);

	form_put(form, "owner_id", target->owner);
	form_put(form, "post_id", target->post);
	form_put(form, "from_group", account->group);
	form_put(form, "message", text);
	form_put(form, "reply_to_comment", target->comment);
	form_put(form, "attachments", attachments);
	form_put(form, "guid", guid_of(letter, arena));
	form_put(form, "v", VERSION);
	form_put(form, "access_token", account->token);
}

/* A comment's number as VK writes it: a positive integer, or NULL. */
static const char *
number_of(const struct value *value)
{
	const char *text = value_string(value);

	if (text == NULL || text[0] == '\0' || text[0] == '0' ||
	    strspn(text, DIGITS) != strlen(text) || strlen(text) > 18)
		return NULL;
	return text;
}

static const char *
url_of(const struct vk_target *target, const char *comment, struct arena *arena)
{
	const char *url =
	    arena_printf(arena, "https://vk.com/wall%s_%s?reply=%s",
		target->owner, target->post, comment);

	if (target->thread == NULL)
		return url;
	return arena_printf(arena, "%s&thread=%s", url, target->thread);
}

/* {"error":{...}}: true if the document is one, judged. */
static bool
judge_error(
    const struct value *document, struct arena *arena, struct outcome *outcome)
{
	const struct value *error = value_get(document, "error");
	const char *code = value_string(value_get(error, "error_code"));
	const char *said = value_string(value_get(error, "error_msg"));
	int64_t number;

	if (code == NULL || !text_integer(code, &number))
		return false;
	vk_error_judge(number, said, arena, outcome);
	return true;
}

void
vk_judge(const struct http_answer *answer, const struct value *document,
    const struct vk_target *target, struct arena *arena,
    struct outcome *outcome)
{
	const char *comment;

	if (outcome_of_call(outcome, answer, document, arena) ||
	    judge_error(document, arena, outcome))
		return;
	comment =
	    number_of(value_get(value_get(document, "response"), "comment_id"));
	if (comment == NULL) {
		outcome_of_nothing(
		    outcome, answer, arena, "it has no comment_id");
		return;
	}
	*outcome = (struct outcome){
	    .kind = OUTCOME_POSTED, .url = url_of(target, comment, arena)};
}

void
vk_page_form(const struct config_account *account,
    const struct vk_target *target, int64_t offset, struct arena *arena,
    struct buffer *form)
{
	form_put(form, "owner_id", target->owner);
	form_put(form, "post_id", target->post);
	form_put(form, "comment_id", target->thread);
	form_put(form, "offset", arena_printf(arena, "%" PRId64, offset));
	form_put(form, "count", arena_printf(arena, "%d", VK_PAGE));
	form_put(form, "sort", "desc");
	form_put(form, "preview_length", "0");
	form_put(form, "v", VERSION);
	form_put(form, "access_token",
	    account->reader != NULL ? account->reader : account->token);
}

/* The next character of a comment: entities decoded, spaces as one. */
static uint32_t
next_plain(const char **at)
{
	static const struct {
		const char *entity;
		char plain;
	} entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'},
	    {"&#39;", '\''}, {"&amp;", '&'}, {"<br>", ' '}};
	size_t i;

	if (strchr(" \t\r\n", **at) != NULL && **at != '\0') {
		*at += strspn(*at, " \t\r\n");
		return **at == '\0' ? 0 : ' ';
	}
	for (i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		size_t length = strlen(entities[i].entity);

		if (strncmp(*at, entities[i].entity, length) == 0) {
			*at += length;
			return (unsigned char)entities[i].plain;
		}
	}
	return **at == '\0' ? 0 : (unsigned char)*(*at)++;
}

/* Behind the "[id1|Name], " that VK puts in front of replies. */
static const char *
after_mention(const char *text)
{
	const char *end = text[0] == '[' ? strchr(text, ']') : NULL;

	if (end == NULL || memchr(text, '|', (size_t)(end - text)) == NULL ||
	    (strncmp(text, "[id", 3) != 0 && strncmp(text, "[club", 5) != 0))
		return text;
	return end + 1 + strspn(end + 1, ", ");
}

static bool
same(const char *a, const char *b)
{
	uint32_t left, right;

	a += strspn(a, " \t\r\n");
	b += strspn(b, " \t\r\n");
	do {
		left = next_plain(&a);
		right = next_plain(&b);
	} while (left == right && left != 0);
	return left == right;
}

bool
vk_same_text(const char *posted, const char *found)
{
	return same(posted, found) || same(posted, after_mention(found));
}

static int64_t
date_of(const struct value *comment)
{
	const char *text = value_string(value_get(comment, "date"));
	int64_t date = 0;

	return text != NULL && text_integer(text, &date) ? date : 0;
}

/* Is it an answer to what was answered? Under the head of a thread VK may
 * leave out which comment that is. */
static bool
answers_target(const struct value *comment, const struct vk_target *target)
{
	const char *to = value_string(value_get(comment, "reply_to_comment"));

	if (to == NULL || to[0] == '0')
		return text_equal(target->comment, target->thread);
	return text_equal(to, target->comment);
}

static bool
is_ours(const struct value *comment, const struct config_account *account,
    const struct letter *letter, const struct vk_target *target,
    const char *text)
{
	const char *found = value_string(value_get(comment, "text"));
	const char *from = value_string(value_get(comment, "from_id"));

	if (found == NULL || from == NULL || !vk_same_text(text, found) ||
	    date_of(comment) < letter->sent_at - SKEW ||
	    !answers_target(comment, target))
		return false;
	return account->group == NULL ||
	       (from[0] == '-' && strcmp(from + 1, account->group) == 0);
}

/* The key of a comment, as link_parse reads it from its link. */
static const char *
key_of(const struct vk_target *target, const char *comment, struct arena *arena)
{
	return arena_printf(
	    arena, "%s_%s_%s", target->owner, target->post, comment);
}

/*
 * The number of the comment that is the letter; NULL if none is. One that is
 * recorded as another answer is not this one, however alike they are.
 */
static const char *
find_comment(const struct value *items, const struct config_account *account,
    const struct letter *letter, const struct vk_target *target,
    struct arena *arena)
{
	const char *own, *comment, *text = letter_text(letter, arena, &own);
	const struct value *item;

	for (item = items->child; item != NULL; item = item->next) {
		comment = number_of(value_get(item, "id"));
		if (comment != NULL &&
		    is_ours(item, account, letter, target, text) &&
		    !letter_is_taken(letter, key_of(target, comment, arena)))
			return comment;
	}
	return NULL;
}

/*
 * Was everything seen that is younger than the attempt? A page that is not in
 * the order asked for proves nothing by its last comment.
 */
static bool
seen_all(const struct value *items, int64_t since, size_t *count)
{
	const struct value *item;
	int64_t date, before = INT64_MAX;
	bool in_order = true;

	*count = 0;
	for (item = items->child; item != NULL; item = item->next) {
		date = date_of(item);
		in_order = in_order && date <= before;
		before = date;
		(*count)++;
	}
	return *count == 0 || (in_order && before < since);
}

void
vk_find(const struct http_answer *answer, const struct value *document,
    const struct config_account *account, const struct letter *letter,
    const struct vk_target *target, struct arena *arena,
    struct outcome *outcome, bool *more)
{
	const struct value *items;
	const char *comment;
	size_t count;

	*more = false;
	if (outcome_of_call(outcome, answer, document, arena) ||
	    judge_error(document, arena, outcome))
		return;
	items = value_get(value_get(document, "response"), "items");
	if (items == NULL || items->kind != VALUE_LIST) {
		outcome_of_nothing(outcome, answer, arena, "it has no items");
		return;
	}
	comment = find_comment(items, account, letter, target, arena);
	if (comment != NULL && letter->shared) {
		outcome_set(outcome, OUTCOME_PERSON, arena,
		    "it may be this answer or another one of the same text",
		    url_of(target, comment, arena));
		return;
	}
	if (comment != NULL) {
		*outcome = (struct outcome){.kind = OUTCOME_POSTED,
		    .url = url_of(target, comment, arena)};
		return;
	}
	*more = !seen_all(items, letter->sent_at - SKEW, &count);
	outcome_set(outcome, *more ? OUTCOME_UNKNOWN : OUTCOME_ABSENT, arena,
	    *more ? "it is not in this page" : "it is not in the thread", NULL);
}
