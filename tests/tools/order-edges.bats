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
