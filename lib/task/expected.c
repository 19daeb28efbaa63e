#include "task/expected.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

struct expected {
	pthread_mutex_t lock;
	struct buffer put; /* network and identity of each, both ended by 0 */
	atomic_size_t count;
	/* who takes, alone */
	struct buffer taken;
	struct sketches_author authors[EXPECTED_MOST];
};

struct expected *
expected_open(void)
{
	struct expected *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	pthread_mutex_init(&made->lock, NULL);
	return made;
}

void
expected_close(struct expected *expected)
{
	if (expected == NULL)
		return;
	buffer_free(&expected->put);
	buffer_free(&expected->taken);
	pthread_mutex_destroy(&expected->lock);
	free(expected);
}

bool
expected_is_full(const struct expected *expected)
{
	return atomic_load(&expected->count) == EXPECTED_MOST;
}

void
expected_put(
    struct expected *expected, const char *network, const char *author_id)
{
	if (expected_is_full(expected))
		return;
	pthread_mutex_lock(&expected->lock);
	if (!expected_is_full(expected)) {
		buffer_put(&expected->put, network, strlen(network) + 1);
		buffer_put(&expected->put, author_id, strlen(author_id) + 1);
		atomic_fetch_add(&expected->count, 1);
	}
	pthread_mutex_unlock(&expected->lock);
}

size_t
expected_take(struct expected *expected, const struct sketches_author **authors)
{
	struct buffer empty = expected->taken;
	const char *at;
	size_t count, i;

	buffer_reset(&empty);
	pthread_mutex_lock(&expected->lock);
	expected->taken = expected->put;
	expected->put = empty;
	count = atomic_exchange(&expected->count, 0);
	pthread_mutex_unlock(&expected->lock);
	at = expected->taken.bytes;
	for (i = 0; i < count; i++) {
		expected->authors[i].network = at;
		at += strlen(at) + 1;
		expected->authors[i].author_id = at;
		at += strlen(at) + 1;
	}
	*authors = expected->authors;
	return count;
}
