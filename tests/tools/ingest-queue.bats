#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# Messages of a large input are ended some behind the one that is read, while a
# second thread looks for repeats (A1-10): what comes of it is what would come
# of one after the other.

load helpers

# What comes in small pieces is read by one thread alone, one message after the
# other.
in_parts()
{
	for file in parts/*.csv; do
		cat "$file"
		sleep 0.02
	done | msg-ingest -o json --rejects apart.rejects "$@" >apart.json \
		2>apart.err || [ $? -eq 1 ]
	store-admin head >apart.head
}

# same [OPTION...]: a store of the whole input is that of its parts.
same()
{
	in_parts "$@"
	rm store.db
	store-admin init >/dev/null
	msg-ingest -o json --rejects all.rejects "$@" all.csv >all.json \
		2>all.err || [ $? -eq 1 ]
	cmp apart.json all.json
	cmp apart.rejects all.rejects
	cmp <(sed 's/-:/all.csv:/' apart.err) all.err
	diff apart.head <(store-admin head)
	ok store-admin verify
}

@test "a large input is registered as its rows are, one after the other" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 6000 120
	same
	[ "$(wc -l <all.json)" -gt 4000 ]
	grep -q '"similar":\[{' all.json
	grep -q '"ingest":"revised"' all.json
	grep -q '"ingest":"updated"' all.json
}

@test "with duplicates given out, too, in their place" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 3000 120
	same --all
	grep -q '"ingest":"duplicate"' all.json
}

@test "detected at once they are ended at once" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 2000 120
	same --detect
	[ "$(grep -c '"state":"collected"' all.json)" -eq 0 ]
}

@test "a store that holds others is added to in the same way" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 7000 120
	cp store.db empty.db
	# of few messages all is read, of many what is asked for
	for held in 200 3000; do
		cp empty.db store.db
		head -n "$held" all.csv >first.csv
		msg-ingest -q first.csv >/dev/null || :
		cp store.db first.db
		in_parts -q
		cp first.db store.db
		msg-ingest -q -o json all.csv >all.json || :
		cmp apart.json all.json
		diff apart.head <(store-admin head)
	done
}

@test "in as many runs as it has pieces" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 6000 700
	msg-ingest -q -o json all.csv >all.json || :
	store-admin head >all.head
	rm store.db
	store-admin init >/dev/null
	# each run reads from the store what the one before had in memory
	for file in parts/*.csv; do
		cat <(head -n 1 all.csv) <(grep -v '^network,' "$file") |
			msg-ingest -q -o json || :
	done >apart.json
	cmp apart.json all.json
	diff all.head <(store-admin head)
}

@test "--strict keeps what came before, all of it" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 3000 120
	exits 1 msg-ingest -q --strict -o json all.csv
	wrong=${stderr#*all.csv:}
	wrong=${wrong%%:*}
	new=$(head -n "$((wrong - 1))" all.csv >before.csv
		OTKLIK_DB=other.db store-admin init >/dev/null
		OTKLIK_DB=other.db msg-ingest -q -o json before.csv | wc -l)
	[ "$(wc -l <<<"$output")" -eq "$new" ]
	diff <(OTKLIK_DB=other.db store-admin head) <(store-admin head)
}

@test "of a dry run nothing stays" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 3000 120
	before=$(store-admin head)
	msg-ingest -q --dry-run -o json all.csv >dry.json || :
	[ "$(store-admin head)" = "$before" ]
	msg-ingest -q -o json all.csv >all.json || :
	[ "$(wc -l <dry.json)" -eq "$(wc -l <all.json)" ]
}

@test "several inputs one after the other" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 4000 2000
	# what is passed on points into the input
	tr -d '\r' <parts/0000.csv >one.csv
	cat <(head -n 1 one.csv) parts/0001.csv | tr -d '\r' >two.csv
	for file in one two; do
		sed '1s/$/,other/; 2,$s/$/,"x y"/' $file.csv >$file-more.csv
	done
	msg-ingest -q -o json one-more.csv two-more.csv >more.json 2>/dev/null || :
	[ "$(grep -cv '"other":"x y"' more.json)" -eq 0 ]
	rm store.db
	store-admin init >/dev/null
	msg-ingest -q -o json one.csv two.csv >all.json 2>/dev/null || :
	[ "$(wc -l <all.json)" -eq "$(wc -l <more.json)" ]
	[ "$(wc -l <all.json)" -gt 3000 ]
	sed 's/,"other":"x y"//' more.json | cmp - all.json
	msg-ingest -q -o json --all one.csv | jq -c '. + {own: {a: [1, {"б": 2}]}}' >one.json || :
	rm store.db
	store-admin init >/dev/null
	for file in 1 2 3; do
		jq -c --arg n $file '.key += "_" + $n' one.json >$file.json
	done
	msg-ingest -q -o json 1.json 2.json 3.json >own.json
	[ "$(wc -l <own.json)" -eq $((3 * $(jq .key one.json | sort -u | wc -l))) ]
	[ "$(grep -cv '"own":{"a":\[1,{"б":2}\]}' own.json)" -eq 0 ]
}

@test "what another program has put is found, whenever it came in" {
	"$OTKLIK_SOURCE/tests/tools/ingest-queue.py" 300 300
	msg-ingest -q all.csv >/dev/null 2>&1 || :
	mkfifo line
	msg-ingest -q -o json line >found.json 2>/dev/null 3>&- &
	exec 9>line
	sed 's/vk,-1_/vk,-5_/' all.csv >&9
	until [ "$(sqlite3 store.db "SELECT count(*) FROM message
		WHERE key LIKE '-5%'")" -gt 100 ]; do
		sleep 0.1
	done
	printf '{"network":"vk","key":"-9_1","author_id":"777","text":"%s",%s}' \
		'Сломана карусель в сквере у фонтана' \
		'"posted_at":"2022-10-01T10:00:00+06:00"' |
		msg-ingest -q >/dev/null
	echo 'vk,-9_2,,777,Кто,2022-10-02T10:00:00+06:00,,,' \
		'Опять сломана карусель в сквере у фонтана' | sed 's/,,, /,,,/' >&9
	exec 9>&-
	wait
	tail -n 1 found.json | grep -q '"similar":\[{'
}

# rows FIRST LAST: as an export has them.
rows()
{
	echo network,key,author_id,posted_at,text
	seq "$1" "$2" | awk '{
		print "vk,-1_" $1 "," $1 % 900 ",2022-09-01T10:00:00+06:00,Яма",
		    "на улице Мира дом", $1 % 700, "и", $1 % 31 }'
}

@test "two that import at once take turns, and lose nothing" {
	rows 1 24000 >one.csv
	rows 24001 48000 >two.csv
	msg-ingest -q one.csv >one.json &
	msg-ingest -q two.csv >two.json
	wait $!
	[ "$(cat one.json two.json | wc -l)" -eq 48000 ]
	[ "$(sqlite3 store.db 'SELECT count(*) FROM message')" -eq 48000 ]
	ok store-admin verify
}

@test "blanks for a text tell that a message is gone, of one that waits too" {
	for number in $(seq 3000); do
		key="\"network\":\"other\",\"key\":\"$number\""
		echo "{$key,\"text\":\"нет воды $number-й день\"}"
		[ $((number % 10)) -ne 0 ] || echo "{$key,\"text\":\"  \"}"
	done >lines.ndjson
	msg-ingest -q -o json lines.ndjson >all.json
	[ "$(grep -c '"ingest":"updated"' all.json)" -eq 300 ]
	[ "$(wc -l <all.json)" -eq 3300 ]
}
