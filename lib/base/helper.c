#include "base/helper.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

enum { PLACES = 4, HEAP_STEP = 1 << 20 };

struct place {
	helper_work *work; /* NULL: free */
	void *context;
};

/* All but the atomic members changes under the lock only. */
struct helper {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t called, left;
	struct place places[PLACES];
	const void *with; /* whom the thread works for */
	bool started;
	atomic_bool closing;
	atomic_bool idle;    /* the thread sleeps, or is about to */
	atomic_size_t calls; /* of helper_wake */
};

struct helper *
helper_open(void)
{
	struct helper *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	pthread_mutex_init(&made->lock, NULL);
	pthread_cond_init(&made->called, NULL);
	pthread_cond_init(&made->left, NULL);
	return made;
}

void
helper_close(struct helper *helper)
{
	if (helper == NULL)
		return;
	if (helper->started) {
		helper->closing = true;
		helper_wake(helper);
		pthread_join(helper->thread, NULL);
	}
	pthread_cond_destroy(&helper->called);
	pthread_cond_destroy(&helper->left);
	pthread_mutex_destroy(&helper->lock);
	free(helper);
}

/* Asks one for a piece; the lock is held but for the work. */
static bool
ask(struct helper *helper, const struct place *place, bool urgent)
{
	struct place asked = *place;
	bool did;

	if (asked.work == NULL)
		return false;
	helper->with = asked.context;
	pthread_mutex_unlock(&helper->lock);
	did = asked.work(asked.context, urgent);
	pthread_mutex_lock(&helper->lock);
	helper->with = NULL;
	if (place->context != asked.context)
		pthread_cond_broadcast(&helper->left);
	return did;
}

/* Does one piece, first of what is urgent; false if there is none. */
static bool
help(struct helper *helper)
{
	for (int urgent = 1; urgent >= 0; urgent--)
		for (int i = 0; i < PLACES; i++)
			if (ask(helper, &helper->places[i], urgent == 1))
				return true;
	return false;
}

static void *
run(void *data)
{
	struct helper *helper = data;
	size_t calls;

	pthread_mutex_lock(&helper->lock);
	while (!helper->closing) {
		calls = helper->calls;
		if (help(helper))
			continue;
		helper->idle = true;
		while (helper->calls == calls)
			pthread_cond_wait(&helper->called, &helper->lock);
		helper->idle = false;
	}
	pthread_mutex_unlock(&helper->lock);
	return NULL;
}

bool
helper_start(struct helper *helper)
{
	sigset_t all, before;

	if (helper->started)
		return true;
	/* While the heap of one thread grows the other one, if it needs a page,
	 * waits: it grows seldom. */
	mallopt(M_TOP_PAD, HEAP_STEP);
	/* Signals are for the thread that looks at them. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	helper->started =
	    pthread_create(&helper->thread, NULL, run, helper) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return helper->started;
}

void
helper_add(struct helper *helper, helper_work *work, void *context)
{
	int i = 0;

	pthread_mutex_lock(&helper->lock);
	while (i < PLACES && helper->places[i].work != NULL)
		i++;
	if (i == PLACES)
		abort();
	helper->places[i] = (struct place){work, context};
	pthread_mutex_unlock(&helper->lock);
}

void
helper_remove(struct helper *helper, const void *context)
{
	pthread_mutex_lock(&helper->lock);
	for (int i = 0; i < PLACES; i++)
		if (helper->places[i].context == context)
			helper->places[i] = (struct place){NULL, NULL};
	while (helper->with == context)
		pthread_cond_wait(&helper->left, &helper->lock);
	pthread_mutex_unlock(&helper->lock);
}

void
helper_wake(struct helper *helper)
{
	helper->calls++;
	if (!helper->idle)
		return;
	pthread_mutex_lock(&helper->lock);
	pthread_cond_signal(&helper->called);
	pthread_mutex_unlock(&helper->lock);
}
