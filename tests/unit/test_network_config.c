/* The file of accounts: what is taken, what is refused, what is never shown. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "network/config.h"

#define SECRET "vk1.a.secret"

static const struct fault *
read_text(struct config **config, const char *text)
{
	return config_read(config, "accounts", text, strlen(text));
}

static void
accounts_by_network_and_body(void **state)
{
	static const char text[] =
	    "# ours\n; too\n\n[vk]\r\n token = " SECRET "\r\ngroup=12\n"
	    "base = https://vk.example/\n[ vk minzdrav ]\ntoken = b\n"
	    "read_token = c\ntimeout = 7\n"
	    "[telegram]\ntoken = 1:A_-z\nchat.omsk = -1001\n"
	    "chat.tara = -1002\nproxy = http://10.0.0.1:3128\nca = /x.pem\n";
	const struct config_account *a;
	struct config *config;

	(void)state;
	assert_null(read_text(&config, text));
	a = config_account(config, "vk", NULL);
	assert_string_equal(a->token, SECRET);
	assert_string_equal(a->group, "12");
	assert_string_equal(a->base, "https://vk.example");
	assert_int_equal(a->timeout, 20);
	assert_null(a->reader);
	assert_ptr_equal(config_account(config, "vk", "minobr"), a);
	a = config_account(config, "vk", "minzdrav");
	assert_string_equal(a->token, "b");
	assert_string_equal(a->reader, "c");
	assert_string_equal(a->base, "https://api.vk.com");
	assert_int_equal(a->timeout, 7);
	a = config_account(config, "telegram", "minzdrav");
	assert_string_equal(config_chat(a, "omsk"), "-1001");
	assert_string_equal(config_chat(a, "tara"), "-1002");
	assert_null(config_chat(a, "om"));
	assert_string_equal(a->ca, "/x.pem");
	assert_string_equal(a->proxy, "http://10.0.0.1:3128");
	assert_null(config_account(config, "ok", NULL));
	config_close(config);
	config_close(NULL);
}

static const struct {
	const char *text, *says;
} wrong[] = {
    {"token = " SECRET "\n", "accounts:1: a key before"},
    {"\n[ok]\n", "accounts:2: no network"},
    {"[vk\n", "accounts:1: a section ends"},
    {"[vk a b]\n", "accounts:1: a section names"},
    {"[vk]\n" SECRET "\n", "accounts:2: neither"},
    {"[vk]\ntoken =\n", "accounts:2: a key without"},
    {"[vk]\ntoken = " SECRET " x\n", "accounts:2: a token has"},
    {"[vk]\ntoken = " SECRET "/../x\n", "accounts:2: a token has"},
    {"[vk]\nname = " SECRET "\n", "accounts:2: this network has no such key"},
    {"[vk]\nchat.x = -1\n", "accounts:2: this network has no such key"},
    {"[telegram]\ngroup = 1\n", "accounts:2: this network has no such key"},
    {"[telegram]\nchat.x y = -1\n", "accounts:2: chat.NAME"},
    {"[telegram]\nchat.x = 1\n", "accounts:2: chat.NAME"},
    {"[vk]\ngroup = -1\n", "accounts:2: group"},
    {"[vk]\ntimeout = 0\n", "accounts:2: timeout"},
    {"[vk]\ntimeout = 301\n", "accounts:2: timeout"},
    {"[vk]\nbase = http://api.vk.com\n", "accounts:2: base"},
    {"[vk]\nbase = http://127.0.0.1.example\n", "accounts:2: base"},
    {"[vk]\nbase = http://127.0.0.1@example\n", "accounts:2: base"},
    {"[vk]\nbase = https://\n", "accounts:2: base"},
    {"[vk]\nbase = https:///x\n", "accounts:2: base"},
    {"[vk]\nbase = file:///etc/passwd\n", "accounts:2: base"},
    {"[vk]\ntoken = a\n[vk]\ntoken = b\n", "accounts:3: this section was"},
    {"[vk]\ngroup = 1\n", "section [vk] has no token"},
    {"[vk]\ntoken = a\n[vk tara]\ngroup = 1\n", "section [vk tara] has no"},
    {"[vk]\ntoken = \xff\n", "not UTF-8"},
};

static void
what_is_wrong_is_named_by_line_and_key(void **state)
{
	const struct fault *fault;
	struct config *config;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		fault = read_text(&config, wrong[i].text);
		config_close(config);
		if (fault == NULL)
			fail_msg("taken: %s", wrong[i].text);
		assert_int_equal(fault->code, FAULT_USAGE);
		if (strstr(fault->text, wrong[i].says) == NULL)
			fail_msg("%s: %s", wrong[i].text, fault->text);
		assert_null(strstr(fault->text, "secret"));
	}
	assert_non_null(config_read(&config, "accounts", "[vk]\0x", 6));
	config_close(config);
}

static void
a_loopback_server_needs_no_tls(void **state)
{
	static const char *const bases[] = {"http://127.0.0.1:8080",
	    "http://localhost", "http://[::1]:1/x", "https://10.0.0.1"};
	struct config *config;
	char text[128];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bases) / sizeof(bases[0]); i++) {
		snprintf(
		    text, sizeof(text), "[vk]\ntoken=a\nbase = %s\n", bases[i]);
		assert_null(read_text(&config, text));
		assert_string_equal(
		    config_account(config, "vk", NULL)->base, bases[i]);
		config_close(config);
	}
}

static void
open_as(const char *path, int mode, const char *says)
{
	const struct fault *fault;
	struct config *config;

	assert_int_equal(chmod(path, (mode_t)mode), 0);
	fault = config_open(&config, path);
	config_close(config);
	if (says == NULL) {
		assert_null(fault);
		return;
	}
	assert_non_null(fault);
	assert_non_null(strstr(fault->text, says));
	assert_null(strstr(fault->text, "secret"));
}

static void
only_the_owner_may_read_the_file(void **state)
{
	static const char text[] = "[vk]\ntoken = " SECRET "\n";
	struct config *config;
	char path[64];
	int mode, fd;

	(void)state;
	snprintf(path, sizeof(path), "/tmp/otklik-config-%ld", (long)getpid());
	fd = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	open_as(path, 0600, NULL);
	open_as(path, 0400, NULL);
	for (mode = 1; mode < 0100; mode++)
		open_as(path, 0600 | mode, "chmod 600");
	open_as(path, 0700, "chmod 600");
	unlink(path);
	assert_non_null(config_open(&config, path));
	assert_non_null(config_open(&config, "/dev/null"));
	assert_non_null(config_open(&config, "/tmp"));
}

static void
tokens_are_blotted_out(void **state)
{
	struct config *config;
	char text[] = "a vk1.a.secret b /bot1:2x/ ccc vk1.a.secretvk1.a.secret";
	char longer[] = "token=cccd&ccc";

	(void)state;
	assert_null(
	    read_text(&config, "[vk]\ntoken = " SECRET "\nread_token = ccc\n"
			       "[telegram]\ntoken = 1:2\n"));
	config_hide(config, text);
	assert_null(strstr(text, "secret"));
	assert_null(strstr(text, "ccc"));
	assert_string_equal(text, "a ************ b /*******/ *** "
				  "************************");
	config_hide(config, longer);
	assert_string_equal(longer, "token=****&***");
	config_close(config);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(accounts_by_network_and_body),
	    cmocka_unit_test(what_is_wrong_is_named_by_line_and_key),
	    cmocka_unit_test(a_loopback_server_needs_no_tls),
	    cmocka_unit_test(only_the_owner_may_read_the_file),
	    cmocka_unit_test(tokens_are_blotted_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
