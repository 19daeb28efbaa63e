#include "model/secret.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "model/secret_value.h"
#include "model/secret_words.h"

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
	return secret_value_told(value) || secret_value_known(value) ||
	       (!is_name_of_account(field) && secret_value_random(value));
}

/*
 * A bare code in what is stated about the second factor or about custody, and
 * in a field that is called one.
 */
static bool
is_factor(const struct record *record, const char *name, const char *text)
{
	const char *code = record_text(record, "code");

	if (secret_words_code(name, strlen(name)) && strcmp(name, "code") != 0)
		return secret_value_code(text);
	return (text_equal(code, "two_factor") ||
		   text_equal(code, "custody")) &&
	       !is_name_of_account(name) && secret_value_code(text);
}

static const struct fault *
refuse(const struct record *record, const struct value *value, const char *name)
{
	const struct fault *fault = NULL;
	const struct value *child;
	const char *text = value_string(value);
	char shown[256];

	if (value->name != NULL)
		name = value->name;
	text_show(shown, sizeof(shown), name, 40);
	if (value->name != NULL &&
	    secret_words_name(value->name, strlen(value->name)))
		return fault_field(
		    shown, "secrets are never stored; the record is refused");
	if (text != NULL &&
	    (is_secret_value(name, text) || is_factor(record, name, text)))
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
