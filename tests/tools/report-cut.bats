#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031,SC2034
# report-semiannual tells a half-year as it was at its end: what was granted,
# linked, flagged or decided later does not count (RULES 6.3).

load helpers
load figures

message()
{
	for i in "$@"; do
		echo "{\"network\":\"vk\",\"key\":\"1_$i\",\"text\":\"Яма $i\"}"
	done | msg-ingest --detect >/dev/null
}

to()
{
	msg-route --topic 'Яма' --location 'Омск г.о.' --to "$@" >/dev/null
}

interim()
{
	msg-draft --as anna --kind interim --reason objective --note смета \
		--asks "$1" --text "Считаем $1." 1 >/dev/null
}

approve()
{
	msg-approve --decision approve "$@" >/dev/null
}

# told FILE: the half-year, but for the head of the journal it was made from.
told()
{
	report-semiannual 2022H2 -o json |
		grep -v '"indicator":"head"' >"$1"
}

# A longer term granted on 28 December, and an answer within it.
granted()
{
	executors anna=minstroy
	now 2022-12-28 08:50
	message 1
	now 2022-12-28 09:00
	to minstroy 1
	now 2022-12-28 09:30
	interim 4h
	now 2022-12-28 09:40
	approve --term 4h 1
}

@test "I-61: a longer term granted after the half-year breaks nothing in it" {
	granted
	now 2022-12-28 10:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	now 2023-01-01 10:00
	told before
	now 2023-01-09 09:00
	msg-approve --decision rework --comment 'Когда?' 1 >/dev/null
	now 2023-01-09 09:10
	interim 3h
	now 2023-01-09 09:20
	approve --term 3h 1 # due on 28 December, from the first base on
	now 2023-02-01 10:00
	told after
	diff before after
	is minstroy MI-02-full_hours '0 0 1'
	is minstroy MI-06-kept '1 1 1'
	[ "$(report-semiannual 2022H2 --why MI-01 -b minstroy -o json |
		jq -r .clock | xargs)" = 'draft full_hours' ]
	# By its due it belongs to no other half-year.
	period=2023H1
	is minstroy MI-02-full_hours ''
}

@test "A1-6.3: a term made longer after the half-year was over in it" {
	granted
	msg-draft --as anna --kind extension --asks 6h --note 'Мороз.' \
		--text 'Ещё.' 1 >/dev/null
	now 2023-01-01 10:00
	told before
	# 09:30 + 4 h, without lunch, is 14:30; the request came in time (I-18).
	is minstroy MI-02-full_hours '1 1 1'
	now 2023-01-09 09:00
	msg-approve --decision extend --term 6h 1 >/dev/null
	now 2023-02-01 10:00
	told after
	diff before after
	[ "$(report-semiannual 2022H2 --why breach -o json | jq -r .due)" = \
		2022-12-28T14:30:00+06:00 ]
}

# weeks PERIOD: those of the account that were judged, the first and the last.
weeks()
{
	report-semiannual "$1" --why AI-01 -b minzdrav -o json | jq -r .what |
		sort | sed -n '1p; $p' | xargs
}

@test "I-47: the week at the edge is in the half-year of its Thursday, and in one" {
	now 2022-09-01 10:00
	one_account
	# 31 December and 1 January: one week, 26 December to 1 January.
	now 2023-01-01 12:00
	for i in 1 2 3 4 5; do
		echo "minzdrav-vk,-1_$i,$([ "$i" -lt 3 ] && echo 2022-12-31 ||
			echo 2023-01-01) 10:0$i,photo"
	done | sed '1i account,key,at,format' | acct-ingest >/dev/null
	# It has not ended yet, nor is it judged.
	[ "$(weeks 2022H2)" = '2022-W32 2022-W51' ]
	now 2023-01-02 10:00
	[ "$(weeks 2022H2)" = '2022-W32 2022-W52' ]
	is minzdrav AI-01 '0.0476 1 21'
	acct-audit --period 2022H2 --only AC-18 -o json >found
	[ "$(jq -r 'select(.account == "minzdrav-vk") | .period' found |
		sort | tail -n 1)" = 2022-W51 ]
	now 2023-07-15 10:00
	[ "$(weeks 2022H2)" = '2022-W32 2022-W52' ]
	[ "$(weeks 2023H1)" = '2023-W01 2023-W26' ]
	period=2023H1
	is minzdrav AI-01 '0 0 26'
}

@test "A1-10.1, A1-17.1: links and flags count as they were at the end" {
	executors anna=minstroy boris=minobr
	message 1 2 3 4 5 6
	to minstroy 1
	to minobr 2
	now 2022-10-03 11:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	msg-draft --as boris --text 'Откроем.' 2 >/dev/null
	approve 1 2
	for i in 1 2; do
		msg-publish --confirm "$i" --url "https://vk.com/wall-1_$i" \
			>/dev/null
	done
	msg-route --decision classify --repeat_of 1 3 4 >/dev/null
	msg-route --decision classify --significant yes 5 6 >/dev/null
	now 2022-10-03 12:00
	msg-route --decision classify --repeat_of 2 4 >/dev/null
	now 2023-01-01 10:00
	told before
	is minstroy MI-12 '1 1 1'
	is minobr MI-12 '1 1 1'
	is '' CI-05-reported '0 0 2'
	now 2023-01-09 09:00
	msg-route --decision classify --repeat_of - 3 >/dev/null
	msg-route --decision classify --repeat_of 1 4 >/dev/null
	msg-route --decision classify --significant no 5 >/dev/null
	msg-route --decision classify --significant - 6 >/dev/null
	now 2023-02-01 10:00
	told after
	diff before after
	# As of today it says what is so today.
	now 2022-10-03 11:30
	is minstroy MI-12 '2 2 1'
	is minobr MI-12 '0 0 1'
}

@test "A1-5.1: what was returned stays so, though it is waived later" {
	executors anna=minstroy boris=minobr
	now 2022-12-28 09:00
	message 1
	msg-route --topic 'Яма' --location 'Омск г.о.' --to minstroy,minobr \
		--lead minstroy 1 >/dev/null
	now 2022-12-28 09:20
	msg-route --as boris --decision return --body minobr \
		--reason not_competent 1 >/dev/null
	now 2023-01-01 10:00
	told before
	is minobr MI-10 '1 1 1'
	now 2023-01-09 09:00
	msg-route --decision waive --body minobr --reason 'Не нужно.' 1 \
		>/dev/null
	told after
	diff before after
}

@test "MI-10-misdirected: who had it at the same time did not get it next" {
	executors anna=minstroy boris=minobr
	message 1 2 3
	msg-route --topic 'Яма' --location 'Омск г.о.' --to minstroy,minobr \
		--lead minstroy 1 2 >/dev/null
	to minstroy 3
	msg-route --as anna --decision return --body minstroy \
		--reason not_competent 1 3 >/dev/null
	msg-route --as boris --decision return --body minobr \
		--reason not_competent 2 >/dev/null
	is '' MI-10-misdirected '0 0 5'
	# In the same second, but after the return.
	to mintrans 3
	is '' MI-10-misdirected '0.1667 1 6'
	now 2022-10-03 10:05
	msg-route --decision forward --to mintrans --reason 'Вместо.' 2 \
		>/dev/null
	is '' MI-10-misdirected '0.2857 2 7'
}

@test "MI-04: a lead whose clock was overtaken has handed in nothing" {
	executors boris=minobr
	message 1
	msg-route --topic 'Яма' --location 'Омск г.о.' --to minstroy,minobr \
		--lead minstroy 1 >/dev/null
	msg-draft --as boris --kind info --text 'Сведения.' --body minobr 1 \
		>/dev/null
	approve --body minobr 1
	# The lead's two hours are over when another body gets it in turn.
	now 2022-10-03 15:00
	msg-route --decision forward --to mintrans --reason 'По очереди.' 1 \
		>/dev/null
	is minstroy MI-02-lead '1 1 1'
	is minstroy MI-04 ''
	is minstroy MI-05 '0 0 1'
}

@test "6.3: what happens as the half-year ends is in the next one alone" {
	executors anna=minstroy boris=minobr
	now 2022-12-30 10:00
	message 1 2
	to minstroy 1
	now 2022-12-30 10:30
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	export OTKLIK_NOW=2022-12-31T23:59:59+06:00
	approve 1
	export OTKLIK_NOW=2023-01-01T00:00:00+06:00
	msg-publish --confirm 1 --url 'https://vk.com/wall-1_1' >/dev/null
	to minobr 2
	now 2023-02-01 10:00
	is minstroy MI-08 '1 1 1'
	is minstroy MI-13 '0 0 1'
	is minobr MI-13 ''
	period=2023H1
	is minobr MI-13 '0 0 1'
}

@test "A1-2.2, I-06: W by the schedule that the body had then" {
	executors anna=minstroy
	message 1
	to minstroy 1
	now 2022-10-03 12:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	now 2022-10-03 15:00
	approve 1
	msg-publish --confirm 1 --url 'https://vk.com/wall-1_1' >/dev/null
	now 2022-12-05 10:00
	{
		store-admin show schedules
		for day in 1 2 3 4 5; do
			echo "night,$day,20:00,23:00,,"
		done
	} >schedules.csv
	{
		store-admin show bodies | grep -v '^minstroy,'
		echo 'minstroy,Минстрой,listed,,gov,,,2022-11-30'
		echo 'minstroy,Минстрой,listed,,night,,2022-12-01,'
	} >bodies.csv
	store-admin load schedules <schedules.csv >/dev/null
	store-admin load bodies <bodies.csv >/dev/null
	now 2023-01-10 10:00
	is minstroy MI-04 '120 1 1'
	is minstroy MI-07 '240 1 1'
}

@test "I-58: what was detected before 3 August 2022 is outside the ruleset" {
	now 2022-07-15 10:00
	message 1
	to minstroy 1
	now 2022-08-04 10:00
	message 2
	to minobr 2
	now 2023-01-10 10:00
	is minstroy MI-05 ''
	is minstroy MI-13 ''
	is minobr MI-13 '0 0 1'
	is '' MI-15 '0 0 1'
	[ "$(report-semiannual 2022H2 --why MI-15 -o json | jq .id)" = 2 ]
}

# chart MONTH: the timeliness that the chart of months says, in rows.
chart()
{
	report-semiannual 2022H2 -o html | python3 -c '
import re, sys
page = sys.stdin.read()
figure = next(part for part in re.findall("<figure.*?</figure>", page, re.S)
              if "Соблюдение сроков органами по месяцам" in part)
title = re.sub("<[^>]*>", " ", figure)
print(re.search(re.escape(sys.argv[1]) + "[^0-9]*([0-9,]+)", title)[1])' "$1"
}

@test "--why: a month of the chart opens to its rows, as of the same end" {
	executors boris=minobr
	now 2022-10-31 13:30
	message 1 2 3
	now 2022-10-31 14:00
	to minstroy 1
	to minobr 2 3
	now 2022-10-31 15:00
	msg-draft --as boris --text 'Откроем.' 2 >/dev/null
	now 2022-11-02 10:00
	msg-route --decision recall --reason 'Ошибка.' 1 >/dev/null
	now 2023-01-10 10:00
	[ "$(report-semiannual 2022H2 --why MI-01 -o json | jq -c \
		'select(.due[0:7] == "2022-10") | .numerator' | xargs)" = '1 0' ]
	[ "$(chart 10.2022)" = 50,0 ]
	# As of the end of October the one that was recalled had been late.
	[ "$(report-semiannual 2022-10 --why MI-01 -o json |
		jq .numerator | xargs)" = '0 1 0' ]
}

@test "A1-5.1: what was returned was, though it is waived in the same half-year" {
	executors boris=minobr
	message 1
	to minstroy,minobr --lead minstroy 1
	now 2022-10-03 10:10
	msg-route --as boris --decision return --reason not_competent 1 \
		>/dev/null
	msg-route --decision waive --body minobr --reason 'Без них.' 1 \
		>/dev/null
	now 2023-01-10 10:00
	is minobr MI-10 '1 1 1'
	is minobr MI-10-late '0 0 1'
	is minobr MI-13 ''
	is minstroy MI-10 '0 0 1'
}

@test "I-12: what was done while an outage was open was done in time" {
	granted
	now 2022-12-28 10:00
	message 2
	to minstroy 2
	now 2022-12-28 10:10
	store-admin outage --begin '2022-12-28 10:05' -q >/dev/null
	msg-draft --as anna --text 'Засыплем.' 1 2 >/dev/null
	now 2023-01-01 10:00
	told before
	is minstroy MI-05 '1 2 2'
	is minstroy MI-06-kept '1 1 1'
	now 2023-01-09 10:00
	store-admin outage --end '2023-01-09 09:00' 1 -q >/dev/null
	told after
	diff before after
}
