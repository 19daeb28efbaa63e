#!/usr/bin/env bats
# What stands on standard error does nothing to a terminal, whatever a command
# line, a file or a folder is called.

load helpers

# tame COMMAND...: no byte that a terminal obeys, nor one that is no text.
tame()
{
	run --separate-stderr "$@"
	printf '%s\n' "${stderr-}" | iconv -f UTF-8 -t UTF-8 >told
	[ -s told ]
	if LC_ALL=C grep -q $'[\001-\011\013-\037\177]' told; then
		differ 'no control characters'
	fi
}

@test "names of inputs are shown as values are" {
	esc=$'a\033[31mb\nc\377d'
	shown='a\x1b[31mb\nc\xffd'
	tame msg-ingest "$esc"
	says "$shown: No such file"
	[ "$(wc -l <told)" -eq 1 ]
	printf 'network,key,posted_at,text\nvk,1_2,вчера,Раз\n' >"$esc"
	tame msg-ingest "$esc"
	says "$shown:2: posted_at"
	[ "$(wc -l <told)" -eq 1 ]
	tame msg-ingest --rejects "$esc" "$esc"
	says "$shown: is an input too"
	tame msg-ingest --rejects "nosuch/$esc" /dev/null
	says "nosuch/$shown"
	tame store-admin load topics <"$esc"
	tame msg-ingest --map "text=$esc" "$esc"
	tame msg-show -d "$esc.db"
	says "$shown.db"
	tame store-admin -d "$esc.db" upgrade
	tame store-admin -n backup "$esc.db"
	says "$shown.db: would be made"
}

@test "a signal ends what prints the store, and is told" {
	{
		echo network,key,text
		printf 'vk,1_%d,Яма\n' {1..500}
	} | msg-ingest --detect -q >/dev/null
	for tool in msg-show msg-deadline 'store-admin dump'; do
		# shellcheck disable=SC2086
		exits 2 python3 "$OTKLIK_SOURCE/tests/tools/signalled.py" $tool
		says 'stopped by a signal before the end'
	done
}

@test "a signal that leaves input unread is told: it is not done" {
	mkfifo in
	# More would come.
	msg-ingest -o json --fields id in >out 2>said &
	tool=$!
	exec 5>in
	printf '%s\n' network,key,text vk,1_1,Яма vk,1_2,Яма >&5
	for _ in $(seq 1000); do
		[ -s out ] && break
		sleep 0.01
	done
	kill -TERM "$tool"
	status=0
	wait "$tool" || status=$?
	exec 5>&-
	[ "$status" -eq 2 ]
	[ "$(cat said)" = 'msg-ingest: stopped by a signal before the end' ]
	# What was printed stays, and the rest can be run again.
	ok msg-show -o json --fields id
	[ "$output" = "$(cat out)" ]
}

@test "the option that is wrong is named, whatever stands before it" {
	exits 2 msg-show --quiet -xn
	says 'unknown option -x'
	exits 2 msg-show --quiet -nx
	says 'unknown option -x'
	exits 2 msg-show -q --nosuch
	says 'unknown option --nosuch'
	exits 2 msg-show --quiet=3
	says '--quiet=3: takes no argument'
}

@test "names of options and their arguments are, too" {
	esc=$'x\033[31m\302\233y'
	shown='x\x1b[31m\x9by'
	tame msg-show "--$esc"
	says "unknown option --$shown"
	for tool in msg-ingest msg-route msg-draft msg-approve msg-deadline \
	    msg-alert msg-publish acct-registry acct-ingest acct-plan \
	    acct-audit report-semiannual store-admin; do
		tame $tool "--$esc"
		says "--$shown"
		tame $tool -o "$esc" "$esc"
		says "$shown"
	done
	tame msg-show -$'\033'
	says 'unknown option -\x1b'
	tame msg-show -ж
	says 'unknown option -'
	for option in --state --since --limit --network; do
		tame msg-show $option "$esc"
		says "$shown"
	done
	tame store-admin "$esc"
	says "$shown"
	tame msg-ingest --from "$esc" /dev/null
	says "$shown"
	tame msg-ingest --as "$esc" /dev/null
}

@test "help that nobody reads is no failure, a full disk is told of" {
	for option in --help --version; do
		exits 0 bash -c "{ sleep 0.2; msg-show $option; echo \$? >rc; } |
		    true; cat rc; exit \$(cat rc)"
		exits 2 bash -c "msg-show $option >/dev/full"
		says "msg-show: standard output: No space left on device"
	done
}

@test "a word of an option may hold any number of letters" {
	exits 0 msg-show "-$(printf 'q%.0s' {1..5000})"
}

@test "what ends a run is told, whatever was refused before" {
	printf 'network,key,text\nvk,1_2\nvk,1_3,Яма\n' >one
	exits 2 msg-ingest --rejects two one two
	says 'one:2: 2 fields, the header has 3'
	says '--rejects: two: is an input too'
	exits 2 msg-deadline --as nobody --notices 999 1
	says 'id: no such message: "999"'
	says 'nobody: needs role curator or system'
}

@test "columns that no reader would take are not begun" {
	exits 2 msg-show --fields id,text,id
	says '--fields: id is there twice'
	exits 2 msg-ingest --fields text,nosuch,nosuch /dev/null
	says '--fields: nosuch is there twice'
	exits 2 msg-show --fields ,
	says '--fields names no field'
}

@test "a wrong time is told by where it comes from" {
	OTKLIK_NOW=noon exits 2 msg-show
	says 'OTKLIK_NOW: not a time: "noon"'
	OTKLIK_NOW=noon exits 2 msg-show --now night
	says '--now: not a time: "night"'
}
