#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# msg-show: selecting and printing.

load helpers

setup()
{
	fresh_store
	cat >a.json <<-'JSON'
	{"network":"vk","key":"1_1","author_id":"7","author":"Анна","text":"Не чистят дороги","topic":"Дороги","location":"Омск г.о.","posted_at":"2022-10-01T10:00:00+06:00"}
	{"network":"ok","key":"2#2","author_id":"8","text":"Нет отопления","topic":"ЖКХ","posted_at":"2022-10-02T10:00:00+06:00"}
	{"network":"telegram","key":"c/3","text":"Дорогу затопило, ёлки","posted_at":"2022-10-03T09:00:00+06:00"}
	JSON
	msg-ingest -q a.json >/dev/null
	echo '{"network":"vk","key":"1_1","text":"Не чистят дороги"}' |
		msg-ingest --detect >/dev/null
}

ids()
{
	ok msg-show --fields id -o csv "$@"
	[ "$(tr '\n' ' ' <<<"${output#id}")" = "$want " ] ||
		differ "ids $want"
}

@test "everything by id, or the ids asked for" {
	want=" 1 2 3" ids
	want=" 3 1" ids 3 1
	echo '{"id":2}' >two
	run bash -c 'msg-show --fields id -o csv - <two'
	[ "$output" = $'id\n2' ]
}

@test "an unknown id is refused, the others go on" {
	exits 1 msg-show 1 99 3 --fields id -o csv
	says 'no such message: "99"'
	[ "${#lines[@]}" -eq 3 ]
	exits 1 msg-show one
}

@test "filters" {
	want=" 1" ids --state detected
	want=" 2 3" ids --state collected,answered
	want=" 2" ids --network ok
	want=" 1 2" ids --network vk,ok
	want=" 1 2 3" ids --network vk --network ok,telegram
	want="" ids --network other
	want=" 2" ids --network ok,other --state collected,answered
	want=" 1" ids --topic Дороги
	want=" 1" ids --location 'Омск г.о.'
	want=" 1" ids --location 'Омск г.о.' --topic Дороги
	want="" ids --location 'Омск г.о.' --topic ЖКХ
	want="" ids --topic Вода
	want="" ids --location Тара
	want=" 1" ids --author 7
	want=" 1" ids --author Анна
	want=" 2 3" ids --since 2022-10-02
	want=" 1" ids --until 2022-10-02
	want=" 1 2" ids --limit 2
	want="" ids --proposed
	want="" ids --warnings
	exits 2 msg-show --state asleep
	says asleep
	for network in fb VK ' vk' vk,fb 'vk, ok'; do
		exits 2 msg-show --network "$network"
		says 'no such network'
	done
	exits 2 msg-show --body minstroi
	says 'no such body: "minstroi"'
	exits 2 msg-show --since вчера
}

# posted first|again: rows posted up and down, one in nine nobody knows when; and
# as they are told later, of each.
posted()
{
	python3 - "$1" <<-'END'
		import sys
		again = sys.argv[1] == 'again'
		print('network,key,posted_at,text')
		for i in range(1, 4600):
		    day, hour = i % 28 + 1, i // 230
		    told = f'2022-{3 + i // 2000:02}-{day:02}T{hour:02}:30:00Z'
		    print('vk', f'7_{i}', '' if i % 9 == 0 and not again else told,
		          f'Яма {i}', sep=',')
	END
}

@test "those posted in a time are found, whichever blocks of numbers they are in" {
	local times=(1646093400 1648000000 1648666800 1651000000 1653871800)

	for told in first again; do
		posted $told | msg-ingest -q >/dev/null
		ok store-admin verify
		for from in "${times[@]}"; do
			for until in "${times[@]}"; do
				msg-show --since "$(date -ud "@$from" +%FT%TZ)" \
					--until "$(date -ud "@$until" +%FT%TZ)" |
					jq .id >found
				sqlite3 "$OTKLIK_DB" "SELECT id FROM message
					WHERE posted_at >= $from AND
					posted_at < $until" >wanted
				cmp found wanted
			done
		done
	done
}

@test "a topic is found by its group, a proposal until it is decided on" {
	echo '{"network":"vk","key":"1_4","text":"Сожгу вас","topic":"Ямы",
		"topic_group":"Дороги"}' | msg-ingest -q --detect >/dev/null
	want=" 1 4" ids --topic Дороги
	want=" 4" ids --topic Ямы
	want=" 4" ids --proposed
	want=" 4" ids --proposed --state answered,detected
	want="" ids --proposed --state collected,returned
	want="" ids --proposed --state in_work
	ok msg-route --decision accept 4
	want="" ids --proposed
	want=" 4" ids --topic Дороги --state detected,refused --network vk 4
}

@test "a selection of many, over several reads, is in the order of ids" {
	executors anna=minstroy
	seq 2000 2899 |
		jq -c '{network: "vk", key: "5_\(.)", author_id: "\(. % 2)",
			text: "Яма \(.)", posted_at: "2022-09-30"}' >many
	msg-ingest -q <many >/dev/null
	msg-show --network vk --state collected |
		jq -c 'select(.id % 3 > 0)' >most
	msg-route -q --decision detect <most |
		jq -c 'select(.id % 3 == 1)' |
		msg-route -q --decision forward --to minstroy >/dev/null
	now 2022-10-05 10:00
	msg-show >all
	same()
	{
		ok msg-show --fields id -o csv "${@:2}"
		[ "${output#id}" = "$(printf '\n'; jq "select($1) | .id" all)" ] ||
			differ "those with $1"
		[ "${#lines[@]}" -gt 256 ]
	}
	same '.state == ("detected", "in_work")' --state detected,in_work
	same '.state == ("detected", "in_work")' \
		--state in_work,detected,in_work,returned
	same '.state == ("in_work", "collected")' --state in_work,collected
	same '.state == ("detected", "in_work") and .posted_at < "2022-10-01"' \
		--until 2022-10-01 --state detected,in_work,answered
	same '.due' --overdue
	same '.state == "in_work"' --body minstroy
	same '.state == "in_work"' --body minstroy --state in_work,answered
	same '.state == "in_work"' --body minstroy --state in_work,returned
	same '.holder == "minstroy"' --holder minstroy
	same '.holder == "tsur"' --holder tsur
	same '.holder == "tsur"' --holder tsur --state detected,in_work
	same '.state == "in_work"' --mine --as anna
	same '.state == "in_work"' --mine --as anna --overdue --body minstroy
	same '.author_id == "1"' --author 1
	same '.author_id == "1" and .due' --author 1 --overdue
}

@test "a search keeps nothing of what it does not find" {
	python3 - >many <<-'END'
	import json
	for n in range(1, 7001):
	    print(json.dumps({"network": "vk", "key": "5_%d" % n,
	                      "text": "яма " * 2000 +
	                      ("фонтан" if n in (3, 7000) else "")}))
	END
	msg-ingest -q -o csv <many >/dev/null
	exits 0 bounded 90000 'msg-show --grep фонтан -o csv --fields id'
	[ "$output" = $'id\n6\n7003' ] || differ "both that have the word"
}

@test "of the ids asked for those that the filters agree with" {
	want=" 3 2" ids --state collected 3 1 2
	want=" 1" ids --grep дорога --network vk 3 2 1
	want=" 2 3" ids --limit 2 2 3 1
	want=" 1" ids --author Анна --since 2022-10-01 3 1 2
	want="" ids --overdue 1 2
	echo '{"id":2}' | msg-route --decision detect >/dev/null
	executors anna=minstroy
	ok msg-route --to minstroy 1
	want=" 1" ids --mine --as anna 2 1
	want=" 1" ids --body minstroy --state in_work,detected 3 2 1
	want="" ids --pending 1 2 3
	ok msg-draft --as anna --text 'Почистим.' 1
	ok msg-show --pending 3 1 2
	field '"\(.id) \(.text)"' '1 Почистим.'
	exits 1 msg-show --state answered 1 99 -o csv --fields id
	says 'no such message: "99"'
	exits 2 msg-show --state asleep 1
	says asleep
	run bash -c 'msg-show | msg-show --state detected - | jq .id'
	[ "$output" = 2 ]
}

@test "--grep finds words in any form, ё as е" {
	want=" 1 3" ids --grep дорога
	want=" 3" ids --grep "ЕЛКА дорогами"
	want="" ids --grep самолёт
	# a vowel that comes or goes
	echo '{"network":"vk","key":"1_9","text":"Свалка у рынка"}' |
		msg-ingest -q >/dev/null
	run msg-show --grep "рынок свалок" -o csv --fields key
	[[ $output == *1_9 ]]
	# what only looks like an ending
	echo '{"network":"vk","key":"1_10","text":"В подвале вонь, запись к врачу"}' |
		msg-ingest -q >/dev/null
	run msg-show --grep подвал -o csv --fields key
	[[ $output == *1_10 ]]
	run msg-show --grep запах -o csv --fields key
	[[ $output != *1_10 ]]
	# Without a word it would find all.
	for words in '!!!' '' ' ' '— ?' '🔥'; do
		exits 2 msg-show --grep "$words"
		says '--grep: no word to look for'
	done
}

@test "--history: events and revisions" {
	ok msg-show --history 1
	[ "$(jq -r 'select(.record == "event") | .kind' <<<"$output" |
		tr '\n' ' ')" = "collected detected " ]
	[ "$(jq -r 'select(.record == "revision") | .text' <<<"$output")" = \
		"Не чистят дороги" ]
}

@test "--history: what was said holds no control characters either" {
	ok msg-route --decision classify --importance high \
		--note $'a\302\233b\177c\033д' 1
	for format in json csv text; do
		exits 0 msg-show --history -o $format 1
		[[ $output != *[$'\177\033']* && $output != *$'\302\233'* ]] ||
			differ 'no control characters'
	done
	[ "$(msg-show --history 1 | jq -r '.data.note? // empty')" = \
		$'a\302\233b\177c\033д' ]
}

@test "one message as a page" {
	ok msg-show -o text 1
	prints "Не чистят дороги"
	prints "detected"
	prints "History"
}

@test "the fields are those of the contract, in their order" {
	ok msg-show 1
	[ "$(jq -r 'keys_unsorted | join(" ")' <<<"$output")" = "record id \
as_of network key revision url author_id author posted_at collected_at \
detected_at deleted_at text attachments state holder due topic_group topic \
location importance significant repeat_of proposal similar screen bodies \
warnings tags" ]
}

@test "formats" {
	ok msg-show -o csv
	[ "${#lines[@]}" -eq 4 ]
	ok msg-show -o excel
	[[ $output == $'\357\273\277'* ]]
	ok msg-show -o text
	prints "Нет отопления"
	exits 2 msg-show -o xml
	says xml
}

@test "one message as a page: bodies, clocks, drafts and what differs" {
	executors anna=minstroy
	echo '{"network":"vk","key":"9_9","text":"Яма на дороге"}' |
		msg-ingest --detect | jq .id >id
	id=$(cat id)
	ok msg-route --to minstroy --location 'Омск г.о.' "$id"
	ok msg-draft --as anna --text 'Засыплем яму завтра.' \
		--attach https://a.b/1 "$id"
	ok msg-approve --decision rework --comment 'Когда именно?' "$id"
	now 2022-10-03 10:20
	ok msg-draft --as anna --text 'Засыплем яму в среду.' "$id"
	now 2022-10-03 10:30
	ok msg-show -o text "$id"
	prints "Message $id  in_work: tsur until 03.10.2022 11:20"
	prints 'minstroy      single  full_review     until 03.10.2022 11:20'
	prints 'rework        minstroy      1h    until 03.10.2022 11:00  met'
	prints 'review        tsur          1h    until 03.10.2022 11:20  running, 50m left'
	prints 'answer 2 of minstroy by anna, 03.10.2022 10:20'
	prints 'Засыплем яму [-завтра.-] {+в среду.+}'
	prints 'attached: [-["https://a.b/1"]-]'
	prints ', 03.10.2022 10:00: Когда именно?'
	prints 'waits for the Curator'
	now 2022-10-03 11:30
	ok msg-show -o text "$id"
	prints 'overdue by 10m'
}

@test "E20: the page says what was not posted, and why" {
	executors anna=minstroy
	echo '{"network":"vk","key":"-9_9_1","text":"Яма"}' >m
	id=$(msg-ingest --detect <m | jq .id)
	printf '[vk]\ntoken = t\ngroup = 9\nbase = http://127.0.0.1:9\n' >conf
	chmod 600 conf
	ok msg-route --to minstroy "$id"
	ok msg-draft --as anna --text Да. "$id"
	ok msg-approve --decision approve "$id"
	ok msg-show -o text "$id"
	prints "Message $id  in_work: system"$'\n'
	prints '  waits to be posted'$'\n'
	exits 0 msg-publish -c conf "$id"
	ok msg-show -o text "$id"
	prints '  waits to be posted, not before 03.10.2022 10:0'
	prints ': ready, 1 attempt: '
	prints "publish_failed  $(id -un) (curator)  minstroy"
	echo '{"network":"vk","key":"-9_9_1","text":"Две ямы"}' |
		msg-ingest >/dev/null
	now 2022-10-03 11:00
	exits 1 msg-publish -c conf "$id"
	ok msg-show -o text "$id"
	prints "Message $id  in_work: system, answer not posted: failed"$'\n'
	prints '  not posted, a person must look: failed, 1 attempt: the message was edited since the approval'
	ok msg-publish --confirm "$id" --url https://vk.com/wall-9_9?reply=2
	ok msg-show -o text "$id"
	prints "Message $id  answered"$'\n'
	prints '  posted 03.10.2022 11:00: https://vk.com/wall-9_9?reply=2'
}

@test "columns of the page do not run into each other" {
	ok msg-route --to russko-polyanskiy 1
	ok msg-show -o text 1
	prints 'russko-polyanskiy single  received        until'
	prints 'russko-polyanskiy 2h    until'
}

@test "what a draft says cannot command the terminal" {
	executors anna=minstroy
	echo '{"network":"vk","key":"9_9","text":"Яма"}' |
		msg-ingest --detect | jq .id >id
	id=$(cat id)
	ok msg-route --to minstroy "$id"
	ok msg-draft --as anna --text Да. --note $'\e[2Jочистка' "$id"
	for format in text json csv; do
		ok msg-show --pending -o $format
		[[ $output != *$'\e'* ]] || [ $format = csv ]
	done
	ok msg-show -o text "$id"
	[[ $output != *$'\e'* ]]
	prints '\x1b[2Jочистка'
}
