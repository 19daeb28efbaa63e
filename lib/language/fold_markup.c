#include "language/fold_markup.h"

#include <string.h>
#include <strings.h>

/* Tags with attributes may be long; nothing else is looked through for >. */
enum { TAG_MAX = 200 };

static const char *const tags[] = {"a", "abbr", "b", "big", "code", "del", "em",
    "font", "i", "ins", "mark", "s", "small", "span", "strike", "strong", "sub",
    "sup", "tt", "u", "wbr"};

static const char *const references[] = {"&shy;", "&zwj;", "&zwnj;", "&#173;",
    "&#xad;", "&#8203;", "&#x200b;", "&#8204;", "&#x200c;", "&#8205;",
    "&#x200d;", "&#8288;", "&#x2060;", "&#65279;", "&#xfeff;"};

static size_t
skip_tag(const char *at, const char *end)
{
	const char *name = at + 1 + (end - at > 1 && at[1] == '/');
	const char *stop = name, *close;
	size_t rest = (size_t)(end - name), i;

	while (stop < end && ((*stop >= 'a' && *stop <= 'z') ||
				 (*stop >= 'A' && *stop <= 'Z')))
		stop++;
	if (stop == end || (*stop != '>' && *stop != ' ' && *stop != '/'))
		return 0;
	for (i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		if (strlen(tags[i]) != (size_t)(stop - name) ||
		    strncasecmp(name, tags[i], (size_t)(stop - name)) != 0)
			continue;
		close = memchr(name, '>', rest < TAG_MAX ? rest : TAG_MAX);
		return close == NULL ? 0 : (size_t)(close + 1 - at);
	}
	return 0;
}

static size_t
skip_reference(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
		size_t length = strlen(references[i]);

		if ((size_t)(end - at) >= length &&
		    strncasecmp(at, references[i], length) == 0)
			return length;
	}
	return 0;
}

size_t
fold_markup_skip(const char *at, const char *end)
{
	if (at < end && *at == '<')
		return skip_tag(at, end);
	if (at < end && *at == '&')
		return skip_reference(at, end);
	return 0;
}

bool
fold_markup_breaks(const char **at, const char *end)
{
	const char *next = *at;

	while (next < end && *next >= '\n' && *next <= '\r')
		next++;
	if (next == *at || next == end || (unsigned char)*next < 0x80)
		return false;
	*at = next;
	return true;
}
