/* Exports of Telegram Desktop, and updates for bots, as items. */
#include "network_items.h"

#include "intake/telegram.h"
#include "intake/telegram_bot.h"

#define READ_AS(what, input, links)                                            \
	items_told(input, what##_lists, what##_read, "Asia/Omsk", links)
#define TOLD(input, expected)                                                  \
	assert_string_equal(READ_AS(telegram, input, false), expected)
#define LINKS(input, expected)                                                 \
	assert_string_equal(READ_AS(telegram, input, true), expected)
#define BOT(input, expected)                                                   \
	assert_string_equal(READ_AS(telegram_bot, input, false), expected)
#define BOT_LINKS(input, expected)                                             \
	assert_string_equal(READ_AS(telegram_bot, input, true), expected)

#define CHAT(type, messages)                                                   \
	"{'name':'Чат','type':'" type "','id':10,'messages':[" messages "]}"
#define SAYS(id, more)                                                         \
	"{'id':" #id ",'type':'message','date':'2025-12-24T19:06:02'"          \
	",'date_unixtime':'1766581562','from':'Анна','from_id':"           \
	"'user5'" more "}"

#define WITH_ANNA(messages)                                                    \
	"{'name':'Анна','type':'personal_chat','id':5,'messages':[" messages   \
	"]}"

#define ANSWER SAYS(7, ",'reply_to_message_id':3,'text':'Яма'")

static void
chats_have_keys_and_links_by_their_type(void **state)
{
	(void)state;
	TOLD(CHAT("public_supergroup", SAYS(7, ",'text':'Яма'")),
	    "message 10/7 5 'Анна' 1766581562 «Яма»\n");
	LINKS(CHAT("public_supergroup", SAYS(7, ",'text':'Яма'")),
	    "https://t.me/c/10/7\n");
	TOLD(CHAT("private_group", SAYS(7, ",'text':'Яма'")),
	    "message -10/7 5 'Анна' 1766581562 «Яма»\n");
	LINKS(WITH_ANNA(SAYS(7, ",'text':'Яма'")), "-\n");
	TOLD(WITH_ANNA(ANSWER),
	    "message 5/7 5 'Анна' 1766581562 «Яма» to 5/3\n");
	TOLD(CHAT("public_channel",
		 "{'id':7,'type':'message','from':'Чат','from_id':"
		 "'channel10','text':'Яма','author':'Пётр'}"),
	    "post 10/7 -10010 'Чат' «Яма» signed Пётр own\n");
}

#define TWO(type, id)                                                          \
	"{'type':'" type "','id':" id                                          \
	",'messages':[" SAYS(7, ",'text':'а'") "]}"

static void
of_two_whoever_is_not_the_other_is_the_account(void **state)
{
	(void)state;
	TOLD(
	    TWO("personal_chat", "5"), "message 5/7 5 'Анна' 1766581562 «а»\n");
	TOLD(TWO("personal_chat", "10"),
	    "message 10/7 5 'Анна' 1766581562 «а» own\n");
	TOLD(TWO("bot_chat", "10"),
	    "message 10/7 5 'Анна' 1766581562 «а» own\n");
	/* One of the two has the name of the chat, whatever its number is. */
	TOLD("{'type':'personal_chat','id':10,'name':'Анна','messages':[" SAYS(
		 7, ",'text':'а'") "]}",
	    "message 10/7 5 'Анна' 1766581562 «а»\n");
	/* What one kept of others. */
	TOLD(TWO("saved_messages", "10"),
	    "message 10/7 5 'Анна' 1766581562 «а»\n");
}

#define FORWARDED                                                              \
	"{'id':3,'type':'message','from_id':'channel9',"                       \
	"'forwarded_from':'Район','text':'Ремонт'}"

static void
answers_and_forwarded_posts(void **state)
{
	(void)state;
	TOLD(CHAT("public_supergroup", ANSWER "," FORWARDED),
	    "comment 10/7 5 'Анна' 1766581562 «Яма» to 10/3\n"
	    "post 10/3 -1009 «Ремонт»\n");
	/* What it answers is in another chat. */
	TOLD(CHAT("public_supergroup",
		 SAYS(7, ",'reply_to_message_id':3,'text':'Яма',"
			 "'reply_to_peer_id':'channel8'")),
	    "comment 10/7 5 'Анна' 1766581562 «Яма»\n");
}

static void
words_however_they_are_marked_up(void **state)
{
	(void)state;
	TOLD(CHAT("private_supergroup",
		 SAYS(1, ",'text':['Дом ',{'type':'bold','text':"
			 "'7'},', ',{'type':'text_link','text':"
			 "'тут','href':'https://a.invalid/'}]")),
	    "message 10/1 5 'Анна' 1766581562 «Дом 7, тут» "
	    "link=https://a.invalid/\n");
	TOLD(CHAT("private_supergroup",
		 SAYS(1, ",'text':'','text_entities':[{'type':"
			 "'plain','text':'Дом '},{'type':'bold',"
			 "'text':'7'}]")),
	    "message 10/1 5 'Анна' 1766581562 «Дом 7»\n");
	TOLD(CHAT("private_supergroup",
		 SAYS(1, ",'text':'','rich_message':{'blocks':["
			 "{'type':'heading','size':2,'text':'Двор'},"
			 "{'type':'paragraph','text':['Дом ',{'type':"
			 "'bold','text':'7'}]},{'type':'blockquote',"
			 "'blocks':[{'type':'paragraph','text':'Да'}"
			 "]},{'type':'list','items':[{'label':'1',"
			 "'blocks':[{'type':'paragraph','text':"
			 "'лёд'}]}]}]}")),
	    "message 10/1 5 'Анна' 1766581562 «Двор\nДом 7\nДа\n1\nлёд»\n");
	TOLD(CHAT("private_supergroup", SAYS(1, ",'text':'а\\x0Bб'")),
	    "message 10/1 5 'Анна' 1766581562 «а\vб»\n");
}

static void
times_of_old_exports_are_local(void **state)
{
	(void)state;
	TOLD(CHAT("private_supergroup",
		 "{'id':1,'type':'message','date':"
		 "'2025-12-24T19:06:02','from':null,'from_id':999999999"
		 ",'edited':'2025-12-24T19:06:03','text':'а'}"),
	    "message 10/1 999999999 1766581562 «а» edited 1766581563\n");
	TOLD(CHAT("private_supergroup",
		 "{'id':1,'type':'message','date':'вчера'},"
		 "{'id':2,'type':'message','date_unixtime':'1e9'}"),
	    "!date: not a time: 'вчера'\n"
	    "!date_unixtime: not a time: '1e9'\n");
}

#define PHOTO SAYS(1, ",'text':'','photo':'photos/1.jpg'")
#define NO_FILE                                                                \
	SAYS(2, ",'text':'','media_type':'video_file','file':'(File not "      \
		"included. Change data exporting settings to download.)'")

static void
what_has_no_words(void **state)
{
	(void)state;
	TOLD(CHAT("private_supergroup", PHOTO "," NO_FILE),
	    "message 10/1 5 'Анна' 1766581562 "
	    "photo=https://t.me/c/10/1#photo\n"
	    "message 10/2 5 'Анна' 1766581562 "
	    "video=https://t.me/c/10/2#video\n");
	TOLD(WITH_ANNA(PHOTO), "message 5/1 5 'Анна' 1766581562 "
			       "photo=telegram:5/1#photo\n");
	TOLD(WITH_ANNA(SAYS(1, ",'text':'','poll':{'question':'Сквер?',"
			       "'answers':[{'text':'да'},{'text':'нет'}]}")),
	    "message 5/1 5 'Анна' 1766581562 «Сквер?\nда\nнет» "
	    "poll=telegram:5/1#poll\n");
	TOLD(WITH_ANNA(SAYS(1, ",'text':'','location_information':{"
			       "'latitude':54.9,'longitude':73.3}")),
	    "message 5/1 5 'Анна' 1766581562 place=geo:54.9,73.3\n");
}

#define ANNA "'from':{'id':5,'first_name':'Анна'},'date':1766581562"
#define BLOCKS(more) SAYS(1, ",'text':'','rich_message':{'blocks':[" more "]}")

static void
blocks_without_words(void **state)
{
	(void)state;
	TOLD(CHAT("private_supergroup",
		 BLOCKS("{'type':'photo','photo':'photos/1.jpg'}")),
	    "message 10/1 5 'Анна' 1766581562 "
	    "photo=https://t.me/c/10/1#photo\n");
	TOLD(WITH_ANNA(
		 BLOCKS("{'type':'collage','blocks':[{'type':'photo','photo':"
			"'1.jpg'},{'type':'video','video':'(File not "
			"included.)','caption':{'text':'Двор'}}]}")),
	    "message 5/1 5 'Анна' 1766581562 «Двор» "
	    "photo=telegram:5/1#photo video=telegram:5/1#video\n");
	TOLD(CHAT("private_supergroup",
		 BLOCKS("{'type':'map','location':{'latitude':54.9,"
			"'longitude':73.3}}")),
	    "message 10/1 5 'Анна' 1766581562 place=geo:54.9,73.3\n");
	TOLD(CHAT("private_supergroup", BLOCKS("{'type':'other'}")),
	    "message 10/1 5 'Анна' 1766581562 "
	    "rich_message=https://t.me/c/10/1#rich_message\n");
	BOT("{'message_id':7,'chat':{'id':5,'type':'private'}," ANNA
	    ",'rich_message':{'blocks':[{'type':'photo','photo':["
	    "{'file_unique_id':'a'},{'file_unique_id':'b'}]}]}}",
	    "message 5/7 5 'Анна' 1766581562 photo=telegram:5/7#photo\n");
}

static void
service_records_are_counted(void **state)
{
	(void)state;
	TOLD(CHAT("private_supergroup",
		 "{'id':1,'type':'service','action':'topic_created'},"
		 "{'id':2,'type':'unsupported'}," SAYS(3, ",'text':'а'")),
	    "message 10/3 5 'Анна' 1766581562 «а»\nservice 2\n");
}

#define DIALOG WITH_ANNA(SAYS(1, ",'text':'а'"))
/* What it is stands behind its messages. */
#define CHANNEL                                                                \
	"{'type':'private_channel','messages':[" SAYS(                         \
	    1, ",'text':'б'") "],'id':11}"

static void
all_chats_of_an_account(void **state)
{
	(void)state;
	TOLD("{'about':'…','personal_information':{'id':1},'chats':{"
	     "'about':'…','list':[" DIALOG "," CHANNEL "]}}",
	    "message 5/1 5 'Анна' 1766581562 «а»\n"
	    "post 11/1 5 'Анна' 1766581562 «б» own\n");
}

static void
what_is_missing_is_said(void **state)
{
	(void)state;
	TOLD("{'messages':[" SAYS(1, "") "]}",
	    "!the chat is not known: its 'id' must stand in front of its "
	    "messages\n");
	TOLD("{'name':'Чат','type':'public_channel','id':10,'messages':null}"
	     "{'type':'wall_post_new','group_id':1,'object':{'id':2}}",
	    "!type: no message of an export of Telegram Desktop: "
	    "'public_channel'\n"
	    "!type: no message of an export of Telegram Desktop: "
	    "'wall_post_new'\n");
	TOLD(CHAT("private_channel",
		 "{'id':1,'type':'new','date':'2026-01-01T10:00:00'}"),
	    "service 1\n");
	TOLD(CHAT("private_channel", "{'type':'message'},{'id':1}"),
	    "!id: missing\n"
	    "!type: missing: no message of an export of Telegram Desktop\n");
}

#define UPDATE(name, message) "{'update_id':1,'" name "':" message "}"
#define GROUP                                                                  \
	"'chat':{'id':-1001000000001,'title':'Чат','username':"             \
	"'chat','type':'supergroup'}"

#define NEW                                                                    \
	UPDATE("message", "{'message_id':7," GROUP "," ANNA                    \
			  ",'message_thread_id':3,'text':'Яма',"            \
			  "'reply_to_message':{'message_id':3}}")
#define EDITED                                                                 \
	UPDATE("edited_message", "{'message_id':7," GROUP "," ANNA             \
				 ",'edit_date':1766581600,'text':'Ямы'}")

static void
updates_for_a_bot(void **state)
{
	(void)state;
	BOT("{'ok':true,'result':[" NEW "," EDITED "]}",
	    "comment 1000000001/7 5 'Анна' 1766581562 «Яма» in 1000000001/3 "
	    "to 1000000001/3\n"
	    "message 1000000001/7 5 'Анна' 1766581562 «Ямы» edited "
	    "1766581600\n");
	BOT_LINKS(UPDATE("message", "{'message_id':7," GROUP ",'text':'Яма'}"),
	    "https://t.me/chat/7\n");
	BOT(UPDATE("channel_post",
		"{'message_id':7,'chat':{'id':-1001000000002,'type':"
		"'channel','title':'Район'},'text':'Ремонт',"
		"'author_signature':'Пётр'}"),
	    "post 1000000002/7 -1001000000002 'Район' «Ремонт» signed Пётр "
	    "own\n");
	BOT(UPDATE("business_message",
		"{'message_id':8,'chat':{'id':6,'type':'private'}," ANNA
		",'text':'Передали'}"),
	    "message 6/8 5 'Анна' 1766581562 «Передали» own\n");
	BOT("{'message_id':7,'chat':{'id':5,'type':'private'}," ANNA
	    ",'caption':'Двор','photo':[{'file_unique_id':'a'},"
	    "{'file_unique_id':'b'}]}",
	    "message 5/7 5 'Анна' 1766581562 «Двор» "
	    "photo=telegram:5/7#photo\n");
}

#define POLL UPDATE("poll", "{'id':'1'}")
#define REACTION UPDATE("message_reaction", "{'message_id':1," GROUP "}")
#define JOINED                                                                 \
	UPDATE("message", "{'message_id':7," GROUP ",'new_chat_members':[]}")
#define NOWHERE UPDATE("message", "{'message_id':8,'text':'а'}")

static void
updates_that_are_no_messages(void **state)
{
	(void)state;
	BOT("{'result':[" POLL "," REACTION "," JOINED "," NOWHERE "]}",
	    "!chat: missing, or without an id\nservice 3\n");
	BOT(UPDATE("deleted_business_messages",
		"{'chat':{'id':5},'message_ids':[1,2]}"),
	    "message 5/1 - deleted\nmessage 5/2 - deleted\n");
	BOT("{'ok':false,'error_code':401,'description':'No'}",
	    "!Telegram answers with error 401: No\n");
	BOT("{'a':{}}",
	    "!neither an update nor a message for a bot: it has no update_id "
	    "or message_id\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(chats_have_keys_and_links_by_their_type),
	    cmocka_unit_test(of_two_whoever_is_not_the_other_is_the_account),
	    cmocka_unit_test(answers_and_forwarded_posts),
	    cmocka_unit_test(words_however_they_are_marked_up),
	    cmocka_unit_test(times_of_old_exports_are_local),
	    cmocka_unit_test(what_has_no_words),
	    cmocka_unit_test(blocks_without_words),
	    cmocka_unit_test(service_records_are_counted),
	    cmocka_unit_test(all_chats_of_an_account),
	    cmocka_unit_test(what_is_missing_is_said),
	    cmocka_unit_test(updates_for_a_bot),
	    cmocka_unit_test(updates_that_are_no_messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
