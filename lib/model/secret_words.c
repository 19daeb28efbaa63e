#include "model/secret_words.h"

#include <string.h>

#include "base/plain.h"

enum { MOST = 48, SIZE = 32, NAME = 256 };

/* Anywhere in a name; whole words of it; words that follow each other. */
static const char *const parts[] = {"password", "passwd", "passphrase",
    "passcode", "token", "apikey", "pincode", "парол", "токен", "пинкод",
    "одноразов", NULL};
static const char *const words[] = {"pass", "pwd", "pin", "otp", "totp",
    "secret", "secrets", "seed", "mnemonic", "cookie", "cookies", "recovery",
    "sessionid", "cvv", "пин", "секрет", "секреты", "секретный", "секретное",
    "секретная", "сид", "кука", "куки", NULL};
static const char *const phrases[] = {"access_key", "api_key", "private_key",
    "auth_key", "session_id", "session_key", "backup_code", "2fa_code",
    "sms_code", "auth_code", "verification_code", "резервный_код",
    "код_доступа", "код_подтверждения", "ключ_доступа", NULL};

static const char *const codes[] = {
    "код", "коды", "кодом", "code", "codes", "ключ", "ключи", "key", NULL};

static const char *const keepers[] = {"telegram", "vkontakte", "odnoklassniki",
    "rutube", "max", "keepass", "keepassxc", "bitwarden", "email", "wifi",
    NULL};

/* Whole words, and what words begin with. */
static const char *const prose[] = {"у", "в", "во", "на", "с", "со", "за", "по",
    "под", "при", "не", "только", "kept", "stored", "held", "known", "changed",
    NULL};
static const char *const prose_stems[] = {"хран", "сейф", "ответств", "журнал",
    "переда", "смен", "измен", "обновл", "извест", "установ", "выда", "конверт",
    "руковод", "начальн", "сотрудн", "отдел", "приказ", "назнач", NULL};

/* A list in its plain form, made when it is asked for first. */
struct list {
	const char *const *texts;
	char plain[MOST][SIZE];
	size_t count;
};

static struct list part_list = {.texts = parts}, word_list = {.texts = words},
		   phrase_list = {.texts = phrases},
		   code_list = {.texts = codes},
		   keeper_list = {.texts = keepers},
		   prose_list = {.texts = prose},
		   stem_list = {.texts = prose_stems};

static void
prepare(struct list *list)
{
	const char *const *text = list->texts;

	for (; *text != NULL; text++, list->count++)
		plain_write(
		    *text, strlen(*text), list->plain[list->count], SIZE);
}

static bool
has(struct list *list, const char *plain)
{
	size_t i;

	if (list->count == 0)
		prepare(list);
	for (i = 0; i < list->count; i++)
		if (strcmp(list->plain[i], plain) == 0)
			return true;
	return false;
}

/* Is one of the list anywhere in the text? */
static bool
holds(struct list *list, const char *plain)
{
	size_t i;

	if (list->count == 0)
		prepare(list);
	for (i = 0; i < list->count; i++)
		if (strstr(plain, list->plain[i]) != NULL)
			return true;
	return false;
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Copies a name, with _ before each capital that begins a word: accessKey. */
static size_t
part_capitals(const char *name, size_t length, char *out, size_t size)
{
	size_t i, used = 0;

	for (i = 0; i < length && used + 2 < size; i++) {
		if (i > 0 && name[i] >= 'A' && name[i] <= 'Z' &&
		    is_small(name[i - 1]))
			out[used++] = '_';
		out[used++] = name[i];
	}
	return used;
}

/* _access_key_: whole words between marks. */
static void
write_words(const char *name, size_t length, char *out, size_t size)
{
	char parted[NAME];
	size_t used = part_capitals(name, length, parted, sizeof(parted)), i;

	out[0] = '_';
	used = 1 + plain_write(parted, used, out + 1, size - 2);
	for (i = 1; i < used; i++)
		if (out[i] == '-' || out[i] == ' ' || out[i] == '.')
			out[i] = '_';
	out[used] = '_';
	out[used + 1] = '\0';
}

static bool
has_phrase(const char *plain)
{
	size_t i, length;
	const char *at;

	if (phrase_list.count == 0)
		prepare(&phrase_list);
	for (i = 0; i < phrase_list.count; i++) {
		length = strlen(phrase_list.plain[i]);
		at = strstr(plain, phrase_list.plain[i]);
		if (at != NULL && at[-1] == '_' && at[length] == '_')
			return true;
	}
	return false;
}

bool
secret_words_name(const char *name, size_t length)
{
	char plain[2 * NAME], *word, *rest;

	write_words(name, length, plain, sizeof(plain));
	if (holds(&part_list, plain) || has_phrase(plain))
		return true;
	for (word = strtok_r(plain, "_", &rest); word != NULL;
	     word = strtok_r(NULL, "_", &rest))
		if (has(&word_list, word))
			return true;
	return false;
}

static bool
is_listed(struct list *list, const char *word, size_t length)
{
	char plain[NAME];

	plain_write(word, length, plain, sizeof(plain));
	return has(list, plain);
}

bool
secret_words_code(const char *word, size_t length)
{
	return is_listed(&code_list, word, length);
}

bool
secret_words_prose(const char *word, size_t length)
{
	char plain[NAME];
	size_t i;

	plain_write(word, length, plain, sizeof(plain));
	if (has(&prose_list, plain))
		return true;
	if (stem_list.count == 0)
		prepare(&stem_list);
	for (i = 0; i < stem_list.count; i++)
		if (strncmp(stem_list.plain[i], plain,
			strlen(stem_list.plain[i])) == 0)
			return true;
	return false;
}

bool
secret_words_keeper(const char *word, size_t length)
{
	return is_listed(&keeper_list, word, length);
}
