#include "record/ahead.h"

#include <pthread.h>
#include <stdlib.h>

enum {
	RECORDS = 64,	       /* handed over at once, */
	PIECE_BYTES = 1 << 18, /* or fewer that take so many */
	PIECES = 20,	       /* a day of messages comes in without waiting */
	BYTES = 8 << 20,       /* in those that wait; a record may take more */
	HELD = 2 /* pieces before the one in hand, which live on */
};

/* A record as reader_next gave it. */
struct taken {
	struct record record;
	const struct fault *fault;
};

struct piece {
	struct arena arena;
	struct taken taken[RECORDS];
	size_t count;
	enum reader_status status; /* behind the last one of them */
	bool bare;		   /* nothing was made of some */
};

/*
 * A ring: the thread fills the piece `filled`, the caller takes the piece
 * `taken` and has given `emptied` back, all counted from the begin of the work;
 * all that is shared changes under the lock only. Waking a thread costs as much
 * as some records: when the ring was full the thread rests until half of it is
 * empty.
 */
struct ahead {
	ahead_prepare *prepare;
	void *context;
	struct helper *helper;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct reader *reader; /* NULL: there is nothing to read */
	size_t filled, emptied;
	size_t bytes; /* of what is filled and not taken */
	size_t taken;
	bool resting;
	bool again;		       /* some of these are to be prepared */
	const struct piece *preparing; /* which is not taken meanwhile */
	/* the caller's alone */
	bool works;
	struct piece *hand;  /* NULL: to be waited for */
	size_t next;	     /* of its records */
	uint64_t generation; /* pieces that were taken, ever */
	struct piece pieces[PIECES];
};

/* Has something made of a record; false if nothing was. */
static bool
prepare_one(
    struct ahead *ahead, struct piece *piece, struct record *record, bool again)
{
	if (ahead->prepare == NULL || record->tail)
		return true;
	record->prepared =
	    ahead->prepare(ahead->context, record, &piece->arena, again);
	return record->prepared != NULL;
}

static void
take_one(struct ahead *ahead, struct piece *piece, struct taken *taken)
{
	const struct fault *fault =
	    reader_next(ahead->reader, &taken->record, &piece->status);
	struct fault *copy;

	taken->fault = NULL;
	if (fault != NULL) {
		/* Faults themselves are this thread's. */
		copy = arena_alloc(&piece->arena, sizeof(*copy));
		*copy = *fault;
		taken->fault = copy;
		/* A reader that cannot go on is left alone. */
		piece->status =
		    fault_is_fatal(fault) ? READER_END : READER_RECORD;
	} else if (piece->status == READER_RECORD) {
		piece->bare |=
		    !prepare_one(ahead, piece, &taken->record, false);
	}
}

/* Fills a piece; false if it is the last one of the work. */
static bool
fill(struct ahead *ahead, struct piece *piece)
{
	arena_reset(&piece->arena);
	reader_use(ahead->reader, &piece->arena);
	piece->count = 0;
	piece->status = READER_RECORD;
	piece->bare = false;
	while (piece->count < RECORDS && piece->arena.size <= PIECE_BYTES &&
	       piece->status == READER_RECORD) {
		struct taken *taken = &piece->taken[piece->count];

		take_one(ahead, piece, taken);
		piece->count +=
		    taken->fault != NULL || piece->status == READER_RECORD;
	}
	reader_use(ahead->reader, NULL);
	return piece->status == READER_RECORD;
}

/* Is more than this share of the ring in use? */
static bool
is_used(const struct ahead *ahead, size_t pieces, size_t bytes)
{
	return ahead->filled - ahead->emptied > pieces || ahead->bytes > bytes;
}

/* May the thread fill a piece? */
static bool
may_fill(struct ahead *ahead, bool urgent)
{
	bool may;

	pthread_mutex_lock(&ahead->lock);
	ahead->resting |= is_used(ahead, PIECES - 1, BYTES);
	may = ahead->reader != NULL && !ahead->resting &&
	      !(urgent && is_used(ahead, PIECES / 4, BYTES / 4));
	pthread_mutex_unlock(&ahead->lock);
	return may;
}

/* The first piece that waits and of which something was not made. */
static struct piece *
find_bare(struct ahead *ahead)
{
	for (size_t at = ahead->taken; at < ahead->filled; at++)
		if (ahead->pieces[at % PIECES].bare)
			return &ahead->pieces[at % PIECES];
	return NULL;
}

/* Prepares a piece that was read before that was of use. */
static bool
prepare_piece(struct ahead *ahead)
{
	struct piece *piece;
	size_t bytes;

	pthread_mutex_lock(&ahead->lock);
	piece = ahead->again ? find_bare(ahead) : NULL;
	ahead->again = piece != NULL;
	ahead->preparing = piece;
	pthread_mutex_unlock(&ahead->lock);
	if (piece == NULL)
		return false;
	bytes = piece->arena.size;
	for (size_t i = 0; i < piece->count; i++) {
		struct taken *taken = &piece->taken[i];

		if (taken->fault == NULL && taken->record.prepared == NULL)
			prepare_one(ahead, piece, &taken->record, true);
	}
	pthread_mutex_lock(&ahead->lock);
	ahead->bytes += piece->arena.size - bytes;
	piece->bare = false;
	ahead->preparing = NULL;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	return true;
}

/* The work of the thread: prepares a piece, or fills one. */
static bool
read_piece(void *data, bool urgent)
{
	struct ahead *ahead = data;
	struct piece *piece;
	bool more;

	if (prepare_piece(ahead))
		return true;
	if (!may_fill(ahead, urgent))
		return false;
	/* Not before: until there is work the caller may begin it anew. */
	piece = &ahead->pieces[ahead->filled % PIECES];
	more = fill(ahead, piece);
	pthread_mutex_lock(&ahead->lock);
	if (!more)
		ahead->reader = NULL;
	ahead->filled++;
	ahead->bytes += piece->arena.size;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	return true;
}

struct ahead *
ahead_open(struct helper *helper, ahead_prepare *prepare, void *context)
{
	struct ahead *made;

	if (!helper_start(helper))
		return NULL;
	if ((made = calloc(1, sizeof(*made))) == NULL)
		abort();
	made->helper = helper;
	made->prepare = prepare;
	made->context = context;
	pthread_mutex_init(&made->lock, NULL);
	pthread_cond_init(&made->changed, NULL);
	helper_add(helper, read_piece, made);
	return made;
}

void
ahead_close(struct ahead *ahead)
{
	if (ahead == NULL)
		return;
	helper_remove(ahead->helper, ahead);
	for (size_t i = 0; i < PIECES; i++)
		arena_free(&ahead->pieces[i].arena);
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}

void
ahead_begin(struct ahead *ahead, struct reader *reader)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->reader = reader;
	ahead->filled = ahead->taken = ahead->emptied = ahead->bytes = 0;
	ahead->resting = ahead->again = false;
	pthread_mutex_unlock(&ahead->lock);
	helper_wake(ahead->helper);
	ahead->hand = NULL;
	ahead->works = true;
}

bool
ahead_works(const struct ahead *ahead)
{
	return ahead->works;
}

/* Takes the next piece; the oldest that was held is given back. */
static void
take_piece(struct ahead *ahead)
{
	struct piece *next = &ahead->pieces[ahead->taken % PIECES];
	bool wake;

	pthread_mutex_lock(&ahead->lock);
	if (ahead->taken - ahead->emptied > HELD)
		ahead->emptied++;
	while (ahead->filled == ahead->taken || ahead->preparing == next)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	ahead->hand = next;
	ahead->taken++;
	ahead->bytes -= ahead->hand->arena.size;
	wake = ahead->resting && !is_used(ahead, PIECES / 2, BYTES / 2);
	ahead->resting &= !wake;
	pthread_mutex_unlock(&ahead->lock);
	if (wake)
		helper_wake(ahead->helper);
	ahead->generation++;
	ahead->next = 0;
}

void
ahead_prepare_again(struct ahead *ahead)
{
	bool wake;

	pthread_mutex_lock(&ahead->lock);
	wake = !ahead->again && find_bare(ahead) != NULL;
	ahead->again |= wake;
	pthread_mutex_unlock(&ahead->lock);
	if (wake)
		helper_wake(ahead->helper);
}

uint64_t
ahead_generation(const struct ahead *ahead)
{
	return ahead->generation;
}

const struct fault *
ahead_next(
    struct ahead *ahead, struct record *record, enum reader_status *status)
{
	const struct taken *taken;

	if (ahead->hand == NULL || (ahead->next == ahead->hand->count &&
				       ahead->hand->status == READER_RECORD))
		take_piece(ahead);
	*status = READER_RECORD;
	if (ahead->next == ahead->hand->count) {
		*status = ahead->hand->status;
		ahead->works = false;
		return NULL;
	}
	taken = &ahead->hand->taken[ahead->next++];
	*record = taken->record;
	return taken->fault == NULL ? NULL : fault_copy(taken->fault);
}
