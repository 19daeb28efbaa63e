/*
 * Pieces of HTML pages. Whatever comes from a record goes through
 * html_text or html_link, which leave no markup in it.
 */
#ifndef OTKLIK_DOCUMENT_HTML_H
#define OTKLIK_DOCUMENT_HTML_H

#include "base/buffer.h"

/*
 * Text for an element or a quoted attribute: & < > " ' as references, control
 * characters, what turns the direction of writing and code points that are no
 * characters as U+FFFD.
 */
void html_text(struct buffer *html, const char *text);

/*
 * A link with its text. Only http and https lead anywhere; of anything else
 * the text is shown alone.
 */
void html_link(struct buffer *html, const char *url, const char *text);

/* A date as 03.08.2022. */
void html_date(struct buffer *html, int64_t day);

#endif
