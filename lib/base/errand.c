#include "base/errand.h"

#include <stdatomic.h>
#include <stdlib.h>

struct errand {
	struct helper *helper; /* NULL: it has no thread */
	errand_work *work;
	void *context;
	atomic_bool begun;
};

/* The work of the helper, after all that it may do before: who comes to wait
 * for it before it is begun does it himself. */
static bool
run(void *data, bool urgent)
{
	struct errand *errand = data;

	if (urgent || atomic_exchange(&errand->begun, true))
		return false;
	errand->work(errand->context);
	return true;
}

struct errand *
errand_begin(struct helper *helper, errand_work *work, void *context)
{
	struct errand *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	made->work = work;
	made->context = context;
	if (!helper_start(helper))
		return made;
	made->helper = helper;
	helper_add(helper, run, made);
	helper_wake(helper);
	return made;
}

void
errand_end(struct errand *errand)
{
	run(errand, false);
	/* Who has begun is with it until it is done. */
	if (errand->helper != NULL)
		helper_remove(errand->helper, errand);
	free(errand);
}
