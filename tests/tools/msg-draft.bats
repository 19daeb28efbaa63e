#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# msg-draft: what a body hands in, and when it may not (E11, E12, E16, E21, E23).

load helpers

setup()
{
	fresh_store
	executors anna=minstroy boris=minobr clara=minkult
	for i in 1 2 3; do
		echo '{"network":"vk","key":"1_'$i'","author_id":"7",
		"text":"Яма на дороге '$i'"}'
	done | msg-ingest --detect >/dev/null
	export LOCATION='Омск г.о.'
}

to()
{
	ok msg-route --topic 'Яма' --location "$LOCATION" --to "$@"
}

draft()
{
	msg-draft --as anna "$@"
}

# warned RULE: the message carries a warning of that rule.
warned()
{
	msg-show 1 | jq -e --arg rule "$1" '.warnings | any(.rule == $rule)' \
		>/dev/null || differ "a warning of $1"
}

@test "A1-6.1: an answer is handed in, and its review begins" {
	to minstroy 1
	now 2022-10-03 11:00
	ok draft --text 'Яму засыплем завтра.' --attach https://vk.com/photo1_2 1
	field .record draft
	field .kind answer
	field .version 1
	field '.draft | length' 64
	field .author anna
	field .submitted_at 2022-10-03T11:00:00+06:00
	field '.attachments[0]' https://vk.com/photo1_2
	field .as_of "$(msg-show 1 | jq .as_of)"
	field .decided null
	states minstroy=full_review
	turn tsur '2022-10-03 12:00'
	[ "$(event_kinds 1)" = "collected detected forwarded submitted" ]
	ok store-admin verify
}

@test "A1-6.1: only an executor of the body hands in, and it is recorded" {
	to minstroy 1
	refuses msg-draft --text 'Сделаем.' 1
	says 'needs role executor of minstroy'
	refuses msg-draft --as boris --text 'Сделаем.' 1
	says 'boris: needs role executor of minstroy; the message is in_work'
	states minstroy=received
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT count(*) FROM event
		WHERE kind = 'denied' AND message IS NULL
		AND json_extract(data, '$.id') = 1")" = 2 ]
	ok store-admin verify
}

@test "the same by option, by record, by CSV, by file, one answer for many" {
	to minstroy 1 2 3
	ok draft --text 'Сделаем.' 1
	echo '{"id":2,"text":"Сделаем.","measures":"план"}' >r.json
	run --separate-stderr bash -c 'msg-draft --as anna <r.json'
	field .measures план
	printf 'id;text\n3;Сделаем.\n' >r.csv
	run --separate-stderr bash -c 'msg-draft --as anna <r.csv'
	field .text Сделаем.
	printf 'Из файла.\r\nДве строки.\n\n' >answer.txt
	ok draft --file answer.txt 1 2 3
	field .text "$(printf 'Из файла.\nДве строки.\n%.0s' 1 2 3)"
	field .version 2 2 2
	run --separate-stderr bash -c 'echo Снова. |
		msg-draft --as anna --file - 1'
	field .text Снова.
	exits 2 draft --file -
	says 'give ids'
	exits 2 draft --file none.txt 1
	says none.txt
	exits 2 draft --file answer.txt --text x 1
	ok store-admin verify
}

@test "facts are never taken for drafts" {
	to minstroy 1
	run --separate-stderr bash -c 'msg-show 1 | msg-draft --as anna'
	[ "$output" = "$(msg-show 1)" ]
	states minstroy=received
	run --separate-stderr bash -c 'msg-deadline -c draft |
		msg-draft --as anna --text Сделаем.'
	field .text Сделаем.
	field .attachments '[]'
	run --separate-stderr bash -c 'msg-show --pending | msg-draft --as anna'
	[ "$output" = "$(msg-show --pending)" ]
	field .version 1
	msg-show --pending | jq -c '.text = "Лучше."' >edited
	run --separate-stderr bash -c 'msg-draft --as anna <edited'
	field .version 2
	field .text Лучше.
}

@test "an unedited spreadsheet is no new version, whatever a text begins with" {
	local text form
	to minstroy 1
	for text in =1+1 '+7 913' '-да' @я ＝1+1 '＠я' "'=1" "''-x" "'цитата'"; do
		ok msg-draft --as anna --text "$text" --measures "$text" 1
		msg-show --pending >before
		for form in excel csv; do
			msg-show --pending -o $form >sheet.csv
			run --separate-stderr bash -c \
				'msg-draft --as anna <sheet.csv'
			field .decided null
			[ "$(msg-show --pending)" = "$(cat before)" ]
		done
	done
	ok msg-draft --as anna --text '=1+1' 1
	msg-show --pending -o excel | sed 's/=1+1/=2+2/' >sheet.csv
	run --separate-stderr bash -c 'msg-draft --as anna <sheet.csv'
	field .text =2+2
	ok store-admin verify
}

@test "E11: a new version under review replaces it, the review begins anew" {
	to minstroy 1
	now 2022-10-03 11:00
	ok draft --text 'Первая.' 1
	first=$(jq -r .draft <<<"$output")
	now 2022-10-03 11:30
	ok draft --text 'Вторая.' 1
	field .version 2
	turn tsur '2022-10-03 12:30'
	clocks draft '2022-10-03 12:00 met'
	ok msg-show --pending
	field .text Вторая.
	ok msg-show --history 1
	field 'select(.record == "draft") | .decided' replaced null
	field 'select(.record == "draft" and .version == 1) | .draft' "$first"
	[ "$(event_kinds 1)" = \
		"collected detected forwarded submitted replaced" ]
}

@test "what nobody may change is not changed" {
	to minstroy 1
	ok draft --text 'Первая.' 1
	exits 19 sqlite3 "$OTKLIK_DB" "UPDATE draft SET text = 'x'"
	says 'never changes'
	exits 19 sqlite3 "$OTKLIK_DB" "DELETE FROM draft"
	ok msg-approve --decision approve 1
	exits 19 sqlite3 "$OTKLIK_DB" "UPDATE draft SET decided = 'rework'"
	says 'decided on once'
	ok store-admin verify
	sqlite3 "$OTKLIK_DB" "UPDATE draft SET to_post = NULL"
	exits 1 store-admin verify
	prints 'drafts are not what the journal says'
}

@test "verify finds a draft that was edited, dump and restore keep drafts" {
	to minstroy 1
	ok draft --text 'Первая.' 1
	ok msg-approve --decision rework --comment 'нет срока' 1
	store-admin dump >whole
	ok store-admin -d copy.db init
	ok store-admin -d copy.db restore <whole
	ok store-admin -d copy.db verify
	store-admin -d copy.db dump | cmp - whole
	exits 19 sqlite3 copy.db "UPDATE draft SET text = 'x'"
	sqlite3 copy.db "DROP TRIGGER draft_is_final;
		UPDATE draft SET text = 'x'"
	exits 1 store-admin -d copy.db verify
	prints 'version 1 of answer of minstroy'
	sqlite3 "$OTKLIK_DB" "DROP TRIGGER draft_decided_once;
		UPDATE draft SET comment = 'x'"
	exits 1 store-admin verify
	prints 'message 1: its drafts'
}

@test "A1-13.1a: what the network does not take is refused at once" {
	to minstroy 1
	printf 'я%.0s' {1..4097} >long.txt
	refuses draft --file long.txt 1
	says '4097 characters; vk takes 4096 (A1-13.1a)'
	printf '😀%.0s' {1..2049} >long.txt
	refuses draft --file long.txt 1
	says '4098 characters'
	ok draft --kind query --file long.txt 1
	refuses draft 1
	says 'text: missing'
	refuses draft --text $'Сделаем\xe2\x80\xaeем' 1
	says 'U+202E'
	refuses draft --text $'a\xff' 1
	says 'not UTF-8'
	for link in photo1_2 'https://a b' https:// \
		$'https://x/\u001b[31m\nhttps://evil/' $'https://x/\u202e'; do
		jq -nc --arg link "$link" '{id: 1, text: "x",
			attachments: [$link]}' >record
		refuses draft <record
		says 'attachments: not a link'
	done
	states minstroy=received
	store-admin show norms | sed 's/^reply_max_vk,,4096/reply_max_vk,,9/' |
		store-admin load norms
	refuses draft --text 'Сделаем завтра.' 1
	says 'vk takes 9'
}

@test "A1-13.1a: the links that stand under a text count" {
	local url=https://omsk.example/photo.jpg
	msg-ingest --detect <<-'END' >/dev/null
	network,key,text
	telegram,omsk/15,Яма
	ok,157#QUFB,Яма
	END
	to minstroy 1
	to minstroy 4
	to minstroy 5
	printf 'я%.0s' {1..4090} >long.txt
	refuses draft -f long.txt -a $url 4
	says 'text: 4121 characters with the links under it; telegram takes 4096 (A1-13.1a)'
	refuses draft --kind interim --reason objective --note x --asks 8h \
		-f long.txt -a $url 4
	says 'with the links under it'
	refuses draft -f long.txt -a $url 1
	says 'vk takes 4096'
	ok draft -f long.txt -a https://vk.com/photo-1_2 1
	refuses draft -f long.txt -a https://vk.com/photo-1_2 4
	# To OK a person carries it, who attaches in the network's own way.
	ok draft -f long.txt -a $url 5
	ok draft --kind query -f long.txt -a $url 4
	head -c 8130 long.txt >short.txt
	ok draft -f short.txt -a $url 4
}

@test "A1-13.1b, E11, E21: what only blanks or unseen characters fill is not said" {
	local nothing
	to minstroy 1
	for nothing in ' ' $'\t\n' $'\u00a0' $'\u200b' $'\u00ad' $'\u3164' \
		$'\u2800'; do
		refuses draft --text "$nothing" 1
		says 'text: missing: what answer says (A1-6.1)'
		refuses draft --kind query --text "$nothing" 1
		says 'text: missing: what query says (A1-7.1b)'
		refuses draft --kind interim --text 'Смета.' --asks 8wd \
			--reason measures --note x --measures "$nothing" 1
		says 'measures: missing'
	done
	refuses draft --text - 1
	says 'text: missing: what answer says (A1-6.1)'
	states minstroy=received
	ok draft --text $'Сделаем\u200b \u2764\ufe0f' 1
	states minstroy=full_review
}

@test "A1-13.1c: materials exist and nothing is attached: a warning" {
	to minstroy 1
	ok draft --text Сделали. --materials yes 1
	field .materials yes
	warned A1-13.1c
	refuses draft --text Сделали. --materials maybe 1
	says 'neither yes nor no'
	ok draft --text Сделали. --materials yes --attach https://a.b/c 1
}

@test "A1-10.2: an answer to a repeat states measures" {
	to minstroy 1
	ok draft --text Сделаем. 1
	ok msg-approve --decision approve 1
	sqlite3 "$OTKLIK_DB" "UPDATE message SET state = 'answered'
		WHERE id = 1"
	ok msg-route --decision classify --repeat_of 1 2
	to minstroy 2
	refuses draft --text Сделаем. 2
	says 'measures: missing'
	says A1-10.2
	refuses draft --text Сделаем. --measures $' \u200b' 2
	says 'measures: missing'
	ok draft --text Сделаем. --measures 'смета готова' 2
}

@test "A1-6.2a: an interim answer has a reason and asks for a term" {
	to minstroy 1
	refuses draft --kind interim --text Проверим. --asks 8h 1
	says reason
	refuses draft --kind interim --text Проверим. --reason busy --asks 8h 1
	says busy
	refuses draft --kind interim --text Проверим. --reason objective 1
	says 'asks: missing'
	refuses draft --kind interim --text Проверим. --reason objective \
		--asks 9h 1
	says 'over the cap of 8h'
	refuses draft --kind interim --text Проверим. --reason objective \
		--asks soon 1
	says soon
	refuses draft --kind interim --text Проверим. --reason objective \
		--measures смета --asks 2wd 1
	says A1-6.3
	refuses draft --kind interim --text Проверим. --reason measures \
		--asks 2wd 1
	says 'measures: missing'
	refuses draft --kind interim --text Проверим. --reason measures \
		--measures смета --asks 9wd 1
	says 'over the cap of 8wd'
	states minstroy=received
	ok draft --kind interim --text Проверим. --reason objective \
		--note 'нужен выезд' --asks 8h 1
	states minstroy=interim_review
	field .asks 8h
	refuses draft --text Сделаем. 1
	says 'submit answer: minstroy has it as interim_review; by A1-6.1'
	ok draft --kind interim --text Проверим. --reason measures \
		--measures смета --asks 2wd 1
	field .version 2
	warned A1-6.2a
}

@test "A1-6.2a: a reason of blanks is none in words" {
	to minstroy 1
	ok draft --kind interim --text Проверим. --reason objective \
		--note $' \u00a0' --asks 8h 1
	field .note null
	warned A1-6.2a
}

@test "I-60: an interim answer in place of one to rework is warned of" {
	to minstroy 1
	ok draft --text Сделаем. 1
	ok msg-approve --decision rework --comment когда? 1
	ok draft --kind interim --text Проверим. --reason objective \
		--note 'нужен выезд' --asks 4h 1
	states minstroy=interim_review
	warned A1-8.1
}

@test "E21: a query has its own hour and changes nothing else" {
	to minstroy 1
	refuses draft --kind query 1
	now 2022-10-03 10:30
	ok draft --kind query --text 'Какой дом?' 1
	field .kind query
	states minstroy=received
	turn tsur '2022-10-03 11:30'
	now 2022-10-03 10:40
	ok draft --kind query --text 'Какой подъезд?' 1
	field .version 2
	ok msg-show --pending
	field .text 'Какой дом?' 'Какой подъезд?'
	clocks review '2022-10-03 11:30 running' '2022-10-03 11:40 running'
	clocks draft '2022-10-03 12:00 running'
}

@test "E16: a longer term is asked for in time, and is longer" {
	to minstroy 1
	refuses draft --kind extension --asks 8h 1
	says 'submit extension: minstroy has it as received'
	ok draft --kind interim --text Проверим. --reason objective \
		--note выезд --asks 2h 1
	ok msg-approve --decision approve --term 2h 1
	refuses draft --kind extension --asks 2h 1
	says 'has 2h already'
	refuses draft --kind extension --asks 9h 1
	refuses draft --kind extension --asks 2wd 1
	says measures
	now 2022-10-03 12:01
	refuses draft --kind extension --asks 4h 1
	says 'the term of minstroy ended at 2022-10-03T12:00:00+06:00; by I-18'
	now 2022-10-03 12:00
	ok draft --kind extension --asks 2wd --measures смета 1
	states minstroy=extended
	ok msg-show --pending
	field .asks 2wd
	# The answer overtakes it.
	ok draft --text Сделали. 1
	ok msg-show --pending
	field .kind answer
	ok store-admin verify
}

@test "A1-9.3: a co-executor's information; the lead waits for it" {
	to minstroy,minobr,minkult --lead minstroy 1
	refuses msg-draft --as boris --text Да. 1
	says 'submit answer: minobr has it as co_received'
	refuses draft --kind info --text Да. 1
	says 'minstroy has it as lead_wait'
	refuses draft --text Да. 1
	ok msg-draft --as boris --kind info --text 'Школа не против.' 1
	states minstroy=lead_wait minobr=info_review minkult=co_received
	ok msg-draft --as boris --kind info --text 'Школа за.' 1
	field .version 2
	ok draft --kind interim --text Проверим. --reason objective \
		--note 'ждём школу' --asks 8h 1
	ok store-admin verify
}

@test "body is needed only where more than one fits" {
	executors anna=minobr
	to minstroy,minobr,minkult --lead minstroy 1
	# The answer is the lead's, information the co-executor's.
	ok draft --kind info --text Да. 1
	field .body minobr
	refuses draft --kind query --text Кто? 1
	says 'minstroy, minobr, minkult'
	ok draft --kind query --text Кто? --body minstroy 1
	field .body minstroy
	refuses draft --kind query --text Кто? --body mintrud 1
	says 'mintrud does not have the message'
}

@test "a stale record undoes nobody's work" {
	to minstroy 1
	msg-show 1 | jq -c '{id, as_of, text: "Сделаем."}' >old
	ok msg-route --decision term --term 1h 1
	refuses bash -c 'msg-draft --as anna <old'
	says 'changed since by'
	states minstroy=received
}

@test "no message, no kind, no state to hand in" {
	refuses draft --text x 99
	says 'no such message'
	refuses draft --kind poem --text x 1
	says poem
	refuses draft --text x 1
	says 'the message is detected; by A1-6.1'
	run --separate-stderr bash -c 'echo "{\"text\":\"x\"}" |
		msg-draft --as anna'
	says 'id: missing'
}

@test "at: when it really was" {
	to minstroy 1
	now 2022-10-03 12:30
	refuses draft --text Сделаем. --at '2022-10-03 09:00' 1
	says 'before the last event of minstroy'
	refuses draft --text Сделаем. --at '2022-10-03 13:00' 1
	says future
	ok draft --text Сделаем. --at '2022-10-03 11:00' 1
	clocks draft '2022-10-03 12:00 met'
	warned A1-3.1
}

@test "where the calendar ends a draft is refused, and nothing is half done" {
	store-admin show calendar | grep -v '^2027' >calendar.csv
	ok store-admin load calendar <calendar.csv
	now 2026-12-30 09:00
	to minstroy 2
	now 2026-12-30 17:40
	before=$(msg-show 2)
	refuses draft --text Сделаем. 2
	says 'there is none for the year 2027'
	[ "$(msg-show 2)" = "$before" ]
	[ -z "$(msg-show --pending)" ]
	ok store-admin verify
}

@test "a dry run keeps nothing" {
	to minstroy 1
	ok draft -n --text Сделаем. 1
	field .dry_run true
	states minstroy=received
	ok msg-show --pending
	[ -z "$output" ]
}

@test "on a terminal without a text the editor is opened" {
	command -v script >/dev/null || skip "no script(1)"
	to minstroy 1
	cat >editor <<-'END'
		#!/bin/sh
		cp "$1" seen
		{ echo 'Из редактора.'; cat seen; } >"$1"
	END
	chmod +x editor
	script -qec "EDITOR=./editor msg-draft --as anna 1" /dev/null \
		</dev/null >/dev/null
	ok msg-show --pending
	field .text 'Из редактора.'
	grep -q 'Яма на дороге 1' seen
}

@test "what is typed in the editor, ^C too, does not end the run" {
	command -v script >/dev/null || skip "no script(1)"
	to minstroy 1
	cat >editor <<-'END'
		#!/bin/sh
		trap '' INT QUIT
		kill -INT 0
		kill -QUIT 0
		sleep 0.3
		echo 'Дописано.' >"$1"
	END
	chmod +x editor
	script -qec "trap : INT QUIT
		EDITOR=./editor msg-draft --as anna 1" /dev/null \
		</dev/null >/dev/null
	ok msg-show --pending
	field .text Дописано.
}

@test "a page for the editor that cannot be written is not left there" {
	command -v script >/dev/null || skip "no script(1)"
	id=$(printf '{"network":"vk","key":"1_9","text":"%0100000d"}\n' 1 |
		msg-ingest --detect -o json | jq .id)
	(
		trap '' XFSZ
		ulimit -f 64
		script -qec "EDITOR=true msg-draft --as anna $id" /dev/null \
			</dev/null | tee said
	)
	path=$(grep -o '/tmp/otklik-[^:]*' said)
	[ -n "$path" ]
	[ ! -e "$path" ]
}
