#include "model/post.h"

#include <stddef.h>

#include "base/text.h"

#define AT(member) offsetof(struct post, member)

static const struct field post_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"key", FIELD_TEXT, AT(key), 20, "identity inside the network"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it was published"},
    {"deleted_at", FIELD_INSTANT, AT(deleted_at), 0,
	"when it was deleted or first seen to be gone"},
    {"kind", FIELD_TEXT, AT(kind), 8,
	"post, video, clip, live, poll, repost or story (I-49)"},
    {"format", FIELD_TEXT, AT(format), 12,
	"text, photo, infographic, cards, animation, video, live, poll, "
	"contest, campaign or another word (A2-9.1)"},
    {"topic", FIELD_TEXT, AT(topic), 0,
	"activity (of the bodies), significant (socially), a topic of the "
	"table topics, or other: neither (A2-8.1)"},
    {"author", FIELD_TEXT, AT(author), 0, "who wrote it (A2-11.3)"},
    {"plan", FIELD_TEXT, AT(plan), 0, "item of the content plan (A2-2.2)"},
    {"special", FIELD_TEXT, AT(special), 0,
	"its id in the special system; absent: not posted through it (A2-8.3)"},
    {"text", FIELD_TEXT, AT(text), -1, "the text"},
    {"signals", FIELD_LIST, AT(signals), 0,
	"the signs of a press release in the text, found when it is recorded "
	"(AC-28)"},
};

const struct schema post_schema = {"post", post_fields,
    sizeof(post_fields) / sizeof(post_fields[0]), sizeof(struct post),
    "a publication in an official account"};

#undef AT
#define AT(member) offsetof(struct comment, member)

static const struct field comment_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"key", FIELD_TEXT, AT(key), 20, "identity inside the network"},
    {"kind", FIELD_TEXT, AT(kind), 8, "comment, or message to the account"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it was written"},
    {"text", FIELD_TEXT, AT(text), -1,
	"the text; not kept any longer once it is deleted"},
    {"classes", FIELD_LIST, AT(classes), 0,
	"what the screening takes it for: obscene, insult, threat, spam"},
    {"flagged_at", FIELD_INSTANT, AT(flagged_at), 0,
	"when it was found that it must go"},
    {"ground", FIELD_TEXT, AT(ground), 8,
	"why it must go: law, spam, insult or obscene (A2-13)"},
    {"deleted_at", FIELD_INSTANT, AT(deleted_at), 25,
	"when it was deleted or first seen to be gone"},
    {"moderator", FIELD_TEXT, AT(moderator), 0, "who deleted it"},
    {"screen", FIELD_LIST, AT(screen), 0,
	"what the screening hit: class, rule, span, text"},
    {"text_digest", FIELD_TEXT, AT(text_digest), 0,
	"BLAKE2b-256 of the text, which stays when the text goes"},
};

const struct schema comment_schema = {"comment", comment_fields,
    sizeof(comment_fields) / sizeof(comment_fields[0]), sizeof(struct comment),
    "what somebody wrote in an official account"};

#undef AT
#define AT(member) offsetof(struct reply, member)

static const struct field reply_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"key", FIELD_TEXT, AT(key), 20, "identity inside the network"},
    {"comment", FIELD_TEXT, AT(comment), 20, "key of what it answers"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it was published"},
    {"text", FIELD_TEXT, AT(text), -1, "the text"},
    {"author", FIELD_TEXT, AT(author), 0, "who wrote it"},
    {"agreed_at", FIELD_INSTANT, AT(agreed_at), 25,
	"when its text was agreed (A2-2.4b)"},
    {"agreed_by", FIELD_TEXT, AT(agreed_by), 0, "who agreed it"},
};

const struct schema reply_schema = {"reply", reply_fields,
    sizeof(reply_fields) / sizeof(reply_fields[0]), sizeof(struct reply),
    "what an official account answered to somebody"};

static const struct fault *
check_key(const char *account, const char *key)
{
	if (account == NULL || account[0] == '\0')
		return fault_field("account", "missing");
	if (key == NULL || key[0] == '\0')
		return fault_field("key", "missing");
	return NULL;
}

/* One of a list that ends with NULL. */
static bool
is_one_of(const char *const *words, const char *word)
{
	for (; *words != NULL; words++)
		if (text_equal(*words, word))
			return true;
	return false;
}

static const struct fault *
check_gone(int64_t at, int64_t deleted_at)
{
	if (at == FIELD_NONE)
		return fault_field("at", "missing");
	if (deleted_at != FIELD_NONE && deleted_at < at)
		return fault_field("deleted_at", "is before it was published");
	return NULL;
}

const struct fault *
post_check(const struct post *post)
{
	static const char *const kinds[] = {
	    "post", "video", "clip", "live", "poll", "repost", "story", NULL};
	const struct fault *fault = check_key(post->account, post->key);

	if (fault != NULL)
		return fault;
	if (post->kind != NULL && !is_one_of(kinds, post->kind))
		return fault_value("kind",
		    "not one of post, video, clip, live, poll, repost, story",
		    post->kind);
	return check_gone(post->at, post->deleted_at);
}

const struct fault *
post_check_comment(const struct comment *comment)
{
	const struct fault *fault = check_key(comment->account, comment->key);

	if (fault != NULL)
		return fault;
	if (!text_equal(comment->kind, "comment") &&
	    !text_equal(comment->kind, "message"))
		return fault_value("kind", "not one of comment, message",
		    comment->kind == NULL ? "" : comment->kind);
	return check_gone(comment->at, comment->deleted_at);
}

const struct fault *
post_check_reply(const struct reply *reply)
{
	const struct fault *fault = check_key(reply->account, reply->key);

	return fault != NULL ? fault : check_gone(reply->at, FIELD_NONE);
}

bool
post_must_go(const char *kind, const char *ground)
{
	static const char *const grounds[] = {
	    "law", "spam", "insult", "obscene", NULL};

	if (ground == NULL)
		return false;
	if (text_equal(kind, "message"))
		return text_equal(ground, "law");
	return is_one_of(grounds, ground);
}
