#include "model/secret.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

enum { DIGEST_LENGTH = 64, RANDOM_LENGTH = 24, BASE32_LENGTH = 16 };

/* Parts of a field's name, in lower case. */
static const char *const names[] = {"password", "passwd", "passphrase", "pwd",
    "token", "secret", "otp", "2fa_code", "backup_code", "recovery", "pincode",
    "api_key", "apikey", "private_key", "cookie", "пароль", "токен",
    "секретный", "одноразовый", "резервный_код"};

/* What a value begins with, or has somewhere. */
static const char *const beginnings[] = {
    "otpauth:", "vk1.", "eyJ", "-----BEGIN", "ghp_"};
static const char *const parts[] = {"password:", "password=", "token=",
    "token:", "secret=", "пароль:", "пароль -",
    "пароль=", "токен:", "Пароль:", "Токен:", "Password:"};

static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

/* The name without capitals of ASCII and of the Russian alphabet. */
static void
fold(const char *name, char *out, size_t size)
{
	const char *end = name + strlen(name);
	size_t length = 0;

	while (name < end && length + 5 < size) {
		uint32_t code = text_next(&name, end);

		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		else if (code >= 0x410 && code <= 0x42f)
			code += 0x20;
		else if (code == '-' || code == ' ')
			code = '_';
		length += text_encode(code, out + length);
	}
	out[length] = '\0';
}

static bool
is_secret_name(const char *name)
{
	char folded[256];
	size_t i;

	fold(name, folded, sizeof(folded));
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strstr(folded, names[i]) != NULL)
			return true;
	return strcmp(folded, "pin") == 0;
}

static bool
has_any(const char *value, const char *set)
{
	return strpbrk(value, set) != NULL;
}

/* A Telegram bot's token: digits, a colon, 35 characters. */
static bool
is_bot_token(const char *value)
{
	size_t number = strspn(value, digits);

	return number >= 6 && value[number] == ':' &&
	       strlen(value + number + 1) >= 30 && !has_any(value, " /");
}

/* One word of letters and digits in which all kinds are mixed. */
static bool
is_random(const char *value)
{
	size_t length = strlen(value);

	if (length == DIGEST_LENGTH &&
	    strspn(value, "0123456789abcdef") == length)
		return false; /* a digest: what attestations quote */
	if (strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=") == length)
		return length >= BASE32_LENGTH && has_any(value, upper) &&
		       has_any(value, digits);
	if (length < RANDOM_LENGTH || has_any(value, " ./:,;@"))
		return false;
	return has_any(value, digits) && has_any(value, lower) &&
	       (has_any(value, upper) ||
		   strspn(value, "0123456789abcdef") == length);
}

/* Names of accounts are words without spaces, sometimes long and odd ones. */
static bool
is_name_of_account(const char *field)
{
	return text_equal(field, "account") || text_equal(field, "subject") ||
	       text_equal(field, "title") || text_equal(field, "url");
}

static bool
is_secret_value(const char *field, const char *value)
{
	size_t i, length = strlen(value);

	for (i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (strncmp(value, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(value, parts[i]) != NULL)
			return true;
	if (length >= 85 && strspn(value, "0123456789abcdef") == length)
		return true; /* the older tokens of VK */
	return is_bot_token(value) ||
	       (!is_name_of_account(field) && is_random(value));
}

/* A code of six digits as what is stated about the second factor. */
static bool
is_factor(const struct record *record, const struct value *value)
{
	const char *code = record_text(record, "code");
	const char *text = value_string(value);

	return value->name != NULL && strcmp(value->name, "value") == 0 &&
	       text_equal(code, "two_factor") && text != NULL &&
	       strlen(text) >= 4 && strlen(text) <= 8 &&
	       strspn(text, digits) == strlen(text);
}

static const struct fault *
refuse(const struct record *record, const struct value *value, const char *name)
{
	const struct fault *fault = NULL;
	const struct value *child;
	char shown[256];

	if (value->name != NULL)
		name = value->name;
	text_show(shown, sizeof(shown), name, 40);
	if (value->name != NULL && is_secret_name(value->name))
		return fault_field(
		    shown, "secrets are never stored; the record is refused");
	if ((value->kind == VALUE_TEXT && is_secret_value(name, value->text)) ||
	    is_factor(record, value))
		return fault_field(shown,
		    "looks like a password, token or code; secrets are never "
		    "stored");
	for (child = value->child; child != NULL && fault == NULL;
	     child = child->next)
		fault = refuse(record, child, name);
	return fault;
}

const struct fault *
secret_refuse(const struct record *record)
{
	const struct fault *fault = NULL;
	const struct value *value;

	for (value = record->object.child; value != NULL && fault == NULL;
	     value = value->next)
		fault = refuse(record, value, "");
	return fault;
}
