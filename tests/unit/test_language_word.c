/* The words of a text: where they stand, how they are folded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "language/word.h"

/* Words as they are folded, `^` behind a capital, `^^` all, `#` a number. */
static void
check(const char *text, const char *expected)
{
	const char *at = text, *end = text + strlen(text);
	struct buffer out = {0};
	struct word word;

	buffer_puts(&out, "");
	while (word_next(&at, end, &word)) {
		if (out.length > 0)
			buffer_putc(&out, ' ');
		buffer_put(&out, word.folded, word.length);
		buffer_puts(&out, word.capitals	 ? "^^"
				  : word.capital ? "^"
						 : "");
		buffer_puts(&out, word.number ? "#" : "");
		assert_true(word.begin >= text && word.begin < word.end);
		assert_true(word.end <= at && at <= end);
	}
	assert_string_equal(out.bytes, expected);
	buffer_free(&out);
}

static void
words_are_letters_and_digits(void **state)
{
	(void)state;
	check("", "");
	check(" ,.!— «»", "");
	check("Яма, опять яма!", "яма^ опять яма");
	check("ул.Мира,д.14а", "ул мира^ д 14а#");
	check("  -- На 5-й\n", "на^ 5# й");
}

static void
case_and_yo_are_folded(void **state)
{
	(void)state;
	check("ЁЛКА Ёлка ёлка", "елка^^ елка^ елка");
	check("ОМСК Омск оМСК", "омск^^ омск^ омск");
	check("Я я", "я^ я");
	check("Ћирилица Џ ћ", "ћирилица^ џ^ ћ");
	check("Äpfel ÄPFEL Wi-Fi", "äpfel^ äpfel^^ wi^ fi^");
}

static void
a_word_may_mix_alphabets(void **state)
{
	(void)state;
	check("ПAЗ-32 Kвартира кВт Wi-Fi", "паз^^ 32# квартира^ квт wi^ fi^");
	check("2й й2 漢字", "2й# й2 漢字");
}

/* What looks Cyrillic is, where Cyrillic is; elsewhere it is what it is. */
static void
look_alikes_are_one_spelling(void **state)
{
	(void)state;
	check("Гeрцена Миpa МИPA cop", "герцена^ мира^ мира^^ cop");
	check("муcοр мус0р кв0 0к", "мусор мусор кв0 0к#");
	check("7a Ѡмега", "7a# омега^");
}

static void
signs_of_no_width_part_no_word(void **state)
{
	(void)state;
	check("му\u0301сор, вода\u0301!", "мусор вода");
	check("му\u00adсор \u200bда\u200b нет", "мусор да нет");
	check("мои\u0306 ее\u0308", "мой ее");
	check("\u0306а", "а");
}

static void
what_is_no_utf8_parts_words(void **state)
{
	(void)state;
	check("яма\xd0", "яма");
	check("да\xffнет \xd1", "да нет");
}

/* What has no room in it is still of the word. */
static void
a_long_word_is_cut(void **state)
{
	struct buffer text = {0};
	const char *at, *end;
	struct word word;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buffer_puts(&text, i == 999 ? "ё" : "Щ");
	buffer_puts(&text, " да");
	at = text.bytes;
	end = at + text.length;
	assert_true(word_next(&at, end, &word));
	assert_int_equal(word.end - word.begin, 2000);
	assert_int_equal(word.length, 252);
	assert_true(word.capital);
	assert_false(word.capitals);
	assert_true(word_next(&at, end, &word));
	assert_int_equal(word.length, strlen("да"));
	assert_false(word_next(&at, end, &word));
	buffer_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_letters_and_digits),
	    cmocka_unit_test(case_and_yo_are_folded),
	    cmocka_unit_test(a_word_may_mix_alphabets),
	    cmocka_unit_test(look_alikes_are_one_spelling),
	    cmocka_unit_test(signs_of_no_width_part_no_word),
	    cmocka_unit_test(what_is_no_utf8_parts_words),
	    cmocka_unit_test(a_long_word_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
