/* Numbers of a sheet, and what their formats make of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "record/xlsx_format.h"

static void
format_codes(void **state)
{
	static const struct {
		const char *code;
		enum xlsx_format format;
	} codes[] = {
	    {"General", XLSX_NUMBER},
	    {"0.00", XLSX_NUMBER},
	    {"0.00E+00", XLSX_NUMBER},
	    {"#,##0 \"дней\"", XLSX_NUMBER},
	    {"0\\d", XLSX_NUMBER},
	    {"0_d", XLSX_NUMBER},
	    {"[Red]0;[Red]-0", XLSX_NUMBER},
	    {"0;yyyy", XLSX_NUMBER},
	    {"@", XLSX_NUMBER},
	    {"dd.mm.yyyy", XLSX_DATE},
	    {"[$-419]d mmm yyyy;@", XLSX_DATE},
	    {"MMMM", XLSX_DATE},
	    {"dd.mm.yyyy hh:mm", XLSX_MOMENT},
	    {"m/d/yy h:mm AM/PM", XLSX_MOMENT},
	    {"h:mm A/P", XLSX_TIME},
	    {"mm:ss.0", XLSX_TIME},
	    {"[h]:mm", XLSX_DURATION},
	    {"[mm]:ss", XLSX_DURATION},
	    {"[SS]", XLSX_DURATION},
	    {"[", XLSX_NUMBER},
	    {"\"yyyy", XLSX_NUMBER},
	    {"\\", XLSX_NUMBER},
	    {"", XLSX_NUMBER},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_int_equal(
		    xlsx_format_of(codes[i].code), codes[i].format);
}

static void
expect_number(enum xlsx_format format, bool since_1904, const char *number,
    const char *expected)
{
	struct buffer out = {0};

	xlsx_format_put(format, since_1904, number, &out);
	assert_string_equal(out.bytes, expected);
	buffer_free(&out);
}

static void
numbers_have_the_digits_a_person_sees(void **state)
{
	(void)state;
	expect_number(XLSX_NUMBER, false, "40000001", "40000001");
	expect_number(XLSX_NUMBER, false, "0", "0");
	expect_number(XLSX_NUMBER, false, "-0", "-0");
	expect_number(XLSX_NUMBER, false, "-12", "-12");
	expect_number(XLSX_NUMBER, false, "17.0", "17");
	expect_number(
	    XLSX_NUMBER, false, "12345678901234567", "12345678901234567");
	expect_number(XLSX_NUMBER, false, "98765432109876543210987",
	    "98765432109876543210987");
	expect_number(
	    XLSX_NUMBER, false, "1.2345678901234568E+16", "12345678901234568");
	expect_number(XLSX_NUMBER, false, "0.30000000000000004", "0.3");
	expect_number(XLSX_NUMBER, false, "-2.50", "-2.5");
	expect_number(XLSX_NUMBER, false, "99.9999999999999999", "100");
	expect_number(XLSX_NUMBER, false, "4.8611E-3", "0.0048611");
	expect_number(XLSX_NUMBER, false, "1E300", "1e+300");
	expect_number(XLSX_NUMBER, false, "1E999", "1E999");
	expect_number(XLSX_NUMBER, false, "0x10", "0x10");
	expect_number(XLSX_NUMBER, false, "nan", "nan");
	expect_number(XLSX_NUMBER, false, "1 2", "1 2");
}

static void
days_count_from_1900_or_1904(void **state)
{
	(void)state;
	expect_number(XLSX_DATE, false, "1", "1900-01-01");
	expect_number(XLSX_DATE, false, "59", "1900-02-28");
	expect_number(XLSX_DATE, false, "61", "1900-03-01");
	expect_number(XLSX_DATE, false, "44837", "2022-10-03");
	expect_number(XLSX_DATE, true, "43375", "2022-10-03");
	expect_number(XLSX_DATE, false, "2958465", "9999-12-31");
	expect_number(XLSX_DATE, false, "2958466", "2958466");
	expect_number(XLSX_DATE, false, "-1", "-1");
	expect_number(XLSX_DATE, false, "44837.5", "2022-10-03 12:00:00");
	expect_number(XLSX_MOMENT, false, "44837", "2022-10-03 00:00:00");
	expect_number(
	    XLSX_MOMENT, false, "44837.99999999", "2022-10-04 00:00:00");
	expect_number(XLSX_TIME, false, "0.5", "12:00:00");
	expect_number(XLSX_TIME, false, "44837.5", "2022-10-03 12:00:00");
	expect_number(XLSX_DURATION, false, "1.5", "36:00:00");
	expect_number(XLSX_DURATION, false, "-0.5", "-12:00:00");
	expect_number(
	    XLSX_DURATION, false, "7.7777777777777779E-2", "01:52:00");
	expect_number(XLSX_DURATION, false, "1E300", "1e+300");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(format_codes),
	    cmocka_unit_test(numbers_have_the_digits_a_person_sees),
	    cmocka_unit_test(days_count_from_1900_or_1904),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
