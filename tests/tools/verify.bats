#!/usr/bin/env bats
# A store that was edited with other programs: verify names the row, whatever
# column the journal tells of, and each guard that was taken away.

load helpers
load accounts

# tamper SQL WORDS: the guards are taken away for the edit and put back.
tamper()
{
	cp clean.db "$OTKLIK_DB"
	sqlite3 clean.db "SELECT sql || ';' FROM sqlite_master
		WHERE type = 'trigger'" >guards.sql
	sqlite3 clean.db "SELECT 'DROP TRIGGER ' || name || ';'
		FROM sqlite_master WHERE type = 'trigger'" >bare.sql
	{
		cat bare.sql
		printf '%s;\n' "$1"
		cat guards.sql
	} | sqlite3 -bail "$OTKLIK_DB"
	exits 1 store-admin verify
	prints "$2"
}

@test "a revision: its digest, when it was seen, an old text with its digest" {
	for text in Яма 'Две ямы' 'Три ямы'; do
		echo '{"network":"vk","key":"1_1","text":"'"$text"'"}'
		echo '{"network":"vk","key":"1_2","text":"'"$text"' тут"}'
	done | msg-ingest >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	tamper "UPDATE revision SET digest = zeroblob(32) WHERE revision = 3" \
		'message 1: its revision 3 was changed'
	tamper "UPDATE revision SET seen_at = seen_at - 1
		WHERE revision_id = 65536 + 2" 'message 1: its revision 2'
	tamper "UPDATE revision SET (text, digest) = (SELECT text, digest
		FROM revision WHERE revision_id = 2 * 65536 + 1)
		WHERE revision_id = 65536 + 1" 'message 1: its revision 1'
}

@test "a revision that is gone, and one that nobody wrote" {
	for text in Яма 'Две ямы' 'Три ямы'; do
		echo '{"network":"vk","key":"1_1","text":"'"$text"'"}'
	done | msg-ingest >/dev/null
	# The second text of message 2 was edited before the first that came in.
	for edited in 1664701000 1664700500; do
		echo '{"response":{"items":[{"id":7,"owner_id":-1,"from_id":5,' \
			'"date":1664700000,"edited":'$edited',' \
			'"text":"Яма '$edited'","post_type":"post"}]}}'
	done | msg-ingest --from vk >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	tamper "DELETE FROM revision WHERE revision_id = 65536 + 1" \
		'message 1: its revision 1 is missing'
	tamper "DELETE FROM revision WHERE revision_id = 65536 + 2" \
		'message 1: its revision 2 is missing'
	tamper "DELETE FROM revision WHERE revision_id = 2 * 65536 + 2" \
		'message 2: its revision 2 is not what the journal says'
	tamper "UPDATE revision SET (text, digest) = (SELECT text, digest
		FROM revision WHERE revision_id = 65536 + 1)
		WHERE revision_id = 2 * 65536 + 2" \
		'message 2: its revision 2 is not what the journal says'
	for row in 1,4 2,3; do
		tamper "INSERT INTO revision SELECT ${row%,*} * 65536 + ${row#*,},
			${row%,*}, ${row#*,}, digest, seen_at, url, text,
			attachments, NULL FROM revision
			WHERE revision_id = 65536 + 2" \
			"message ${row%,*}: its revision ${row#*,} was changed"
	done
}

@test "an outage: why" {
	ok store-admin outage --begin 2022-10-03T08:00 --kind failure \
		--scope system --reason 'Нет света'
	ok store-admin outage --end 2022-10-03T09:00 1
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	tamper "UPDATE outage SET reason = 'Нет воды'" 'outage 1: is not'
	tamper "UPDATE outage SET reason = NULL" 'outage 1: is not'
}

@test "a clock: by what it is judged, and an assignment's names" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' |
		msg-ingest --detect >/dev/null
	msg-route --to minstroy 1 >/dev/null
	msg-route --decision term --term 60m 1 >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	wrong='does not follow from the journal'
	tamper "UPDATE clock SET detected = detected + 1" "clock 1: $wrong"
	tamper "UPDATE clock SET law = 999 WHERE clock_id = 2" "clock 2: $wrong"
	tamper "UPDATE clock SET law = NULL WHERE clock_id = 2" "clock 2: $wrong"
	tamper "UPDATE clock SET ending = 'x' WHERE clock_id = 2" \
		"clock 2: $wrong"
	tamper "UPDATE clock SET ending = 'cancelled' WHERE clock_id = 2" \
		"clock 2: $wrong"
	tamper "UPDATE clock SET target = '2h' WHERE target = '1h'" "$wrong"
	tamper "UPDATE clock SET target = NULL WHERE target = '1h'" "$wrong"
	tamper "DELETE FROM clock; DELETE FROM assignment" \
		'message 1: its assignments or clocks are not what'
	tamper "UPDATE assignment SET role = 'x'" 'message 1: its assignments'
	tamper "UPDATE assignment SET state = 'x'" 'message 1: its assignments'
}

@test "a notice that was issued was printed; findings are of their audit" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' |
		msg-ingest --detect >/dev/null
	msg-route --to minstroy 1 >/dev/null
	export OTKLIK_NOW=2022-10-10T10:00:00+06:00
	msg-deadline --notices >/dev/null
	managers minzdrav
	register account,owner,network mz,minzdrav,vk
	acct-audit --record >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	tamper "UPDATE notice SET printed = 0" \
		'notice 1: only a withdrawal waits to be printed'
	tamper "UPDATE finding SET at = at + 1 WHERE finding = 1" \
		'findings of event'
}

# What no row betrays: a part of the schema.
spoil()
{
	cp clean.db "$OTKLIK_DB"
	sqlite3 "$OTKLIK_DB" "$1"
	exits 1 store-admin verify
	prints "$2"
}

@test "guards, views and indexes are those of a new store" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' | msg-ingest >/dev/null
	cp "$OTKLIK_DB" clean.db
	spoil 'DROP TRIGGER event_no_update' \
		'trigger event_no_update: is missing'
	spoil 'CREATE TRIGGER a AFTER INSERT ON event BEGIN
		DELETE FROM event_text; END' 'trigger a: is none of the schema'\''s'
	spoil "DROP TRIGGER event_no_delete; CREATE TRIGGER event_no_delete
		BEFORE DELETE ON event BEGIN SELECT 1; END" \
		'trigger event_no_delete: is not as the schema has it'
	spoil 'DROP VIEW view_message' 'view view_message: is missing'
	spoil 'DROP VIEW view_event; CREATE VIEW view_event AS SELECT 1' \
		'view view_event: is not as the schema has it'
	spoil 'DROP INDEX message_warned' 'index message_warned: is missing'
	spoil 'CREATE TABLE x (y)' 'table x: is none of the schema'\''s'
	# A row that was changed is rather named than the guard that is gone.
	cp clean.db "$OTKLIK_DB"
	sqlite3 "$OTKLIK_DB" "DROP TRIGGER event_no_update;
		UPDATE event SET actor = 'x' WHERE seq = 2"
	exits 1 store-admin verify
	prints 'event 2: '
}

@test "whose a message is: the network its author is of, and nobody's number" {
	for i in 1 2 3; do
		echo '{"network":"vk","key":"1_'"$i"'","text":"Яма '"$i"'",
			"author_id":"'"$i"'","author":"Имя '"$i"'"}' | tr -d '\n'
		echo
	done | msg-ingest >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	tamper "UPDATE author SET network = 'ok'" \
		'message 1: its author is of another network'
	tamper "UPDATE author SET network = 'ok' WHERE author_id = '3'" \
		'message 3: its author is of another network'
	# Numbers begin with 1: the first place is no message's.
	tamper "UPDATE author_block SET authors =
		CAST(x'01000000' || substr(authors, 5) AS BLOB)" \
		'table author_block, row 0: message 0 is another author'
	tamper "UPDATE author_block SET authors = CAST(substr(authors, 1, 4) ||
		x'02000000' || substr(authors, 9) AS BLOB)" \
		'table author_block, row 0: message 1 is another author'
}

@test "when the messages of a block were posted, and no block is told of none" {
	for i in 1 2 3; do
		echo '{"network":"vk","key":"1_'"$i"'","text":"Яма '"$i"'",
			"posted_at":"2022-10-0'"$i"'T09:00:00+06:00"}' |
			tr -d '\n'
		echo
	done | msg-ingest >/dev/null
	ok store-admin verify
	cp "$OTKLIK_DB" clean.db
	for change in 'least = least - 1' 'least = least + 1' \
		'greatest = greatest - 1' 'greatest = greatest + 1' 'block = 1'; do
		tamper "UPDATE posted_span SET $change" \
			'table posted_span, row 0: its messages were posted at other times'
	done
	for row in 5 -1; do
		tamper "INSERT INTO posted_span VALUES ($row, 1, 2)" \
			"table posted_span, row $row: no message of it was posted"
	done
}
