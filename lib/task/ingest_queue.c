#include "task/ingest_queue.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

enum {
	TURNS = 255,	/* as many as a byte counts */
	AT_ONCE = 16,	/* are looked for */
	SETTLES = 1000, /* before are worth another connection */
	HANDED = 32,	/* are handed over, as waking a thread costs as much */
	COUNTS = 4096
};

/* Counters go up only; the place in the ring is modulo TURNS. */
struct ingest_queue {
	struct task *task;
	const struct ingest *ingest;
	struct helper *helper;
	ingest_ended *give;
	void *context;
	struct ingest_turn turns[TURNS];
	struct record records[TURNS];
	/* the caller's alone */
	struct arena scratch;
	bool helped; /* the helper knows of it */
	uint64_t generation;
	size_t added, ended, before; /* the last: added before the generation */
	int64_t transaction, settled; /* which they were told of */
	size_t seen;		      /* of `looked`, as far as we know */
	uint8_t counts[COUNTS];	      /* of identities that wait, by hash */
	/* changed under the lock only */
	pthread_mutex_t lock;
	pthread_cond_t left; /* `busy` became false */
	size_t handed, looked;
	bool busy;
	bool stuck; /* the next one must be looked for with the store */
};

static struct ingest_turn *
turn_at(struct ingest_queue *queue, size_t at)
{
	return &queue->turns[at % TURNS];
}

/* Looks for some; the lock is held but for that. */
static void
look_next(struct ingest_queue *queue)
{
	struct seeker *seeker = screening_seeker(queue->ingest->screening);
	size_t at = queue->looked, end = queue->handed;
	bool stuck = false;

	if (end - at > AT_ONCE)
		end = at + AT_ONCE;
	queue->busy = true;
	pthread_mutex_unlock(&queue->lock);
	while (at < end && !stuck) {
		struct ingest_turn *turn = turn_at(queue, at);

		/* Only the store makes it fail, and it was not asked. */
		stuck = turn->looks &&
			(!seeker_is_ready(seeker, &turn->message) ||
			    seeker_look(seeker, &turn->search) != NULL);
		at += !stuck;
	}
	pthread_mutex_lock(&queue->lock);
	queue->looked = at;
	queue->stuck = stuck;
	queue->busy = false;
	pthread_cond_signal(&queue->left);
}

/* The work of the helper: whatever is here will soon be waited for. */
static bool
look(void *data, bool urgent)
{
	struct ingest_queue *queue = data;
	bool may;

	(void)urgent;
	pthread_mutex_lock(&queue->lock);
	may = !queue->busy && !queue->stuck && queue->looked < queue->handed;
	if (may)
		look_next(queue);
	pthread_mutex_unlock(&queue->lock);
	return may;
}

struct ingest_queue *
ingest_queue_open(struct task *task, const struct ingest *ingest,
    struct helper *helper, ingest_ended *ended, void *context)
{
	struct ingest_queue *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->task = task;
	made->ingest = ingest;
	made->helper = helper;
	made->give = ended;
	made->context = context;
	pthread_mutex_init(&made->lock, NULL);
	pthread_cond_init(&made->left, NULL);
	return made;
}

void
ingest_queue_close(struct ingest_queue *queue)
{
	if (queue == NULL)
		return;
	if (queue->helped)
		helper_remove(queue->helper, queue);
	arena_free(&queue->scratch);
	pthread_cond_destroy(&queue->left);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

static void
hand_over(struct ingest_queue *queue)
{
	if (queue->handed == queue->added)
		return;
	pthread_mutex_lock(&queue->lock);
	queue->handed = queue->added;
	pthread_mutex_unlock(&queue->lock);
	if (!queue->helped) {
		helper_add(queue->helper, look, queue);
		queue->helped = true;
	}
	helper_wake(queue->helper);
}

/* Until so many are looked for, or one needs the store; does it if nobody is
 * at it. */
static void
wait_for(struct ingest_queue *queue, size_t count)
{
	if (queue->seen >= count)
		return;
	pthread_mutex_lock(&queue->lock);
	while (queue->looked < count && !queue->stuck) {
		if (queue->busy)
			pthread_cond_wait(&queue->left, &queue->lock);
		else
			look_next(queue);
	}
	queue->seen = queue->looked;
	pthread_mutex_unlock(&queue->lock);
}

/* How many with the same hash wait, as this identity has. */
static uint8_t *
count_of(struct ingest_queue *queue, const struct message *message)
{
	const char *names[] = {message->network, message->key};
	uint64_t hash = HASH_START;

	for (int i = 0; i < 2; i++)
		hash = hash_bytes(hash, names[i], strlen(names[i]));
	return &queue->counts[(hash ^ hash >> 32) % COUNTS];
}

static bool
is_waiting(struct ingest_queue *queue, const struct message *message)
{
	if (*count_of(queue, message) == 0)
		return false;
	for (size_t at = queue->ended; at < queue->added; at++) {
		const struct message *other = &turn_at(queue, at)->message;

		if (strcmp(other->key, message->key) == 0 &&
		    strcmp(other->network, message->network) == 0)
			return true;
	}
	return false;
}

static const struct fault *
end_next(struct ingest_queue *queue)
{
	struct ingest_turn *turn = turn_at(queue, queue->ended);
	struct arena *arena = queue->task->arena;
	const struct fault *fault;

	/* What is read of earlier ones, however large, is of this one alone. */
	queue->task->arena = &queue->scratch;
	fault = ingest_end(queue->task, queue->ingest, turn);
	if (fault == NULL) {
		--*count_of(queue, &turn->message);
		fault = queue->give(queue->context, &turn->message,
		    &queue->records[queue->ended++ % TURNS]);
	}
	queue->task->arena = arena;
	arena_reset(&queue->scratch);
	return fault;
}

/* One after the other, each looked for with the store, while nobody else is at
 * it: the store must have all that came before. */
static const struct fault *
end_alone(struct ingest_queue *queue)
{
	struct seeker *seeker = screening_seeker(queue->ingest->screening);
	const struct fault *fault = NULL;

	while (fault == NULL && queue->ended < queue->added) {
		struct ingest_turn *turn = turn_at(queue, queue->ended);

		if (turn->looks)
			fault = seeker_look(seeker, &turn->search);
		if (fault == NULL)
			fault = end_next(queue);
	}
	pthread_mutex_lock(&queue->lock);
	queue->seen = queue->looked = queue->handed = queue->added;
	queue->stuck = false;
	pthread_mutex_unlock(&queue->lock);
	return fault;
}

static const struct fault *
end_to(struct ingest_queue *queue, size_t count)
{
	const struct fault *fault = NULL;

	while (fault == NULL && queue->ended < count) {
		wait_for(queue, queue->ended + 1);
		fault = queue->ended < queue->seen ? end_next(queue)
						   : end_alone(queue);
	}
	return fault;
}

const struct fault *
ingest_queue_turn(struct ingest_queue *queue, uint64_t generation)
{
	size_t before = queue->before;

	if (generation == queue->generation)
		return NULL;
	queue->generation = generation;
	queue->before = queue->added;
	hand_over(queue);
	return end_to(queue, before);
}

const struct fault *
ingest_queue_end(struct ingest_queue *queue)
{
	const struct fault *fault;

	if (queue->ended == queue->added)
		return NULL;
	hand_over(queue);
	fault = end_to(queue, queue->added);
	queue->before = queue->added;
	return fault;
}

/*
 * Reads the lists of a message that is looked for in a store which has more
 * than memory. All before it must be ended first if it cannot be done now.
 */
static const struct fault *
prepare(struct ingest_queue *queue, const struct message *message,
    enum ingest_begun *begun)
{
	struct seeker *seeker = screening_seeker(queue->ingest->screening);
	const struct fault *fault = NULL;
	bool prepared;

	if (seeker_is_whole(seeker))
		return NULL;
	wait_for(queue, queue->handed);
	prepared = queue->seen == queue->handed;
	if (prepared)
		fault = seeker_prepare(seeker, message, &prepared);
	if (!prepared)
		*begun = INGEST_AT_ONCE;
	return fault;
}

/* Tells who looks of a new transaction; what pays there only, not at once. */
static void
turn_to(struct ingest_queue *queue, int64_t transaction)
{
	struct screening *screening = queue->ingest->screening;
	struct seeker *seeker = screening_seeker(screening);

	if (queue->transaction != transaction && seeker != NULL)
		seeker_look_around(seeker);
	queue->transaction = transaction;
	if (queue->added <= SETTLES || queue->settled == transaction)
		return;
	screening_settle(screening);
	queue->settled = transaction;
}

/* Begins with a message, unless its identity waits already. */
static const struct fault *
begin(struct ingest_queue *queue, const struct intake_item *item,
    struct ingest_turn *turn, enum ingest_begun *begun)
{
	size_t waiting = queue->added - queue->ended;
	const struct fault *fault;

	*begun = INGEST_AT_ONCE;
	if (waiting == TURNS)
		return NULL;
	fault = ingest_begin(
	    queue->task, queue->ingest, item, (int64_t)waiting, turn, begun);
	if (fault != NULL || *begun != INGEST_LATER)
		return fault;
	/* Nobody looks where nothing waits: so it is when one begins. */
	if (waiting == 0)
		turn_to(queue, task_transaction(queue->task));
	if (is_waiting(queue, &turn->message))
		*begun = INGEST_AT_ONCE;
	else if (turn->looks)
		fault = prepare(queue, &turn->message, begun);
	return fault;
}

const struct fault *
ingest_queue_add(struct ingest_queue *queue, const struct intake_item *item,
    const struct record *record, enum ingest_begun *begun)
{
	struct ingest_turn *turn = turn_at(queue, queue->added);
	const struct fault *fault = begin(queue, item, turn, begun);

	if (fault != NULL || *begun != INGEST_LATER)
		return fault;
	++*count_of(queue, &turn->message);
	queue->records[queue->added++ % TURNS] = *record;
	if (queue->added % HANDED == 0)
		hand_over(queue);
	return NULL;
}
