/*
 * Does a post look like a press release (A2-11.2, A3-29.2; AC-28)? Signs in
 * the words; whether it is one a person decides.
 */
#ifndef OTKLIK_ORDER_PRESS_H
#define OTKLIK_ORDER_PRESS_H

#include <stddef.h>

#include "base/buffer.h"

/*
 * Appends a JSON list of the signs found: each {"sign":NAME,"words":"..."} with
 * the words that gave it away, as the text has them. Appends nothing if there are none; returns how
 * many different signs there are.
 *
 *	name	   it calls itself a press release
 *	service	   the press service speaks
 *	letterhead the head of an official letter: number, to whom, from whom
 *	dateline   it begins with a date or with a place and a date
 *	contact	   it names a contact for the press
 *	cliches	   phrases of official reports, three or more of them, and a
 *		   twentieth of the text or more
 *	length	   longer than what networks read: 2,000 characters
 */
size_t press_signs(const char *text, struct buffer *list);

#endif
