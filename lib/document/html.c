#include "document/html.h"

#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/text.h"

static const char *
reference_of(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return text_is_control(code) || text_is_nonchar(code)
			   ? "\xef\xbf\xbd"
			   : NULL;
	}
}

void
html_text(struct buffer *html, const char *text)
{
	const char *end;
	char bytes[4];

	if (text == NULL)
		return;
	end = text + strlen(text);
	while (text < end) {
		uint32_t code = text_next(&text, end);
		const char *reference = reference_of(code);

		if (reference != NULL)
			buffer_puts(html, reference);
		else
			buffer_put(html, bytes, text_encode(code, bytes));
	}
}

void
html_link(struct buffer *html, const char *url, const char *text)
{
	if (url == NULL || (strncasecmp(url, "https://", 8) != 0 &&
			       strncasecmp(url, "http://", 7) != 0)) {
		html_text(html, text);
		return;
	}
	buffer_puts(html, "<a rel=\"noopener noreferrer\" href=\"");
	html_text(html, url);
	buffer_puts(html, "\">");
	html_text(html, text);
	buffer_puts(html, "</a>");
}

void
html_date(struct buffer *html, int64_t day)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	buffer_printf(html, "%02d.%02d.%04d", number, month, year);
}
