#include "task/merge.h"

#include "base/text.h"
#include "model/schema.h"
#include "task/import.h"

bool
merge_has_content(const struct message *message)
{
	return schema_given(message->text) ||
	       (schema_given(message->attachments) &&
		   !text_equal(message->attachments, "[]"));
}

const struct fault *
merge_place(struct task *task, struct merge *merge)
{
	const struct fault *fault;
	struct intake_item item = *merge->item;

	merge->place = EDITION_SAME;
	merge->revision = merge->known->revision;
	merge->version = FIELD_NONE;
	if (item.fact_count > 0 &&
	    (fault = import_version(task, merge->known->id, &merge->version)) !=
		NULL)
		return fault;
	merge->stale =
	    merge->version != FIELD_NONE && item.version < merge->version;
	merge->gone = !merge_has_content(merge->fresh) ||
		      merge->fresh->deleted_at != FIELD_NONE;
	if (merge->gone)
		return NULL;
	/* Of an older row the text is older too. */
	item.original |= merge->stale;
	return edition_place(task, &item, merge->known, &merge->edition,
	    &merge->place, &merge->revision);
}

static enum ingest_result
take_deletion(const struct merge *merge, int64_t now, struct message *merged)
{
	if (merged->deleted_at != FIELD_NONE)
		return INGEST_DUPLICATE;
	merged->deleted_at = merge->fresh->deleted_at != FIELD_NONE
				 ? merge->fresh->deleted_at
				 : now;
	return INGEST_UPDATED;
}

static enum ingest_result
take_text(const struct merge *merge, struct message *merged)
{
	merged->revision = merge->revision;
	merged->text = merge->fresh->text;
	merged->attachments = merge->fresh->attachments;
	if (merge->fresh->url != NULL)
		merged->url = merge->fresh->url;
	return merge->place == EDITION_NEXT ? INGEST_REVISED : INGEST_UPDATED;
}

/* False if both are known, and differ. */
static bool
agree(const char *a, const char *b)
{
	return a == NULL || b == NULL || text_equal(a, b);
}

/* What is known stays, what was missing is filled in. */
static void
fill_in(const struct message *fresh, struct message *merged)
{
	if (merged->posted_at == FIELD_NONE)
		merged->posted_at = fresh->posted_at;
	if (merged->url == NULL)
		merged->url = fresh->url;
	/* Name and number of one person, not of two. */
	if (agree(merged->author_id, fresh->author_id) &&
	    agree(merged->author, fresh->author)) {
		if (merged->author_id == NULL)
			merged->author_id = fresh->author_id;
		if (merged->author == NULL)
			merged->author = fresh->author;
	}
	if (merged->topic == NULL && merged->topic_group == NULL) {
		merged->topic = fresh->topic;
		merged->topic_group = fresh->topic_group;
	}
	if (merged->location == NULL)
		merged->location = fresh->location;
	if (merged->importance == NULL)
		merged->importance = fresh->importance;
	if (merged->significant == FIELD_NONE)
		merged->significant = fresh->significant;
	if (merged->tags == NULL)
		merged->tags = fresh->tags;
}

enum ingest_result
merge_message(const struct merge *merge, int64_t now, struct message *merged)
{
	*merged = *merge->known;
	if (merge->place == EDITION_EARLIER) {
		/* Told a second time it adds nothing that it did not now. */
		if (!merge->stale)
			fill_in(merge->fresh, merged);
		return INGEST_REVISED;
	}
	if (merge->stale)
		return INGEST_DUPLICATE;
	if (merge->gone)
		return take_deletion(merge, now, merged);
	if (edition_restores(merge->item, merge->known, merge->place))
		merged->deleted_at = FIELD_NONE;
	fill_in(merge->fresh, merged);
	return merge->place == EDITION_NEXT || merge->place == EDITION_AGAIN
		   ? take_text(merge, merged)
		   : INGEST_UPDATED;
}

/* A text that the message has not become: it is kept, and warned of. */
static const struct fault *
store_earlier(struct task *task, const struct merge *merge,
    struct screening *screening, struct message *merged, const char **data)
{
	struct message earlier = *merged;
	const struct fault *fault;
	char digest[DIGEST_TEXT];

	earlier.revision = merge->revision;
	earlier.text = merge->fresh->text;
	earlier.attachments = merge->fresh->attachments;
	if (merge->fresh->url != NULL)
		earlier.url = merge->fresh->url;
	digest_hex(merge->edition.digest, digest);
	*data = arena_printf(task->arena,
	    "\"earlier_revision\":%lld,\"earlier_content\":\"%s\"",
	    (long long)merge->revision, digest);
	fault = messages_add_revision(task->store, &earlier, &merge->edition);
	if (fault != NULL || screening == NULL)
		return fault;
	return screening_read_earlier(screening, &earlier, merged);
}

const struct fault *
merge_store(struct task *task, const struct merge *merge,
    struct screening *screening, struct message *merged, const char **data)
{
	const struct fault *fault;

	*data = NULL;
	if (merge->place == EDITION_EARLIER)
		return store_earlier(task, merge, screening, merged, data);
	if (merge->place == EDITION_NEXT)
		fault =
		    messages_add_revision(task->store, merged, &merge->edition);
	else if (merge->place == EDITION_AGAIN)
		fault = messages_renew_revision(
		    task->store, merged, &merge->edition);
	else
		return NULL;
	if (fault != NULL || screening == NULL)
		return fault;
	return screening_read(screening, merged);
}
