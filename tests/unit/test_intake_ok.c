/* Answers of the interface of Odnoklassniki as items. */
#include "network_items.h"

#include "intake/ok.h"

#define TOLD(input, expected)                                                  \
	assert_string_equal(                                                   \
	    items_told(input, ok_lists, ok_read, "Europe/Moscow", false),      \
	    expected)
#define LINKS(input, expected)                                                 \
	assert_string_equal(                                                   \
	    items_told(input, ok_lists, ok_read, "Europe/Moscow", true),       \
	    expected)

/* base64 of 1766581560000:-100:1766581560000:157144761034980:1 */
#define ID                                                                     \
	"MTc2NjU4MTU2MDAwMDotMTAwOjE3NjY1ODE1NjAwMDA6MTU3MTQ0NzYxMDM0OTgwOjE="

static void
comments_of_a_discussion(void **state)
{
	(void)state;
	TOLD("{'comments':[{'id':'QQ==','type':'ACTIVE_MESSAGE',"
	     "'text':'Снег','date':'2025-12-24 16:06:00',"
	     "'date_ms':1766581560000,'author_id':'5','author_name':"
	     "'Мария'},{'id':'Qg==','text':'Да','author_id':'6',"
	     "'reply_to_comment_id':'QQ=='}],'discussionId':'77'}",
	    "comment 77#QQ== 5 'Мария' 1766581560 «Снег» in 77\n"
	    "comment 77#Qg== 6 «Да» in 77 to 77#QQ==\n");
}

static void
the_id_of_a_comment_tells_its_topic(void **state)
{
	(void)state;
	TOLD("{'id':'" ID "','text':'а'}",
	    "comment 157144761034980#" ID " - «а» in 157144761034980\n");
	TOLD("{'id':'QQ==','text':'а'}",
	    "!discussionId: missing, and the comment's id does not tell the "
	    "topic\n");
	TOLD("{'id':'1:2:3:4:5','text':'а'}",
	    "!discussionId: missing, and the comment's id does not tell the "
	    "topic\n");
	TOLD("{'id':'" ID ID ID ID ID "','text':'а'}",
	    "!discussionId: missing, and the comment's id does not tell the "
	    "topic\n");
}

static void
dates_are_those_of_Moscow(void **state)
{
	(void)state;
	TOLD("{'id':'" ID "','date':'2025-12-24 16:06:00'}",
	    "comment 157144761034980#" ID " - 1766581560 in 157144761034980\n");
	TOLD("{'id':'" ID "','date':'вчера'}", "!date: not a time: 'вчера'\n");
	TOLD(
	    "{'id':'" ID "','date_ms':'12a'}", "!date_ms: not a time: '12a'\n");
	TOLD("{'id':'" ID "','date_ms':253402300800000}",
	    "!date_ms: not a time: '253402300800000'\n");
}

static void
discussions(void **state)
{
	static const char input[] =
	    "{'discussion':{'object_id':'62','object_type':"
	    "'GROUP_TOPIC','title':'Куда писать?','message':'Topic',"
	    "'owner_uid':'5','creation_date':'2013-10-12 14:29:26',"
	    "'ref_objects':[{'id':'47','type':'GROUP'}]},"
	    "'entities':{'users':[{'uid':'5','first_name':'Имя',"
	    "'last_name':'Фамилия'}]}}";

	(void)state;
	TOLD(input, "post 62 5 'Имя Фамилия' 1381573766 «Куда писать?»\n");
	LINKS(input, "https://ok.ru/group/47/topic/62\n");
	TOLD("{'discussions':[{'object_id':'1','title':'а'},"
	     "{'object_id':'2','title':'б'}]}",
	    "post 1 - «а»\npost 2 - «б»\n");
}

static void
topics_of_a_group(void **state)
{
	(void)state;
	TOLD("{'media_topics':[{'id':'9','created_ms':1766581560000,"
	     "'author_ref':'group:47','owner_ref':'group:47',"
	     "'media':[{'type':'text','text':'Ремонт'},{'type':"
	     "'LINK','url':'https://a.invalid/'},{'type':'poll'}]}]}",
	    "post 9 47 1766581560 «Ремонт» link=https://a.invalid/ "
	    "poll=ok:poll own\n");
	TOLD("{'media_topics':[{'id':'9','media':[{'type':'photo','photo_refs'"
	     ":['group_photo:1','group_photo:2']},{'type':'movie',"
	     "'movie_refs':['movie:3',null]},{'type':'poll','poll_refs':[]}"
	     "]}]}",
	    "post 9 - photo=ok:group_photo:1 photo=ok:group_photo:2 "
	    "video=ok:movie:3 poll=ok:poll\n");
}

static void
what_is_gone_and_what_is_none(void **state)
{
	(void)state;
	TOLD("{'id':'" ID "','type':'DELETED_MESSAGE'}",
	    "comment 157144761034980#" ID " - in 157144761034980 deleted\n");
	TOLD("{'comments':[{'text':'а'},{'id':'" ID "'}]}",
	    "!neither a comment nor a discussion of Odnoklassniki: it has no "
	    "id, discussion or media\n"
	    "comment 157144761034980#" ID " - in 157144761034980\n");
	TOLD("{'error_code':100,'error_msg':'PARAM\\n: bad'}",
	    "!Odnoklassniki answers with error 100: PARAM\\n: bad\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(comments_of_a_discussion),
	    cmocka_unit_test(the_id_of_a_comment_tells_its_topic),
	    cmocka_unit_test(dates_are_those_of_Moscow),
	    cmocka_unit_test(discussions),
	    cmocka_unit_test(topics_of_a_group),
	    cmocka_unit_test(what_is_gone_and_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
