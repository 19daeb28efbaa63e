/* Links into identities: one message has one key however it is spelled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/link.h"

static const struct {
	const char *url, *network, *key;
} cases[] = {
    {"https://vk.com/wall-1_2", "vk", "-1_2"},
    {"https://m.vk.com/wall-1_2?reply=3", "vk", "-1_2_3"},
    {"vk.com/wall5_6?reply=7&thread=8", "vk", "5_6_7"},
    {"https://vk.ru/club1?w=wall-1_2_r3", "vk", "-1_2_3"},
    {"https://VK.com/public1?w=wall-1_2", "vk", "-1_2"},
    /* What lies over a page is what is seen. */
    {"https://vk.com/wall-1_2?w=wall-1_2_r5", "vk", "-1_2_5"},
    {"https://m.vk.com/wall-1_2?from=x&w=wall-1_2_r5&z=y", "vk", "-1_2_5"},
    {"https://vk.com/wall-1_2?w=wall-1_9", "vk", "-1_9"},
    {"https://vk.com/wall-1_2?w=wall-1_2&reply=5", "vk", "-1_2_5"},
    {"https://vk.com/wall-1_2?reply=3&w=wall-1_2_r5", "vk", "-1_2_5"},
    {"https://vk.com/photo-1_4?w=wall-1_2_r5", "vk", "-1_2_5"},
    {"https://vk.com/wall-1_2?w=likes%2Fwall-1_2", "vk", "-1_2"},
    {"https://vk.com/wall-1_2?w=wall-1", "vk", "-1_2"},
    {"https://vk.com/wall-1_2?z=photo-1_4%2Fwall-1_2", "vk", "-1_2"},
    {"https://vk.com/wall-1_2_r5", "vk", "-1_2_5"},
    {"https://vk.com/wall-1_2?thread=3&amp;reply=5", "vk", "-1_2_5"},
    {"https://vk.com/wall-1_2?w=", "vk", "-1_2"},
    {"https://vk.com/photo-1_2?reply=3", "vk", "photo-1_2_3"},
    {"https://vk.com/topic-1_2?post=3", "vk", "topic-1_2_3"},
    {"https://vk.com/market-1_2?reply=3", "vk", "market-1_2_3"},
    {"https://vk.com/market-1?w=product-1_2", "vk", NULL},
    {"http://vk.com/gim9?msgid=7&sel=15", "vk", "15/7"},
    {"http://vk.com/im?msgid=7&sel=-9", "vk", "-9/7"},
    {"http://vk.com/im?sel=-9", "vk", NULL},
    {"https://vk.com/wall-1_", "vk", NULL},
    {"https://vk.com/id1", "vk", NULL},
    {"http://ok.ru/group/61/topic/157#QUFBQg==", "ok", "157#QUFBQg=="},
    {"https://m.ok.ru/group/61/topic/157", "ok", "157"},
    {"https://ok.ru/profile/5/statuses/99", "ok", "99"},
    {"http://ok.ru/group/61", "ok", NULL},
    {"https://t.me/primer/15", "telegram", "primer/15"},
    {"https://telegram.me/primer/15", "telegram", "primer/15"},
    {"https://t.me/s/primer/15", "telegram", "primer/15"},
    {"https://t.me/c/123/456", "telegram", "123/456"},
    {"https://t.me/c/123/7/456", "telegram", "123/456"},
    {"https://t.me/primer/15?comment=16", "telegram", "primer/15?16"},
    {"https://t.me/primer", "telegram", NULL},
    {"https://web.telegram.org/#/im?p=@primer", "telegram", NULL},
    {"https://notvk.com/wall-1_2", NULL, NULL},
    {"https://vk.com.example.invalid/wall-1_2", NULL, NULL},
    {"https://example.invalid/?vk.com/wall-1_2", NULL, NULL},
    {"", NULL, NULL},
    {"://", NULL, NULL},
};

static void
assert_text(const char *found, const char *expected)
{
	if (expected == NULL)
		assert_null(found);
	else
		assert_string_equal(found, expected);
}

static void
every_link_has_its_key(void **state)
{
	struct arena arena = {0};
	struct link link;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		link_parse(cases[i].url, &arena, &link);
		assert_text(link.network, cases[i].network);
		assert_text(link.key, cases[i].key);
	}
	arena_free(&arena);
}

static void
an_address_of_the_web_is_seen_whole(void **state)
{
	static const char *const good[] = {"https://vk.com/photo-1_2",
	    "http://a.b/?c=d,e#f", "https://пример.рф/яма", "https://a"};
	static const char *const bad[] = {"", "vk.com/photo1_2", "https://",
	    "https:///x", "http://?x", "javascript:alert(1)", "https://a b",
	    "https://x/\x1b[31m\nhttps://evil/", "https://x/\t",
	    "https://x/\u00a0", "https://x/\u200b", "https://x/\u202e",
	    "https://x/\xff", " https://x/", "https://x/\u2028"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!link_is_web(good[i]))
			fail_msg("%s", good[i]);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (link_is_web(bad[i]))
			fail_msg("bad %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_link_has_its_key),
	    cmocka_unit_test(an_address_of_the_web_is_seen_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
