#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# store-admin: the store as a whole.

load helpers

sql()
{
	sqlite3 "$OTKLIK_DB" "$@"
}

some_messages()
{
	printf 'network,key,text,topic\nvk,1_1,Яма на дороге,Дороги\n' |
		msg-ingest -q "$@" >/dev/null
}

@test "init makes a store and refuses to make it twice" {
	[ -f "$OTKLIK_DB" ]
	exits 2 store-admin init
	says "exists already"
	run ls
	[[ $output != *new-* ]]
}

@test "without a store every tool says how to make one" {
	rm "$OTKLIK_DB"
	exits 2 msg-show
	says "store-admin --db $OTKLIK_DB init"
	OTKLIK_DB='' exits 2 msg-show
	says "--db FILE"
}

@test "a file that is no store is refused" {
	echo hello >not.db
	exits 2 msg-show -d not.db
	sqlite3 other.db 'CREATE TABLE t (x)'
	exits 2 msg-show -d other.db
	says "is no store of otklik"
}

@test "a store of another version is refused with both numbers" {
	sql 'PRAGMA user_version = 99'
	exits 2 msg-show
	says "schema version 99"
	exits 2 store-admin upgrade
	says "knows only"
}

@test "who has the store open writes no more once it is of another version" {
	mkfifo in
	{
		msg-ingest <in >out 2>errors || echo $? >ended
	} &
	exec 7>in
	echo '{"network":"vk","key":"1","text":"Яма"}' >&7
	until [ -s out ]; do sleep 0.05; done
	sql 'PRAGMA user_version = 99'
	echo '{"network":"vk","key":"2","text":"Свет"}' >&7
	exec 7>&-
	wait $!
	[ "$(cat ended)" = 2 ]
	grep -q 'schema version 99' errors
	[ "$(sql "SELECT count(*) FROM message")" = 1 ]
}

@test "upgrade brings an old store to today, step by step" {
	rm "$OTKLIK_DB"
	for step in "$OTKLIK_SOURCE"/lib/store/schema/00[12]-*.sql; do
		sql <"$step"
	done
	sql 'PRAGMA application_id = 0x6f746b6c; PRAGMA user_version = 2'
	exits 2 msg-show
	says "store-admin upgrade"
	exits 0 store-admin upgrade
	says "from schema version 2"
	[ "$(sql "SELECT count(*) FROM message")" = 0 ]
	ok store-admin upgrade -q
}

@test "upgrade puts authors and sketches of old messages into blocks" {
	python3 - >many.csv <<-'END'
		print('network,key,author_id,author,posted_at,text')
		for i in range(2500):
		    who = f'{i % 400},Имя {i % 400}' if i % 7 else ','
		    text = f'Яма у дома {i % 90} по улице Лесной и яма {i}'
		    print(f'vk,1_{i},{who},2022-10-03T08:00,',
		          text if i % 5 else 'да', sep='')
	END
	msg-ingest -q many.csv >/dev/null
	store-admin dump >new
	msg-show --author 'Имя 13' >found
	[ "$(wc -l <found)" -gt 5 ]
	# As schema version 20 had them.
	for step in "$OTKLIK_SOURCE"/lib/store/schema/009-*.sql; do
		sed '/INDEX message_by_question/,$d' "$step" | sql
	done
	python3 - "$OTKLIK_DB" <<-'END'
		import sqlite3, struct, sys
		db = sqlite3.connect(sys.argv[1])
		for block, all in db.execute('SELECT * FROM sketch_block'):
		    for i, (words, a, b) in enumerate(struct.iter_unpack('<qqq', all)):
		        if words or a or b:
		            db.execute('INSERT INTO sketch VALUES (?, ?, ?, ?)',
		                       (block * 336 + i, words, a, b))
		db.execute('DROP TABLE sketch_block')
		db.execute('DROP TABLE author_block')
		db.execute('DROP TABLE posted_span')
		db.execute('DROP INDEX message_by_state')
		db.execute('DROP INDEX message_warned')
		db.execute('CREATE INDEX message_open ON message (id)')
		db.execute('CREATE INDEX message_by_author '
		           'ON message (id >> 17, author)')
		db.execute('PRAGMA user_version = 20')
		db.commit()
	END
	exits 0 store-admin -n upgrade
	for _ in 1 2 3; do
		store-admin upgrade 2>/dev/null && echo right &
	done >upgrades
	wait
	[ "$(grep -c right upgrades)" -eq 3 ]
	store-admin dump >upgraded
	cmp new upgraded
	ok store-admin verify
	msg-show --author 'Имя 13' | cmp - found
}

@test "init gives the caller roles admin and curator" {
	ok store-admin show staff
	prints "$(id -un),$(id -un),admin,"
	prints "$(id -un),$(id -un),curator,"
}

@test "another zone is taken, an unknown one refused" {
	ok store-admin -d a.db init --timezone Europe/Kaliningrad
	ok store-admin -d a.db show settings
	prints "timezone,Europe/Kaliningrad"
	exits 2 store-admin -d b.db init --timezone Nowhere/City
	[ ! -e b.db ]
}

@test "every table comes back as it was loaded" {
	for kind in bodies acts people staff schedules calendar terms \
		settings norms topics places routes lexicon method; do
		store-admin show "$kind" >"$kind.csv"
		store-admin load "$kind" <"$kind.csv"
		store-admin show "$kind" | cmp - "$kind.csv"
		store-admin show "$kind" -o json |
			store-admin load "$kind"
		store-admin show "$kind" | cmp - "$kind.csv"
	done
	ok store-admin verify
}

@test "a row as JSON has all columns of its table, in their order" {
	for kind in bodies staff schedules calendar terms norms places routes; do
		columns=$(store-admin show "$kind" | head -n 1)
		ok store-admin show "$kind" -o json
		[ "$(printf '%s\n' "$output" | jq -r 'keys_unsorted | join(",")' |
			sort -u)" = "$columns" ]
	done
	ok store-admin show staff -o json
	field .body null null
}

@test "each load is an event with the table's content" {
	before=$(sql "SELECT count(*) FROM event WHERE kind = 'loaded'")
	store-admin show topics | store-admin load topics
	[ "$(sql "SELECT count(*) FROM event WHERE kind = 'loaded'")" -eq \
		$((before + 1)) ]
	[ "$(sql "SELECT json_extract(data, '$.table') FROM event
		ORDER BY seq DESC LIMIT 1")" = topics ]
}

@test "a bad table is refused whole, with line and reason" {
	store-admin show calendar >before
	printf 'date,kind,hours_as,note,body\n2030-01-01,off,,,\n%s\n' \
		'2030-01-02,feast,,,' >bad.csv
	exits 2 store-admin load calendar bad.csv
	exits 2 store-admin load calendar <bad.csv
	says ":3:"
	says "feast"
	store-admin show calendar | cmp - before
	printf 'date,knd\n2030-01-01,off\n' >bad.csv
	exits 2 store-admin load calendar <bad.csv
	says "knd"
}

@test "what is no table empties none, and one that is emptied is told of" {
	store-admin show lexicon >before
	echo '<html><body>502 Bad Gateway</body></html>' >a.html
	exits 2 sh -c 'store-admin load lexicon <a.html'
	says 'the table has no such column; table lexicon stays as it is'
	store-admin show lexicon | cmp - before
	exits 0 sh -c 'store-admin load lexicon </dev/null'
	says "the table lexicon had $(($(wc -l <before) - 1)) rows, and has none any more"
	# It is empty already.
	ok sh -c 'store-admin show lexicon | store-admin load lexicon'
}

@test "RULES 4.2: a calendar in which a day is missing is refused" {
	store-admin show calendar >before.csv
	grep -v 2024-12-30 before.csv >bad.csv
	exits 2 store-admin load calendar <bad.csv
	says "store-admin: -: date: 2024 has 249 working days of 1987 hours"
	says "the federal calendar has 248 of 1979"
	says "has 248 of 1979"
	sed '/^2025-11-01,/s/working_short/working/' before.csv >bad.csv
	exits 2 store-admin load calendar <bad.csv
	says "2025 has 247 working days of 1973 hours, the federal calendar"
	says "has 247 of 1972"
	store-admin show calendar | cmp - before.csv
}

@test "RULES 4.2: days off of a region and of a body, and other years" {
	store-admin show calendar >before.csv
	{
		cat before.csv
		echo 2024-07-03,working,mon,,minstroy
		echo 2030-01-01,off,,,
	} >more.csv
	ok store-admin load calendar <more.csv
	echo 2024-07-01,off,,, >>more.csv
	exits 0 store-admin load calendar <more.csv
	says "2024: 247 working days of 1971 hours, the federal calendar has"
	ok store-admin load -q calendar <more.csv
	# without a year it is none of that year
	grep -v ^2024 before.csv >less.csv
	ok store-admin load calendar <less.csv
}

@test "an unknown table is named" {
	exits 2 store-admin load planets
	says "planets"
	exits 2 store-admin show planets
	says "planets"
}

@test "only an admin loads tables, and a refusal is recorded" {
	store-admin show staff | grep -v ',admin,' >staff.csv
	printf 'other,other,admin,\n' >>staff.csv
	store-admin load staff <staff.csv
	exits 2 store-admin load topics </dev/null
	says "needs role admin"
	[ "$(sql "SELECT kind FROM event ORDER BY seq DESC LIMIT 1")" = denied ]
}

@test "A1-12.1a: outages are recorded, ended and listed" {
	ok store-admin outage --begin 2022-10-03T08:00 --reason "диск"
	prints '"outage":1'
	prints '"end":null'
	ok store-admin outage --end 2022-10-03T09:00 1
	prints '"end":"2022-10-03T09:00:00+06:00"'
	exits 2 store-admin outage --end 2022-10-03T09:30 1
	says "has ended already"
	for number in 2 0 -1 -9223372036854775808; do
		exits 2 store-admin outage --end 2022-10-03T09:30 -- $number
		says "there is no outage $number"
	done
	exits 2 store-admin outage --begin 2022-10-03T09:00 --end 2022-10-03T08:00
	says "before its begin"
	# Whoever forgets --begin is told, and does not get the list.
	exits 2 store-admin outage --kind planned --reason "замена диска"
	says '--kind belongs to --begin'
	exits 2 store-admin outage --end 2022-10-03T09:30 --reason "диск" 1
	says '--reason belongs to --begin'
	exits 2 store-admin outage --begin 2030-01-01
	says "in the future"
	exits 2 store-admin outage --begin 2022-10-01 --scope moon
	says "moon"
	ok store-admin outage -o csv
	[ "${#lines[@]}" -eq 2 ]
	ok store-admin verify
}

@test "verify prints the head and takes it back" {
	ok store-admin head
	head=$output
	some_messages
	ok store-admin verify --head "$head"
	other=0
	[[ $head != *0 ]] || other=1
	exits 1 store-admin verify --head "${head%?}$other"
	prints "another hash"
	exits 1 store-admin verify --head "9999:${head#*:}"
	prints "is missing"
	exits 2 store-admin verify --head garbage
}

@test "a signal ends verify soon: status 2, and no head is printed" {
	exits 2 python3 "$OTKLIK_SOURCE/tests/tools/signalled.py" \
		store-admin verify
	says "store-admin: $OTKLIK_DB: stopped by a signal before the end"
	[ -z "$output" ]
	ok store-admin verify
}

@test "a signal ends load and restore, and nothing of what came is kept" {
	local signalled="$OTKLIK_SOURCE/tests/tools/signalled.py"
	store-admin show topics >topics.csv
	ok store-admin dump
	printf '%s\n' "$output" >dump
	mkfifo one two
	# What comes ends by itself, however long the tool would wait.
	{ head -n 5 topics.csv; sleep 3; } 3>&- >one &
	exits 2 python3 "$signalled" store-admin load topics <one
	says 'stopped by a signal before the end'
	store-admin show topics | cmp - topics.csv
	{ head -n 5 dump; sleep 3; } 3>&- >two &
	exits 2 python3 "$signalled" store-admin restore <two
	says 'stopped by a signal before the end'
	store-admin dump | cmp - dump
}

@test "the journal cannot be changed by accident" {
	some_messages
	run sql "UPDATE event SET actor = 'x'"
	[ "$status" -ne 0 ]
	[[ $output == *append-only* ]]
	run sql "DELETE FROM event"
	[ "$status" -ne 0 ]
}

@test "verify names the row of a store that was edited" {
	some_messages
	cp "$OTKLIK_DB" clean.db
	tamper()
	{
		cp clean.db "$OTKLIK_DB"
		sql "$1"
		exits 1 store-admin verify
		prints "$2"
	}
	tamper "UPDATE message SET state = 'answered'" "message 1: state"
	tamper "UPDATE message SET posted_at = 5" "message 1: posted_at"
	tamper "UPDATE revision SET text = 'x'" "message 1: the text"
	tamper "UPDATE message SET alerting = 1" "message 1: alerting"
	tamper "UPDATE label SET text = 'x'" "message 1: topic"
	tamper "UPDATE bodies SET name = 'x' WHERE row = 3" \
		"table bodies, row 3"
	tamper "DELETE FROM terms WHERE row = 5" "table terms, row 5"
	tamper "DROP TRIGGER event_no_update;
		UPDATE event SET actor = 'x' WHERE seq = 2" "event 2"
	tamper "UPDATE event_text SET text = 'x' WHERE seq = 3" "event 3"
	tamper "PRAGMA foreign_keys = 0; DELETE FROM revision;
		DELETE FROM message" "message 1"
	tamper "INSERT INTO message (id, network, key, as_of, revision, state)
		VALUES (99, 'vk', '9_9', 1, 1, 'collected')" "message 99: is in"
	tamper "INSERT INTO event_text VALUES (999, 'note', 'x')" \
		"table event_text, row"
	tamper "INSERT INTO outage VALUES (1, 2, 3, 'failure', 'system',
		NULL, 'x')" "outage 1"
}

@test "verify names an earlier text that was changed" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' | msg-ingest >/dev/null
	echo '{"network":"vk","key":"1_1","text":"Две ямы"}' |
		msg-ingest >/dev/null
	ok store-admin verify
	sql "UPDATE revision SET text = 'x' WHERE revision = 1"
	exits 1 store-admin verify
	prints 'message 1: its revision 1 was changed'
}

@test "verify names a message that is listed under another author" {
	some_messages
	sql "UPDATE author_block SET authors = x'0000000007000000'"
	exits 1 store-admin verify
	prints "table author_block, row 0: message 1 is another author's"
}

@test "verify names a block of no messages, and nobody reads it" {
	some_messages
	sql "INSERT INTO sketch_block VALUES (9223372036854775807, x'ff')"
	exits 1 store-admin verify
	prints "table sketch_block, row 9223372036854775807: is of no messages"
	sql "UPDATE sketch_block SET block = -5 WHERE block > 0"
	exits 1 store-admin verify
	prints "table sketch_block, row -5: is of no messages"
	echo '{"network":"vk","key":"1_9","text":"Яма на дороге у школы"}' |
		msg-ingest >/dev/null
}

@test "dump and restore give the same store, hash for hash" {
	some_messages
	store-admin outage --begin 2022-10-03T08:00 >/dev/null
	store-admin dump >one
	store-admin -d copy.db init
	ok store-admin -d copy.db restore <one
	store-admin -d copy.db dump | cmp - one
	ok store-admin -d copy.db verify --head "$(store-admin head)"
	exits 2 store-admin restore <one
	says "in use already"
	head -n 3 one | sed 's/"version":[0-9]*/"version":1/' >old
	store-admin -d old.db init
	exits 2 store-admin -d old.db restore <old
	says "schema version 1"
}

@test "a dump that was cut restores nothing" {
	some_messages
	store-admin dump | head -c 3000 >cut
	store-admin -d copy.db init
	before=$(store-admin -d copy.db head)
	exits 2 store-admin -d copy.db restore <cut
	says "-:$(wc -l <cut | awk '{ print $1 + 1 }'): the input ends inside"
	[ "$(store-admin -d copy.db head)" = "$before" ]
	# Between two lines, too, where no row refers to what is missing.
	store-admin dump >whole
	for lines in 0 1 5 -1; do
		head -n "$lines" whole >cut
		exits 2 store-admin -d copy.db restore <cut
		says 'the dump is not whole: its last line is missing'
	done
	[ "$(store-admin -d copy.db head)" = "$before" ]
	cat whole whole >cut
	exits 2 store-admin -d copy.db restore <cut
	says "-:$(($(wc -l <whole) + 1)): record: the dump has ended"
	ok store-admin -d copy.db restore <whole
}

@test "a dump with values that no column has restores nothing" {
	some_messages
	store-admin dump >whole
	store-admin -d copy.db init
	before=$(store-admin -d copy.db head)
	line=$(grep -n '"table":"message"' whole | head -n 1 | cut -d: -f1)
	for value in 1.5 1e3 true '[1]' 99999999999999999999; do
		sed "$line"'s/"deleted_at":null/"deleted_at":'"$value/" whole \
			>changed
		exits 2 store-admin -d copy.db restore <changed
		says "-:$line: deleted_at: neither a text nor a whole number"
	done
	[ "$(store-admin -d copy.db head)" = "$before" ]
	ok store-admin -d copy.db restore <whole
}

@test "a dump without some of its rows restores nothing" {
	some_messages
	store-admin dump | grep -v '"table":"label"' >holes
	store-admin -d copy.db init
	before=$(store-admin -d copy.db head)
	exits 2 store-admin -d copy.db restore <holes
	says "the dump is not whole: table message, row 1: refers to a row of label"
	[ "$(store-admin -d copy.db head)" = "$before" ]
	echo '{"network":"vk","key":"1_2","text":"Яма","author_id":"9"}' |
		msg-ingest >/dev/null
	store-admin dump | grep -v '"table":"author_block"' >holes
	exits 2 store-admin -d copy.db restore <holes
	says "the dump is not whole: table author_block, row 0: message 2 is"
	[ "$(store-admin -d copy.db head)" = "$before" ]
	store-admin dump >whole
	grep -v '"table":"norms"' whole >holes
	exits 2 store-admin -d copy.db restore <holes
	says "rows, its last line says $(($(wc -l <whole) - 2))"
	sed 1d whole >holes
	exits 2 store-admin -d copy.db restore <holes
	says '-:1: record: no dump begins like that'
	sed 3p whole >holes
	exits 2 store-admin -d copy.db restore <holes
	says '-:4: copy.db: cannot restore a row: UNIQUE'
	[ "$(store-admin -d copy.db head)" = "$before" ]
}

@test "what the system says of a disk is told" {
	# Not even the index of the log has room, without which nobody reads.
	exits 2 bash -c "trap '' XFSZ; ulimit -f 8; exec msg-show"
	says 'disk I/O error: File too large'
	ok msg-show
}

@test "a backup is a store" {
	some_messages
	ok store-admin backup copy.db
	ok store-admin -d copy.db verify --head "$(store-admin head)"
	exits 2 store-admin backup copy.db
	says "exists already"
}

@test "a backup that was killed is not in the way, nor taken for one" {
	some_messages
	# Killed by the limit of a file's size, with a part of it written.
	exits 153 bash -c "ulimit -f 100; exec store-admin backup copy.db"
	compgen -G 'copy.db.new-*'
	[ ! -e copy.db ]
	rm copy.db.new-*
	# Refused by the same limit.
	exits 2 bash -c "trap '' XFSZ; ulimit -f 100
		exec store-admin backup copy.db"
	says 'cannot copy the store'
	[ "$(echo copy.db*)" = 'copy.db*' ]
	ok store-admin backup copy.db
	ok store-admin -d copy.db verify --head "$(store-admin head)"
	[ "$(echo copy.db*)" = copy.db ]
}

@test "a store is a file, whatever its name means to SQLite" {
	local name
	for name in file:a.db :memory: 'file:b.db?mode=memory' -c.db; do
		ok store-admin -q -d "$name" init
		[ -f "./$name" ]
		some_messages -d "$name"
		ok msg-show -d "$name" -o json
		lines 1
		ok store-admin -d "$name" backup "./$name.copy"
		ok store-admin -d "./$name.copy" verify \
			--head "$(store-admin -d "$name" head)"
		chmod a-w "./$name"
		ok msg-show -d "$name" -o json
		lines 1
	done
}

@test "the views have stable names" {
	some_messages
	[ "$(sql "SELECT id || key || topic FROM view_message")" = 11_1Дороги ]
	[ "$(sql "SELECT kind FROM view_event WHERE id = 1")" = collected ]
	sql "SELECT id, due, state FROM view_clock; SELECT * FROM view_finding"
}

@test "the chain can be followed by anybody with BLAKE2b" {
	some_messages
	sqlite3 -json "$OTKLIK_DB" "SELECT seq, at, recorded_at, actor, role,
		message, kind, data, lower(hex(hash)) AS hash FROM event
		ORDER BY seq" >events.json
	python3 - <<-'PYTHON'
	import hashlib, json
	digest = lambda t: hashlib.blake2b(t.encode(), digest_size=32).hexdigest()
	prev = "0" * 64
	for e in json.load(open("events.json")):
	    line = "|".join([str(e["seq"]), str(e["at"]), str(e["recorded_at"]),
	        e["actor"], e["role"], str(e["message"] or ""), e["kind"],
	        digest(e["data"])])
	    prev = digest(prev + line)
	    assert prev == e["hash"], e
	PYTHON
}

@test "usage errors exit 2 and say what to try" {
	exits 2 store-admin
	exits 2 store-admin dance
	says "dance"
	exits 2 store-admin --nonsense
	says "--nonsense"
	exits 0 store-admin --help
	prints "Usage: store-admin"
	exits 0 store-admin -V
}

@test "a dry run keeps nothing, whatever it does" {
	exits 0 store-admin -n -d new.db init
	says 'new.db: would be made'
	run ls
	[[ $output != *new.db* ]]
	exits 2 store-admin -n init
	says 'exists already'
	exits 2 store-admin -n -d nosuch/new.db init
	exits 2 store-admin -n -d new.db init --timezone Nowhere/City
	ok store-admin -q -n -d new.db init
	exits 0 store-admin -n backup copy.db
	says 'copy.db: would be made'
	[ ! -e copy.db ]
	exits 2 store-admin -n backup store.db
	exits 2 store-admin -n backup nosuch/copy.db
	store-admin dump >before
	store-admin show topics >topics.csv
	echo 'Дороги,Ямы' >>topics.csv
	exits 0 store-admin -n load topics <topics.csv
	says "table topics would be replaced: $(sed 1d topics.csv | wc -l) rows"
	exits 2 store-admin -n load people <topics.csv
	store-admin -d copy.db init
	store-admin -d copy.db dump >empty
	exits 0 store-admin -n -d copy.db restore <before
	says 'would be restored'
	store-admin -d copy.db dump | cmp - empty
	store-admin dump | cmp - before
}

@test "a dry run of an outage has no number, and says that it is one" {
	some_messages
	store-admin dump >before
	ok store-admin -n outage --begin '2022-10-03 09:10'
	field '[.outage, .dry_run, .begin] | @csv' \
		',true,"2022-10-03T09:10:00+06:00"'
	ok store-admin -n outage -o csv --fields outage,dry_run,kind \
		--begin '2022-10-03 09:10'
	prints ',true,failure'
	store-admin dump | cmp - before
	ok store-admin outage --begin '2022-10-03 09:10'
	field '[.outage, .dry_run] | @csv' '1,'
	store-admin dump >before
	ok store-admin -n outage --end '2022-10-03 09:20' 1
	field '[.outage, .dry_run, .end] | @csv' \
		'1,true,"2022-10-03T09:20:00+06:00"'
	store-admin dump | cmp - before
	# What is there is listed as ever.
	ok store-admin -n outage
	field '[.outage, .dry_run] | @csv' '1,'
}

@test "a dry run of an upgrade leaves the version as it is" {
	rm "$OTKLIK_DB"
	for step in "$OTKLIK_SOURCE"/lib/store/schema/00[12]-*.sql; do
		sql <"$step"
	done
	sql 'PRAGMA application_id = 0x6f746b6c; PRAGMA user_version = 2'
	sql .schema >before
	exits 0 store-admin -n upgrade
	says 'would be upgraded from schema version 2 to'
	sql .schema | cmp - before
	[ "$(sql 'PRAGMA user_version')" = 2 ]
	# A step that fails is told.
	sql 'CREATE TABLE message (x)'
	exits 2 store-admin -n upgrade
	sql 'DROP TABLE message'
	exits 0 store-admin upgrade
	exits 0 store-admin -n upgrade
	says 'already'
}

@test "a table that was shown for a spreadsheet is the same again" {
	store-admin load topics 2>/dev/null \
		<<<$'group,topic\nА,+7 913\nА,"\'=1"\nБ,слово'
	store-admin show topics >before.csv
	for format in excel csv json; do
		store-admin show topics -o $format |
			store-admin load topics 2>/dev/null
		store-admin show topics | cmp - before.csv
	done
}

@test "rows that others name and that are gone are remarked" {
	{ store-admin show staff; echo 'olga,Ольга,manager,minobr'; } >staff.csv
	ok store-admin load staff <staff.csv
	store-admin show bodies >bodies.csv
	sed '/^minobr,/d' bodies.csv >fewer.csv
	exits 0 store-admin load bodies <fewer.csv
	says 'the table staff names a row that is gone'
	says '"minobr"'
	ok store-admin load bodies <bodies.csv
	sed '/^gov,/d' <(store-admin show schedules) >fewer.csv
	exits 0 store-admin load schedules <fewer.csv
	says 'the table bodies names a row that is gone'
}

@test "the ministry loads its method, and nothing else" {
	{ store-admin show staff; echo 'mila,Мила,ministry,'; } >staff.csv
	ok store-admin load staff <staff.csv
	store-admin show method >method.csv
	ok store-admin --as mila load method <method.csv
	store-admin show topics >topics.csv
	exits 2 store-admin --as mila load topics <topics.csv
	says 'needs role admin'
}

# other COMMAND...: the same as somebody else, who may only read the store.
other()
{
	setpriv --reuid=1002 --regid=2000 --clear-groups \
	    env "PATH=$PATH" "OTKLIK_DB=$OTKLIK_DB" "$@"
}

# A store in a folder that others may look into, which those of tests are not.
open_folder()
{
	shared=$(mktemp -d)
	chmod "$1" "$shared"
	cp "$OTKLIK_DB" "$shared/a%20.db"
	export OTKLIK_DB="$shared/a%20.db"
	chmod "$2" "$OTKLIK_DB"
	if [ "$(id -u)" -ne 0 ] || ! other msg-show --version >/dev/null 2>&1
	then
		rm -r "$shared"
		skip 'needs root, and a tree that others may read'
	fi
}

@test "who may only read a store does not lock its owner out" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' >a.json
	ok msg-ingest a.json
	open_folder 777 644
	exits 2 other msg-show
	says 'nobody has it open'
	[ ! -e "$OTKLIK_DB-wal" ]
	# while the owner has it open
	mkfifo hold
	msg-ingest -q hold >/dev/null 3>&- &
	exec 9>hold
	cat a.json >&9
	while [ ! -e "$OTKLIK_DB-shm" ]; do sleep 0.1; done
	ok other msg-show --fields id
	exits 2 other msg-ingest <a.json
	says 'it may not be written'
	exec 9>&-
	wait
	chmod 600 "$OTKLIK_DB"
	exits 2 other msg-show
	says 'cannot open the store: Permission denied'
	chmod 700 "$shared"
	exits 2 other msg-show
	says 'cannot open the store: Permission denied'
	rm -r "$shared"
}

@test "a store that nobody may write is read, and nothing is left beside it" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' >a.json
	ok msg-ingest a.json
	open_folder 777 444
	for db in "$OTKLIK_DB" "/$OTKLIK_DB"; do
		ok other msg-show --db "$db" --fields id
		[ "$output" = '{"id":1}' ]
		ok other store-admin --db "$db" verify
	done
	[ "$(ls -A "$shared")" = 'a%20.db' ]
	rm -r "$shared"
}
