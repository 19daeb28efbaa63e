/* acct-audit(1) against the table of checks: requirements, severity, owners. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "order/audit.h"

static void
read_page(struct buffer *page)
{
	FILE *file = fopen(TESTS_DIR "/../man/acct-audit.1", "r");
	size_t got;

	assert_non_null(file);
	do {
		got = fread(buffer_reserve(page, 4096), 1, 4096, file);
		page->length += got;
	} while (got > 0);
	buffer_puts(page, "");
	fclose(file);
}

static void
write_check(const struct audit_check *check, struct buffer *lines)
{
	size_t length = strcspn(check->applies, "?@");

	buffer_reset(lines);
	buffer_printf(lines, "\n.It %s\n.Pq %s", check->code, check->rule);
	if (check->rule3 != NULL && strcmp(check->rule3, check->rule) != 0)
		buffer_printf(lines, ", %s", check->rule3);
	buffer_printf(lines, "; %c", check->severity);
	if (length > 0)
		buffer_printf(lines, "; %.*s", (int)length, check->applies);
	buffer_putc(lines, '\n');
}

static void
every_check_is_told(void **state)
{
	struct buffer page = {0}, lines = {0};
	size_t i;

	(void)state;
	read_page(&page);
	for (i = 0; i < AUDIT_CHECKS; i++) {
		write_check(&audit_checks[i], &lines);
		if (strstr(page.bytes, lines.bytes) == NULL)
			fail_msg("the page should say:%s", lines.bytes);
	}
	buffer_free(&page);
	buffer_free(&lines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_check_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
