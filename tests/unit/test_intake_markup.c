/* Texts of foreign systems come out as a person would have typed them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "intake/markup.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
check_texts(const char *const pairs[][2], size_t count)
{
	struct arena arena = {0};
	const char *plain;

	for (size_t i = 0; i < count; i++) {
		plain = markup_text(pairs[i][0], &arena);
		if (pairs[i][1] == NULL)
			assert_null(plain);
		else
			assert_string_equal(plain, pairs[i][1]);
	}
	arena_free(&arena);
}

static void
spaces_and_line_breaks(void **state)
{
	static const char *const pairs[][2] = {{NULL, NULL}, {"", NULL},
	    {"'", NULL}, {"' <br>\u00a0", NULL}, {"'а", "а"}, {"''а", "'а"},
	    {"об'явление", "об'явление"}, {"а<br>б<BR/>в<br />г", "а\nб\nв\nг"},
	    {"а<b>б<brr>", "а<b>б<brr>"}, {"а\r\nб\rв\n", "а\nб\nв"},
	    {"д.\u00a05\u202fкв.\u20071", "д. 5 кв. 1"},
	    {"тире \u2013 и ё\u00ab", "тире \u2013 и ё\u00ab"}, {"<br", "<br"},
	    {"  a b  ", "a b"}};

	(void)state;
	check_texts(pairs, COUNT(pairs));
}

static void
entities(void **state)
{
	static const char *const pairs[][2] = {
	    {"&lt;b&gt; &amp;amp; &quot;&#39;&apos;&#x27;", "<b> &amp; \"'''"},
	    {"&lt;br&gt;", "<br>"}, {"а&nbsp;б&#160;в", "а б в"},
	    {"&laquo;Ы&raquo; &ndash;&mdash;&hellip;", "«Ы» –—…"},
	    {"&#1078;&#x1F602;", "ж\U0001F602"}, {"&#10;а&#10;б", "а\nб"},
	    {"&#0; &#27; &#x202e; &#xD800; &#1114112;",
		"&#0; &#27; &#x202e; &#xD800; &#1114112;"},
	    {"&#; &#x; &#-1; &# 1; &; &unknown; &lt a&b;",
		"&#; &#x; &#-1; &# 1; &; &unknown; &lt a&b;"},
	    {"&", "&"}, {"?a=1&sel=2", "?a=1&sel=2"}};

	(void)state;
	check_texts(pairs, COUNT(pairs));
}

static void
mentions(void **state)
{
	static const char *const pairs[][2] = {
	    {"[club1|Город], [id2|Иван П.], а?", "Город, Иван П., а?"},
	    {"[public1|А][event2|Б]", "АБ"},
	    {"[id1:bp-1_2|Имя &amp; [b]", "[id1:bp-1_2|Имя & [b]"},
	    {"[id1:bp-1_2|Имя &amp; b]", "Имя & b"},
	    {"[https://vk.com/a?b=1:2|ссылка]", "ссылка"},
	    {"[id1|] [id|А] [idea|А] [id1 |А] [x1|А] [id1x|А] [1|А]",
		"[id1|] [id|А] [idea|А] [id1 |А] [x1|А] [id1x|А] [1|А]"},
	    {"[id1|А", "[id1|А"}, {"[id1|А]]", "А]"}, {"[id1|", "[id1|"},
	    {"[id1|А\nБ]", "[id1|А\nБ]"}, {"[", "["}, {"[id1", "[id1"}};

	(void)state;
	check_texts(pairs, COUNT(pairs));
}

static void
names_are_one_line_with_single_spaces(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(
	    markup_name("'Омск\u00a0 г.о.<br> \t", &arena), "Омск г.о.");
	assert_string_equal(markup_name("А<br>Б", &arena), "А Б");
	assert_null(markup_name(NULL, &arena));
	assert_null(markup_name(" - ", &arena));
	assert_null(markup_name("'", &arena));
	arena_free(&arena);
}

/* Each of a million that open nothing is looked at once: this took minutes. */
static void
brackets_that_open_nothing(void **state)
{
	enum { MANY = 2000000 };
	struct arena arena = {0};
	char *text = malloc(MANY + 1);

	(void)state;
	assert_non_null(text);
	memset(text, '[', MANY);
	text[MANY] = '\0';
	alarm(60);
	assert_string_equal(markup_text(text, &arena), text);
	alarm(0);
	free(text);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spaces_and_line_breaks),
	    cmocka_unit_test(entities),
	    cmocka_unit_test(mentions),
	    cmocka_unit_test(brackets_that_open_nothing),
	    cmocka_unit_test(names_are_one_line_with_single_spaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
