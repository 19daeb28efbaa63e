#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# The order itself: each requirement that sets, moves or ends a term, by its
# number (RULES part 1). A due time is asked with --compute, from the tables
# that are compiled in; what needs a message has one.

load helpers

# due RULE SCHEDULE START EXPECTED [FIELD VALUE]...: the term is the table's.
due()
{
	local rule=$1 schedule=$2 start=$3 expected=$4 record
	shift 4
	record=$(jq -nc --arg rule "$rule" --arg schedule "$schedule" \
		--arg start "$start" \
		'$ARGS.named + ([range(0; $ARGS.positional | length; 2) as $i |
			{($ARGS.positional[$i]): $ARGS.positional[$i + 1]}] |
			add // {})' --args "$@")
	OTKLIK_DB='' exits 0 msg-deadline --compute -o json <<<"$record"
	[ -z "$stderr" ] || differ "no errors for $record"
	field '.due[:16]' "$expected"
}

@test "A1-2.2: minutes and hours are working time of the internal rules" {
	due A1-6.1 gov 2022-10-07T15:30 2022-10-10T09:30
	due A1-6.1 plain 2022-10-07T15:30 2022-10-07T17:30
	due A1-6.1 gov 2022-11-03T16:00 2022-11-07T09:45
}

@test "A3-6.1: so they are for municipal bodies" {
	due A3-10.1 plain 2022-10-03T12:30 2022-10-03T15:30
	due A3-10.1 plain 2022-11-03T16:00 2022-11-07T10:00
}

@test "A1-4.4: the Curator forwards within 90 minutes of detection" {
	due A1-4.4 gov 2022-10-03T10:00 2022-10-03T11:30
	due A1-4.4 gov 2022-10-03T12:00 2022-10-03T14:30
}

@test "A3-8.4: to municipal bodies too" {
	due A3-8.4 gov 2022-10-03T11:30 2022-10-03T13:00
}

@test "A1-5.1: the Executor returns within 30 minutes of receipt" {
	due A1-5.1 gov 2022-10-03T12:45 2022-10-03T14:15
}

@test "A3-9.1: so does that of a municipal body" {
	due A3-9.1 plain 2022-10-03T17:45 2022-10-04T09:15
}

@test "A1-6.1: a draft within 2 hours of receipt" {
	due A1-6.1 gov 2022-10-03T15:45 2022-10-03T17:45
}

@test "A3-10.1: a draft of a municipal body within 2 hours" {
	due A3-10.1 plain 2022-10-03T16:00 2022-10-03T18:00
}

@test "A1-6.2a: an interim draft within the same 2 hours" {
	due A1-6.2a gov 2022-10-03T10:00 2022-10-03T12:00
}

@test "A3-11.1: the term of point 8 is read as that of point 10 (I-39)" {
	due A3-11.1 plain 2022-10-03T10:00 2022-10-03T12:00
}

@test "A1-6.2b: 8 working hours from the interim reply" {
	due A1-6.2b gov 2022-10-03T11:00 2022-10-04T10:45
	due A1-6.2b gov 2022-10-03T11:00 2022-10-03T15:00 limit 3h
}

@test "A3-11.2: so for municipal bodies" {
	due A3-11.2 plain 2022-10-03T11:00 2022-10-04T11:00
}

@test "A1-6.3: 8 working days from the interim reply (I-14, I-15)" {
	due A1-6.3 gov 2022-10-25T16:50 2022-11-07T17:45
	due A1-6.3 gov 2022-10-03T11:00 2022-10-12T17:45 days_start same_day
	due A1-6.3 gov 2022-10-03T11:00 2022-10-13T23:59 days_end midnight
	due A1-6.3 gov 2022-10-03T11:00 2022-10-13T11:00 days_end same_time
}

@test "A3-12.1: so for municipal bodies" {
	due A3-12.1 plain 2023-04-26T10:00 2023-05-11T18:00
}

@test "A1-7.1a, A1-7.1b: the Curator decides on a draft or query in 60 minutes" {
	due A1-7.1a gov 2022-10-03T12:30 2022-10-03T14:30
	due A1-7.1b gov 2022-10-07T16:10 2022-10-10T09:10
}

@test "A3-13.1a, A3-13.1b: on those of municipal bodies too" {
	due A3-13.1a gov 2022-10-03T10:00 2022-10-03T11:00
	due A3-13.1b gov 2022-10-03T10:00 2022-10-03T11:00
}

@test "A1-8.1: rework takes an hour from the return" {
	due A1-8.1 gov 2022-10-03T17:15 2022-10-04T09:00
}

@test "A3-14.1: so for municipal bodies" {
	due A3-14.1 plain 2022-11-03T16:40 2022-11-07T09:40
}

@test "A1-9.4: a co-executor's information within 2 hours of his own receipt" {
	due A1-9.4 gov 2022-10-03T11:40 2022-10-03T14:40
}

@test "A3-15.4: so for municipal bodies" {
	due A3-15.4 plain 2022-10-03T11:40 2022-10-03T14:40
}

@test "A1-9.6: the lead's 2 hours run from the last information (I-24)" {
	due A1-9.6 gov 2022-10-03T15:05 2022-10-03T17:05
}

@test "A3-15.6: so for municipal bodies" {
	due A3-15.6 plain 2022-10-03T15:05 2022-10-03T17:05
}

@test "A1-12.1a: after an outage terms run from restoration (I-07 to I-12)" {
	local outage=2022-10-05T10:30/2022-10-05T11:15
	due A1-6.1 gov 2022-10-05T10:00 2022-10-05T14:15 outages "$outage"
	due A1-6.1 gov 2022-10-05T10:00 2022-10-05T12:45 outages "$outage" \
		outage_mode pause
	due A1-4.4 gov 2022-10-05T12:00 2022-10-05T14:30 \
		outages 2022-10-05T13:05/2022-10-05T13:55
	due A1-4.4 gov 2022-10-05T12:00 2022-10-05T15:30 \
		outages 2022-10-05T13:05/2022-10-05T13:55 outage_idle count
	due A1-6.1 gov 2022-10-05T10:00 OPEN outages 2022-10-05T11:00/
	field .state suspended
	due A1-6.1 gov 2022-10-05T10:00 2022-10-05T12:00 \
		outages 2022-10-05T11:00/ open_outage due
	# only terms in minutes and hours are named there (I-11)
	due A1-6.3 gov 2022-10-03T11:00 2022-10-13T17:45 \
		outages 2022-10-13T09:00/2022-10-13T17:45
}

@test "A3-19.1a: so for municipal bodies" {
	due A3-10.1 plain 2022-10-05T10:00 2022-10-05T14:15 \
		outages 2022-10-05T10:30/2022-10-05T11:15
}

@test "A1-12.1b: off-hours detection counts from the next working day (I-01)" {
	due A1-4.4 gov 2022-10-04T06:00 2022-10-05T10:00
	field .alt_reading prestart_detection=same_day
	field '.alt_due[:16]' 2022-10-04T10:00
	due A1-6.1 gov 2022-10-04T09:00 2022-10-05T10:30 \
		detected 2022-10-04T06:00
	due A1-6.1 gov 2022-10-04T09:00 2022-10-04T11:00 \
		detected 2022-10-04T06:00 offhours_scope first
	due A1-4.4 gov 2022-10-03T13:20 2022-10-03T15:30
	due A1-4.4 gov 2022-10-03T13:20 2022-10-04T10:00 \
		lunch_detection next_day
}

@test "A3-19.1b: so for municipal bodies, by the Center's hours (I-04)" {
	due A3-10.1 plain 2022-10-03T09:10 2022-10-04T11:00 \
		detected 2022-10-03T08:20 center gov
}

@test "A1-15.1b: what is late is told in working minutes" {
	echo '{"network":"vk","key":"1","text":"яма"}' |
		msg-ingest --detect | msg-route --to minstroy >/dev/null
	OTKLIK_NOW=2022-10-03T14:05+06:00 exits 1 \
		msg-deadline --check --clock draft -o json
	field '.due[:16]' 2022-10-03T12:00
	field .late_minutes 65
}

@test "I-04: the setting center is the Center's schedule" {
	store-admin show settings -o csv |
		sed 's/^center,,/center,plain,/' |
		store-admin load settings >/dev/null
	echo 'rule,schedule,start,detected
A1-6.1,gov,2022-10-03T09:10,2022-10-03T08:45' >one.csv
	ok msg-deadline --compute -o json one.csv
	field '.due[:16]' 2022-10-04T10:30
	# detected at 08:45: before the Center's own day begins
	OTKLIK_NOW=2022-10-03T08:45+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"1","text":"яма"}' >/dev/null
	ok msg-deadline -o json
	field '.due[:16]' 2022-10-04T10:30
	# its own terms are counted by it too: till 18:00, not till 17:45
	OTKLIK_NOW=2022-10-03T17:00+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"2","text":"снег"}' >/dev/null
	ok msg-deadline -o json 2
	field '.due[:16]' 2022-10-04T09:30
}

@test "a shortened day is told as skipped only if nothing is left of it" {
	{
		store-admin show schedules
		# Mondays, and later an hour on Thursdays
		echo 'desk,1,09:00,18:00,,'
		echo 'desk,4,09:00,10:00,2023-01-01,'
	} | store-admin load schedules >/dev/null
	echo 'rule,schedule,start
A1-6.1,desk,2022-11-03T10:00' >one.csv
	ok msg-deadline --compute --explain -o json one.csv
	field '.explain.skipped[] | [.date, .name, .source] | join("|")' \
		'2022-11-03|нет рабочих часов|график desk' \
		'2022-11-04|День народного единства|производственный календарь' \
		'2022-11-05|выходной день|график desk' \
		'2022-11-06|выходной день|график desk'
	echo 'rule,schedule,start
A1-6.1,desk,2024-03-07T08:00' >two.csv
	ok msg-deadline --compute --explain -o json two.csv
	field '.explain.skipped[0] | .date + "|" + .source' \
		'2024-03-07|производственный календарь'
}

@test "I-57: another timezone moves the clocks that run, not those that stopped" {
	for key in 1 2; do
		echo '{"network":"vk","key":"'$key'","text":"яма '$key'"}'
	done | OTKLIK_NOW=2022-10-03T10:00+06:00 msg-ingest --detect >/dev/null
	OTKLIK_NOW=2022-10-03T10:30+06:00 ok msg-route --to minstroy 2
	ok msg-deadline -o json --clock forward
	field .due 2022-10-03T11:30:00+06:00
	store-admin show settings -o csv |
		sed 's|^timezone,Asia/Omsk|timezone,Europe/Moscow|' >settings.csv
	OTKLIK_NOW=2022-10-03T10:40+06:00 store-admin load settings \
		<settings.csv >/dev/null
	# what was in time stays so; at 07:00 of Moscow nobody works yet (I-01)
	ok msg-deadline -o json --clock forward --state running,met
	field .due 2022-10-03T08:30:00+03:00 2022-10-04T10:00:00+03:00
	ok store-admin verify
}

@test "a calendar that ends and a schedule that never works are named" {
	OTKLIK_DB='' refuses msg-deadline --compute \
		<<<'{"rule":"A1-6.1","schedule":"gov","start":"2031-01-10T10:00"}'
	says "calendar: there is none for the year 2031"
	store-admin show calendar -o csv | grep -v ^2023- |
		store-admin load calendar >/dev/null
	refuses msg-deadline --compute \
		<<<'{"rule":"A1-6.3","schedule":"gov","start":"2022-12-28T10:00"}'
	says "calendar: there is none for the year 2023"
	refuses msg-deadline --compute \
		<<<'{"rule":"A1-6.1","schedule":"nobody","start":"2022-12-28T10:00"}'
	says 'schedule: no such schedule: "nobody"'
	OTKLIK_DB='' refuses msg-deadline --compute <<'END'
{"rule":"A1-6.1","schedule":"gov","center":"nobody","start":"2022-12-28T10:00"}
END
	says 'center: no such schedule: "nobody"'
}

@test "answers for people are a listing; every column of a table comes back" {
	local question='rule,schedule,start,center,note
A1-6.1,gov,2022-10-05 10:00,,
A1-6.1,plain,2022-10-05 10:00,gov,x'
	OTKLIK_DB='' ok msg-deadline --compute -o text <<<"$question"
	lines 3
	prints 'rule '
	prints '2022-10-05T12:00:00+06:00'
	OTKLIK_DB='' ok msg-deadline --compute -o csv <<<"$question"
	prints 'record,rule,schedule,start,center,note,due,'
	prints 'plain,2022-10-05 10:00,gov,x,2022-10-05T'
}

@test "outages may be a list of texts or of records" {
	due A1-6.1 gov 2022-10-05T10:00 2022-10-05T12:00
	OTKLIK_DB='' ok msg-deadline --compute -o json <<'END'
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":["2022-10-05T10:30/2022-10-05T11:15"]}
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":[{"begin":"2022-10-05T10:30","end":"2022-10-05T11:15"}]}
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":[{"begin":"2022-10-05T10:30","end":null}]}
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":[]}
END
	field '.due[:16]' 2022-10-05T14:15 2022-10-05T14:15 OPEN 2022-10-05T12:00
	OTKLIK_DB='' refuses msg-deadline --compute <<'END'
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":[7,null]}
{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00","outages":{"begin":"2022-10-05T10:30"}}
END
	lines 0
	says 'outages: an element is neither BEGIN/END nor'
	says 'outages: neither a text nor a list'
}

@test "spaces around what a question says do not count" {
	OTKLIK_DB='' ok msg-deadline --compute -o csv --fields due <<'END'
rule,schedule,start,limit,outages
 A1-6.1 ; outage_mode = pause ; , gov , 2022-10-05T10:00 , 2h , 2022-10-05T10:30 / 2022-10-05T11:00 ; 2022-10-05T11:10/2022-10-05T11:20;
A1-6.1 ,gov,2022-10-05T10:00,,
END
	prints 2022-10-05T12:40:00+06:00
	prints 2022-10-05T12:00:00+06:00
}

@test "whatever TZ the machine has" {
	TZ=America/New_York due A1-4.4 gov 2022-10-03T12:00 2022-10-03T14:30
	field .due 2022-10-03T14:30:00+06:00
}

@test "--explain tells how the due time of a listed clock came about" {
	OTKLIK_NOW=2022-11-03T15:00+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"1","text":"яма"}' >/dev/null
	OTKLIK_NOW=2022-11-03T16:00+06:00 msg-route --to minstroy 1 >/dev/null
	OTKLIK_NOW=2022-11-07T10:30+06:00 ok msg-deadline --explain \
		--clock draft -o text
	prints 'Сообщение 1 (draft, overdue):'
	prints 'Основание: абзац первый пункта 6 приложения № 1 (A1-6.1)'
	prints '(minstroy), график gov (подпункт 2 пункта 2 приложения № 1).'
	prints '03.11.2022, чт 16:00–16:45: 45 мин, всего 45 мин (короче на 1 час)'
	prints '04.11.2022, пт: не считается, День народного единства'
	prints '07.11.2022, пн 08:30–09:45: 1 ч 15 мин, всего 2 ч'
	prints 'Срок истекает: 07.11.2022 09:45; действие в этот момент — в срок.'
	prints 'Не исполнено, просрочено 45 мин рабочего времени.'
	OTKLIK_NOW=2022-11-07T10:30+06:00 ok msg-deadline --explain \
		--clock draft -o json
	field '.explain.counted | map(.minutes) | add' 120
	field '.explain.due == .due' true
	field '.explain.skipped | length' 3
	field '.explain.owner_name | length > 0' true
}

@test "--explain tells which outages were applied, and the other reading" {
	OTKLIK_NOW=2022-10-04T06:00+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"1","text":"яма"}' >/dev/null
	OTKLIK_NOW=2022-10-05T09:30+06:00 store-admin outage \
		--begin 2022-10-05T09:00 --end 2022-10-05T09:30 --kind failure \
		--scope system --reason сервер >/dev/null
	OTKLIK_NOW=2022-10-05T09:40+06:00 ok msg-deadline --explain -o text
	prints 'выявлено 04.10.2022 06:00 в рабочий день до его начала'
	prints 'Технический сбой с 05.10.2022 09:00 по 05.10.2022 09:30: срок исчислен заново'
	prints 'Срок истекает: 05.10.2022 11:00'
	prints 'I-01 prestart_detection=same_day'
	prints 'Это срок Куратора'
}

@test "a year that a running clock needs does not lose its calendar" {
	OTKLIK_NOW=2022-12-30T16:00+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"1","text":"яма"}' >/dev/null
	store-admin show calendar -o csv | grep -v ^2023- >calendar.csv
	exits 2 store-admin load calendar <calendar.csv
	says 'calendar: there is none for the year 2023'
	OTKLIK_NOW=2022-12-30T16:10+06:00 ok msg-deadline --explain -o json
	field '.due[:16]' 2023-01-09T09:30
	field '.explain.due == .due' true
}

@test "--explain tells a stopped clock by the calendar it was judged by" {
	OTKLIK_NOW=2022-12-30T16:00+06:00 msg-ingest --detect \
		<<<'{"network":"vk","key":"1","text":"яма"}' >/dev/null
	OTKLIK_NOW=2022-12-30T16:05+06:00 msg-route --decision refuse \
		--ground abuse --note брань 1 >/dev/null
	store-admin show calendar -o csv | grep -v ^2023- |
		store-admin load calendar >/dev/null
	OTKLIK_NOW=2022-12-30T16:10+06:00 ok msg-deadline --explain \
		--state met -o json
	field '.due[:16]' 2023-01-09T09:30
	field '.explain.due == .due' true
}

@test "--compute --explain: the same as text and as a field" {
	echo 'id,rule,schedule,start
EX-011,A1-4.4,gov,2022-10-04T06:00' >one.csv
	OTKLIK_DB='' ok msg-deadline --compute --explain -o text one.csv
	prints 'EX-011:'
	prints 'При ином прочтении (I-01 prestart_detection=same_day'
	OTKLIK_DB='' ok msg-deadline --compute --explain -o json one.csv
	field .explain.alt_reading prestart_detection=same_day
	field '.explain.not_before[:16]' 2022-10-05T08:30
}
