#include "tool_stop.h"

#include <signal.h>
#include <stddef.h>

static volatile int stop;
/* Whose reads a signal ends at once, NULL: there is a batch to be finished. */
static struct task *volatile reading;

static void
on_signal(int number)
{
	stop = number;
	if (reading != NULL)
		task_interrupt(reading);
}

void
tool_stop_catch(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

const volatile int *
tool_stop_asked(void)
{
	return &stop;
}

const volatile int *
tool_stop_reads(struct task *task)
{
	reading = task;
	return &stop;
}

void
tool_stop_keep(void)
{
	reading = NULL;
}
