#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2030,SC2031
# Texts that were edited, deleted, restored, in whatever order exports and
# events tell of it: what was edited last is the text, each content is a
# revision once.

load helpers

# held: the messages as expected.csv has them, in the order of their keys.
held()
{
	echo key,text,gone,revisions
	sqlite3 -csv "$OTKLIK_DB" "SELECT key, text,
		iif(deleted_at IS NULL, 'no', 'yes'), (SELECT count(*)
		FROM revision r WHERE r.message = m.id)
		FROM view_message m" | tr -d '\r"'
}

# every_order FORMAT OPTION: whatever comes in first, second, third, fourth.
every_order()
{
	"$OTKLIK_SOURCE/tests/tools/editions.py" "$1"
	for turn in 1 2 3 4; do
		exits 0 msg-ingest -q --from "$2" $turn.json
	done
	diff <(sort expected.csv) <(held | sort)
	ok store-admin verify
}

# once FORMAT: read again, nothing of it is news.
once()
{
	for turn in 4 2 1 3; do
		ok msg-ingest -q --from "$1" $turn.json
		lines 0
	done
	diff <(sort expected.csv) <(held | sort)
}

@test "Telegram: in any order what was edited last is the text" {
	every_order telegram telegram
	once telegram
}

@test "VK: posts: in any order what was edited last is the text" {
	every_order vk-posts vk
	once vk
}

@test "VK: events of a comment: new is older than any edit" {
	every_order vk-events vk
}

# tg TEXT [EDITED]: an export of Telegram with one message.
tg()
{
	printf '{"type":"public_supergroup","id":10,"messages":[
	{"id":1,"type":"message","date_unixtime":"1664769600"%s,
	"from_id":"user5","text":"%s"}]}' \
		"${2:+,\"edited_unixtime\":\"$2\"}" "$1"
}

# comes RESULT TEXT [EDITED]
comes()
{
	exits 0 msg-ingest --all --from telegram <(tg "${@:2}")
	field .ingest "$1"
}

@test "a text that was edited back is the text again, as a known revision" {
	comes new 'Яма'
	comes revised 'Яма, дебилы' 1664769700
	field .proposal.ground abuse
	comes updated 'Яма' 1664769800
	field .text 'Яма'
	field .revision 1
	field .proposal null
	field '.screen | length' 0
	comes duplicate 'Яма, дебилы' 1664769700
	comes duplicate 'Яма' 1664769800
	comes updated 'Яма, дебилы' 1664769900
	field .revision 2
	field .proposal.ground abuse
	comes revised 'Ямы' 1664770000
	field .revision 3
	[ "$(event_kinds 1)" = 'collected revised revised revised revised' ]
	ok store-admin verify
}

@test "A1-14.1: a text edited since is kept and warned of, not proposed" {
	comes new 'Ямы' 1664769800
	comes revised 'Яма, дебилы' 1664769700
	field .text 'Ямы'
	field .revision 1
	field .proposal null
	field '.screen | length' 0
	field '.warnings[] | .rule, .text' A1-14.1b \
		'revision 2, edited since, holds abuse'
	comes duplicate 'Яма, дебилы' 1664769700
	[ "$(event_kinds 1)" = 'collected imported' ]
	ok msg-show --history 1
	[ "$(jq -r 'select(.record == "revision").text' <<<"$output" |
		paste -sd'|')" = 'Ямы|Яма, дебилы' ]
	ok store-admin verify
	sqlite3 "$OTKLIK_DB" "UPDATE revision SET text = 'x'
		WHERE revision = 2"
	exits 1 store-admin verify
	prints 'message 1: its revision 2 was changed'
}

@test "A1-14.1, I-37: in work, an edit into abuse is warned of" {
	exits 0 msg-ingest -q --detect --from telegram <(tg 'Яма')
	ok msg-route --to minstroy 1
	comes revised 'Яма, дебилы' 1664769700
	field .state in_work
	field .proposal null
	field '.screen[0].class' insult
	field '.warnings[] | select(.rule == "A1-14.1b") | .text' \
		'what was edited while a body has it holds abuse'
	# It cannot be refused as it is; after a recall it can.
	ok msg-show --proposed
	lines 0
	ok msg-show --warnings
	lines 1
	ok msg-route --decision recall --reason 'оскорбление' 1
	ok msg-route --ground abuse 1
	field .state refused
	ok store-admin verify
}

# vk KIND [TEXT]: an event of one comment; answer TEXT: getComments with it.
vk()
{
	printf '{"type":"wall_reply_%s","group_id":1,"object":{"id":3,
	"owner_id":-1,"post_id":2,"from_id":5,"date":1664769600,
	"text":"%s"}}' "$1" "${2-}" | msg-ingest -q -a --from vk
}

answer()
{
	printf '{"response":{"items":[{"id":3,"owner_id":-1,"post_id":2,
	"from_id":5,"date":1664769600,"text":"%s"}]}}' "$1" |
		msg-ingest -q -a --from vk
}

# gone [yes]: is message 1?
gone()
{
	ok msg-show 1
	field '.deleted_at != null' "${1:-false}"
}

@test "VK: an answer that shows what was deleted shows that it is there" {
	vk new 'Яма' >/dev/null
	vk delete >/dev/null
	gone true
	# what is told again of its beginning shows nothing
	ok vk new 'Яма'
	field .ingest duplicate
	gone true
	ok answer 'Яма'
	field .ingest updated
	gone
	vk delete >/dev/null
	ok vk edit 'Ямы'
	field .ingest revised
	gone
	vk delete >/dev/null
	# nor does an answer with a text that was edited since
	ok answer 'Яма'
	field .ingest duplicate
	gone true
	ok store-admin verify
}

@test "Odnoklassniki: an answer shows that it is there again" {
	comment='{"id":"Qg==","discussionId":"7","date_ms":1664769600000,
	"text":"Яма","type":'
	for type in ACTIVE_MESSAGE DELETED_MESSAGE ACTIVE_MESSAGE; do
		echo "$comment\"$type\"}" | msg-ingest -q --from ok >/dev/null
		msg-show 1 | jq '.deleted_at != null'
	done >told
	[ "$(paste -sd' ' told)" = 'false true false' ]
}

@test "Telegram: what a business account's bot tells to be deleted is" {
	chat='"chat":{"id":5,"type":"private","first_name":"Анна"}'
	echo '{"ok":true,"result":[{"update_id":1,"business_message":{
	"message_id":7,'"$chat"',"from":{"id":5,"first_name":"Анна"},
	"date":1664769600,"text":"Яма"}}]}' >a.json
	echo '{"ok":true,"result":[{"update_id":2,
	"deleted_business_messages":{"business_connection_id":"z",'"$chat"',
	"message_ids":[7,8]}}]}' >b.json
	ok msg-ingest --from telegram-bot a.json
	exits 0 msg-ingest --from telegram-bot b.json
	field .ingest updated
	field .deleted_at 2022-10-03T10:00:00+06:00
	says '1 deleted message passed over: never seen here'
	ok msg-ingest --from telegram-bot a.json
	lines 0
	gone true
}
