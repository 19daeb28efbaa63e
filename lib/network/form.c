#include "network/form.h"

#include <string.h>

static void
put_encoded(struct buffer *form, const char *text)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~";

	for (; *text != '\0'; text++) {
		if (strchr(plain, *text) != NULL)
			buffer_putc(form, *text);
		else
			buffer_printf(form, "%%%02X", (unsigned char)*text);
	}
}

void
form_put(struct buffer *form, const char *name, const char *value)
{
	if (value == NULL)
		return;
	if (form->length > 0)
		buffer_putc(form, '&');
	put_encoded(form, name);
	buffer_putc(form, '=');
	put_encoded(form, value);
}
