#!/usr/bin/env bats
# shellcheck disable=SC2154
# The traces of RULES 2.7 through the tools, each step at its minute: after it
# msg-show says whose turn it is and until when.

load helpers

setup()
{
	fresh_store
	executors anna=minstroy boris=minobr clara=minkult dina=mintrud
}

teardown()
{
	store-admin verify >/dev/null
}

# detected DATE TIME: a message comes in and is detected.
detected()
{
	now "$1" "$2"
	echo '{"network":"vk","key":"1_1","text":"Когда починят?"}' |
		msg-ingest -q --detect >/dev/null
}

forwarded()
{
	ok msg-route --topic 'Яма' --location 'Омск г.о.' "$@" 1
}

# draft WHO OPTION...: WHO hands in.
draft()
{
	local who=$1
	shift
	ok msg-draft --as "$who" "$@" 1
}

answer()
{
	draft "$1" --text "Починим. Работы идут. ($2)"
}

interim()
{
	draft "$1" --kind interim --text 'Проверяем, ответим позже.' \
		--reason "$2" --note 'нужен выезд' --asks "$3" \
		--measures 'выезд, смета, работы'
}

decide()
{
	ok msg-approve --decision "$@" 1
}

@test "T1: simple" {
	detected 2022-10-03 09:10
	turn tsur '2022-10-03 10:40'
	now 2022-10-03 09:50
	forwarded --to minstroy
	turn minstroy '2022-10-03 11:50'
	now 2022-10-03 11:20
	answer anna 1
	turn tsur '2022-10-03 12:20'
	now 2022-10-03 12:05
	decide approve
	turn system ''
	clocks forward '2022-10-03 10:40 met'
	clocks return '2022-10-03 10:20 lapsed'
	clocks draft '2022-10-03 11:50 met'
	clocks review '2022-10-03 12:20 met'
	states minstroy=approved
}

@test "T2: interim, 8 hours, two loops, the second late" {
	detected 2022-10-06 15:40
	turn tsur '2022-10-06 17:10'
	now 2022-10-06 16:20
	forwarded --to minstroy
	turn minstroy '2022-10-07 09:05'
	now 2022-10-07 08:55
	interim anna objective 8h
	turn tsur '2022-10-07 09:55'
	states minstroy=interim_review
	now 2022-10-07 09:20
	decide approve --term 8h
	field .term 8h
	turn minstroy '2022-10-10 09:55'
	states minstroy=extended
	now 2022-10-07 16:05
	answer anna 1
	turn tsur '2022-10-10 09:05'
	now 2022-10-10 08:50
	decide rework --comment 'не по существу'
	turn minstroy '2022-10-10 09:50'
	states minstroy=full_rework
	now 2022-10-10 09:40
	answer anna 2
	turn tsur '2022-10-10 10:40'
	now 2022-10-10 10:30
	decide rework --comment 'нет срока'
	turn minstroy '2022-10-10 11:30'
	now 2022-10-10 11:45
	answer anna 3
	turn tsur '2022-10-10 12:45'
	clocks full_hours '2022-10-10 09:55 met'
	clocks rework '2022-10-10 09:50 met' '2022-10-10 11:30 late 15'
}

@test "T3: several, one returns and another takes its place" {
	detected 2022-10-05 10:00
	now 2022-10-05 10:30
	forwarded --to minstroy,minobr,minkult --lead minstroy
	turn minobr '2022-10-05 12:30'
	states minstroy=lead_wait minobr=co_received minkult=co_received
	now 2022-10-05 10:50
	ok msg-route --as clara --decision return --body minkult \
		--reason not_competent 1
	now 2022-10-05 11:40
	ok msg-route --to mintrud 1
	now 2022-10-05 12:10
	draft boris --kind info --text 'Школа не против.'
	turn mintrud '2022-10-05 14:40'
	now 2022-10-05 14:00
	decide approve
	field .kind info
	now 2022-10-05 14:20
	draft dina --kind info --text 'Рабочие есть.'
	clocks info_review '2022-10-05 14:10 met' '2022-10-05 15:20 running'
	now 2022-10-05 15:05
	decide approve
	states minstroy=lead_drafting minobr=info_approved minkult=returned \
		mintrud=info_approved
	turn minstroy '2022-10-05 17:05'
	now 2022-10-05 16:50
	answer anna 1
	turn tsur '2022-10-06 08:35'
	clocks info '2022-10-05 12:30 met' '2022-10-05 12:30 met' \
		'2022-10-05 14:40 met'
	clocks reforward '2022-10-05 12:20 met'
	clocks lead '2022-10-05 17:05 met'
}

@test "T4: the draft is in, then an outage: the review begins anew" {
	detected 2022-10-12 09:20
	now 2022-10-12 09:40
	forwarded --to minstroy
	turn minstroy '2022-10-12 11:40'
	now 2022-10-12 11:30
	answer anna 1
	turn tsur '2022-10-12 12:30'
	now 2022-10-12 12:40
	ok store-admin outage --begin '2022-10-12 11:40' \
		--end '2022-10-12 12:30' --kind failure --scope system \
		--reason 'сервер'
	now 2022-10-12 14:29
	decide rework --comment 'короче'
	clocks review '2022-10-12 14:30 met'
	clocks draft '2022-10-12 11:40 met'
}

@test "T5: detected before work begins" {
	detected 2022-10-04 06:00
	turn tsur '2022-10-05 10:00'
	now 2022-10-04 08:40
	forwarded --to minstroy
	turn minstroy '2022-10-05 10:30'
	now 2022-10-04 10:10
	answer anna 1
	turn tsur '2022-10-05 09:30'
}

@test "T6: measures, 8 working days" {
	detected 2022-10-24 10:00
	now 2022-10-24 10:15
	forwarded --to minstroy
	turn minstroy '2022-10-24 12:15'
	now 2022-10-24 12:00
	interim anna measures 8wd
	now 2022-10-24 12:30
	decide approve --term 8wd
	turn minstroy '2022-11-03 16:45'
	clocks full_days '2022-11-03 16:45 running'
}

@test "three bodies: a return, a rework, an extension, an outage" {
	detected 2022-10-05 09:00
	now 2022-10-05 09:30
	forwarded --to minstroy,minobr,minkult --lead minstroy
	turn minobr '2022-10-05 11:30'

	# The lead sees that it takes days, before he has any information.
	now 2022-10-05 09:50
	interim anna measures 5wd
	states minstroy=interim_review minobr=co_received minkult=co_received
	now 2022-10-05 09:55
	ok msg-route --as clara --decision return --body minkult \
		--reason not_competent 1
	now 2022-10-05 10:00
	decide approve --term 8h
	turn minobr '2022-10-05 11:30'
	states minstroy=extended minobr=co_received minkult=returned

	# Another body in the place of the one that returned it.
	now 2022-10-05 10:10
	ok msg-route --to mintrud 1

	# Information of two, one of it is sent back.
	now 2022-10-05 11:00
	draft boris --kind info --text 'Не наше.'
	refuses msg-draft --as anna --text 'Уже чиним.' 1
	says 'minobr is info_review'
	now 2022-10-05 11:10
	decide rework --comment 'чьё же?'
	states minstroy=extended minobr=info_rework minkult=returned \
		mintrud=co_received
	clocks info_rework '2022-10-05 12:10 running'
	now 2022-10-05 11:40
	draft boris --kind info --text 'Школа просит ограждение.'
	now 2022-10-05 11:45
	decide approve

	# The system is down for an hour; the terms begin anew.
	now 2022-10-05 13:00
	ok store-admin outage --begin '2022-10-05 11:50' \
		--end '2022-10-05 12:50' --kind failure --scope system \
		--reason 'сервер'
	now 2022-10-05 14:20
	draft dina --kind info --text 'Бригада есть.'
	clocks info '2022-10-05 11:30 met' '2022-10-05 11:30 met' \
		'2022-10-05 15:50 met'
	now 2022-10-05 14:30
	decide approve --body mintrud
	states minstroy=extended minobr=info_approved minkult=returned \
		mintrud=info_approved
	turn minstroy '2022-10-06 12:35'
	[ -z "$(clock lead)" ]

	# Longer, from the same base: days now, for the measures he told of.
	now 2022-10-06 12:00
	ok msg-draft --as anna --kind extension --asks 8wd \
		--note 'ждём ограждение' 1
	turn minstroy '2022-10-06 12:35'
	now 2022-10-06 12:30
	decide extend --term 8wd
	field .kind extension
	field .term 8wd
	turn minstroy '2022-10-17 17:45'
	clocks full_hours '2022-10-06 12:35 cancelled'

	# The answer, sent back once, then approved.
	now 2022-10-17 10:00
	answer anna 1
	turn tsur '2022-10-17 11:00'
	now 2022-10-17 10:30
	decide rework --comment 'нет срока'
	turn minstroy '2022-10-17 11:30'
	now 2022-10-17 11:00
	answer anna 2
	now 2022-10-17 11:20
	decide approve
	turn system ''
	states minstroy=approved minobr=info_approved minkult=returned \
		mintrud=info_approved
	[ -z "$(msg-show --pending)" ]
	msg-show --history 1 -o json >history
	[ "$(jq -r 'select(.record == "draft") |
		"\(.body) \(.kind) \(.version) \(.decided)"' history |
		paste -sd,)" = "minstroy interim 1 approve,\
minobr info 1 rework,minobr info 2 approve,mintrud info 1 approve,\
minstroy extension 1 extend,minstroy answer 1 rework,\
minstroy answer 2 approve" ]
}
