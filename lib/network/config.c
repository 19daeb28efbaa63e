#include "network/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

enum { FILE_MOST = 64 << 10, TIMEOUT = 20, TIMEOUT_MOST = 300 };

struct config {
	struct arena arena;
	const char *path;
	unsigned long line;
	struct config_account *accounts, **last;
	struct config_account *account; /* of the section in hand */
};

static const struct fault *
wrong(const struct config *config, const char *what)
{
	return fault_new(
	    FAULT_USAGE, "%s:%lu: %s", config->path, config->line, what);
}

/* The text without the spaces around it. */
static char *
trim(char *text)
{
	size_t length;

	text += strspn(text, " \t\r");
	length = strlen(text);
	while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL)
		text[--length] = '\0';
	return text;
}

static bool
has_only(const char *text, const char *characters)
{
	return text[0] != '\0' && strspn(text, characters) == strlen(text);
}

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define OF_TOKENS LETTERS DIGITS ":._-"

/* [vk], [telegram minzdrav]: from here on this account. */
static const struct fault *
begin_section(struct config *config, char *line)
{
	size_t length = strlen(line);
	struct config_account *made;
	char *body;

	if (line[length - 1] != ']')
		return wrong(config, "a section ends with ]");
	line[length - 1] = '\0';
	line = trim(line + 1);
	body = line + strcspn(line, " \t");
	if (*body != '\0') {
		*body = '\0';
		body = trim(body + 1);
	}
	if (strcmp(line, "vk") != 0 && strcmp(line, "telegram") != 0)
		return wrong(config,
		    "no network that is posted to: [vk] and [telegram] are");
	if (*body != '\0' && !has_only(body, LETTERS DIGITS "_-."))
		return wrong(config, "a section names a network and a body");
	made = arena_alloc(&config->arena, sizeof(*made));
	made->network = line;
	made->body = *body == '\0' ? NULL : body;
	made->base = strcmp(line, "vk") == 0 ? "https://api.vk.com"
					     : "https://api.telegram.org";
	made->timeout = TIMEOUT;
	made->line = config->line;
	if (config_account(config, made->network, made->body) != NULL &&
	    text_equal(config_account(config, made->network, made->body)->body,
		made->body))
		return wrong(config, "this section was there before");
	*config->last = made;
	config->last = &made->next;
	config->account = made;
	return NULL;
}

/*
 * A token goes to https only; to a server of this machine also to http. What
 * stands before an @ or behind a ? would not be the host that is seen.
 */
static bool
is_base(const char *url)
{
	static const char *const local[] = {
	    "http://127.0.0.1", "http://localhost", "http://[::1]"};
	size_t i, length;

	if (strpbrk(url, "@?#\\ ") != NULL)
		return false;
	if (strncmp(url, "https://", 8) == 0)
		return url[8] != '\0' && url[8] != '/';
	for (i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
		length = strlen(local[i]);
		if (strncmp(url, local[i], length) == 0 &&
		    (url[length] == '\0' || url[length] == ':' ||
			url[length] == '/'))
			return true;
	}
	return false;
}

static const struct fault *
set_base(struct config *config, char *value)
{
	size_t length = strlen(value);

	if (!is_base(value))
		return wrong(config,
		    "base: not an https:// address (http:// only of this "
		    "machine)");
	while (value[length - 1] == '/')
		value[--length] = '\0';
	config->account->base = value;
	return NULL;
}

static const struct fault *
set_token(struct config *config, const char *value, const char **token)
{
	if (!has_only(value, OF_TOKENS))
		return wrong(config, "a token has letters, digits and :._-");
	*token = value;
	return NULL;
}

static const struct fault *
set_timeout(struct config *config, const char *value)
{
	int64_t *timeout = &config->account->timeout;

	if (!text_integer(value, timeout) || *timeout < 1 ||
	    *timeout > TIMEOUT_MOST)
		return wrong(config, "timeout: not seconds from 1 to 300");
	return NULL;
}

/* chat.NAME = -100...: where the comments under a channel's posts are. */
static const struct fault *
add_chat(struct config *config, const char *name, const char *value)
{
	struct config_chat *chat;

	if (!has_only(name, LETTERS DIGITS "_"))
		return wrong(config, "chat.NAME: not the name of a channel");
	if (value[0] != '-' || !has_only(value + 1, DIGITS))
		return wrong(config, "chat.NAME: not the number of a group");
	chat = arena_alloc(&config->arena, sizeof(*chat));
	chat->name = name;
	chat->chat = value;
	chat->next = config->account->chats;
	config->account->chats = chat;
	return NULL;
}

static const struct fault *
set_key(struct config *config, const char *key, char *value)
{
	struct config_account *account = config->account;
	bool vk = strcmp(account->network, "vk") == 0;

	if (strcmp(key, "base") == 0)
		return set_base(config, value);
	if (strcmp(key, "token") == 0)
		return set_token(config, value, &account->token);
	if (strcmp(key, "timeout") == 0)
		return set_timeout(config, value);
	if (vk && strcmp(key, "read_token") == 0)
		return set_token(config, value, &account->reader);
	if (vk && strcmp(key, "group") == 0) {
		account->group = value;
		return has_only(value, DIGITS)
			   ? NULL
			   : wrong(config, "group: not a number");
	}
	if (!vk && strncmp(key, "chat.", 5) == 0)
		return add_chat(config, key + 5, value);
	if (strcmp(key, "ca") == 0)
		account->ca = value;
	else if (strcmp(key, "proxy") == 0)
		account->proxy = value;
	else
		return wrong(config, "this network has no such key");
	return NULL;
}

static const struct fault *
read_line(struct config *config, char *line)
{
	char *key, *value;

	line = trim(line);
	if (line[0] == '\0' || line[0] == '#' || line[0] == ';')
		return NULL;
	if (line[0] == '[')
		return begin_section(config, line);
	value = strchr(line, '=');
	if (value == NULL)
		return wrong(config, "neither [NETWORK] nor KEY = VALUE");
	*value = '\0';
	key = trim(line);
	value = trim(value + 1);
	if (config->account == NULL)
		return wrong(config, "a key before the first [NETWORK]");
	if (value[0] == '\0')
		return wrong(config, "a key without a value");
	return set_key(config, key, value);
}

/* An account that cannot post is a mistake, found before the first call. */
static const struct fault *
check_accounts(const struct config *config)
{
	const struct config_account *a;

	for (a = config->accounts; a != NULL; a = a->next)
		if (a->token == NULL)
			return fault_new(FAULT_USAGE,
			    "%s: section [%s%s%s] has no token", config->path,
			    a->network, a->body == NULL ? "" : " ",
			    a->body == NULL ? "" : a->body);
	return NULL;
}

const struct fault *
config_read(
    struct config **config, const char *path, const char *bytes, size_t length)
{
	struct config *made = calloc(1, sizeof(*made));
	const struct fault *fault = NULL;
	char *line, *next;

	if (made == NULL)
		abort();
	*config = made;
	made->last = &made->accounts;
	made->path = arena_string(&made->arena, path);
	line = arena_copy(&made->arena, bytes, length);
	if (strlen(line) != length || text_valid(line, length) != length)
		return fault_new(FAULT_USAGE, "%s: not UTF-8 text", path);
	for (; line != NULL && fault == NULL; line = next) {
		if ((next = strchr(line, '\n')) != NULL)
			*next++ = '\0';
		made->line++;
		fault = read_line(made, line);
	}
	return fault != NULL ? fault : check_accounts(made);
}

static const struct fault *
check_file(int fd, const char *path)
{
	struct stat status;

	if (fstat(fd, &status) != 0)
		return fault_new(FAULT_USAGE, "%s: %s", path, strerror(errno));
	if (!S_ISREG(status.st_mode))
		return fault_new(FAULT_USAGE, "%s: not a plain file", path);
	if (status.st_uid != geteuid())
		return fault_new(FAULT_USAGE,
		    "%s: belongs to somebody else; it holds tokens and must "
		    "be yours",
		    path);
	if ((status.st_mode & 0177) != 0)
		return fault_new(FAULT_USAGE,
		    "%s: mode %04o; it holds tokens and must be closed to "
		    "others: chmod 600",
		    path, (unsigned)status.st_mode & 07777);
	if (status.st_size > FILE_MOST)
		return fault_new(FAULT_USAGE, "%s: over 64 KiB", path);
	return NULL;
}

const struct fault *
config_open(struct config **config, const char *path)
{
	const struct fault *fault;
	char bytes[FILE_MOST];
	size_t length = 0;
	ssize_t got = 0;
	/* A pipe must not hold us up before we see that it is one. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	*config = NULL;
	if (fd < 0)
		return fault_new(FAULT_USAGE, "%s: %s", path, strerror(errno));
	if ((fault = check_file(fd, path)) == NULL) {
		do {
			length += (size_t)got;
			got = read(fd, bytes + length, sizeof(bytes) - length);
		} while (got > 0);
		fault = got < 0 ? fault_new(FAULT_USAGE, "%s: %s", path,
				      strerror(errno))
				: config_read(config, path, bytes, length);
	}
	explicit_bzero(bytes, sizeof(bytes));
	close(fd);
	return fault;
}

const struct config_account *
config_next(const struct config *config, const struct config_account *account)
{
	return account == NULL ? config->accounts : account->next;
}

const struct fault *
config_wrong(const struct config *config, const struct config_account *account,
    const char *what, const char *value)
{
	return fault_new(FAULT_USAGE, "%s:%lu: %s: %s", config->path,
	    account->line, what, value);
}

void
config_close(struct config *config)
{
	if (config == NULL)
		return;
	arena_free(&config->arena);
	free(config);
}

const struct config_account *
config_account(
    const struct config *config, const char *network, const char *body)
{
	const struct config_account *a, *common = NULL;

	for (a = config->accounts; a != NULL; a = a->next) {
		if (!text_equal(a->network, network))
			continue;
		if (a->body == NULL)
			common = a;
		else if (text_equal(a->body, body))
			return a;
	}
	return common;
}

const char *
config_chat(const struct config_account *account, const char *channel)
{
	const struct config_chat *chat;

	for (chat = account->chats; chat != NULL; chat = chat->next)
		if (text_equal(chat->name, channel))
			return chat->chat;
	return NULL;
}

/* With all around it that could be of a longer token. */
static void
blot(const char *token, char *text)
{
	char *begin, *end = text;

	while (token != NULL && (begin = strstr(end, token)) != NULL) {
		end = begin + strlen(token);
		end += strspn(end, OF_TOKENS);
		while (begin > text && strchr(OF_TOKENS, begin[-1]) != NULL)
			begin--;
		memset(begin, '*', (size_t)(end - begin));
	}
}

void
config_hide(const struct config *config, char *text)
{
	const struct config_account *a;

	for (a = config->accounts; a != NULL; a = a->next) {
		blot(a->token, text);
		blot(a->reader, text);
	}
}
