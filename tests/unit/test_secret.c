/* A2-5: what is a secret is refused, what is said about one is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/account.h"
#include "model/secret.h"

static struct arena arena;

static bool
is_refused(const char *code, const char *name, const char *text)
{
	struct record record = {.object.kind = VALUE_OBJECT};
	const struct fault *fault;

	if (code != NULL)
		record_set(&record, value_text(&arena, "code", code));
	record_set(&record, value_text(&arena, name, text));
	fault = secret_refuse(&record);
	if (fault != NULL) {
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_null(strstr(fault->text, text));
	}
	arena_reset(&arena);
	return fault != NULL;
}

static void
A2_5_names_of_secrets(void **state)
{
	static const char *const secrets[] = {"pass", "password", "Password2",
	    "userpassword", "pin", "pin_code", "PIN-code", "access_key",
	    "accessKey", "vkToken", "client_secret", "session_id", "sessionId",
	    "cookies", "seed", "otp", "секрет", "СЕКРЕТ", "Пароль", "пaроль",
	    "рassword", "код доступа", "ПИН-код", "одноразовый_код"};
	static const char *const plain[] = {"secretary", "секретарь",
	    "passport", "compass", "pinned", "value", "code", "subject",
	    "keyboard", "author", "session", "доступ", "кодекс"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(secrets) / sizeof(*secrets); i++)
		if (!is_refused(NULL, secrets[i], "-1"))
			fail_msg("taken: %s", secrets[i]);
	for (i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (is_refused(NULL, plain[i], "да"))
			fail_msg("refused: %s", plain[i]);
}

static void
A2_5_values_that_are_secrets(void **state)
{
	static const char *const secrets[] = {"пароль: qwerty",
	    "ПАРОЛЬ: qwerty", "PASSWORD: qwerty", "Password=x", "пароль : x",
	    "пароль\xc2\xa0: x", "Пароль： солнышко", "пaрoль: qwerty",
	    "пароль 12345qwe", "пароль - 12345qwe", "пароль — Qw!3",
	    "пароль qwerty", "пароль Солнце2022", "пароль 1234",
	    "сейф, пароль: 12345", "логин admin / пароль qwerty",
	    "пароль от почты: qwerty1", "PIN 4938", "pin: 0000", "пин-код 4938",
	    "код 493817", "Код: 493 817", "код - 493-817", "code 493817",
	    "токен: abc", "token=abc", "seed: apple pear", "ключ aB3dE6",
	    "JBSWY3DPEHPK3PXP", "JBSW Y3DP EHPK 3PXP", "jbsw y3dp ehpk 3pxp",
	    "JBSW-Y3DP-EHPK-3PXP", "otpauth://totp/x", "vk1.a.AbCdEf",
	    "сейф; eyJhbGciOiJIUzI1NiJ9",
	    "1234567:AAE-abcdefghijklmnopqrstuvwxyz12345",
	    "запись Zx8kQ2vB7nM4pL1tR6wY9sD3"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(secrets) / sizeof(*secrets); i++)
		if (!is_refused("custody", "value", secrets[i]))
			fail_msg("taken: %s", secrets[i]);
}

static void
A2_5_3_prose_about_custody(void **state)
{
	static const char *const plain[] = {"журнал, пароль - у ответственного",
	    "пароль у ответственного", "Пароль: хранится в сейфе",
	    "Пароли: в сейфе отдела", "пароли в KeePass у начальника",
	    "пароль Telegram хранится у начальника",
	    "пароль telegram у ответственного", "токены выданы по журналу",
	    "пароль сменён 01.09.2022", "пароли 2022 года сменены",
	    "пароль по приказу 12-п от 01.09.2022",
	    "password: kept in the safe", "password manager",
	    "второй фактор: приложение", "код в приложении", "пароль сменён!",
	    "код из СМС, телефон у ответственного", "код региона 55",
	    "ключ от сейфа у секретаря", "аппаратный ключ",
	    "сейф отдела, журнал выдачи", "Приказ № 12-п от 01.09.2022", "да",
	    "приложение", "SMS", "проверено 2 раза",
	    "9fa1b3c5d7e9fa1b3c5d7e9fa1b3c5d7e9fa1b3c5d7e9fa1b3c5d7e9fa1b3c5d"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (is_refused("custody", "value", plain[i]))
			fail_msg("refused: %s", plain[i]);
}

static void
A2_5_1_a_bare_code_of_the_second_factor(void **state)
{
	(void)state;
	assert_true(is_refused("two_factor", "value", "493817"));
	assert_true(is_refused("two_factor", "value", "493 817"));
	assert_true(is_refused("two_factor", "document", "493817"));
	assert_true(is_refused("custody", "document", "493-817"));
	assert_true(is_refused(NULL, "код", "493817"));
	assert_false(is_refused("two_factor", "value", "123"));
	assert_false(is_refused("two_factor", "document", "01.09.2022"));
	assert_false(is_refused("two_factor", "at", "2022-09-01"));
	assert_false(is_refused("two_factor", "value", "2022-09-01"));
	/* What a verdict is about is the key of a post. */
	assert_false(is_refused("press_release", "document", "15528374"));
	assert_false(is_refused(NULL, "account", "2022"));
}

/* A value of any length is read once. */
static void
a_long_value_is_no_harm(void **state)
{
	static char text[1 << 20];
	size_t i;

	(void)state;
	for (i = 0; i + 16 < sizeof(text); i += 13)
		memcpy(text + i, "пароль/", 13);
	assert_false(is_refused("custody", "value", text));
}

/* Statements that say no, however they are written (AC-11, AC-14). */
static void
AC_11_a_statement_that_denies(void **state)
{
	static const char *const denying[] = {"", "no", "No", "NO", "false",
	    "FALSE", "0", "нет", "Нет", "НЕТ", " нет ", "Нет.", "HET", "нeт"};
	static const char *const stating[] = {"да", "yes", "приложение",
	    "нетривиально", "нет, да", "no 2FA", "00"};
	size_t i;

	(void)state;
	assert_true(account_denies(NULL));
	for (i = 0; i < sizeof(denying) / sizeof(*denying); i++)
		if (!account_denies(denying[i]))
			fail_msg("does not deny: %s", denying[i]);
	for (i = 0; i < sizeof(stating) / sizeof(*stating); i++)
		if (account_denies(stating[i]))
			fail_msg("denies: %s", stating[i]);
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(A2_5_names_of_secrets),
	    cmocka_unit_test(A2_5_values_that_are_secrets),
	    cmocka_unit_test(A2_5_3_prose_about_custody),
	    cmocka_unit_test(A2_5_1_a_bare_code_of_the_second_factor),
	    cmocka_unit_test(a_long_value_is_no_harm),
	    cmocka_unit_test(AC_11_a_statement_that_denies),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
