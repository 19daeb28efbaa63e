#include "tool.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool
tool_may_edit(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* Runs the shell with these words; signals do there what they usually do. */
static int
spawn(const char *const *words, pid_t *child)
{
	posix_spawnattr_t attributes;
	sigset_t changed;
	int code;

	sigemptyset(&changed);
	sigaddset(&changed, SIGINT);
	sigaddset(&changed, SIGQUIT);
	sigaddset(&changed, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &changed);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	code = posix_spawnp(child, "sh", NULL, &attributes,
	    (char *const *)(uintptr_t)words, environ);
	posix_spawnattr_destroy(&attributes);
	return code;
}

const struct fault *
tool_edit(const char *path)
{
	/* It may be several words. */
	const char *const words[] = {
	    "sh", "-c", "exec $1 \"$0\"", path, tool_editor(), NULL};
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction interrupt, quit;
	int status = -1, code;
	pid_t child;

	/* What is typed there, be it ^C, is for the editor alone. */
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	code = spawn(words, &child);
	while (code == 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	if (code == 0 && status == 0)
		return NULL;
	return fault_new(FAULT_SYSTEM, "the editor failed: %s",
	    code != 0 ? strerror(code) : tool_editor());
}
