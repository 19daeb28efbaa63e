#include "task/senders.h"

#include "store/cases.h"

const struct fault *
senders_open(struct config **config, struct task *task, const char *path)
{
	const struct config_account *account = NULL;
	const struct fault *fault = config_open(config, path);
	bool known = true;

	while (fault == NULL &&
	       (account = config_next(*config, account)) != NULL) {
		if (account->body != NULL)
			fault = cases_body_known(
			    task->store, account->body, &known);
		if (fault == NULL && !known)
			fault = config_wrong(
			    *config, account, "no such body", account->body);
	}
	return fault;
}
