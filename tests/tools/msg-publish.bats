#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2034,SC2030,SC2031
# msg-publish against networks that stand on this machine (A1-7.2, E19, E20).

load helpers
load networks

@test "A1-7.2, E19: what is approved is posted to VK" {
	vk
	ok publish
	field .state sent
	field .url 'https://vk.com/wall-1_2?reply=1001&thread=3'
	field .attempts 1
	field .draft "$(msg-show --history 1 | jq -r 'select(.kind ==
		"approved").data.draft')"
	posted .message 'Здравствуйте! Яма засыпана.'
	posted .reply_to_comment 3
	posted .from_group 77
	posted '.guid | length' 32
	ok msg-show 1
	field .state answered
	[[ $(event_kinds 1) == *"approved published" ]]
	ok msg-show --history 1
	field 'select(.kind == "published").data.url' \
		'https://vk.com/wall-1_2?reply=1001&thread=3'
	ok store-admin verify
	ok publish
	lines 0
	posted 1
}

@test "A1-7.2: a comment under a channel of Telegram is answered in its group" {
	telegram
	ok publish
	field .url 'https://t.me/omsk/15?comment=1001'
	posted .chat_id -1005
	posted .reply_parameters '{"message_id":16}'
	posted .text 'Здравствуйте! Яма засыпана.'
	ok msg-show 1
	field .state answered
}

@test "I-59: an interim answer is posted, then the answer" {
	message vk -1_2_3
	interim 'Проверяем.'
	approved 'Засыпана.' 1
	next 'error 10'
	ok publish
	field .kind interim
	field .state ready
	posted 0
	at 10:05
	ok publish
	field .kind interim answer
	field .state sent sent
	posted .message Проверяем. Засыпана.
	ok msg-show 1
	field .state answered
	[[ $(event_kinds 1) == *"publish_failed published published" ]]
	ok store-admin verify
}

@test "what is not approved is not posted" {
	message vk -1_2_3
	msg-draft --as anna --text 'Нет.' 1 >/dev/null
	ok publish
	lines 0
	msg-approve --decision rework --comment 'подробнее' 1 >/dev/null
	ok publish
	posted 0
}

@test "a signal before the end is told, of posting and of the list" {
	vk
	local signalled="$OTKLIK_SOURCE/tests/tools/signalled.py"
	exits 2 python3 "$signalled" msg-publish --manual
	says 'stopped by a signal before the end'
	exits 2 python3 "$signalled" msg-publish -c conf
	says 'stopped by a signal before the end'
	ok publish
	posted 1
}

@test "only the text that was approved is posted" {
	vk
	sqlite3 "$OTKLIK_DB" "DROP TRIGGER draft_is_final;
		UPDATE draft SET text = 'Другое'"
	exits 1 publish
	field .state failed
	says "the text is not the one that was approved"
	posted 0
	ok msg-publish --manual
	field .error "the text is not the one that was approved"
	field .text null
}

@test "a message edited or deleted since the approval is asked about" {
	vk
	echo '{"network":"vk","key":"-1_2_3","text":"Спасибо, уже засыпали"}' |
		msg-ingest >/dev/null
	exits 1 publish
	field .state failed
	says "message 1: failed: the message was edited since the approval"
	posted 0
	ok msg-publish --manual
	field .error "the message was edited since the approval"
	field .text 'Здравствуйте! Яма засыпана.'
	ok publish
	lines 0
	ok msg-publish --retry 1
	field .state ready
	ok publish
	field .state sent
	ok store-admin verify
}

@test "a text from before the approved one holds nothing back" {
	vk
	echo '{"type":"wall_reply_new","group_id":1,"object":{"id":3,
	"owner_id":-1,"post_id":2,"from_id":5,"date":1664769600,
	"text":"Когда засыплют яиу?"}}' | msg-ingest -q --from vk >told
	[ "$(jq -r .ingest told)" = revised ]
	ok publish
	field .state sent
}

@test "wait: until the network says, for all of the account" {
	telegram
	message telegram -1007/5
	approved 'Да.' 2
	next 'wait 13'
	ok publish
	field .state ready
	field .next_at 2022-10-03T10:00:13+06:00
	says ""
	posted 0
	at 10:00:12
	ok publish
	lines 0
	at 10:00:13
	ok publish
	field .id 1 2
	field .state sent sent
	field .attempts 2 1
	ok store-admin verify
}

@test "VK 6, 9, 29 and 10: each waits as long as it should" {
	local id=0 number until
	while read -r number until; do
		message vk "-1_2_$number"
		approved Да. $((id += 1))
		next "error $number"
		sqlite3 "$OTKLIK_DB" 'DELETE FROM pause'
		ok publish "$id"
		field '[.at, .next_at] | map(.[0:19] + "Z" | fromdate) |
			.[1] - .[0]' "$until"
	done <<-END
	6 1
	9 600
	29 3600
	10 60
	END
	posted 0
}

@test "E20: captcha calls a person, and the account rests until then" {
	vk
	message vk -1_2_4
	approved Да. 2
	next 'error 14'
	exits 1 publish
	field .state failed
	says "VK error 14, a captcha must be solved"
	at 10:30
	ok publish
	lines 0
	ok msg-show --history 1
	field 'select(.kind == "publish_failed").data.error' \
		'VK error 14, a captcha must be solved: Something is wrong'
	ok msg-publish --retry 1
	field .state ready
	ok publish
	field .state sent sent
	posted 2
	ok store-admin verify
}

@test "E20: no access calls a person, the others go on" {
	vk
	message vk -1_2_4
	approved Да. 2
	next 'error 213'
	exits 1 publish
	field .state failed sent
	posted 1
	ok msg-show 1
	field .state in_work
	field '.bodies[0].state' approved
	field .holder system
	next 'error 15' 'error 7' 'error 222'
	for _ in 15 7 222; do
		ok msg-publish --retry 1
		exits 1 publish
		field .state failed
	done
	posted 1
	ok store-admin verify
}

@test "a Telegram bot that is no member, a token that is none" {
	telegram
	next 'error 403' 'error 401'
	exits 1 publish
	says "Telegram error 403"
	ok msg-publish --retry 1
	exits 1 publish
	says "renew the token"
	ok publish
	lines 0
}

@test "a redirect is not followed" {
	vk
	next redirect
	exits 1 publish
	field .state failed
	says "a redirect, which is not followed"
	[ "$(grep -c '' "$net/calls")" -eq 1 ]
	posted 0
}

@test "a proxy of the configuration, none of the environment" {
	vk
	export http_proxy=http://127.0.0.1:1 ALL_PROXY=http://127.0.0.1:1
	ok publish
	field .state sent
	message vk -1_2_4
	approved Да. 2
	accounts "proxy = http://127.0.0.1:$port"
	sed -i '/vk$/s|^base = .*|base = http://127.0.0.1:1/vk|' conf
	ok publish
	field .state sent
}

@test "nobody listens: nothing was sent, later again" {
	vk
	sed -i 's|^base = .*|base = http://127.0.0.1:1/vk|' conf
	ok publish
	field .state ready
	field .next_at 2022-10-03T10:01:00+06:00
	accounts
	at 10:01
	ok publish
	field .state sent
}

@test "a certificate must be that of the server" {
	vk
	rm -rf "$net"
	wait "$server" || :
	mkdir "$net"
	for name in 127.0.0.1 127.0.0.2; do
		openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test \
			-addext "subjectAltName = IP:$name" -keyout "key$name" \
			-out "cert$name" 2>/dev/null
	done
	listen "$PWD/cert127.0.0.2" "$PWD/key127.0.0.2"
	accounts "ca = $PWD/cert127.0.0.2"
	sed -i 's/http:/https:/' conf
	exits 1 publish
	says "the server's certificate is not to be trusted"
	rm -rf "$net"
	wait "$server" || :
	mkdir "$net"
	listen "$PWD/cert127.0.0.1" "$PWD/key127.0.0.1"
	accounts
	sed -i 's/http:/https:/' conf
	ok msg-publish --retry 1
	exits 1 publish
	says "the server's certificate is not to be trusted"
	[ ! -e "$net/calls" ]
	accounts "ca = $PWD/cert127.0.0.1"
	sed -i 's/http:/https:/' conf
	ok msg-publish --retry 1
	ok publish
	field .state sent
}

@test "the configuration is closed to others, and never shown" {
	vk
	chmod 640 conf
	exits 2 publish
	says "conf: mode 0640"
	says "chmod 600"
	chmod 600 conf
	echo 'token vkSECRET' >>conf
	exits 2 publish
	says "conf:13: neither"
	[[ $stderr != *SECRET* ]]
	accounts "[vk minzdarv]
	token = 1:SECRET"
	exits 2 publish
	says "conf:7: no such body: minzdarv"
	exits 2 msg-publish --manual -c conf
	says "conf:7: no such body: minzdarv"
	exits 2 msg-publish
	says "--config FILE"
	exits 2 msg-publish -c none
	exits 2 msg-publish -c /dev/null
	if [ "$(id -u)" -eq 0 ]; then
		accounts
		chown nobody conf
		exits 2 publish
		says "belongs to somebody else"
	fi
	posted 0
}

@test "no token in output, errors, journal, dump, store or processes" {
	local how
	vk
	for how in 'error 5' quote 'error 100' redirect cut; do
		next "$how"
		publish -v >>out 2>&1 || :
		msg-publish --retry 1 >>out 2>&1
	done
	grep -q '\*\*\*' out
	message telegram 'omsk/15?16'
	approved Да. 2
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf 2 >>out 2>&1 &
	held
	tr '\0' ' ' <"/proc/$!/cmdline" >>out
	tr '\0' ' ' <"/proc/$!/environ" >>out
	touch "$net/go"
	wait $!
	for how in quote 'error 404'; do
		message telegram "omsk/15?1$how"
	done
	{
		publish --explain -v -o text 2>&1 || :
		store-admin dump
		msg-show --history 1 2
		cat "$OTKLIK_DB"*
	} >>out
	grep -q omsk out
	[ "$(grep -acE 'vkS|botS|readS|SECR' out)" -eq 0 ]
	grep -q vkSECRET "$net/calls" || grep -q botSECRET "$net/calls"
}

@test "OK has no call: --manual lists, --confirm records" {
	message ok '157#QUFB' 'https://ok.ru/group/61/topic/157#QUFB'
	msg-draft --as anna --text 'Засыпана.' \
		--attach https://omsk.example/a.jpg 1 >/dev/null
	msg-approve --decision approve 1 >/dev/null
	ok publish
	lines 0
	ok publish --manual
	field .state ready
	field .text Засыпана.
	field .answers 'https://ok.ru/group/61/topic/157#QUFB'
	field '.attachments[0]' https://omsk.example/a.jpg
	refuses msg-publish --confirm 1
	says "url: missing"
	refuses msg-publish --confirm 1 --url https://vk.com/wall-1_2
	says "not a link into the network of the message"
	refuses msg-publish --confirm 1 --url 'javascript:alert(1)'
	says "not a link"
	ok msg-publish --confirm 1 --url 'https://ok.ru/group/61/topic/157#QkJC'
	field .state sent
	ok msg-show 1
	field .state answered
	refuses msg-publish --confirm 1 --url https://ok.ru/group/61/topic/157
	says "nothing of message 1 is approved and waits"
	ok publish --manual
	lines 0
	ok store-admin verify
}

@test "--confirm and --retry take records, and name the candidates" {
	message ok 157
	interim 'Проверяем.'
	approved Засыпана. 1
	refuses msg-publish --confirm 1 --url https://ok.ru/a/topic/157
	says "several wait to be posted (A1-7.2), say which: interim of minstroy, "
	digest=$(msg-publish --manual | jq -r 'select(.kind == "interim").draft')
	jq -nc --arg draft "$digest" '{id: 1, $draft,
		url: "https://ok.ru/group/61/topic/157"}' >record
	run --separate-stderr msg-publish --confirm <record
	field .kind interim
	field .state sent
	ok msg-show 1
	field .state interim_posted
	refuses msg-publish --retry 99
	refuses msg-publish --retry --as_of 3 1
	says "as_of: changed since by $(id -un) at 2022-10-03T10:00:00+06:00"
	exits 2 msg-publish --retry --confirm 1
	ok store-admin verify
}

@test "two answers of one message are settled as of what both were seen with" {
	message ok 157
	interim 'Проверяем.'
	approved Засыпана. 1
	msg-publish --manual >waiting
	jq -nc --slurpfile list waiting --argjson as_of "$(msg-show 1 | jq .as_of)" \
		'$list[] | {id, draft, $as_of,
		url: "https://ok.ru/group/61/topic/157#\(.kind)"}' >records
	ok bash -c 'msg-publish --confirm <records'
	lines 2
	ok msg-show 1
	field .state answered
	refuses msg-publish --confirm --as_of 1 --url https://ok.ru/x 1
}

@test "who forgot --confirm, or says it of another draft, is told so" {
	message ok 157
	approved Засыпана. 1
	for what in --manual "-c accounts" --retry; do
		# shellcheck disable=SC2086
		exits 2 msg-publish $what --url https://ok.ru/a/topic/157 1
		says "--url belongs to --confirm"
	done
	exits 2 msg-publish --manual --id 1
	says "--id, --draft and --as_of belong to --confirm and --retry"
	exits 2 msg-publish --manual --retry 1
	says "--manual and --limit go with neither --confirm nor --retry"
	refuses msg-publish --retry --draft abc 1
	says 'draft: no draft that is approved and waits to be posted'
	says '"abc"'
	ok msg-publish --manual
	field .state ready
	field .error "this network has no call to answer with"
}

@test "what only a person can post is not taken by the publisher" {
	message vk photo-1_2
	message telegram 'tara/5?6'
	message other https://forum.example/1
	approved Да. 1 2 3
	ok publish
	lines 0
	ok publish --manual
	field .id 1 2 3
	field .error "VK has no call to answer there" \
		"the configuration does not say which group is behind the \
channel: chat.tara" "this network has no call to answer with"
}

@test "--manual without a configuration says that none is given" {
	vk
	ok msg-publish --manual
	field .error 'no configuration is given that could have an account for it'
	echo >empty
	chmod 600 empty
	ok msg-publish --manual -c empty
	field .error 'the configuration has no account for it'
}

@test "each body may have an account of its own" {
	vk
	printf '[vk minstroy]\ntoken = ownSECRET\nbase = %s\ngroup = 78\n' \
		"http://127.0.0.1:$port/vk" >>conf
	ok publish
	posted .from_group 78
}

@test "--limit, ids, standard input, --dry-run" {
	local i
	for i in 1 2 3 4; do
		message vk "-1_2_$i"
	done
	approved Да. 1 2 3 4
	head=$(store-admin head)
	ok publish -n
	field .state ready ready ready ready
	field .dry_run true true true true
	[ "$(store-admin head)" = "$head" ]
	[ ! -e "$net/calls" ]
	ok publish --limit 1
	field .id 1
	ok publish 3
	field .id 3
	run --separate-stderr bash -c 'echo "{\"id\":4}" |
		msg-publish -c conf -'
	field .id 4
	refuses publish 99
	exits 2 publish --limit many
	posted 3
	ok publish --limit 0
	lines 0
}

@test "RECORDS part 4: a publisher is system or curator" {
	vk
	sed -i "s/,curator,/,system,/" staff.csv
	echo "boris,Борис,auditor," >>staff.csv
	store-admin load staff <staff.csv
	exits 2 publish --as boris
	says "needs role system or curator"
	exits 1 msg-publish --as boris --retry 1
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT count(*) FROM event
		WHERE kind = 'denied'")" -eq 2 ]
	ok publish
	field .state sent
	ok msg-show --history 1
	field 'select(.kind == "published").role' system
}

@test "verify sees a publication that was changed; dump and restore keep it" {
	vk
	message vk -1_2_4
	approved Да. 2
	next 'error 213'
	exits 1 publish
	ok store-admin verify
	store-admin dump >first
	export OTKLIK_DB=$PWD/copy.db
	store-admin init >/dev/null
	store-admin restore <first
	ok store-admin verify
	store-admin dump >again
	cmp first again
	sqlite3 "$OTKLIK_DB" "UPDATE publication SET state = 'ready'
		WHERE publication = 1"
	exits 1 store-admin verify
	prints "publication 1: is not what the journal says"
	sqlite3 "$OTKLIK_DB" "UPDATE publication SET state = 'failed'
		WHERE publication = 1; UPDATE publication
		SET url = 'https://vk.com/x' WHERE publication = 2"
	exits 1 store-admin verify
	sqlite3 "$OTKLIK_DB" "DELETE FROM publication WHERE publication = 2"
	exits 1 store-admin verify
	prints "publication 2: is in the journal, but its row is missing"
}

# edited [TEXT], deleted: what happened in OK to message 9#1.
edited()
{
	jq -n --arg text "${1-Спасибо! А когда уберут снег?}" \
		'{network: "ok", key: "9#1", $text}' | msg-ingest >/dev/null
}

deleted()
{
	jq -n --arg at "$OTKLIK_NOW" '{network: "ok", key: "9#1", text: "",
		deleted_at: $at}' | msg-ingest >/dev/null
}

@test "A1-7.2: what is posted by hand is held back too if the message was edited or deleted" {
	message ok '9#1' https://ok.ru/group/9/topic/1
	approved 'Засыплют в среду.' 1
	at 10:20
	edited
	at 10:21
	ok msg-publish --manual
	field .state failed
	field .error 'the message was edited since the approval'
	field .at 2022-10-03T10:20:00+06:00
	field .text 'Засыплют в среду.'
	ok msg-show -o text 1
	prints "in_work: system, answer not posted: failed"$'\n'
	prints '  not posted, a person must look: failed, 0 attempts: the message was edited since the approval'
	at 10:30
	deleted
	ok msg-publish --manual
	field .state failed
	field .error 'the message was deleted since the approval'
	# It was looked at, and is wanted all the same.
	ok msg-publish --retry 1
	field .state ready
	field .error "to be tried again though the message was deleted since the approval: $(id -un)"
	ok msg-publish --manual
	field .state ready
	ok msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1
	field .state sent
	ok store-admin verify
}

@test "A1-7.2: who posted by hand what is held back says that he knows" {
	local seq
	message ok '9#1' https://ok.ru/group/9/topic/1
	approved 'Засыплют в среду.' 1
	at 10:20
	edited
	seq=$(msg-show 1 | jq .as_of)
	refuses msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1
	says "as_of: the message was edited since the approval; if the answer stands there all the same, look at message 1 and say it with as_of $seq"
	lines 0
	refuses msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1 \
		--as_of $((seq - 1))
	says "as_of: changed since"
	deleted
	refuses msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1 \
		--as_of "$seq"
	seq=$(msg-show 1 | jq .as_of)
	run --separate-stderr msg-publish --confirm <<-END
	{"id":1,"url":"https://ok.ru/group/9/topic/1","as_of":null}
	{"id":1,"url":"https://ok.ru/group/9/topic/1","as_of":$seq}
	END
	[ "$status" -eq 1 ]
	field .state sent
	says "the message was deleted since the approval"
	ok msg-show 1
	field .state answered
	ok store-admin verify
}

@test "A1-7.2: the publisher asks about what it cannot post itself" {
	message ok '9#1' https://ok.ru/group/9/topic/1
	approved 'Засыплют в среду.' 1
	ok publish
	lines 0
	at 10:20
	edited
	exits 1 publish -n
	field .state failed
	exits 1 publish
	field .state failed
	says 'message 1: failed: the message was edited since the approval'
	ok publish
	lines 0
	[[ $(event_kinds 1) == *"revised publish_failed" ]]
	# It was asked about one change, not about the next.
	at 10:25
	edited 'И ещё вопрос.'
	refuses msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1
	says 'the message was edited since the approval'
	at 10:30
	deleted
	ok publish --manual
	field .error 'the message was deleted since the approval'
	ok msg-publish --retry 1
	at 10:40
	edited 'Снова я.'
	exits 1 publish
	ok msg-publish --confirm 1 --url https://ok.ru/group/9/topic/1
	field .state sent
	ok store-admin verify
}

@test "A1-7.2: what failed, and whose message then was edited, says both" {
	vk
	next 'error 213'
	exits 1 publish
	at 10:20
	echo '{"network":"vk","key":"-1_2_3","text":"Спасибо"}' |
		msg-ingest >/dev/null
	ok publish --manual
	field .state failed
	field .error 'the message was edited since the approval; VK error 213, comments are closed there: Something is wrong'
	refuses msg-publish --confirm 1 --url 'https://vk.com/wall-1_2?reply=9'
}

@test "an answer that was sent before the message was edited is confirmed at once" {
	telegram
	next cut
	exits 1 publish
	at 10:20
	echo '{"network":"telegram","key":"omsk/15?16","text":"Спасибо"}' |
		msg-ingest >/dev/null
	ok publish --manual
	field .state unknown
	[[ $(jq -r .error <<<"$output") == "the message was edited since the approval; "* ]]
	ok msg-publish --confirm 1 --url 'https://t.me/omsk/15?comment=17'
	field .state sent
	ok store-admin verify
}

@test "--dry-run holds back what the run would" {
	local head
	vk
	message vk -1_2_4
	approved Да. 2
	echo '{"network":"vk","key":"-1_2_3","text":"Спасибо"}' |
		msg-ingest >/dev/null
	head=$(store-admin head)
	exits 1 publish -n
	field .id 1 2
	field .state failed ready
	field .error 'the message was edited since the approval' null
	field .dry_run true true
	says 'message 1: failed: the message was edited since the approval'
	[ "$(store-admin head)" = "$head" ]
	[ ! -e "$net/calls" ]
	exits 1 publish -n --limit 1
	lines 2
	ok publish -n --limit 1 2
	lines 1
	next 'error 14'
	exits 1 publish
	field .state failed failed
	# The account rests.
	message vk -1_2_5
	approved Да. 3
	ok publish -n
	lines 0
	ok publish
	lines 0
}

@test "--dry-run lists no more than --limit, and what a dead publisher left" {
	local i
	vk
	for i in 4 5; do
		message vk "-1_2_$i"
	done
	approved Да. 2 3
	ok publish -n --limit 2
	field .id 1 2
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf 1 &
	held
	kill -9 $!
	wait $! 2>/dev/null || :
	ok publish -n 1
	lines 0
	at 10:10
	ok publish -n 1
	field .state unknown
	states sending
}

@test "--manual as a page for people: link, whole text, what goes with it" {
	jq -n '{network: "ok", key: "9#1", text: "Яма", author: "И\u001b[2J",
		url: "https://ok.ru/group/9/topic/1"}' |
		msg-ingest --detect | msg-route --to minstroy >/dev/null
	message other forum:5
	printf 'Здравствуйте!\n\nЯма %s.\n\tC:\\Конец.\n' \
		"$(printf 'очень %.0s' {1..40})большая" >answer
	msg-draft --as anna --attach https://omsk.example/a.jpg \
		--attach https://omsk.example/b.jpg --file answer 1 >/dev/null
	msg-approve --decision approve 1 >/dev/null
	approved Да. 2
	ok msg-publish --manual -o text
	prints "Message 1  answer of minstroy: ready"$'\n'
	prints "link          https://ok.ru/group/9/topic/1"$'\n'
	prints "attachments   https://omsk.example/a.jpg"$'\n'"              https://omsk.example/b.jpg"$'\n'
	prints $'\n\nЗдравствуйте!\n\nЯма очень '
	prints $'очень большая.\n        C:\\Конец.\n\nMessage 2'
	prints 'author        И\x1b[2J'$'\n'
	[[ $output != *$'\e'* ]]
	prints $'\nMessage 2  answer of minstroy: ready\n'
	prints "link          none is known"$'\n'
	prints "key           forum:5"$'\n'
	[ "$(tail -n 1 <<<"$output")" = Да. ]
	[ "$(jq -r '[.record, .text] | join(" ")' <<<"$(msg-publish -m 2)")" = \
		'publication Да.' ]
	# Columns that were asked for are a table.
	ok msg-publish --manual -o text --fields id,state
	lines 3
	at 10:20
	edited
	ok msg-publish --manual -o text 1
	prints "Message 1  answer of minstroy: failed"$'\n'
	prints "why           the message was edited since the approval"$'\n'
	prints "held back     "
	prints "as_of $(msg-show 1 | jq .as_of)"
}
