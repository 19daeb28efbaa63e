#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# msg-ingest: documents of networks, and tables of others by --map.

load helpers

networks=samples/networks

# ingests FORMAT FILE COLUMNS: status 0, remarks allowed.
ingests()
{
	exits 0 msg-ingest --from "$1" "$2" -o csv --fields "$3"
}

@test "A1-2.1: VK: comments, threads, names, what was deleted unseen" {
	ingests vk $networks/vk.json key,author_id,author,text
	[ "${lines[1]}" = "-900000100_2_11,900001001,Анна Примерова,\"На Примерной, 7 третий день нет света\"" ]
	[ "${lines[2]}" = "-900000100_2_13,900001002,," ]
	lines 3
	says '1 text of an account itself passed over'
	says '1 deleted message passed over: never seen here'
	ok msg-show 1
	field .url 'https://vk.com/wall-900000100_2?reply=11'
	field .posted_at 2022-10-03T10:15:00+06:00
	field '.attachments[0]' https://vk.com/photo900001001_5
	ok store-admin verify
}

@test "VK: answers that a thread does not hold are told of" {
	sed 's/"thread":{"count":1/"thread":{"count":4/' \
		$networks/vk.json >a.json
	exits 0 msg-ingest --from vk a.json
	lines 2
	says 'threads tell of 3 answers more than they hold'
}

@test "VK: what came once and is gone keeps its text" {
	ingests vk $networks/vk.json id
	echo '{"response":{"items":[{"id":13,"post_id":2,"deleted":true,
	"owner_id":-900000100}]}}' >gone.json
	ok msg-ingest --from vk gone.json
	field .ingest updated
	field .deleted_at 2022-10-03T10:00:00+06:00
	ok msg-ingest --from vk gone.json
	[ -z "$output" ]
}

@test "A1-14.2: VK: what a community shows is by who signed it" {
	cat >a.json <<-'JSON'
	{"response": {"items": [
	{"id": 1, "post_type": "post", "owner_id": -9,
		"from_id": -9, "signer_id": 7, "text": "Яма"},
	{"id": 2, "post_type": "post", "owner_id": -9,
		"from_id": -9, "signer_id": 8, "text": "Лёд"},
	{"id": 3, "post_type": "post", "owner_id": -9,
		"from_id": -9, "text": "Снег"}],
	"profiles": [{"id": 7, "first_name": "Анна", "last_name": "Примерова"}],
	"groups": [{"id": 9, "name": "Район"}]}}
	JSON
	ingests vk a.json author_id,author,text
	[ "${lines[1]}" = "7,Анна Примерова,Яма" ]
	[ "${lines[2]}" = "8,,Лёд" ]
	[ "${lines[3]}" = "-9,Район,Снег" ]
}

@test "VK: events: new, edited, deleted, a private message, others" {
	exits 0 msg-ingest --from vk $networks/vk-events.jsonl
	field .ingest new revised new updated
	field .key -900000100_2_11 -900000100_2_11 900001003/31 \
		-900000100_2_11
	says '1 service record passed over'
	[ "$(event_kinds 1)" = 'collected revised deleted' ]
	ok msg-show 1
	field .text 'Нет света и воды'
	ok store-admin verify
}

# tg TEXT [EDITED]: an export of Telegram with one message.
tg()
{
	printf '{"name":"Омск","type":"public_supergroup","id":10,"messages":[
	{"id":1,"type":"message","date":"2025-12-24T19:06:02",
	"date_unixtime":"1766581562"%s,"from":"Анна","from_id":"user5",
	"text":"%s"}]}' "${2:+,\"edited_unixtime\":\"$2\"}" "$1"
}

@test "Telegram: an older edition that comes in later is not the text" {
	exits 0 msg-ingest --from telegram <(tg 'Ямы' 1766581600)
	field .ingest new
	exits 0 msg-ingest --all --from telegram <(tg 'Яма')
	field .ingest revised
	field .text 'Ямы'
	exits 0 msg-ingest --all --from telegram <(tg 'Ямища' 1766581599)
	field .ingest revised
	field .text 'Ямы'
	exits 0 msg-ingest --from telegram <(tg 'Ямы и лужи' 1766581700)
	field .ingest revised
	exits 0 msg-ingest --all --from telegram <(tg 'Яма')
	field .ingest duplicate
	ok msg-show 1
	field .text 'Ямы и лужи'
	field .revision 4
	[ "$(event_kinds 1)" = 'collected imported imported revised' ]
	ok store-admin verify
}

@test "an edition is known by what another export told of it" {
	printf 'network,key,text\ntelegram,10/1,%s\n' 'Ямы' >a.csv
	exits 0 msg-ingest a.csv
	exits 0 msg-ingest --all --from telegram <(tg 'Ямы' 1766581600)
	exits 0 msg-ingest --all --from telegram <(tg 'Яма')
	field .text 'Ямы'
	# a table tells of no edits: what it says last is the text
	printf 'network,key,text\ntelegram,10/1,%s\n' 'Ямы!' >a.csv
	exits 0 msg-ingest a.csv
	field .ingest revised
	exits 0 msg-ingest --all --from telegram <(tg 'Яма')
	field .ingest duplicate
	ok msg-show 1
	field .text 'Ямы!'
}

@test "Telegram: an update that was edited before its original" {
	m='"message_id":7,"date":1766581562,"chat":{"id":-1001000000001,
	"type":"supergroup"},"from":{"id":5,"first_name":"Анна"}'
	echo '{"ok":true,"result":[{"update_id":2,"edited_message":{'"$m"',
	"edit_date":1766581600,"text":"Ямы"}},
	{"update_id":1,"message":{'"$m"',"text":"Яма"}}]}' >a.json
	exits 0 msg-ingest --all --from telegram-bot a.json
	field .ingest new revised
	ok msg-show 1
	field .text 'Ямы'
}

@test "VK: what was deleted and is restored is there again" {
	reply='"object":{"id":11,"from_id":5,"date":1664770500,"post_id":2,
	"owner_id":-1,"text":"Яма"},"group_id":1'
	for type in new delete restore; do
		echo "{\"type\":\"wall_reply_$type\",$reply}" |
			msg-ingest -q --from vk >/dev/null
		msg-show 1 | jq -r .deleted_at
	done >told
	[ "$(sed -n '1p;3p' told | sort -u)" = null ]
	[ "$(sed -n 2p told)" != null ]
	[ "$(event_kinds 1)" = 'collected deleted imported' ]
	ok store-admin verify
}

@test "a bad reply costs no other, and is kept to be read again" {
	sed 's/"id":12,/"no":12,/; s/1664770900/"вчера"/' \
		$networks/vk.json >a.json
	exits 1 msg-ingest --from vk --rejects bad.json a.json
	lines 1
	says 'a.json:#1: id: missing'
	says 'a.json:#2: date: not a time: "вчера"'
	[ "$(wc -l <bad.json)" -ge 2 ]
	sed -i 's/"no":12,/"id":12,/; s/"вчера"/1664770900/' bad.json
	exits 0 msg-ingest --from vk bad.json
	lines 1
	says '1 text of an account itself passed over'
	ok msg-show
	field .key -900000100_2_11 -900000100_2_13
}

@test "Telegram: all messages of an export, service records counted" {
	ingests telegram $networks/telegram.json key,author_id,posted_at,text
	[ "${lines[1]}" = '1000000001/3,900001020,2022-10-03T08:10:00+06:00,"Когда почистят Примерную, 7?"' ]
	[ "${lines[2]}" = '1000000001/4,900001021,2022-10-03T08:15:00+06:00,' ]
	[[ ${lines[3]} == '1000000001/5,900001022,2022-10-03T08:20:00+06:00,'* ]]
	says '1 service record passed over'
	says '1 text of an account itself passed over'
	ok msg-show 2
	field '.attachments[0]' 'https://t.me/c/1000000001/4#photo'
	ok msg-show 3
	field '.text | explode | map(select(. < 32))[]' 11
}

@test "Telegram: overlapping exports bring only what is new" {
	ingests telegram $networks/telegram.json id
	# A later export counts its photos anew.
	jq '.messages += [{id: 6, type: "message", text: "Ещё",
		date: "2022-10-03T09:00:00"}] | .messages |= map(
		if .photo then .photo = "photos/photo_9@x.jpg" else . end)' \
		<(sed 's/\\x0B/\\u000b/' $networks/telegram.json) >b.json
	exits 0 msg-ingest --from telegram b.json
	field .key 1000000001/6
}

@test "Telegram: times of old exports are told in --timezone" {
	echo '{"type":"private_channel","id":1,"messages":[{"id":1,
	"type":"message","date":"2021-03-22T12:00:00","text":"а"}]}' >a.json
	ok msg-ingest -n --from telegram a.json
	field .posted_at 2021-03-22T12:00:00+06:00
	ok msg-ingest -n --from telegram --timezone Europe/Moscow a.json
	field .posted_at 2021-03-22T15:00:00+06:00
	exits 2 msg-ingest --from telegram --timezone Europe/Omsk a.json
	says Europe/Omsk
}

@test "Telegram: an export and a bot name the same message alike" {
	ingests telegram $networks/telegram.json id
	exits 0 msg-ingest --all --from telegram-bot \
		$networks/telegram-bot.json
	field .ingest duplicate revised
	field .id 1 1
	says '2 service records passed over'
}

@test "Telegram: all chats of an account" {
	jq -n --slurpfile a <(sed 's/\\x0B//' $networks/telegram.json) \
		'{about: "", chats: {about: "", list: [$a[0],
		($a[0] | .id = 7 | .type = "private_group")]}}' >all.json
	exits 0 msg-ingest --from telegram all.json
	lines 6
	says '2 service records passed over'
	says '2 texts of an account itself passed over'
	ok msg-show 4
	field .key -7/3
	field .url null
}

@test "Telegram: a rich message that only shows something comes in" {
	echo '{"type":"private_supergroup","id":10,"messages":[{"id":5,
	"type":"message","date_unixtime":"1664769600","text":"",
	"rich_message":{"blocks":[{"type":"photo","photo":"1.jpg"}]}}]}' >a.json
	ok msg-ingest --from telegram a.json
	field '.attachments[0]' 'https://t.me/c/10/5#photo'
}

@test "Odnoklassniki: topics by what stands around, times by Moscow" {
	ingests ok $networks/ok.json key,posted_at,author
	[ "${lines[1]}" = '157144761034980#MTc2NjU4MTU2MDAwMDotMTAwOjE3NjY1ODE1NjAwMDA6MTU3MTQ0NzYxMDM0OTgwOjE=,2022-10-03T08:00:00+06:00,Мария Примерова' ]
	[ "${lines[2]}" = '157144761034980#Qg==,2022-10-03T08:10:00+06:00,Иван Образцов' ]
}

@test "A2-2.4b: what an account says itself is no message, what others say is" {
	cat >vk.jsonl <<-'JSON'
	{"type":"message_reply","object":{"id":32,"from_id":-900000100,"peer_id":900001003,"date":1664771100,"text":"Передали"},"group_id":900000100}
	{"type":"wall_reply_new","object":{"id":12,"from_id":-900000200,"date":1664770500,"post_id":2,"owner_id":-900000100,"text":"Другое сообщество"},"group_id":900000100}
	{"type":"wall_post_new","object":{"id":3,"from_id":-900000100,"owner_id":-900000100,"date":1664770500,"text":"Прислали: нет света"},"group_id":900000100}
	{"id":33,"from_id":-900000100,"out":1,"peer_id":900001003,"date":1664771200,"text":"И ещё"}
	JSON
	exits 0 msg-ingest --from vk vk.jsonl
	field .key -900000100_2_12 -900000100_3
	says '2 texts of an account itself passed over'
	jq -c '.comments[1] += {author_ref: "group:61", author_id: "61"}' \
		$networks/ok.json >ok.json
	exits 0 msg-ingest --from ok ok.json
	field .author 'Мария Примерова'
	says '1 text of an account itself passed over'
	# Under a person's page a group is somebody else.
	jq -c '.discussionType = "USER_STATUS" | .comments = [.comments[1]]' \
		ok.json >user.json
	exits 0 msg-ingest --from ok user.json
	field .author 'Иван Образцов'
	# A channel of somebody, one that forwards another, the group itself.
	cat >telegram.json <<-'JSON'
	{"type":"public_supergroup","id":1000000001,"messages":[
	{"id":7,"type":"message","date":"2022-10-03T08:00:00","from":"Сосед","from_id":"channel5","text":"Яма"},
	{"id":8,"type":"message","date":"2022-10-03T08:00:00","from":"Сосед","from_id":"channel5","forwarded_from":"Омск","text":"Смотрите"},
	{"id":9,"type":"message","date":"2022-10-03T08:00:00","from":"Обсуждение","from_id":"channel1000000001","text":"Передали","reply_to_message_id":7}]}
	JSON
	exits 0 msg-ingest --from telegram telegram.json
	field .key 1000000001/7 1000000001/8
	says '1 text of an account itself passed over'
	cat >bot.json <<-'JSON'
	{"message_id":9,"sender_chat":{"id":-1001000000001},"chat":{"id":-1001000000001,"type":"supergroup"},"date":1664763000,"text":"Передали"}
	{"message_id":10,"sender_chat":{"id":-1001000000000},"chat":{"id":-1001000000001,"type":"supergroup"},"date":1664763000,"text":"Пост","is_automatic_forward":true}
	{"message_id":11,"sender_chat":{"id":-1005},"chat":{"id":-1001000000001,"type":"supergroup"},"date":1664763000,"text":"Сосед"}
	JSON
	exits 0 msg-ingest --from telegram-bot bot.json
	field .text Сосед
	says '2 texts of an account itself passed over'
}

@test "options speak of the message in every format" {
	exits 0 msg-ingest --from vk --topic Дороги --network other \
		$networks/vk.json
	field .topic Дороги Дороги
	field .network other other
}

@test "--map: columns of another table" {
	printf '%s\n' 'Ссылка;Сообщение;id;state;Когда' \
		'https://vk.com/wall-1_2;Яма;№ 5;new;03.10.2022 09:00' >a.csv
	ok msg-ingest --map url=Ссылка --map text=Сообщение \
		--map posted_at=Когда a.csv
	field .key -1_2
	field .text Яма
	field .state collected
	field .posted_at 2022-10-03T09:00:00+06:00
	# What was not mapped passes through.
	field '."Сообщение"' Яма
}

@test "--map: a column with spaces around it, as its header has it" {
	printf '%s\n' 'Ссылка , Сообщение' 'https://vk.com/wall-1_2,Яма' >a.csv
	ok msg-ingest --map 'url=Ссылка ' --map 'text= Сообщение' a.csv
	field .key -1_2
	field .text Яма
	echo '[{" а ":"https://vk.com/wall-1_3","т":"Яма"}]' >a.json
	ok msg-ingest --map 'url= а ' --map 'text=т ' a.json
	field .key -1_3
}

@test "--map: a workbook" {
	printf '%s\n' 'Ссылка,Сообщение,№' 'https://vk.com/wall-1_2,Яма,1' |
		python3 "$OTKLIK_SOURCE/tests/tools/workbook.py" a.xlsx
	ok msg-ingest --map url=Ссылка --map text=Сообщение a.xlsx
	field .key -1_2
	field .text Яма
}

@test "--map: points lead into JSON, one field to several names" {
	echo '[{"post":{"links":["https://vk.com/wall-1_2"],"by":{"n":"Пётр"}},
	"text":{"ru":"Яма"}}]' >a.json
	ok msg-ingest --map url=post.links.0 --map author=post.by.n \
		--map text=text.ru a.json
	field .key -1_2
	field .author Пётр
	field .text Яма
}

@test "--map: mistakes are told" {
	echo 'a,b' >a.csv
	echo '1,2' >>a.csv
	exits 2 msg-ingest --map url a.csv
	says 'not FIELD=COLUMN: url'
	exits 2 msg-ingest --map link=a a.csv
	says 'a message has no field link'
	exits 2 msg-ingest --map url=a --map url=b a.csv
	says 'url is there twice'
	exits 2 msg-ingest --from vk --map url=a a.csv
	says 'leave out --from'
	exits 1 msg-ingest --map url=a --map text=c a.csv
	says 'no record has a "c"'
}

@test "a format is named, its documents are recognised" {
	exits 2 msg-ingest --from instagram $networks/vk.json
	says 'no such format: instagram'
	for format in vk ok telegram telegram-bot; do
		echo '{"a":1}' >a.json
		exits 1 msg-ingest --from $format a.json
		says 'a.json:1: '
		: >empty
		ok msg-ingest --from $format empty
		printf 'id,text\n1,а\n' >a.csv
		exits 1 msg-ingest --from $format a.csv
		says 'a.csv:1: no JSON, as a document of a network is: "id,text'
	done
}

@test "names that stand around messages are in the encoding of the input" {
	jq -c . $networks/vk.json | iconv -t CP1251 >vk.json
	exits 0 msg-ingest --from vk --encoding CP1251 vk.json
	field .author 'Анна Примерова' null
	[[ $stderr != *'may be missing'* ]]
	jq -c '{comments: [.comments[0] | del(.author_name)], discussionId,
		entities: {users: [{uid: .comments[0].author_id,
		first_name: "Мария", last_name: "Примерова"}]}}' \
		$networks/ok.json | iconv -t KOI8-R >ok.json
	exits 0 msg-ingest --from ok --encoding KOI8-R ok.json
	field .author 'Мария Примерова'
}

@test "what a server says in place of a document is refused, and told" {
	echo 'Too Many Requests' >a.html
	exits 1 msg-ingest --from vk --rejects bad a.html $networks/vk.json
	says 'a.html:1: no JSON, as a document of a network is: "Too Many Requests'
	cmp bad a.html
	field .key -900000100_2_11 -900000100_2_13
	printf ' \n\n' >blank
	exits 0 msg-ingest --from vk blank
	echo '[null]' >a.json
	exits 1 acct-ingest --from ok --account x a.html a.json
	says 'a.html:1: no JSON'
	says 'a.json:#1: no JSON object'
}

@test "a document that is cut: what was whole comes in" {
	head -c 900 $networks/telegram.json >a.json
	exits 1 msg-ingest --from telegram a.json
	lines 1
	says 'a.json:#4: the input ends inside the object'
}

@test "a line break inside a string costs its message only" {
	printf '%s\n' '{"type":"private_channel","id":1,"messages":[' \
		'{"id":1,"type":"message","text":"а"},' \
		'{"id":2,"type":"message","text":"б' 'в"},' \
		'{"id":3,"type":"message","text":"г"}]}' >a.json
	exits 1 msg-ingest --from telegram --rejects bad.json a.json
	field .key 1/1 1/3
	says 'a.json:#2: text: a line break inside a string'
	# Put right, it comes in.
	tr '\n' ' ' <bad.json >good.json
	exits 0 msg-ingest --from telegram good.json
	field .key 1/2
}

@test "hostile documents: refused by name, memory bounded" {
	python3 - <<'END'
def document(name, *elements):
    with open(name, "w", encoding="latin-1") as f:
        f.write('{"type":"private_channel","id":1,"messages":[')
        f.write(",".join(elements))
        f.write(']}')
good = '{"id":9,"type":"message","text":"a"}'
document("deep.json", '{"id":1,"type":"message","text":' + "[" * 100000 +
    "]" * 100000 + "}", good)
document("large.json", '{"id":1,"type":"message","text":"' +
    "x" * 100000000 + '"}', good)
document("bytes.json", '{"id":1,"type":"message","text":"\xff"}',
    '{"id":2,"type":"message","text":"\0"}',
    '{"id":3,"id":4,"type":"message","text":"a"}', good)
END
	for case in deep large bytes; do
		exits 1 bounded 300000 "msg-ingest -n --from telegram \
			$case.json -o csv --fields key"
		[ "${lines[1]}" = 1/9 ] || differ "the good one of $case"
	done
	says 'bytes.json:#1: text: not UTF-8'
	says 'bytes.json:#2: text: holds a NUL'
	says 'bytes.json:#3: id: is there twice'
}

@test "a document larger than memory streams" {
	python3 - >big.json <<'END'
print('{"id":1,"type":"private_channel","messages":[')
text = "Яма " * 2000
for i in range(6000):
    print('%s{"id":%d,"type":"message","text":"%s"}' %
          ("," if i else "", i + 1, text))
print(']}')
END
	[ "$(wc -c <big.json)" -gt 80000000 ]
	exits 0 bounded 200000 "msg-ingest -n --from telegram big.json \
		-o csv --fields key | tail -n 1"
	prints 1/6000
}

@test "A1-2.1: each fixture comes in with nothing lost" {
	need_data
	fixtures=$OTKLIK_DATA/fixtures
	exits 0 msg-ingest --all --from vk "$fixtures"/vk/*.json
	# 5 posts, 5 comments, a message; an answer of the community, a deletion
	# and a deleted comment that nobody saw, an event that is none.
	lines 11
	says '1 text of an account itself passed over'
	says '1 service record passed over'
	says '2 deleted messages passed over'
	exits 0 msg-ingest --all --from ok "$fixtures"/ok/*.json
	lines 4
	exits 0 msg-ingest --all --from telegram \
		"$fixtures"/telegram/desktop-*.json
	lines 38
	says '9 service records passed over'
	exits 0 msg-ingest --all --from telegram-bot \
		"$fixtures"/telegram/bot-*.json
	lines 10
	ok store-admin verify
}
