/* Answers of VK's interface and its events as items. */
#include "network_items.h"

#include "intake/vk.h"

#define TOLD(input, expected)                                                  \
	assert_string_equal(                                                   \
	    items_told(input, vk_lists, vk_read, "Asia/Omsk", false),          \
	    expected)
#define LINKS(input, expected)                                                 \
	assert_string_equal(                                                   \
	    items_told(input, vk_lists, vk_read, "Asia/Omsk", true), expected)

#define COMMENT(id, more)                                                      \
	"{'id':" #id ",'from_id':5,'date':1766581562,'text':'Яма',"         \
	"'post_id':2,'owner_id':-1" more "}"
#define POST(id, more)                                                         \
	"{'id':" #id ",'from_id':-1,'owner_id':-1,'date':1766581562,"          \
	"'post_type':'post','text':'Ремонт'" more "}"
#define ANSWER(items) "{'response':{'count':1,'items':[" items "]}}"
#define EVENT(type, object)                                                    \
	"{'type':'" type "','object':" object ",'group_id':1}"

static void
posts(void **state)
{
	(void)state;
	TOLD(ANSWER(POST(25.5, "")), "!id: not a whole number: '-1_25.5'\n");
	/* a comment without its post */
	TOLD(ANSWER("{'id':20,'from_id':5,'owner_id':-55,'date':1766581562,"
		    "'text':'Яма'}"),
	    "!post_id: missing, and nothing tells that it is a post of VK, "
	    "as post_type would\n");
	TOLD(ANSWER(POST(2, ",'edited':1766581600,'signer_id':7")),
	    "post -1_2 -1 1766581562 «Ремонт» signed 7 edited 1766581600 "
	    "own\n");
	LINKS(ANSWER(POST(2, "")), "https://vk.com/wall-1_2\n");
	/* The topic is that of a feed. */
	TOLD(ANSWER(POST(2, ",'topic_id':26")),
	    "post -1_2 -1 1766581562 «Ремонт» own\n");
	TOLD("{'response':[" POST(2, "") "," POST(3, "") "]}",
	    "post -1_2 -1 1766581562 «Ремонт» own\n"
	    "post -1_3 -1 1766581562 «Ремонт» own\n");
	TOLD("[{'id':1,'to_id':5,'text':'а'}]", "post 5_1 - «а»\n");
}

#define REPLY COMMENT(4, ",'parents_stack':[3]")

static void
a_comment_and_its_thread_are_each_one(void **state)
{
	(void)state;
	TOLD(ANSWER(COMMENT(3, ",'thread':{'count':2,'items':["
			       "{'id':4,'from_id':-1,'date':1766581600,'text':"
			       "'[id5|Анна], примем','post_id':2,'owner_id':-1,"
			       "'parents_stack':[3],'reply_to_comment':3},"
			       "{'id':5,'from_id':5,'text':'Ждём'}]}")),
	    "comment -1_2_3 5 1766581562 «Яма» in -1_2\n"
	    "comment -1_2_4 -1 1766581600 «Анна, примем» in -1_2 to -1_2_3 "
	    "own\n"
	    "comment -1_2_5 5 «Ждём» in -1_2\n");
	/* However few it tells of. */
	TOLD(
	    ANSWER(COMMENT(3, ",'thread':{'count':-9223372036854775808,"
			      "'items':[{'id':5,'from_id':5,'text':'Ждём'}]}")),
	    "comment -1_2_3 5 1766581562 «Яма» in -1_2\n"
	    "comment -1_2_5 5 «Ждём» in -1_2\n");
	LINKS(ANSWER(COMMENT(3, ",'thread':{'items':[" REPLY "]}")),
	    "https://vk.com/wall-1_2?reply=3\n"
	    "https://vk.com/wall-1_2?reply=4&thread=3\n");
}

#define NAMED(items, name)                                                     \
	"{'response':{'items':[" items                                         \
	"],'profiles':[{'id':5,'first_name':" name                             \
	"}],'groups':[{'id':1,'name':'Район'}]}}"

static void
names_stand_behind_the_items(void **state)
{
	(void)state;
	TOLD(NAMED(COMMENT(3, ""), "'Анна','last_name':'Примерова'"),
	    "comment -1_2_3 5 'Анна Примерова' 1766581562 «Яма» in -1_2\n");
	TOLD(NAMED(POST(2, ""), "''"),
	    "post -1_2 -1 'Район' 1766581562 «Ремонт» own\n");
	/* Each answer of several has its own names. */
	TOLD("[" NAMED(COMMENT(3, ""), "'А'") "," NAMED(
		 COMMENT(4, ""), "'DELETED'") "]",
	    "comment -1_2_3 5 'А' 1766581562 «Яма» in -1_2\n"
	    "comment -1_2_4 5 1766581562 «Яма» in -1_2\n");
}

static void
what_is_missing_is_said_and_costs_no_others(void **state)
{
	(void)state;
	TOLD(ANSWER("{'from_id':5,'post_id':2,'owner_id':-1,'thread':"
		    "{'items':[" COMMENT(4, "") "]}}," COMMENT(5, "")),
	    "!id: missing\n"
	    "comment -1_2_4 5 1766581562 «Яма» in -1_2\n"
	    "comment -1_2_5 5 1766581562 «Яма» in -1_2\n");
	TOLD(ANSWER("{'id':1,'text':'а','thread':{}},"
		    "{'id':1,'text':'а','post_id':2}"),
	    "!post_id: missing\n!owner_id: missing\n");
	TOLD(ANSWER(COMMENT(1, ",'deleted':true,'date':'вчера'")),
	    "!date: is there twice\n");
	TOLD(ANSWER("{'id':1,'post_id':2,'owner_id':-1,'date':-5}"),
	    "!date: not a time: '-5'\n");
	TOLD("{'error':{'error_code':15,'error_msg':'Access denied'}}",
	    "!VK answers with error 15: Access denied\n");
	TOLD("{'a':1}",
	    "!neither a post, a comment, a message nor an event of VK: it has "
	    "no owner_id, post_id, peer_id or type\n");
}

#define BAD(id) "{'id':" #id ",'date':'-1'}"

static void
each_that_is_refused_is_told_of(void **state)
{
	(void)state;
	TOLD(
	    ANSWER(
		"{'id':1,'post_id':2,'owner_id':-1,'text':'а','thread':{"
		"'items':[" BAD(3) "," BAD(4) ",{'id':5,'text':'б'}," BAD(6) "," BAD(
		    7) "," BAD(8) "," BAD(9) "," BAD(10) "," BAD(11) "," BAD(12) "]}}"),
	    "!date: not a time: '-1' (and 8 more of this record)\n"
	    "comment -1_2_1 - «а» in -1_2\ncomment -1_2_5 - «б» in -1_2\n");
}

static void
the_deleted_may_lack_everything(void **state)
{
	(void)state;
	TOLD(ANSWER("{'id':3,'post_id':2,'owner_id':-1,"
		    "'deleted':true}"),
	    "comment -1_2_3 - in -1_2 deleted\n");
	TOLD(EVENT("wall_reply_delete",
		 "{'owner_id':-1,'id':3,'deleter_id':9,'post_id':2}"),
	    "comment -1_2_3 - in -1_2 deleted\n");
	TOLD(EVENT(
		 "photo_comment_delete", "{'owner_id':-1,'id':3,'photo_id':8}"),
	    "comment photo-1_8_3 - in photo-1_8 deleted\n");
}

static void
events_are_what_they_bring(void **state)
{
	(void)state;
	TOLD(EVENT("wall_reply_edit", COMMENT(3, ",'post_owner_id':-1")),
	    "comment -1_2_3 5 1766581562 «Яма» in -1_2\n");
	TOLD(EVENT("wall_post_new", POST(2, "")),
	    "post -1_2 -1 1766581562 «Ремонт» own\n");
	TOLD(EVENT("board_post_new",
		 "{'id':3,'from_id':5,'text':'а','topic_id':8,"
		 "'topic_owner_id':-1}"),
	    "comment topic-1_8_3 5 «а» in topic-1_8\n");
	LINKS(EVENT("board_post_new",
		  "{'id':3,'topic_id':8,'topic_owner_id':-1}"),
	    "https://vk.com/topic-1_8?post=3\n");
	TOLD(EVENT("user_block", "{'user_id':5}") "\n" EVENT(
		 "group_leave", "{'user_id':5}"),
	    "service 2\n");
	TOLD("{'ts':'1','updates':[" EVENT("wall_post_new", POST(2, "")) "]}",
	    "post -1_2 -1 1766581562 «Ремонт» own\n");
}

static void
private_messages(void **state)
{
	(void)state;
	TOLD(EVENT("message_new",
		 "{'message':{'id':7,'from_id':5,'peer_id':5,"
		 "'date':1766581562,'text':'Нет света',"
		 "'conversation_message_id':3,'reply_message':{'id':6},"
		 "'fwd_messages':[{'text':'два\\nряда'}]}}"),
	    "message 5/7 5 1766581562 «Нет света\n\n> два\n> ряда» to 5/6\n");
	LINKS(
	    EVENT("message_new", "{'message':{'id':7,'peer_id':5,'text':'а'}}"),
	    "https://vk.com/gim1?sel=5&msgid=7\n");
	TOLD(EVENT("message_new", "{'message':{'id':0,'peer_id':2000000001,"
				  "'conversation_message_id':3,'text':'а'}}"),
	    "message 2000000001/3 - «а»\n");
	/* As old versions of the interface tell it. */
	TOLD(EVENT("message_new", "{'id':7,'user_id':5,'body':'а','title':''}"),
	    "message 5/7 5 «а»\n");
}

#define SENT(peer, from)                                                       \
	"{'id':8,'from_id':" #from ",'peer_id':" #peer ",'text':'а'}"

static void
of_two_whoever_is_not_the_other_is_the_account(void **state)
{
	(void)state;
	TOLD(ANSWER(SENT(5, 5) "," SENT(5, 7) "," SENT(2000000001, 5)),
	    "message 5/8 5 «а»\nmessage 5/8 7 «а» own\n"
	    "message 2000000001/8 5 «а»\n");
}

#define IN_TALK(more)                                                          \
	"{'message':{'id':0,'from_id':7,'peer_id':2000000001,"                 \
	"'conversation_message_id':8,'date':1766581562" more "}}"

static void
what_happened_in_a_talk_is_no_message(void **state)
{
	(void)state;
	TOLD(EVENT("message_new", IN_TALK(",'text':'','action':{'type':"
					  "'chat_invite_user'}")),
	    "service 1\n");
	/* A picture that the talk got is not sent by anybody. */
	TOLD(EVENT("message_new",
		 IN_TALK(",'text':'','action':{'type':'chat_photo_update'},"
			 "'attachments':[{'type':'photo','photo':{'id':3,"
			 "'owner_id':7}}]")),
	    "service 1\n");
	/* As old versions of the interface tell it. */
	TOLD(ANSWER("{'id':9,'user_id':7,'peer_id':2000000001,'body':'',"
		    "'action':'chat_kick_user','action_mid':5}"),
	    "service 1\n");
	TOLD(EVENT("message_reply", IN_TALK(",'action':{'type':"
					    "'chat_title_update','text':'Двор'"
					    "}")),
	    "service 1\n");
	TOLD(EVENT("message_new", IN_TALK(",'text':'Яма','action':null")),
	    "message 2000000001/8 7 1766581562 «Яма»\n");
	TOLD(EVENT("message_new", IN_TALK(",'text':'Яма','action':{'type':"
					  "'chat_pin_message'}")),
	    "message 2000000001/8 7 1766581562 «Яма»\n");
}

static void
attachments_are_pages_that_stay(void **state)
{
	(void)state;
	TOLD(
	    ANSWER(POST(2, ",'attachments':[{'type':'photo','photo':{'id':3,"
			   "'owner_id':-1,'sizes':[{'url':'https://x/1'}]}},"
			   "{'type':'video','video':{'id':4,'owner_id':-1,"
			   "'live':1}},{'type':'link','link':{'url':"
			   "'https://a.invalid/'}},{'type':'sticker','sticker':"
			   "{'sticker_id':5}},{'type':'new'}],'geo':{"
			   "'coordinates':'54.9 73.3'}")),
	    "post -1_2 -1 1766581562 «Ремонт» photo=https://vk.com/photo-1_3 "
	    "live=https://vk.com/video-1_4 link=https://a.invalid/ "
	    "sticker=https://vk.com/sticker/1-5-512 new=vk:new "
	    "place=geo:54.9,73.3 own\n");
	TOLD(ANSWER(POST(2, ",'attachments':[{'type':'page','page':{'id':6,"
			    "'group_id':1,'view_url':'https://x/?hash=1'}}]")),
	    "post -1_2 -1 1766581562 «Ремонт» page=https://vk.com/page-1_6 "
	    "own\n");
}

static void
a_repost_without_words_says_what_it_repeats(void **state)
{
	(void)state;
	TOLD(ANSWER("{'id':2,'owner_id':5,'from_id':5,'text':'',"
		    "'post_type':'post','copy_history':["
		    "{'id':9,'owner_id':-3,'text':'Авария'}]}"),
	    "post 5_2 5 «Авария» repost=https://vk.com/wall-3_9\n");
	TOLD(ANSWER("{'id':2,'owner_id':5,'from_id':5,'text':'Враньё'"
		    ",'post_type':'post','copy_history':["
		    "{'id':9,'owner_id':-3,'text':'Авария'}]}"),
	    "post 5_2 5 «Враньё» repost=https://vk.com/wall-3_9\n");
}

static void
what_is_repeated_reads_as_what_is_said(void **state)
{
	(void)state;
	TOLD(ANSWER("{'id':2,'owner_id':5,'from_id':5,'text':'',"
		    "'post_type':'post','copy_history':[{'id':9,'owner_id':-3,"
		    "'text':'[club3|ЖЭУ] &amp; [id7|Пётр]<br>дома'}]}"),
	    "post 5_2 5 «ЖЭУ & Пётр\nдома» "
	    "repost=https://vk.com/wall-3_9\n");
	TOLD("{'id':1,'peer_id':5,'fwd_messages':["
	     "{'text':'[id7|Пётр], &quot;нет&quot;<br>света'}]}",
	    "message 5/1 - «> Пётр, 'нет'\n> света»\n");
}

static void
a_community_is_called_as_it_is_read(void **state)
{
	(void)state;
	TOLD("{'response':{'items':[{'id':2,'owner_id':-3,'from_id':-3,"
	     "'text':'а','post_type':'post'}],"
	     "'groups':[{'id':3,'name':'Омск &quot;Мы&quot; &amp; Ко'}]}}",
	    "post -3_2 -3 'Омск 'Мы' & Ко' «а» own\n");
}

static void
what_is_forwarded_grows_by_doubling(void **state)
{
	struct buffer input = {0};
	const char *told;
	int i;

	(void)state;
	buffer_puts(&input, "{'id':1,'peer_id':5,'fwd_messages':[");
	for (i = 0; i < 50000; i++)
		buffer_puts(&input, i > 0 ? ",{'text':'b'}" : "{'text':'b'}");
	buffer_puts(&input, "]}");
	told = items_told(input.bytes, vk_lists, vk_read, "Asia/Omsk", false);
	assert_memory_equal(told, "message 5/1 - \xc2\xab> b\n\n> b\n\n", 25);
	assert_true(strlen(told) > (size_t)5 * 49999);
	buffer_free(&input);
}

static void
identities_are_text(void **state)
{
	(void)state;
	TOLD(ANSWER("{'id':18446744073709551617,'post_id':"
		    "90071992547409931,'owner_id':-90071992547409931,"
		    "'from_id':'90071992547409933','text':'а'}"),
	    "comment -90071992547409931_90071992547409931_"
	    "18446744073709551617 90071992547409933 «а» in "
	    "-90071992547409931_90071992547409931\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(posts),
	    cmocka_unit_test(a_comment_and_its_thread_are_each_one),
	    cmocka_unit_test(names_stand_behind_the_items),
	    cmocka_unit_test(what_is_missing_is_said_and_costs_no_others),
	    cmocka_unit_test(each_that_is_refused_is_told_of),
	    cmocka_unit_test(the_deleted_may_lack_everything),
	    cmocka_unit_test(events_are_what_they_bring),
	    cmocka_unit_test(private_messages),
	    cmocka_unit_test(of_two_whoever_is_not_the_other_is_the_account),
	    cmocka_unit_test(what_happened_in_a_talk_is_no_message),
	    cmocka_unit_test(attachments_are_pages_that_stay),
	    cmocka_unit_test(a_repost_without_words_says_what_it_repeats),
	    cmocka_unit_test(what_is_repeated_reads_as_what_is_said),
	    cmocka_unit_test(a_community_is_called_as_it_is_read),
	    cmocka_unit_test(what_is_forwarded_grows_by_doubling),
	    cmocka_unit_test(identities_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
