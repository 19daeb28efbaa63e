#include "model/account.h"

#include <stddef.h>
#include <string.h>

#include "base/plain.h"
#include "base/text.h"
#include "model/message.h"

enum { LONGEST = 128 }; /* of what may be a no, with spaces around it */

#define AT(member) offsetof(struct account, member)

static const struct field account_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"owner", FIELD_TEXT, AT(owner), 12, "code of the body that has it"},
    {"network", FIELD_TEXT, AT(network), 8, "vk, ok, telegram or other"},
    {"url", FIELD_TEXT, AT(url), 0, "link to the account"},
    {"title", FIELD_TEXT, AT(title), -1, "its name in the network"},
    {"from", FIELD_DATE, AT(from), 10, "first day; absent: always"},
    {"until", FIELD_DATE, AT(until), 10, "last day; absent: still open"},
    {"responsible", FIELD_TEXT, AT(responsible), 0,
	"the official who answers for it (A2-4)"},
    {"verified_at", FIELD_INSTANT, AT(verified_at), 0,
	"when the row was last compared with the network"},
    {"at", FIELD_INSTANT, AT(at), 0,
	"since when the row is right, up to the account's next row; absent: "
	"since the account has been there"},
};

const struct schema account_schema = {"account", account_fields,
    sizeof(account_fields) / sizeof(account_fields[0]), sizeof(struct account),
    "a row of the register of official accounts (A2-2.1)"};

#undef AT
#define AT(member) offsetof(struct access, member)

static const struct field access_fields[] = {
    {"account", FIELD_TEXT, AT(account), 20, "code of the account"},
    {"person", FIELD_TEXT, AT(person), 24, "who has access"},
    {"role", FIELD_TEXT, AT(role), 12,
	"in which role there; service: a program, no person (I-51)"},
    {"from", FIELD_INSTANT, AT(from), 25, "since when; null: always"},
    {"until", FIELD_INSTANT, AT(until), 25,
	"the first instant without access; absent: still has it"},
};

const struct schema access_schema = {"access", access_fields,
    sizeof(access_fields) / sizeof(access_fields[0]), sizeof(struct access),
    "who has the keys of an account (A2-5.2)"};

#undef AT
#define AT(member) offsetof(struct attestation, member)

static const struct field attestation_fields[] = {
    {"subject", FIELD_TEXT, AT(subject), 20,
	"code of the account, or of a body: then of all its accounts"},
    {"code", FIELD_TEXT, AT(code), 14, "what is stated"},
    {"value", FIELD_TEXT, AT(value), -1,
	"what was found; no, нет or empty: it is not so"},
    {"by", FIELD_TEXT, AT(by), 12, "who states it"},
    {"at", FIELD_INSTANT, AT(at), 25, "when it was found"},
    {"until", FIELD_INSTANT, AT(until), 25, "until when it is valid"},
    {"document", FIELD_TEXT, AT(document), 0,
	"on what evidence; of press_release, the key of the post; of portal, "
	"the digest"},
};

const struct schema attestation_schema = {"attestation", attestation_fields,
    sizeof(attestation_fields) / sizeof(attestation_fields[0]),
    sizeof(struct attestation), "what somebody states about an account"};

/* Codes stand in links and keys: no spaces, no commas, no control bytes. */
static const struct fault *
check_code(const char *field, const char *code)
{
	if (!schema_given(code))
		return fault_field(field, "missing");
	if (strpbrk(code, " ,;\t\r\n\"'") != NULL || strlen(code) > 64)
		return fault_value(field, "not a code", code);
	return NULL;
}

static const struct fault *
check_order(int64_t from, int64_t until)
{
	if (from > FIELD_CLEAR && until > FIELD_CLEAR && until < from)
		return fault_field("until", "is before it begins");
	return NULL;
}

const struct fault *
account_check(const struct account *account)
{
	const struct fault *fault;

	if ((fault = check_code("account", account->account)) != NULL ||
	    (fault = check_code("owner", account->owner)) != NULL)
		return fault;
	if (!schema_given(account->network) ||
	    !message_network_known(account->network))
		return fault_value("network",
		    "not one of vk, ok, telegram, other",
		    account->network == NULL ? "" : account->network);
	return check_order(account->from, account->until);
}

const struct fault *
account_check_access(const struct access *access)
{
	const struct fault *fault;

	if ((fault = check_code("account", access->account)) != NULL)
		return fault;
	if (!schema_given(access->person))
		return fault_field("person", "missing");
	return check_order(access->from, access->until);
}

const struct fault *
account_check_attestation(const struct attestation *attestation)
{
	static const char *const codes[] = {"two_factor", "custody",
	    "description", "avatar", "cover", "tools", "portal", "site_link",
	    "press_release", "concept", "incident", "advice", "coordinator",
	    "responsible", "act", "link", "evaluation"};
	const struct fault *fault;
	size_t i;

	if ((fault = check_code("subject", attestation->subject)) != NULL)
		return fault;
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (text_equal(codes[i], attestation->code))
			return check_order(attestation->at, attestation->until);
	return fault_value("code", "no such attestation",
	    attestation->code == NULL ? "" : attestation->code);
}

bool
account_denies(const char *value)
{
	static const char *const words[] = {"no", "false", "0", "нет"};
	char plain[LONGEST], word[LONGEST];
	char *at = plain;
	size_t i, length;

	if (value == NULL)
		return true;
	plain_write(value, strlen(value), plain, sizeof(plain));
	at += strspn(at, " ");
	length = strlen(at);
	while (length > 0 && strchr(" .!", at[length - 1]) != NULL)
		length--;
	at[length] = '\0';
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		plain_write(words[i], strlen(words[i]), word, sizeof(word));
		if (strcmp(at, word) == 0)
			return true;
	}
	return length == 0;
}
