#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# The order at its edges: a calendar that ends although the answer is known, a
# date that a zone skipped, repeated messages, what a question may not say.

load helpers

# calendar ROW...: loads a calendar of these rows.
calendar()
{
	printf '%s\n' date,kind,hours_as,note,body "$@" >calendar.csv
	ok store-admin load calendar <calendar.csv
}

# A night shift, and one of many breaks.
hours()
{
	{
		store-admin show schedules
		for day in 1 2 3 4 5 6 7; do
			echo "night,$day,22:00,06:00,,"
			for hour in 08 10 12 14; do
				echo "bits,$day,$hour:00,$hour:30,,"
			done
		done
	} >schedules.csv
	ok store-admin load schedules <schedules.csv
}

# asked DUE FIELD VALUE...: --compute answers that.
asked()
{
	local expected=$1
	shift
	ask "$@"
	ok msg-deadline --compute -o json question.json
	field '.due[:16]' "$expected"
}

ask()
{
	jq -nc '$ARGS.positional as $a | [range(0; $a | length; 2) |
		{($a[.]): $a[. + 1]}] | add' --args "$@" >question.json
}

# unknown FIELD VALUE...: it refuses that for want of a calendar.
unknown()
{
	ask "$@"
	refuses msg-deadline --compute -o json question.json
	says "calendar: there is none for the year"
}

@test "RULES 2.5.4: a night shift goes on in a year without a calendar" {
	hours
	calendar 2030-06-01,off,,,
	asked 2031-01-01T00:08 clock draft schedule night \
		start "2030-12-29 10:00:20" limit 7m \
		outages "2030-12-29 12:00/2031-01-01 00:01"
	asked 2031-01-01T06:00 clock draft schedule night \
		start "2031-01-01 05:00" limit 1h
	unknown clock draft schedule night start "2031-01-01 05:00" limit 61m
	unknown clock draft schedule night start "2031-01-01 06:00" limit 1m
}

@test "A1-12.1a, I-12: an open outage is reached before the calendar ends" {
	hours
	calendar 2030-06-01,off,,,
	for mode in pause restart; do
		asked OPEN clock draft schedule bits outage_mode $mode \
			start "2030-12-28 12:00" limit 1000m \
			outages "2030-12-28 13:00/"
		# one that ended before it, and what is not known
		asked OPEN clock draft schedule bits outage_mode $mode \
			start "2030-12-28 12:00" limit 1000m \
			outages "2030-12-28 14:00/2030-12-28 14:10;2030-12-30 09:00/"
		unknown clock draft schedule bits outage_mode $mode \
			start "2030-12-28 12:00" limit 1000m \
			outages "2031-02-01 13:00/"
		unknown clock draft schedule bits outage_mode $mode \
			start "2030-12-28 12:00" limit 1000m \
			outages "2030-12-28 14:00/2030-12-28 14:10"
	done
}

@test "A1-6.3, I-14: of the day of sending no calendar is needed" {
	calendar 2031-06-01,off,,,
	asked 2031-01-10T16:30 rule A1-6.3 schedule gov start "2030-12-31 10:00"
	ok msg-deadline --compute --explain -o text question.json
	prints "31.12.2030, вт: день направления, не считается"
	unknown rule A1-6.3 schedule gov start "2030-12-30 10:00"
	unknown rule "A1-6.3;days_start=same_day" schedule gov \
		start "2030-12-31 10:00"
}

@test "A1-6.3, I-57: a date that the zone skipped is no working day" {
	rm -f store.db*
	store-admin --timezone Pacific/Apia init >/dev/null
	calendar 2011-05-02,off,,, 2012-05-01,off,,,
	# 30 December 2011, a Friday, was not there
	asked 2012-01-02T18:00 clock full_days schedule plain limit 1wd \
		start 2011-12-29T10:00:00-10:00
	asked 2012-01-02T18:00 clock full_days schedule plain limit 2wd \
		start 2011-12-28T10:00:00-10:00
	ok msg-deadline --compute --explain -o text question.json
	prints "30.12.2011, пт: не считается"
	prints "02.01.2012, пн: день 2"
}

@test "RULES 1.4: a rule and a ruleset that contradict each other" {
	ask rule A3-11.1 ruleset annex1 schedule gov start "2022-10-03 10:00"
	refuses msg-deadline --compute question.json
	says 'ruleset: the rule is not of this one: "annex1"'
	ask rule A1-6.1 ruleset annex3 clock draft schedule gov \
		start "2022-10-03 10:00"
	refuses msg-deadline --compute question.json
	says 'ruleset: the rule is not of this one: "annex3"'
	ask rule A1-6.1 ruleset annex2 schedule gov start "2022-10-03 10:00"
	refuses msg-deadline --compute question.json
	says 'ruleset: not annex1 or annex3: "annex2"'
	asked 2022-10-03T12:00 rule A3-11.1 ruleset annex3 schedule plain \
		start "2022-10-03 10:00"
	asked 2022-10-03T11:30 rule I-27 ruleset annex3 schedule plain \
		start "2022-10-03 10:00"
	field .ruleset annex3
}

@test "A1-12.1a: an outage of a body that nobody knows is refused" {
	exits 2 store-admin outage --begin 2022-10-03T09:00 --scope body:nobody
	says 'scope: no such body: "nobody"'
	ok store-admin outage --begin 2022-10-03T09:00 --scope body:minstroy
}

@test "A1-16.1: a notice of an unknown number is refused as a record" {
	refuses msg-deadline --again 99
	says "no such notice: 99"
}

# repeated BODY: message 2 repeats message 1, which the body answered.
repeated()
{
	executors "anna=$1"
	for key in 1 2; do
		echo '{"network":"vk","key":"'$key'","text":"яма '$key'"}'
	done | msg-ingest --detect >/dev/null
	msg-route --to "$1" 1 >/dev/null
	msg-draft --as anna --text "Ответ" 1 >/dev/null
	msg-approve --decision approve 1 >/dev/null
	msg-publish --confirm 1 --url https://vk.com/wall-1_1 >/dev/null
	now 2022-10-03 10:10
	ok msg-route --decision classify --repeat_of 1 2
	# p.12: an outage, then forwarding, a draft, rework: all clocks
	store-admin outage --begin 2022-10-03T10:05 --end 2022-10-03T10:10 \
		>/dev/null
	clocks forward "2022-10-03 11:40 running"
}

# As in helpers, but of message 2.
clock()
{
	msg-deadline 2 -c "$1" -o csv \
		-s running,overdue,suspended,met,late,lapsed,cancelled \
		--fields due,state,late_minutes | tail -n +2 |
		sed 's/:00+06:00//; s/T/ /; s/,$//; s/,/ /g'
}

# measured BODY: its clocks for message 2.
measured()
{
	now 2022-10-03 10:30
	msg-route --to "$1" 2 >/dev/null
	clocks return "2022-10-03 11:00 running"
	clocks draft "2022-10-03 12:30 running"
	now 2022-10-03 11:30
	msg-draft --as anna --text "Ответ" --measures "Идут работы" 2 >/dev/null
	clocks review "2022-10-03 12:30 running"
	now 2022-10-03 12:00
	msg-approve --decision rework --comment "Дополнить" 2 >/dev/null
	clocks rework "2022-10-03 13:00 running"
	now 2022-10-03 15:00
	ok msg-deadline --notices
	field .clock rework
}

@test "A1-11.1: a repeated message has all clocks of p.4 to 12" {
	repeated minstroy
	measured minstroy
	field .rule A1-8.1
}

@test "A3-18.1: a repeated message of a municipal body, p.8 to 15 and 19" {
	repeated omsk-adm
	measured omsk-adm
	field .rule A3-14.1
}

@test "A3-22.1b: what is late is told in working minutes of the body" {
	echo '{"network":"vk","key":"1","text":"яма"}' | msg-ingest --detect |
		msg-route --to omsk-adm >/dev/null
	now 2022-10-03 14:05
	exits 1 msg-deadline --check --clock draft -o json
	field '.due[:16]' 2022-10-03T12:00
	# the lunch of the municipal body is not counted
	field .late_minutes 65
}
