#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2314
# msg-ingest, acct-ingest: documents too large to be held, whose names stand
# behind their records.

load helpers
load accounts

# document NETWORK [ELEMENT [AT]]: items of 64 KiB, 18 MiB in all, the ELEMENT
# before the item AT; what they need to be understood stands behind them.
document()
{
	python3 - "$@" <<-'END'
	import json, sys
	network, *more = sys.argv[1:]
	pad = "x" * 65000
	def item(n):
	    if network == "ok":
	        return {"id": "Q%d" % n, "pad": pad, "text": "Яма %d" % n,
	                "date": "2022-10-03 05:00:00", "author_id": str(n % 9)}
	    return {"id": n, "pad": pad, "text": "Яма %d" % n, "post_id": 2,
	            "owner_id": -9, "date": 1664771100, "from_id": n % 9}
	items = [json.dumps(item(n)) for n in range(1, 291)]
	if more:
	    element = more[0].replace("LARGE", "x" * (17 << 20))
	    items.insert(int(more[1]) - 1, element)
	items = ",\n".join(items)
	if network == "ok":
	    users = [{"uid": str(n), "name": "Имя %d" % n} for n in range(9)]
	    print('{"comments":[%s],"discussionId":"157","entities":%s,'
	          '"discussionType":"GROUP_TOPIC"}' %
	          (items, json.dumps({"users": users})))
	else:
	    people = [{"id": n, "first_name": "Имя", "last_name": str(n),
	               "photo_50": "p" * 9000} for n in range(9)]
	    print('{"response":{"count":290,"items":[%s],"profiles":%s}}' %
	          (items, json.dumps(people)))
	END
}

# ingests NETWORK FILE: its records and its bytes through a pipe come in alike.
ingests()
{
	set -- "$2" msg-ingest -n --from "$1" -o csv --fields key,author
	run --separate-stderr "${@:2}" --rejects pipe.json < <(cat "$1")
	piped=$output
	run --separate-stderr "${@:2}" --rejects file.json "$1"
	[ "$output" = "$piped" ] || differ "the same from a pipe"
	cmp file.json pipe.json
}

# limited BLOCKS COMMAND...: no file it writes may be larger; as a full disk.
limited()
{
	(
		trap '' XFSZ
		ulimit -f "$1"
		shift
		exec "$@"
	)
}

@test "Odnoklassniki: the topic behind 18 MiB of comments is found" {
	document ok >ok.json
	ingests ok ok.json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	lines 291
	[ "${lines[1]}" = '157#Q1,Имя 1' ]
	[ "${lines[290]}" = '157#Q290,Имя 2' ]
}

@test "VK: names behind 18 MiB of comments are found" {
	document vk >vk.json
	ingests vk vk.json
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	lines 291
	[ "${lines[1]}" = '-9_2_1,Имя 1' ]
	[ "${lines[290]}" = '-9_2_290,Имя 2' ]
}

@test "acct-ingest: names behind 18 MiB of comments are found" {
	managers minzdrav
	register account,owner,network mz,minzdrav,vk
	document vk >vk.json
	now 2022-10-04 10:00
	ok acct-ingest -n --from vk --account mz --kind comments -o json vk.json
	lines 290
	output=${lines[289]} field '"\(.key) \(.author)"' '-9_2_290 Имя 2'
}

@test "an element over 16 MiB is refused, those behind it come in" {
	document ok '{"id":"Qx","text":"LARGE"}' 3 >ok.json
	ingests ok ok.json
	[ "$status" -eq 1 ]
	says 'ok.json:#3: larger than 16 MiB'
	lines 291
	[ "${lines[2]}" = '157#Q2,Имя 2' ]
	[ "${lines[3]}" = '157#Q3,Имя 3' ]
	[ "$(wc -c <file.json)" -eq $((17 * 1048576 + 22)) ]
}

@test "a refused element goes with what stands behind the others" {
	document ok '{"id":"Qx","text":"Яма","date":"вчера"}' 200 >ok.json
	ingests ok ok.json
	[ "$status" -eq 1 ]
	says 'ok.json:#200: date: not a time: "вчера"'
	lines 291
	sed -i 's/вчера/2022-10-03 05:00:00/' file.json
	ok msg-ingest --from ok file.json
	field .key '157#Qx'
}

@test "an input that is cut gives what was whole" {
	document vk | head -c 17500000 >vk.json
	ingests vk vk.json
	[ "$status" -eq 1 ]
	says 'vk.json:#269: the input ends inside the document'
	lines 269
	[ "${lines[268]}" = '-9_2_268,' ]
}

@test "a document in another encoding, and the next one" {
	{
		document vk
		echo '{"response":{"items":[{"id":5,"post_id":3,"owner_id":-9,
			"from_id":1,"date":1664771100,"text":"Яма"}]}}'
	} | iconv -t UTF-16LE >vk.json
	ok msg-ingest -n --from vk --encoding UTF-16LE vk.json -o csv \
		--fields key,author
	lines 292
	[ "${lines[290]}" = '-9_2_290,Имя 2' ]
	[ "${lines[291]}" = '-9_3_5,' ]
}

@test "a full disk is told of; what came in before stays" {
	document vk >vk.json
	echo '{"id":1,"post_id":1,"owner_id":-9,"date":1664771100,
		"from_id":1,"text":"Яма"}' >small.json
	exits 2 limited 1024 msg-ingest --from vk small.json vk.json
	says 'a temporary file in /var/tmp: File too large'
	field .key -9_1_1
	TMPDIR=/no/such/folder exits 2 msg-ingest --from vk vk.json
	says 'a temporary file in /no/such/folder: No such file or directory'
	ok msg-show -o csv --fields key
	lines 2
	ok store-admin verify
	mkdir folder
	TMPDIR=folder ok msg-ingest --from vk vk.json
	lines 290
	rmdir folder
}

@test "what needs no names waits for nothing" {
	export TMPDIR=/no/such/folder
	document vk | sed 's/^{"response":{"count":290,"items"://
		s/,"profiles":.*//' >list.json
	ok msg-ingest -n --from vk list.json -o csv --fields key
	lines 291
	tr -d '\n' <list.json | sed 's/^\[//; s/\]$//; s/},{/}\n{/g' >lines.json
	ok msg-ingest -n --from vk lines.json -o csv --fields key
	lines 291
}

# people WORDS: a document with 200,000 of them, whose last names are so long.
people()
{
	python3 - "$1" >vk.json <<-'END'
	import sys
	more = " Длинная" * int(sys.argv[1])
	print('{"items":[{"id":5,"post_id":3,"owner_id":-9,"from_id":199999,'
	      '"date":1664771100,"text":"Яма"},{"id":6,"post_id":3,"owner_id":-9,'
	      '"from_id":-7,"date":1664771100,"text":"Яма"}],"profiles":[')
	print(",\n".join('{"id":%d,"first_name":"Имя","last_name":"Фамилия %d%s"}'
	                 % (n, n, more) for n in range(200000)) + '],"groups":[')
	print(",\n".join('{"id":%d,"name":"Группа %d"}' % (n, n)
	                 for n in range(5000)) + ']}')
	END
}

@test "of very many people only names are kept" {
	people 0
	exits 0 msg-ingest --from vk vk.json
	[ -z "$stderr" ] || differ "nothing said"
	[ "$(jq -r .author <<<"$output" | paste -sd,)" = \
		'Имя Фамилия 199999,Группа 7' ]
}

@test "more names than can be kept are told of" {
	people 12
	exits 0 msg-ingest --from vk vk.json
	[ "$(jq -r .author <<<"$output" | paste -sd,)" = 'null,null' ]
	says 'vk.json: names may be missing: what stands around the records is'
}

@test "of other lists all is kept, wherever they stand" {
	# the list of what a discussion is about, at the end of what is looked at
	# at once
	for pad in 65420 65428 65460; do
		python3 - $pad >ok.json <<-'END'
		import json, sys
		print(json.dumps({
		    "discussionId": "777", "discussionType": "GROUP_TOPIC",
		    "discussion": {"object_id": "777",
		                   "message": "x" * int(sys.argv[1]),
		                   "ref_objects": [{"id": "12345", "type": "GROUP"},
		                                   {"id": "2", "type": "USER"}]},
		    "comments": [{"id": "c", "author_id": "5", "text": "Яма",
		                  "date_ms": 1662000000000}]},
		    ensure_ascii=False, separators=(",", ":")))
		END
		exits 0 msg-ingest -n --from ok ok.json
		field .url 'https://ok.ru/group/12345/topic/777#c'
	done
}

@test "people are who the list says they are" {
	python3 - >ok.json <<-'END'
	import json
	print(json.dumps({
	    "discussionId": "777", "discussionType": "GROUP_TOPIC",
	    "entities": {"users": [{"id": "x%d" % n, "uid": str(n),
	                            "name": "Имя %d" % n, "pad": "y" * 60}
	                           for n in range(3000)]},
	    "comments": [{"id": "c", "author_id": "55", "text": "Яма",
	                  "date_ms": 1662000000000}]}))
	END
	exits 0 msg-ingest -n --from ok ok.json
	field .author 'Имя 55'
}
