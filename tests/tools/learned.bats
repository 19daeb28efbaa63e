#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2153,SC2034,SC2030,SC2031,SC2314
# What is learned later: clocks judged anew when an outage is recorded or a
# table of the law is loaded (RULES 2.5.8).

load helpers

me=$(id -un)

setup()
{
	fresh_store
	store-admin show staff >staff.csv
	for body in minstroy omsk-adm; do
		echo "$me,$me,executor,$body" >>staff.csv
	done
	store-admin load staff <staff.csv
	at 15:30
	for key in 1 2; do
		printf '{"network":"vk","key":"%s","text":"Яма %s"}\n' $key $key
	done | msg-ingest --detect >/dev/null
}

# at [DATE] TIME
at()
{
	[ $# -eq 2 ] || set -- 2022-10-03 "$1"
	export OTKLIK_NOW=$1T$2+06:00
}

# Message 1 goes to a body on Monday at 16:30: two hours are up on Tuesday at
# 09:15, the half hour to return it on Monday at 17:00.
forwarded()
{
	at 16:30
	msg-route --to "${1-minstroy}" 1 >/dev/null
}

outage()
{
	store-admin outage "$@" >/dev/null
	ok store-admin verify
}

# change TABLE SCRIPT: loads a table as sed changes it.
change()
{
	store-admin show "$1" | sed "$2" >"$1.csv"
	ok store-admin load -q "$1" <"$1.csv"
	ok store-admin verify
}

# no_tuesday: the calendar says that nobody works on 4 October.
no_tuesday()
{
	change calendar '$a2022-10-04,off,,День города,'
}

# clocks VALUE...: clock, due and state of all clocks of message 1.
clocks()
{
	ok msg-deadline --state \
		running,overdue,suspended,met,late,lapsed,cancelled 1
	output=$(jq -cs 'sort_by(.clock_id)[]' <<<"$output")
	field '.clock + " " + (if .due then .due[5:16] else "-" end) + " " +
		.state' "$@"
}

# recomputed FILTER VALUE...: of the data of the events recomputed.
recomputed()
{
	ok msg-show --history -o json 1
	output=$(printf '%s\n' "$output" |
		jq -c 'select(.kind == "recomputed").data')
	field "$@"
}

@test "E27: clocks that were open, stopped ones too; others are not touched" {
	forwarded
	at 17:30
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 lapsed" \
		"draft 10-04T09:15 running"
	outage --begin 2022-10-03T16:00 --end 2022-10-03T16:20
	# forward was open then, return and draft were not
	clocks "forward 10-04T08:35 met" "return 10-03T17:00 lapsed" \
		"draft 10-04T09:15 running"
	recomputed '.clocks | map(.clock) | join(" ")' forward
	recomputed .cause outage
	recomputed .outage 1
	recomputed '.clocks[0] | .due - .due_before' 56100
	ok msg-show 1
	field .due 2022-10-04T09:15:00+06:00
}

@test "E27: due and holder of the message, due of its bodies" {
	forwarded
	at 17:30
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00
	ok msg-show 1
	field '[.due, .bodies[0].due, .holder] | join(" ")' \
		"2022-10-04T09:45:00+06:00 2022-10-04T09:45:00+06:00 minstroy"
	outage --begin 2022-10-03T17:10
	ok msg-show 1
	field '[.due, .bodies[0].due, .holder] | map(tostring) | join(" ")' \
		"null null null"
	at 17:40
	ok store-admin outage --end 2022-10-03T17:30 2
	ok msg-show 1
	field '[.due, .bodies[0].due, .holder] | join(" ")' \
		"2022-10-04T10:15:00+06:00 2022-10-04T10:15:00+06:00 minstroy"
	recomputed .cause outage outage outage
	ok store-admin verify
}

@test "I-12: what began while an outage was open, when it ends" {
	at 16:10
	outage --begin 2022-10-03T16:00
	forwarded
	at 16:40
	msg-route --decision return --reason not_competent 1 >/dev/null
	msg-route --to minstroy --reason again 1 >/dev/null
	clocks "forward - met" "return - met" "draft - met" "reforward - met" \
		"return - suspended" "draft - suspended"
	at 17:10
	ok store-admin outage --end 2022-10-03T16:05 1
	clocks "forward 10-03T17:35 met" "return 10-03T17:00 met" \
		"draft 10-04T09:15 met" "reforward 10-04T08:55 met" \
		"return 10-03T17:10 running" "draft 10-04T09:25 running"
	ok store-admin verify
}

@test "I-12: a stop that was in time while an outage was open may be late" {
	forwarded
	outage --begin 2022-10-03T16:30
	at 2022-10-05 10:00
	msg-route --decision return --reason not_competent 1 >/dev/null
	ok msg-deadline --notices
	lines 0
	ok store-admin outage --end 2022-10-03T16:40 1
	ok msg-deadline --notices
	field '.clock + " " + .due[5:16] + " " + .state' \
		"return 10-03T17:10 late" "draft 10-04T09:25 late"
	ok store-admin verify
}

@test "I-09, I-10: what is no outage changes nothing" {
	forwarded
	at 17:30
	before=$(store-admin head)
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00 --kind planned
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00 \
		--scope network:vk
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00 --scope special
	outage --begin 2022-10-03T13:10 --end 2022-10-03T13:50
	outage --begin 2022-10-03T10:00 --end 2022-10-03T15:30
	[ $(($(store-admin head | cut -d: -f1) - ${before%%:*})) -eq 5 ]
	recomputed . ""
}

@test "I-10: an outage of a network counts for its messages if read so" {
	change settings 's/^outage_scope,system,/outage_scope,"system,network",/'
	forwarded
	at 17:30
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00 \
		--scope network:ok
	recomputed .cause settings
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00 \
		--scope network:vk
	clocks "forward 10-03T17:00 met" "return 10-03T17:30 running" \
		"draft 10-04T09:45 running"
}

@test "I-26: a return that had lapsed lives again" {
	forwarded
	at 17:10
	# something is written: lapsed is stored now
	msg-route --decision term --term 1h 1 >/dev/null
	ok msg-deadline --state lapsed 1
	field .clock return
	outage --begin 2022-10-03T16:50 --end 2022-10-03T17:00
	ok msg-deadline --clock return 1
	field '.due + " " + .state' "2022-10-03T17:30:00+06:00 running"
	at 17:29
	msg-route --decision return --reason not_competent 1 >/dev/null
	ok msg-deadline --state met --clock return 1
	field .id 1
	ok msg-deadline --notices
	lines 0
}

@test "RULES 2.5.8: a calendar touches clocks that run, no stopped one" {
	forwarded
	at 17:30
	msg-route --decision return --reason not_competent 1 >/dev/null
	at 17:40
	msg-route --to minstroy --reason again 1 >/dev/null
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 late" \
		"draft 10-04T09:15 met" "reforward 10-04T09:45 met" \
		"return 10-04T08:55 running" "draft 10-04T10:25 running"
	no_tuesday
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 late" \
		"draft 10-04T09:15 met" "reforward 10-04T09:45 met" \
		"return 10-05T08:55 running" "draft 10-05T10:25 running"
	recomputed '[.cause, (.clocks | length)] | join(" ")' "calendar 2"
	# Nor does what happens afterwards.
	at 2022-10-05 08:40
	msg-route --decision return --reason not_competent 1 >/dev/null
	ok msg-deadline --state met --clock draft 1
	field .due 2022-10-04T09:15:00+06:00 2022-10-05T10:25:00+06:00
	ok store-admin verify
}

@test "RULES 2.5.8: an outage is counted by the law a clock was judged by" {
	forwarded
	at 17:30
	msg-route --decision return --reason not_competent 1 >/dev/null
	no_tuesday
	change settings 's/^outage_mode,restart,/outage_mode,pause,/'
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 late" \
		"draft 10-04T09:15 met" "reforward 10-05T09:45 running"
	at 17:40
	outage --begin 2022-10-03T17:00 --end 2022-10-03T17:10
	# Two hours anew, on the Tuesday that was worked on by the old calendar.
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 late" \
		"draft 10-04T09:55 met" "reforward 10-05T09:45 running"
	# The clock that runs goes by what holds now: only lost time is added.
	outage --begin 2022-10-03T17:30 --end 2022-10-03T17:40
	ok msg-deadline --clock reforward 1
	field .due 2022-10-05T09:55:00+06:00
}

@test "a calendar that puts a breach right withdraws its notice" {
	forwarded
	at 2022-10-04 10:00
	ok msg-deadline --notices
	field .due 2022-10-04T09:15:00+06:00
	no_tuesday
	ok msg-deadline --notices
	field '[.withdraws, .state] | map(tostring) | join(" ")' "1 running"
	field '.wording | test("изменён производственный календарь")' true
	ok store-admin verify
}

@test "a calendar without the year that a clock needs is refused" {
	forwarded
	grep -v '^2022' <(store-admin show calendar) >calendar.csv
	before=$(store-admin head)
	exits 2 store-admin load calendar <calendar.csv
	says 2022
	[ "$(store-admin head)" = "$before" ]
	ok store-admin verify
}

@test "RULES 2.5.8: schedules, and bodies that change theirs" {
	forwarded omsk-adm
	at 17:00
	ok msg-deadline --clock draft 1
	due=$(jq -r .due <<<"$output")
	change bodies 's/^\(omsk-adm,.*\),plain,/\1,gov,/'
	ok msg-deadline --clock draft 1
	field .due 2022-10-04T09:15:00+06:00
	[ "$due" != 2022-10-04T09:15:00+06:00 ]
	change schedules 's/^gov,2,08:30,/gov,2,08:00,/'
	ok msg-deadline --clock draft 1
	field .due 2022-10-04T08:45:00+06:00
	recomputed .cause bodies schedules
}

@test "RULES 2.5.8: terms and settings" {
	forwarded
	at 16:40
	change terms 's/^draft,A1-6.1,annex1,2h,/draft,A1-6.1,annex1,1h,/'
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 running" \
		"draft 10-03T17:30 running"
	change settings 's/^clock_schedule,owner,/clock_schedule,center,/'
	change settings 's/^formats_min,3,/formats_min,4,/'
	recomputed .cause terms settings
	recomputed '.clocks | length' 1 0
}

@test "a filter that has begun reads a table that was loaded since" {
	mkfifo in
	at 16:30
	msg-route --decision forward --to minstroy <in >out 3>&- &
	exec 4>in
	echo '{"id":1}' >&4
	for _ in $(seq 100); do
		[ -s out ] && break
		sleep 0.05
	done
	no_tuesday
	echo '{"id":2}' >&4
	exec 4>&-
	wait
	ok msg-deadline --clock draft
	field .due 2022-10-05T09:15:00+06:00 2022-10-05T09:15:00+06:00
	ok store-admin verify
}

@test "-n keeps neither the outage nor what follows" {
	forwarded
	before=$(store-admin head)
	store-admin outage -n --begin 2022-10-03T16:00 --end 2022-10-03T16:20
	[ "$(store-admin head)" = "$before" ]
	clocks "forward 10-03T17:00 met" "return 10-03T17:00 running" \
		"draft 10-04T09:15 running"
	ok store-admin verify
}

@test "-v says what followed" {
	forwarded
	at 17:30
	exits 0 store-admin outage -v --begin 2022-10-03T16:50 \
		--end 2022-10-03T17:00
	says "messages with other due times: 2, notices withdrawn: 0"
}
