#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# msg-ingest --from records.

load helpers

header='network,key,url,author_id,author,posted_at,text'

# Lines of records, header first, on standard input of msg-ingest.
ingest()
{
	msg-ingest "$@"
}

row()
{
	printf '%s\n' "$header" "$@"
}

@test "a message comes in and can be shown" {
	row 'vk,-1_2,https://vk.com/wall-1_2,5,Пётр,2022-10-03 09:00,Яма' >a.csv
	ok msg-ingest a.csv
	field .id 1
	field .state collected
	field .ingest new
	field .posted_at 2022-10-03T09:00:00+06:00
	ok msg-show 1
	field .text Яма
	field .author Пётр
	ok store-admin verify
}

@test "CSV, JSON lines and an array say the same" {
	row 'vk,1_1,,,,,Раз' >a.csv
	echo '{"network":"vk","key":"1_2","text":"Два"}' >a.json
	echo '[ {"network":"vk","key":"1_3","text":"Три"} ]' >b.json
	ok msg-ingest a.csv a.json b.json
	[ "${#lines[@]}" -eq 3 ]
	ok msg-show --fields text -o csv
	[ "$output" = $'text\nРаз\nДва\nТри' ]
}

@test "the key is derived from a known link, else the link is the key" {
	row ',,https://m.vk.com/wall-1_2?reply=3,,,,а' \
		',,http://ok.ru/group/1/topic/157#QUFB,,,,б' \
		',,https://t.me/chat/15,,,,в' \
		',,https://example.invalid/a,,,,г' >a.csv
	ok msg-ingest a.csv -o csv --fields network,key
	[ "${lines[1]}" = vk,-1_2_3 ]
	[ "${lines[2]}" = 'ok,157#QUFB' ]
	[ "${lines[3]}" = telegram,chat/15 ]
	[ "${lines[4]}" = other,https://example.invalid/a ]
}

@test "the same again changes nothing" {
	row 'vk,1_1,,,,,Раз' 'vk,1_2,,,,,Два' >a.csv
	ok msg-ingest a.csv
	head=$(store-admin head)
	ok msg-ingest a.csv
	[ -z "$output" ]
	[ "$(store-admin head)" = "$head" ]
	ok msg-ingest --all a.csv
	[ "${#lines[@]}" -eq 2 ]
	[[ ${lines[0]} == *'"ingest":"duplicate"'* ]]
}

@test "rows that wait to be written together are there for whoever looks" {
	for i in $(seq 50); do
		line="{\"network\":\"vk\",\"key\":\"9_$i\",\"text\":\"Яма $i\"}"
		echo "$line"
		[ $((i % 7)) -ne 0 ] || echo "$line"
		[ $((i % 5)) -ne 0 ] || echo "${line/Яма/Большая яма}"
		[ $((i % 11)) -ne 0 ] || echo '{"network":"vk","key":"9_1",
			"text":"Яма 1","topic":"Дороги"}' | tr -d '\n\t'
		echo
	done >input
	ok msg-ingest --all <input
	[ "$(jq -r .ingest <<<"$output" | sort | uniq -c | tr -s ' \n' ' ')" = \
		" 10 duplicate 50 new 10 revised 1 updated " ]
	ok msg-ingest --all <input
	[ "$(jq -r .ingest <<<"$output" | sort -u)" = duplicate ]
	ok store-admin verify
}

@test "a large input that is left early leaves nothing half done" {
	seq 20000 | awk '{ printf "vk,7_%d,,,,,Яма на улице номер %d\n", $1, $1 }' |
		{ row; cat; } >large.csv
	sed '9000s/$/,more/' large.csv >broken.csv
	exits 1 msg-ingest -q --strict broken.csv
	says "broken.csv:9000: 8 fields, the header has 7"
	msg-ingest -q -o json large.csv | head -n 3 >some
	[ "$(wc -l <some)" -eq 3 ]
	ok msg-ingest -q large.csv
	[ "$(msg-show -o json | wc -l)" -eq 20000 ]
	ok store-admin verify
}

@test "the same key twice in one input: first new, then revised" {
	row 'vk,1_1,,,,,Раз' 'vk,1_1,,,,,Раз!' 'vk,1_1,,,,,Раз' >a.csv
	ok msg-ingest --all a.csv -o csv --fields id,revision,ingest,text
	[ "${lines[1]}" = '1,1,new,Раз' ]
	[ "${lines[2]}" = '1,2,revised,Раз!' ]
	[ "${lines[3]}" = '1,2,duplicate,Раз!' ]
	ok msg-show --history 1
	[ "$(grep -c '"record":"revision"' <<<"$output")" -eq 2 ]
	ok store-admin verify
}

@test "an emptied or deleted message keeps its text" {
	row 'vk,1_1,,,,,Раз' 'vk,1_2,,,,,Два' >a.csv
	ok msg-ingest a.csv
	echo '{"network":"vk","key":"1_1","text":""}
	{"network":"vk","key":"1_2","text":"Два",
	"deleted_at":"2022-10-03T09:30:00+06:00"}' >b.json
	ok msg-ingest b.json
	[[ ${lines[0]} == *'"ingest":"updated"'* ]]
	ok msg-show -o csv --fields text,deleted_at
	[ "${lines[1]}" = 'Раз,2022-10-03T10:00:00+06:00' ]
	[ "${lines[2]}" = 'Два,2022-10-03T09:30:00+06:00' ]
	ok msg-ingest b.json
	[ -z "$output" ]
	ok store-admin verify
}

@test "what was missing is filled in, what is known stays" {
	row 'vk,1_1,,,,,Раз' >a.csv
	ok msg-ingest a.csv
	echo '{"network":"vk","key":"1_1","text":"Раз","topic":"ЖКХ"}' >b.json
	ok msg-ingest b.json
	field .ingest updated
	echo '{"network":"vk","key":"1_1","text":"Раз","topic":"Дороги"}' >c.json
	ok msg-ingest c.json
	[ -z "$output" ]
	ok msg-show 1
	field .topic ЖКХ
}

@test "whatever an export tells is filled in, with a new text too" {
	echo '{"network":"vk","key":"1_1","text":"Раз"}' | msg-ingest >/dev/null
	printf '%s' '{"network":"vk","key":"1_1","text":"Раз","url":"https://vk.com/wall1_1",' \
		'"author_id":"7","author":"Анна","significant":true}' >b.json
	ok msg-ingest b.json
	field .ingest updated
	ok msg-show 1
	field '"\(.url) \(.author_id) \(.author) \(.significant)"' \
		'https://vk.com/wall1_1 7 Анна true'
	ok msg-ingest b.json
	[ -z "$output" ]
	# The name of somebody else is not this one's.
	echo '{"network":"vk","key":"1_2","text":"Два","author_id":"8"}' |
		msg-ingest >/dev/null
	echo '{"network":"vk","key":"1_2","text":"Два","author_id":"9","author":"Олег"}' >c.json
	ok msg-ingest c.json
	[ -z "$output" ]
	ok store-admin verify
}

@test "the same export read twice leaves what it left the first time" {
	printf 'network,key,location,text\n%s\n%s\n' 'vk,1,,а' \
		'vk,1,Омск г.о.,б' >twice.csv
	ok msg-ingest twice.csv
	field .ingest new revised
	field '.location // ""' '' 'Омск г.о.'
	before=$(store-admin head)
	ok msg-ingest twice.csv
	[ -z "$output" ]
	[ "$(store-admin verify)" = "$before" ]
}

@test "A1-4.1: --detect is the Curator's act" {
	row 'vk,1_1,,,,,Раз' >a.csv
	ok msg-ingest --detect a.csv
	field .state detected
	field .detected_at 2022-10-03T10:00:00+06:00
	row 'vk,1_2,,,,,Два' >b.csv
	ok msg-ingest b.csv
	ok msg-ingest --detect b.csv
	field .ingest updated
	field .state detected
	ok store-admin verify
}

@test "bad records are refused by name and go on verbatim to --rejects" {
	row 'vk,1_1,,,,вчера,Раз' 'vk,1_2,,,,,Два' 'vk,,,,,,Три' \
		'vk,1_4,,,,' 'vk,1_5,,,,,Пять' >a.csv
	exits 1 msg-ingest --rejects bad.csv a.csv
	[ "${#lines[@]}" -eq 2 ]
	says 'a.csv:2: posted_at: not a date: "вчера"'
	says 'a.csv:4: key: missing'
	says 'a.csv:5: '
	row 'vk,1_1,,,,вчера,Раз' 'vk,,,,,,Три' 'vk,1_4,,,,' >expected
	cmp bad.csv expected
	sed -i 's/вчера/2022-10-01/; s/vk,,/vk,1_3,/; s/1_4,,,,/1_4,,,,,Четыре/' \
		bad.csv
	ok msg-ingest bad.csv
	[ "${#lines[@]}" -eq 3 ]
}

@test "--strict stops at the first bad record, what came before stays" {
	row 'vk,1_1,,,,,Раз' 'vk,1_2,,,,вчера,Два' 'vk,1_3,,,,,Три' >a.csv
	exits 1 msg-ingest --strict a.csv
	[ "${#lines[@]}" -eq 1 ]
	[ "$(msg-show | wc -l)" -eq 1 ]
}

@test "--dry-run says everything and keeps nothing" {
	row 'vk,1_1,,,,,Раз' >a.csv
	head=$(store-admin head)
	ok msg-ingest -n a.csv
	field .dry_run true
	field .id null
	[ "$(store-admin head)" = "$head" ]
}

@test "cp1251, BOM, CRLF, semicolons" {
	row 'vk,1_1,,,,,Яма на дороге' | tr ',' ';' | sed 's/$/\r/' |
		iconv -f utf-8 -t cp1251 >a.csv
	ok msg-ingest --encoding cp1251 a.csv
	field .text 'Яма на дороге'
	printf '\357\273\277' >b.csv
	row 'vk,1_2,,,,,Ель' >>b.csv
	ok msg-ingest b.csv
	field .key 1_2
	exits 1 msg-ingest a.csv
	exits 2 msg-ingest --encoding klingon a.csv
	says klingon
}

# Of TSCII one byte is up to twelve of UTF-8; of CP1258 and TCVN a letter waits
# for a sign that may be put over it.
@test "an encoding of which a byte is much, or waits for the next" {
	iconv -f TSCII -t UTF-8 </dev/null || skip "no TSCII here"
	{
		printf 'network,key,text\nvk,1_1,'
		printf '\202%.0s' {1..5000}
		echo
	} >a.csv
	ok msg-ingest --encoding TSCII -o json a.csv
	field .text "$(printf 'ஸ்ரீ%.0s' {1..5000})"
	for encoding in CP1258 TCVN UTF-16; do
		printf 'network,key,text\nvk,%s,abc' $encoding |
			iconv -f UTF-8 -t $encoding >a.csv
		ok msg-ingest --encoding $encoding -o json a.csv
		field .text abc
	done
}

@test "a quote that nobody closes loses nothing" {
	row 'vk,1_1,,,,,Раз' 'vk,1_2,,,,,"Два' 'vk,1_3,,,,,Три' >a.csv
	exits 1 msg-ingest --rejects bad.csv a.csv
	[ "${#lines[@]}" -eq 1 ]
	says 'a.csv:3:'
	row 'vk,1_2,,,,,"Два' 'vk,1_3,,,,,Три' | cmp - bad.csv
}

@test "JSON that is cut in the middle: what was whole comes in" {
	printf '[{"network":"vk","key":"1_1","text":"а"},\n{"network":"v' >a.json
	exits 1 msg-ingest a.json
	[ "${#lines[@]}" -eq 1 ]
	says 'a.json:#2'
}

@test "tables put together are one, their headers are no messages" {
	printf 'url;text\nhttps://vk.com/wall-1_2;Яма\n' >a.csv
	printf '\xef\xbb\xbfurl;text\nhttps://vk.com/wall-1_3;url\n' >b.csv
	refuses msg-ingest --rejects bad - < <(cat a.csv b.csv a.csv)
	lines 2
	says '-:3: the header once more'
	says '-:5: the header once more'
	printf 'ссылка;слова\nhttps://vk.com/wall-1_4;Свет\n' >c.csv
	refuses msg-ingest --map url=ссылка --map text=слова - < <(cat c.csv c.csv)
	lines 1
	says '-:3: the header once more'
	# whatever the options make of its fields
	refuses msg-ingest --network vk --all - < <(cat a.csv a.csv)
	lines 2
	says '-:3: the header once more'
}

@test "empty input is no error" {
	: >empty
	ok msg-ingest empty
	row >header.csv
	ok msg-ingest header.csv
	[ -z "$output" ]
}

@test "a missing file is named" {
	exits 2 msg-ingest nothing.csv
	says nothing.csv
}

@test "an input that cannot be read ends the run; what came before stays" {
	row 'vk,1_1,,,,,Раз' >a.csv
	mkdir folder
	exits 2 msg-ingest a.csv folder
	says 'folder: Is a directory'
	ok msg-show 1
	field .text Раз
}

# Held in the middle of what it refuses, it must hold nothing of the store.
@test "behind what is refused nobody has to wait for the store" {
	echo '{"network": "vk", "key": "1_1", "text": "Раз"}' >a.json
	yes '{"network": "vk", "key": "1_2", "text":' | head -n 600000 >>a.json
	row 'vk,1_3,,,,,Три' >b.csv
	msg-ingest -q a.json >out 2>said &
	for _ in $(seq 4000); do
		[ -s said ] && break
		sleep 0.005
	done
	kill -STOP $!
	file=$(find "/proc/$!/fd" -lname '*/a.json' -printf '%f')
	at=$(awk '/^pos/ { print $2 }' "/proc/$!/fdinfo/$file")
	run msg-ingest b.csv
	kill -CONT $!
	[ "$status" -eq 0 ]
	# what was refused is told before the file is at its end
	[ "$at" -lt "$(wc -c <a.json)" ]
	wait $! || [ $? -eq 1 ]
	grep -q '"id":1' out
	[ "$(grep -c 'a.json:' said)" -eq 600000 ]
}

@test "unknown fields pass through" {
	echo '{"network":"vk","key":"1_1","text":"а","n":12345678901234567890,
	"deep":{"x":[1, 2]}}' >a.json
	ok msg-ingest a.json
	[[ $output == *'"n":12345678901234567890'* ]]
	[[ $output == *'"deep":{"x":[1,2]}'* ]]
}

@test "a record of very many unknown fields costs no more than its length" {
	{
		printf '{"network":"vk","key":"1_1","text":"Яма"'
		seq -f ',"k%.0f":1' 300000 | tr -d '\n'
		echo '}'
	} >wide.json
	ok bash -c 'msg-ingest wide.json | tr , "\n" | grep -c "^.k[0-9]"'
	[ "$output" -eq 300000 ]
}

@test "options are fields and override them" {
	row ',https://t.me/a/1,,,,,а' >/dev/null
	row 'vk,1_1,,,,,Раз' >a.csv
	ok msg-ingest --topic Дороги --tags a,b a.csv
	field .topic Дороги
	[ "$(jq -c .tags <<<"$output")" = '["a","b"]' ]
}

@test "text cannot command the terminal, nor a spreadsheet" {
	printf '{"network":"vk","key":"1_1","text":"=1+1\\u001b[31m"}' >a.json
	ok msg-ingest a.json
	[[ $output != *$'\033'* ]]
	ok msg-show -o text 1
	[[ $output != *$'\033'* ]]
	ok msg-show -o excel
	prints "'=1+1"
	[[ $output != *$'\033'* ]]
	ok msg-ingest <<<'{"network":"vk","key":"1_2","text":"＝1+1"}'
	ok msg-show -o excel 2
	prints "'＝1+1"
}

@test "a closed or full output ends the run as it should" {
	for i in $(seq 1 3000); do
		echo "vk,1_$i,,,,,Сообщение $i"
	done | row >/dev/null
	{ row; for i in $(seq 1 3000); do echo "vk,1_$i,,,,,Текст $i"; done; } \
		>a.csv
	exits 0 bash -c 'msg-ingest a.csv | head -n 1; exit ${PIPESTATUS[0]}'
	exits 2 bash -c 'msg-ingest --all a.csv >/dev/full'
	says "standard output"
	ok msg-ingest a.csv
	[ "$(msg-show -o csv --fields id | wc -l)" -eq 3001 ]
	ok store-admin verify
}

@test "two filters of one pipe write one store" {
	{ row; for i in $(seq 1 500); do echo "vk,1_$i,,,,,Текст $i"; done; } \
		>a.csv
	ok bash -c 'msg-ingest a.csv | msg-ingest --detect | wc -l'
	[ "$output" -eq 500 ]
	[ "$(msg-show --state detected | wc -l)" -eq 500 ]
}

@test "ten writers at once lose nothing" {
	for w in 1 2 3 4 5 6 7 8 9 10; do
		{ row; for i in $(seq 1 50); do
			echo "vk,${w}_$i,,,,,Текст $w $i"
		done; } >"$w.csv"
	done
	for w in 1 2 3 4 5 6 7 8 9 10; do
		msg-ingest "$w.csv" >"$w.out" &
	done
	wait
	[ "$(msg-show | wc -l)" -eq 500 ]
	[ "$(cat ./*.out | wc -l)" -eq 500 ]
	ok store-admin verify
}

@test "killed in the middle and run again: the same end" {
	{ row; for i in $(seq 1 40000); do echo "vk,1_$i,,,,,Текст $i"; done; } \
		>a.csv
	msg-ingest a.csv >first &
	sleep 0.2
	kill -9 $! 2>/dev/null || :
	wait $! 2>/dev/null || :
	printed=$(grep -c '}$' first || :)
	stored=$(msg-show -o csv --fields id | tail -n +2 | wc -l)
	[ "$printed" -le "$stored" ]
	msg-ingest a.csv >/dev/null
	[ "$(msg-show -o csv --fields id | tail -n +2 | wc -l)" -eq 40000 ]
	ok store-admin verify
}

@test "a store that stays locked is exit 75" {
	row 'vk,1_1,,,,,Раз' >a.csv
	mkfifo ready
	python3 -c 'import sqlite3, sys, time
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("BEGIN IMMEDIATE")
open("ready", "w").close()
time.sleep(60)' "$OTKLIK_DB" &
	holder=$!
	cat ready
	exits 75 msg-ingest a.csv
	says "try again"
	kill "$holder"
}

@test "the zone and the locale of the machine do not matter" {
	row 'vk,1_1,,,,03.10.2022 09:00,Раз' >a.csv
	TZ=America/New_York LC_ALL=ru_RU.KOI8-R ok msg-ingest a.csv
	field .posted_at 2022-10-03T09:00:00+06:00
}

@test "who has no role is denied, and that is recorded" {
	store-admin show staff | grep -v curator >s.csv
	store-admin load staff <s.csv
	row 'vk,1_1,,,,,Раз' >a.csv
	exits 2 msg-ingest a.csv
	says "needs role curator or system"
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT kind FROM event
		ORDER BY seq DESC LIMIT 1")" = denied ]
}

@test "a dry run gives no number to a message that it met twice" {
	row 'vk,1_1,,,,,Раз' >a.csv
	msg-ingest -q a.csv >/dev/null
	row 'vk,1_1,,,,,Раз' 'vk,1_2,,,,,Два' 'vk,1_2,,,,,Три' \
		'vk,1_1,,,,,Четыре' >b.csv
	ok msg-ingest -n --all b.csv
	field '"\(.ingest) \(.id)"' 'duplicate 1' 'new null' 'revised null' \
		'revised 1'
}

@test "an author who is learned is known when the message comes once more" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' | msg-ingest >/dev/null
	yes '{"network":"vk","key":"1_1","text":"Яма","author_id":"12"}' |
		head -n 3 >three
	ok msg-ingest --all three
	[ "$(jq -r .ingest <<<"$output" | tr '\n' ' ')" = \
		'updated duplicate duplicate ' ]
	[ "$(jq -r .author_id <<<"$output" | sort -u)" = 12 ]
}

@test "what the store says is ignored, whatever stands there" {
	printf '%s\n' 'id,as_of,revision,due,state,network,key,text' \
		'A-17,x,y,завтра,?,vk,1_1,Раз' >a.csv
	ok msg-ingest a.csv
	field '"\(.id) \(.revision) \(.state)"' '1 1 collected'
	echo '{"network":"vk","key":"1_2","text":"Два","proposal":"x","bodies":1,
		"holder":2}' | tr -d '\n' >b.json
	ok msg-ingest b.json
	field .id 2
}

@test "closed standard streams are faults, not those of another file" {
	run bash -c 'exec <&-; exec msg-ingest'
	[ "$status" -eq 2 ]
	[[ $output == *"Bad file descriptor"* ]]
	row vk,1_1,,,,,Яма >one.csv
	run bash -c 'msg-ingest one.csv >&-'
	[ "$status" -eq 2 ]
	msg-ingest one.csv 2>&-
	ok store-admin verify
}

@test "a column that is empty in the first row is passed on" {
	printf '%s\n' 'network,key,text,мой,его' 'vk,1_1,Раз,,' \
		'vk,1_2,Два,важно,' 'vk,1_3,Три,,тоже' >a.csv
	ok msg-ingest -o csv a.csv
	[ "$(head -n 1 <<<"$output")" = "$(head -n 1 <<<"$output" |
		sed 's/,tags,.*/,tags,мой,его,ingest/')" ]
	[[ ${lines[1]} == *,,,new && ${lines[2]} == *,важно,,new &&
		${lines[3]} == *,,тоже,new ]]
	ok msg-route -o csv <<<$'id;decision;моё\n1;detect;\n2;detect;важно'
	[[ ${lines[0]} == *,decision,моё && ${lines[2]} == *,detect,важно ]]
	ok msg-show -o excel - <<<$'id,моё\n1,\n2,важно'
	[[ ${lines[0]} == *';моё'$'\r' && ${lines[2]} == *';важно'$'\r' ]]
	# a further input has what it has
	printf '%s\n' 'network,key,text,наш' 'vk,2_1,Раз,да' >c.csv
	exits 0 msg-ingest --all -o csv a.csv c.csv
	says '"наш" has no column'
	[ "${#lines[@]}" -eq 5 ]
}

@test "more fields than a table has columns are told, whatever their names" {
	# the names begin with what makes FNV-1a of 32 bits hash them alike
	python3 - >a.json <<-'END'
		import json
		prime, bits, letters = 16777619, 18, b'abcdefghijklmnopqrstuvwx'
		mask = (1 << bits) - 1
		back = {12345: ''}
		for _ in range(4):
		    back = {(state * pow(prime, -1, 1 << bits) & mask) ^ letter:
		            chr(letter) + end
		            for state, end in back.items() for letter in letters}
		names = []
		number = 0
		while len(names) < 60000:
		    state, begin = 2166136261, '%x_' % number
		    for byte in begin.encode():
		        state = (state ^ byte) * prime & 0xffffffff
		    number += 1
		    if state & mask in back:
		        names.append(begin + back[state & mask])
		record = {"network": "vk", "key": "1", "text": "Раз"}
		print(json.dumps(dict(record, **dict.fromkeys(names, 1))))
		print(json.dumps(dict(record, key="2", **dict.fromkeys(names, 2))))
	END
	exits 0 msg-ingest -o csv a.json
	says ' has no column: '
	[ "$(head -n 1 <<<"$output" | tr -cd , | wc -c)" -eq 4095 ]
	[ "${#lines[@]}" -eq 3 ]
	ok msg-ingest --all -o json a.json
	field '[length > 60000, .ingest] | join(",")' $'true,duplicate\ntrue,duplicate'
}

@test "a field that comes too late for the header is told" {
	printf '%s\n' '{"network":"vk","key":"1","text":"Раз"}' \
		'{"network":"vk","key":"2","text":"Два","мой":"важно"}' >a.json
	exits 0 msg-ingest -o csv a.json
	says 'msg-ingest: "мой" has no column'
	ok msg-ingest --all -o csv --fields key,мой a.json
	prints '2,важно'
	ok msg-ingest --all -o json a.json
	prints '"мой":"важно"'
	ok msg-ingest --all -q -o csv a.json
}

@test "what a record does not tell of stays as it is" {
	says_of() { jq -c '[.ingest, .revision, .text, .attachments]'; }
	one() { ingest -o json --all | says_of; }
	[ "$(one <<<'{"network":"vk","key":"1","text":"Яма",
		"attachments":["http://a"]}')" = \
		'["new",1,"Яма",["http://a"]]' ]
	# neither text nor attachments: it is not gone
	[ "$(one <<<'{"network":"vk","key":"1","topic":"Дороги"}')" = \
		'["updated",1,"Яма",["http://a"]]' ]
	ok msg-show 1
	field '[.topic, .deleted_at] | map(tostring) | join(" ")' 'Дороги null'
	[ "$(one <<<'{"network":"vk","key":"1","text":"Яма"}')" = \
		'["duplicate",1,"Яма",["http://a"]]' ]
	[ "$(one <<<$'network,key,text,attachments\nvk,1,Яма,')" = \
		'["duplicate",1,"Яма",["http://a"]]' ]
	[ "$(one <<<$'network,key,attachments\nvk,1,http://b')" = \
		'["revised",2,"Яма",["http://b"]]' ]
	# what stood with that text
	[ "$(one <<<'{"network":"vk","key":"1","text":"Яма, две",
		"attachments":["http://c"]}')" = \
		'["revised",3,"Яма, две",["http://c"]]' ]
	[ "$(one <<<$'network,key,text\nvk,1,Яма')" = \
		'["duplicate",3,"Яма, две",["http://c"]]' ]
	[ "$(one <<<$'network,key,attachments\nvk,1,http://a')" = \
		'["duplicate",3,"Яма, две",["http://c"]]' ]
	# a lone - or null clears
	[ "$(one <<<$'network,key,attachments\nvk,1,-')" = \
		'["revised",4,"Яма, две",[]]' ]
	[ "$(one <<<'{"network":"vk","key":"1","text":null}')" = \
		'["updated",4,"Яма, две",[]]' ]
	ok msg-show 1
	field '.deleted_at != null' true
	ok store-admin verify
}

@test "a row of the incident system leaves what a network told of" {
	printf '%s' '{"response":{"items":[{"id":3,"from_id":5,
		"date":1664770500,"text":"Нет света","post_id":2,"owner_id":-1,
		"attachments":[{"type":"photo","photo":{"id":5,"owner_id":7}}]
		}]}}' >v.json
	ok msg-ingest --from vk v.json
	printf '%s;%s;%s;%s\n' 'Урл поста' 'Номер инцидента' 'Дата создания' \
		'Текст инцидента' 'https://vk.com/wall-1_2?reply=3' 800001 \
		'2022-10-03 09:02:10' "'Нет света" >i.csv
	ok msg-ingest --from incident -o json i.csv
	field '[.ingest, .revision, .attachments[0]] | map(tostring) |
		join(" ")' 'updated 1 https://vk.com/photo7_5'
	ok msg-ingest --from vk --all v.json
	field .ingest duplicate
}

@test "a decision on what a dry run showed is refused as stale" {
	ok msg-ingest -q --detect <<<'{"network":"vk","key":"1","text":"Раз"}'
	was=$(msg-show --fields as_of -o csv 1 | tail -n 1)
	printf '%s\n' '{"network":"vk","key":"1","text":"Два"}' \
		'{"network":"vk","key":"1","text":"Три"}' \
		'{"network":"vk","key":"2","text":"Два"}' >a.json
	ok msg-ingest -n -o json a.json
	[ "$(jq -c '[.id, .as_of, .ingest]' <<<"$output" | tr -d '\n')" = \
		"[1,$was,\"revised\"][1,null,\"revised\"][null,null,\"new\"]" ]
	head -n 1 <<<"$output" >shown.json
	ok msg-route -q --topic Другая 1
	exits 1 msg-route --topic Моя <shown.json
	says 'as_of: changed since'
}

@test "what was shown for a spreadsheet comes in again as it was" {
	row 'vk,1_1,,,,,+7 913 звоните' "vk,1_2,,,,,'=1+1" \
		'vk,1_3,,,,,- да' "vk,1_4,,,,,'слово'" >a.csv
	ok msg-ingest -q a.csv
	msg-show -o excel >x.csv
	[ "$(grep -c ";'" x.csv)" -eq 4 ]
	ok msg-ingest --all -o json x.csv
	[ "$(jq -r .ingest <<<"$output" | sort -u)" = duplicate ]
	# a table of somebody else keeps its apostrophes
	printf '\357\273\277%s\r\n%s\r\n' 'network;key;text' "vk;2_1;'=1" \
		>b.csv
	ok msg-ingest -o json b.csv
	field .text "'=1"
}

@test "a message with as many texts as there is room for refuses one more" {
	row vk,1_1,,,,,Раз >a.csv
	ok msg-ingest -q a.csv
	sqlite3 store.db "INSERT INTO revision (revision_id, message, revision,
	    digest, seen_at, text) SELECT message * 65536 + 65535, message,
	    65535, zeroblob(32), seen_at, 'x' FROM revision"
	row vk,1_2,,,,,Раз vk,1_1,,,,,Два vk,1_3,,,,,Раз >b.csv
	refuses msg-ingest -o json b.csv
	says 'b.csv:3: text: the message has had 65535 texts'
	field .key 1_2 1_3
}
