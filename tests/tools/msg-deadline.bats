#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# msg-deadline: due times from records, and the clocks of messages.

load helpers

@test "every worked example comes out right" {
	run bash -c 'msg-deadline --compute -o csv --fields expected_due,due \
		<"$OTKLIK_SOURCE/tests/order/deadline-examples.csv" |
		tail -n +2 | sed "s/+06:00$//"'
	while IFS=, read -r expected due; do
		[ "$expected" = "$due" ] || differ "$expected, not $due"
	done <<<"$output"
}

@test "A1-4.4: the forward clock runs from detection, T1 of RULES 2.7" {
	export OTKLIK_NOW=2022-10-03T09:10+06:00
	echo '{"network":"vk","key":"1","text":"яма"}' |
		msg-ingest --detect >/dev/null
	ok msg-deadline
	field .clock forward
	field .due 2022-10-03T10:40:00+06:00
	field .owner tsur
	export OTKLIK_NOW=2022-10-03T09:50+06:00
	ok msg-route --to minstroy 1
	field .due 2022-10-03T11:50:00+06:00
	field .holder minstroy
	ok msg-deadline
	field '.clock + " " + .due' "return 2022-10-03T10:20:00+06:00" \
		"draft 2022-10-03T11:50:00+06:00"
	ok msg-deadline --body minstroy --clock draft --check
	export OTKLIK_NOW=2022-10-03T12:00+06:00
	exits 1 msg-deadline --check
	field .state overdue
	field .late_minutes 10
	ok msg-deadline --state met 1
	field .clock forward
	ok store-admin verify
}

@test "a body that nobody knows is no body that is never late (A1-16.1)" {
	for how in '--check' '--notices' '--warn' '--notices --check'; do
		# shellcheck disable=SC2086
		exits 2 msg-deadline $how --body minstroi
		says 'no such body: minstroi'
	done
	ok msg-deadline --check --body minstroy,tsur
	# One that the table has lost is asked for by what it was given.
	ok msg-ingest --detect <<<'{"network": "vk", "key": "1_1", "text": "Яма"}'
	ok msg-route --to minstroy 1
	store-admin show bodies -o csv | grep -v ^minstroy, >bodies.csv
	store-admin load -q bodies <bodies.csv
	ok msg-deadline --body minstroy
	ok msg-show --body minstroy
}

@test "clocks of many messages, over several reads, are those of each, by due" {
	executors anna=minstroy
	seq 200 | jq -c '{network: "vk", key: "5_\(.)", text: "Яма \(.)"}' |
		msg-ingest -q --detect >all
	jq -c 'select(.id % 3 > 0)' all | msg-route -q --to minstroy >forwarded
	jq -c 'select(.id % 3 > 1)' forwarded |
		msg-draft -q --as anna --text 'Засыплем.' >/dev/null
	jq -s 'sort_by(.due, .id, .clock_id)[]' \
		<(jq .id all | while read -r id; do
			msg-deadline --state met,lapsed,overdue,running "$id"
		done) >each
	[ "$(jq -s length each)" -gt 512 ]
	same()
	{
		ok msg-deadline --state "$2"
		[ "$(jq -c . <<<"$output")" = "$(jq -c "select($1)" each)" ] ||
			differ "those with $1"
	}
	same true met,lapsed,overdue,running
	same '.state == ("met", "running")' met,running
	same '.state == "lapsed"' lapsed
	same '.state == "running"' running
}

@test "a clock is found behind thousands that are not asked for" {
	seq 5000 | jq -c '{network: "vk", key: "5_\(.)", text: "Яма \(.)"}' |
		msg-ingest -q --detect -o csv --fields id >ids
	ok msg-route -q --decision out_of_scope --reason вода 2 4999 -o csv
	ok msg-deadline --state met,late,cancelled -o csv --fields id
	[ "$output" = $'id\n2\n4999' ] || differ "both that were ended"
	ok msg-deadline --state running -o csv --fields id
	[ "${#lines[@]}" -eq 4999 ] || differ "all the others"
}
