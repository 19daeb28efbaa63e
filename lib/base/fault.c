#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { RING = 8, VALUE_SHOWN = 60, FIELD_SHOWN = 80 };

static _Thread_local struct fault ring[RING];
static _Thread_local unsigned ring_next;

static struct fault *
next_fault(enum fault_code code, const char *field)
{
	struct fault *fault = &ring[ring_next++ % RING];

	fault->code = code;
	snprintf(fault->field, sizeof(fault->field), "%s", field);
	return fault;
}

const struct fault *
fault_copy(const struct fault *fault)
{
	struct fault *copy = next_fault(fault->code, "");

	*copy = *fault;
	return copy;
}

/* One that was cut does not end within a character. */
static void
cut_character(char *text, size_t length)
{
	size_t begin = length;

	while (begin > 0 && length - begin < 4)
		if ((text[--begin] & 0xc0) != 0x80)
			break;
	if (text_valid(text + begin, length - begin) != length - begin)
		text[begin] = '\0';
}

/* Names of files and options may be anything, and are anywhere in it. */
static void
end_text(struct fault *fault)
{
	char text[sizeof(fault->text)];
	size_t length = strlen(fault->text);

	memcpy(text, fault->text, length + 1);
	if (length + 1 == sizeof(text))
		cut_character(text, length);
	text_tame(fault->text, sizeof(fault->text), text);
}

const struct fault *
fault_new(enum fault_code code, const char *format, ...)
{
	struct fault *fault = next_fault(code, "");
	va_list args;

	va_start(args, format);
	vsnprintf(fault->text, sizeof(fault->text), format, args);
	va_end(args);
	end_text(fault);
	return fault;
}

const struct fault *
fault_field(const char *field, const char *format, ...)
{
	struct fault *fault = next_fault(FAULT_INPUT, field);
	char shown[FIELD_SHOWN * 6 + 8];
	va_list args;
	int used;

	/* Its name may be one that the input made up. */
	text_show(shown, sizeof(shown), field, FIELD_SHOWN);
	used = snprintf(fault->text, sizeof(fault->text), "%s: ", shown);
	va_start(args, format);
	vsnprintf(fault->text + used, sizeof(fault->text) - (size_t)used,
	    format, args);
	va_end(args);
	end_text(fault);
	return fault;
}

const struct fault *
fault_value(const char *field, const char *what, const char *value)
{
	char shown[VALUE_SHOWN * 6 + 8];

	text_show(shown, sizeof(shown), value, VALUE_SHOWN);
	return fault_field(field, "%s: \"%s\"", what, shown);
}

const struct fault *
fault_add(const struct fault *fault, const char *format, ...)
{
	struct fault *more = next_fault(fault->code, fault->field);
	size_t used = strlen(fault->text);
	va_list args;

	memcpy(more->text, fault->text, used);
	va_start(args, format);
	vsnprintf(more->text + used, sizeof(more->text) - used, format, args);
	va_end(args);
	end_text(more);
	return more;
}

int
fault_is_fatal(const struct fault *fault)
{
	return fault->code == FAULT_BUSY || fault->code == FAULT_SCHEMA ||
	       fault->code == FAULT_SYSTEM;
}
