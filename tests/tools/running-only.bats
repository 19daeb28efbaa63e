#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2030,SC2031
# A table of the law touches the clocks that run, no others (RULES 2.5.8): one
# that a setting took away comes back with it, a return that has lapsed and a
# clock that was stopped stay what they were.

load helpers

setup()
{
	fresh_store
	executors anna=minstroy oleg=minobr
	at 09:05
	echo '{"network":"vk","key":"1","text":"Яма"}' |
		msg-ingest --detect >/dev/null
}

# at [DATE] TIME
at()
{
	[ $# -eq 2 ] || set -- 2022-10-03 "$1"
	export OTKLIK_NOW=$1T$2+06:00
}

# change TABLE SCRIPT: loads a table as sed changes it.
change()
{
	store-admin show "$1" | sed "$2" >"$1.csv"
	ok store-admin load -q "$1" <"$1.csv"
	ok store-admin verify
}

# reading KEY VALUE: loads the settings with it.
reading()
{
	change settings "s/^$1,[^,]*,/$1,$2,/"
}

# Message 1: an interim answer of 10:00 with 8 hours, approved at 11:00.
extended()
{
	at 09:10
	msg-route --to minstroy 1 >/dev/null
	at 10:00
	msg-draft --as anna --kind interim --text "Идут работы" --asks 8h \
		--reason objective 1 >/dev/null
	at 11:00
	msg-approve --decision approve --term 8h 1 >/dev/null
}

# Two bodies: minstroy leads, minobr informs.
led()
{
	at 09:10
	msg-route --to minstroy,minobr --lead minstroy 1 >/dev/null
}

# informed TIME TIME: the information is handed in, and approved.
informed()
{
	at "$1"
	msg-draft --as oleg --kind info --text "Сведения" 1 >/dev/null
	at "$2"
	msg-approve --decision approve 1 >/dev/null
}

@test "A1-6.2b, I-16, RULES 2.5.8: a base that is changed and changed back" {
	extended
	clocks full_hours "2022-10-04 09:45 running"
	reading interim_base approved
	turn minstroy "2022-10-04 10:45"
	reading interim_base sent_approved_version
	clocks full_hours "2022-10-04 09:45 running" \
		"2022-10-04 10:45 cancelled"
	turn minstroy "2022-10-04 09:45"
	at 2022-10-14 10:00
	ok msg-deadline --notices
	field .clock full_hours
}

@test "A1-6.2b, I-16, RULES 2.5.8: a base that has not come, and back" {
	extended
	reading interim_base posted
	clocks full_hours "2022-10-04 09:45 cancelled"
	ok msg-show 1
	field .due null
	reading interim_base sent_approved_version
	clocks full_hours "2022-10-04 09:45 running"
	turn minstroy "2022-10-04 09:45"
	at 12:40
	store-admin outage --begin 2022-10-03T12:00 --end 2022-10-03T12:30 \
		>/dev/null
	clocks full_hours "2022-10-04 12:15 running"
}

@test "I-16, RULES 2.5.8: a base that nothing ran by begins to count" {
	reading interim_base posted
	extended
	clocks full_hours ""
	reading interim_base approved
	clocks full_hours "2022-10-04 10:45 running"
	turn minstroy "2022-10-04 10:45"
}

@test "I-16, RULES 2.5.8: what was stopped is not begun again elsewhere" {
	extended
	at 12:30
	msg-draft --as anna --text "Ответ" 1 >/dev/null
	reading interim_base approved
	clocks full_hours "2022-10-04 09:45 met"
	at 12:40
	msg-approve --decision rework --comment "Дополнить" 1 >/dev/null
	clocks full_hours "2022-10-04 09:45 met"
	ok store-admin verify
}

@test "I-16, RULES 2.5.8: what never ran is not found stopped later" {
	reading interim_base posted
	extended
	at 12:30
	msg-draft --as anna --text "Ответ" 1 >/dev/null
	reading interim_base approved
	clocks full_hours ""
	at 12:40
	msg-approve --decision rework --comment "Дополнить" 1 >/dev/null
	clocks full_hours ""
}

@test "A1-9.6, I-24, RULES 2.5.8: the lead's start, before any information" {
	reading lead_start receipt
	led
	clocks lead "2022-10-03 11:10 running"
	reading lead_start last_info
	clocks lead "2022-10-03 11:10 cancelled"
	reading lead_start receipt
	clocks lead "2022-10-03 11:10 running"
}

@test "A1-9.6, I-24, RULES 2.5.8: the lead's start, after the information" {
	reading lead_start receipt
	led
	informed 10:00 10:30
	reading lead_start last_info
	clocks lead "2022-10-03 11:10 cancelled" "2022-10-03 12:30 running"
	reading lead_start receipt
	clocks lead "2022-10-03 11:10 running" "2022-10-03 12:30 cancelled"
	turn minstroy "2022-10-03 11:10"
}

@test "A1-5.1, I-26, RULES 2.5.8: a return that has lapsed is not moved" {
	at 09:10
	msg-route --to minstroy 1 >/dev/null
	at 11:00
	change calendar '$a2022-10-03,off,,День города,'
	clocks return "2022-10-03 09:40 lapsed"
	clocks draft "2022-10-04 10:30 running"
	reading clock_schedule center
	clocks return "2022-10-03 09:40 lapsed"
	# the draft does not move it either, nor does an outage elsewhere
	msg-draft --as anna --text "Ответ" 1 >/dev/null
	store-admin outage --begin 2022-10-03T10:00 --end 2022-10-03T10:20 \
		>/dev/null
	clocks return "2022-10-03 09:40 lapsed"
	ok store-admin verify
}

@test "A1-5.1, I-26, RULES 2.5.8: stored as lapsed or not, it is one" {
	at 17:35
	msg-route --to minstroy 1 >/dev/null
	at 2022-10-04 12:00
	store-admin outage --begin 2022-10-03T17:00 --end 2022-10-03T17:36 \
		>/dev/null
	change calendar '$a2022-10-04,off,,День города,'
	clocks return "2022-10-04 08:51 lapsed"
	clocks draft "2022-10-05 10:21 running"
	msg-route --decision return --reason not_competent 1 --as anna >/dev/null
	clocks return "2022-10-04 08:51 late 189"
	ok store-admin verify
}

@test "A1-5.1, RULES 2.5.8: an outage counts by the law it lapsed under" {
	at 09:10
	msg-route --to minstroy 1 >/dev/null
	at 11:00
	change calendar '$a2022-10-03,off,,День города,'
	store-admin outage --begin 2022-10-03T09:20 --end 2022-10-03T09:25 \
		>/dev/null
	clocks return "2022-10-03 09:55 lapsed"
	ok msg-deadline --explain -c return -s lapsed 1
	field .explain.due 2022-10-03T09:55:00+06:00
	ok store-admin verify
}

@test "A1-5.1, RULES 2.5.8: a return is late by the law it lapsed under" {
	at 09:10
	msg-route --to minstroy 1 >/dev/null
	at 09:20
	# its due stays 09:40, but the afternoon is shorter from now on
	change schedules '/^gov,1,/s/17:45/16:00/'
	at 11:00
	change schedules '/^gov,1,/s/16:00/15:00/'
	at 2022-10-04 09:00
	msg-route --decision return --reason not_competent 1 --as anna >/dev/null
	clocks return "2022-10-03 09:40 late 350"
	ok store-admin verify
}

# moved BODY DATE: from that day on it has the schedule plain.
moved()
{
	local day
	day=$(date -d "$2 - 1 day" +%F)
	store-admin show bodies |
		sed "s/^\($1,.*\),gov,\([^,]*\),,$/\1,gov,\2,,$day\n\1,plain,\2,$2,/" \
			>bodies.csv
	ok store-admin load -q bodies <bodies.csv
	ok store-admin verify
}

@test "A1-2.2, RULES 2.5: a clock has the hours of the day it started on" {
	moved minobr 2022-10-04
	moved tsur 2022-10-04
	at 17:30
	msg-route --to minobr 1 >/dev/null
	at 17:35
	msg-draft --as oleg --text "Ответ" 1 >/dev/null
	clocks review "2022-10-04 09:20 running"
	# whatever happens later to the message does not move it
	at 2022-10-04 08:40
	msg-draft --as oleg --kind query --text "Где?" 1 >/dev/null
	clocks review "2022-10-04 09:20 running" "2022-10-04 10:00 running"
	msg-approve --decision rework --comment "Дополнить" 1 >/dev/null
	clocks rework "2022-10-04 10:00 running"
	# nor does it make a difference what is judged anew
	store-admin outage --begin 2022-10-03T12:00 --end 2022-10-03T12:10 \
		>/dev/null
	change calendar '$a2022-10-05,off,,День города,'
	clocks review "2022-10-04 09:20 met" "2022-10-04 10:00 running"
	clocks rework "2022-10-04 10:00 running"
	ok msg-deadline --explain -c rework 1
	field .explain.due 2022-10-04T10:00:00+06:00
}
