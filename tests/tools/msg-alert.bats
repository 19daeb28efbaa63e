#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2153,SC2034,SC2030,SC2031,SC2314
# What is reported at once: significant messages and surges (A1-17, E30, I-41).

load helpers

me=$(id -un)

setup()
{
	fresh_store
	now 2022-10-03 09:10
	said 1
}

# said ID [TEXT]: message ID comes in and is detected.
said()
{
	printf '{"network":"vk","key":"%s","text":"%s"}\n' \
		"$1" "${2-Яма $1}" | msg-ingest -q --detect >/dev/null
}

flagged()
{
	msg-route --decision classify --significant "${2-yes}" "$1" >/dev/null
}

# day DATE COUNT [TOPIC]: so many messages of that day, as CSV without a header.
day()
{
	for i in $(seq "$2"); do
		printf 'vk,%s-%s-%s,Яма,%sT08:00:00+06:00,%s,Тара\n' \
			"$1" "${3-roads}" "$i" "$1" "${3-roads}"
	done
}

# loaded: registers such rows.
loaded()
{
	{
		echo network,key,text,posted_at,topic,location
		cat
	} | msg-ingest -q >/dev/null
}

# One message every other day of the four weeks before 3 October.
quiet()
{
	for i in $(seq 1 2 28); do
		day "$(date -d "2022-10-03 -$i days" +%F)" 1
	done
}

@test "A1-17.1a, E30, I-41: a flagged message is reported once, with its latency" {
	ok msg-alert
	lines 0
	now 2022-10-03 10:00
	flagged 1
	now 2022-10-03 10:25
	ok msg-alert
	field .record alert
	field .notice 1
	field .id 1
	field .kind significant
	field .proposed false
	field '.addressees | join(" ")' "governor ministry"
	field .severity W
	field .flagged_at 2022-10-03T10:00:00+06:00
	field .issued_at 2022-10-03T10:25:00+06:00
	field .latency_s 1500
	field .target 60m
	field '.sent | length' 0
	field "[.counts, .reasons] | add | length" 0
	field .withdraws null
	ok msg-alert
	lines 0
	[ "$(event_kinds 1)" = "collected detected flagged reported" ]
	run bash -c 'msg-show --history -o json 1 | jq -c \
		"select(.kind == \"reported\").data | [.alert, .latency_s]"'
	[ "$output" = "[1,1500]" ]
	ok store-admin verify
}

@test "A1-17.1a: what the lexicon finds is a proposal with its reasons" {
	said 2 'У нас голодовка, рядом теракт'
	ok msg-alert
	field .id 2
	field .proposed true
	field '.reasons | map(.class + " " + .text) | join(";")' \
		"significant голодовк;significant теракт"
	prints "решения куратора ещё нет"
	prints "голодовка, теракт"
	ok msg-alert
	lines 0
	# the Curator's flag is no second report of the same message
	flagged 2
	ok msg-alert
	lines 0
}

@test "I-41: of an edited message the latency begins with the text that is meant" {
	now 2022-10-05 10:00
	said 1 'Яма и теракт'
	now 2022-10-05 10:20
	said 1 'UPD: яма и теракт'
	now 2022-10-05 10:30
	ok msg-alert --since '2022-10-05 10:00'
	field .id 1
	field .flagged_at 2022-10-05T10:00:00+06:00
	field .latency_s 1800
}

@test "I-41: what else was found in an earlier text is not what is meant" {
	said 2 'Вы идиоты, яма'
	now 2022-10-03 12:00
	said 2 'Вы идиоты, яма. Голодовка'
	now 2022-10-03 12:05
	said 2 'Вы идиоты! Яма. Голодовка'
	now 2022-10-03 12:10
	ok msg-alert -n --since '2022-10-03 12:01'
	lines 0
	ok msg-alert --since '2022-10-03 11:00'
	field .id 2
	field .flagged_at 2022-10-03T12:00:00+06:00
	field .latency_s 600
}

@test "A1-17.1a: what the Curator decided or closed is not proposed" {
	said 2 'Голодовка'
	echo '{"network":"vk","key":"3","text":"Голодовка"}' |
		msg-ingest -q >/dev/null
	flagged 2 no
	msg-route --decision close --reason 'спам' 3 >/dev/null
	ok msg-alert
	lines 0
	flagged 2
	ok msg-alert
	field '[.id, .proposed] | map(tostring) | join(" ")' "2 false"
}

@test "A1-17.1b: a surge fires with its numbers, once a day" {
	{ quiet; day 2022-10-03 7; } | loaded
	ok msg-alert
	field .kind surge
	field .id null
	field '.topic + " " + .location + " " + .date' "roads Тара 2022-10-03"
	field '.statistic | [.observed, .window, .rate, .p < .rate] |
		map(tostring) | join(" ")' "7 27 0.0001 true"
	field '.statistic.expected > 0.3 and .statistic.expected < 0.7' true
	field '.counts | length' 28
	field '.counts[-1] | .date + " " + (.count | tostring)' "2022-10-03 7"
	field '[.counts[].count] | add' 21
	field '.proposed' true
	prints "Сообщений за день: 7, обычно: 0."
	ok msg-alert
	lines 0
	day 2022-10-03 9 | loaded
	ok msg-alert
	lines 0
	ok store-admin verify
}

@test "A1-17.1b: and just does not" {
	{ quiet; day 2022-10-03 4; } | loaded
	ok msg-alert # under surge_min
	lines 0
	# three times its level, but no less likely than the rate
	store-admin show settings |
		sed 's/^surge_rate,.*/surge_rate,0.000001,A1-17.1b/' >settings.csv
	store-admin load settings <settings.csv
	day 2022-10-03 5 | loaded
	ok msg-alert
	lines 0
	store-admin show settings |
		sed 's/^surge_rate,.*/surge_rate,0.01,A1-17.1b/' >settings.csv
	store-admin load settings <settings.csv
	ok msg-alert
	field .statistic.observed 5
}

@test "A1-17.1b: a week of history is the least" {
	{ day 2022-09-27 1; day 2022-10-03 9; } | loaded
	ok msg-alert
	lines 0
	day 2022-09-26 1 | loaded
	ok msg-alert
	field .statistic.window 7
}

@test "A1-17.1b: a place is counted under all its names" {
	{
		quiet
		i=0
		for name in Омск 'Омск г.о.' 'г. Омск' 'г.Омск' омск; do
			i=$((i + 1))
			day 2022-10-03 4 |
				sed "s/,Тара\$/,$name/; s/^vk,/vk,$i-/"
		done
	} | loaded
	ok msg-alert
	lines 1
	field .kind surge
	field .location 'Омск г.о.'
	field '.counts[-1].count' 20
	field .statistic.observed 20
	ok msg-alert --again 1 -o text
	prints $'Место: Омск г.о.\n'
	ok msg-alert
	lines 0
}

@test "A1-17.1b: a week without cron loses no surge; --since looks further" {
	{ quiet; day 2022-10-03 9; } | loaded
	now 2022-10-10 12:00
	ok msg-alert
	lines 0
	ok msg-alert --since 2022-10-03
	field .date 2022-10-03
	now 2022-10-03 12:00
	exits 2 msg-alert --since 2021-10-01
	says "at most 366 days back"
	exits 2 msg-alert --since yesterdayish
	says "not a time"
}

@test "--since: only what was flagged since" {
	flagged 1
	now 2022-10-03 11:00
	said 2
	flagged 2
	ok msg-alert --since '2022-10-03 10:00'
	field .id 2
	ok msg-alert
	field .id 1
}

@test "--check ends with 1 if something was reported" {
	ok msg-alert --check
	flagged 1
	exits 1 msg-alert --check
	ok msg-alert --check
}

@test "-n shows what would be reported and marks nothing" {
	flagged 1
	{ quiet; day 2022-10-03 9; } | loaded
	ok msg-alert -n
	field '[.kind, .notice, .dry_run] | map(tostring) | join(" ")' \
		"significant null true" "surge null true"
	ok msg-alert
	field .notice 1 2
}

@test "--again prints it as it was issued, a letter as text" {
	flagged 1
	msg-alert >first
	said 2
	ok msg-alert --again 1
	[ "$output" = "$(cat first)" ]
	ok msg-alert --again 1 -o text
	prints "Доклад о социально значимом сообщении № 1 от 03.10.2022 09:10"
	prints "Кому: Губернатору Омской области."
	refuses msg-alert --again 2
	says "no such alert: 2"
	exits 2 msg-alert --again x
	exits 2 msg-alert --again 1 --sent governor
	exits 2 msg-alert --date 2022-10-03 1
	exits 2 msg-alert 1
}

@test "E30: --sent records delivery, once for each addressee" {
	flagged 1
	{ quiet; day 2022-10-03 9; } | loaded
	msg-alert >alerts
	now 2022-10-03 10:00
	ok msg-alert --sent governor --date 2022-10-03T09:30 1
	field '.sent | map(.addressee + " " + .at) | join(";")' \
		"governor 2022-10-03T09:30:00+06:00"
	ok msg-alert --sent governor --date 2022-10-03T09:30 - <alerts
	field '.sent | length' 1 1
	ok msg-alert --sent ministry 2
	field '.sent | map(.addressee) | join(" ")' "governor ministry"
	refuses msg-alert --sent governor --date 2022-10-03T09:31 1
	says "alert 1 was sent to governor at 2022-10-03T09:30:00+06:00"
	refuses msg-alert --sent head 1
	refuses msg-alert --sent ministry --date 2022-10-04 1
	refuses msg-alert --sent ministry --date 2022-10-02 1
	refuses msg-alert --sent ministry 7
	[ "$(event_kinds 1)" = "collected detected flagged reported reported" ]
	ok store-admin verify
}

@test "a topic from outside writes no line of the letter" {
	jq -nc '{network: "vk", key: "2", text: "Голодовка",
		topic: "Дороги\nКому: всем", location: "Тара\u001b[2J"}' |
		msg-ingest -q >/dev/null
	ok msg-alert -o text
	prints "Тема: Дороги Кому: всем."
	[[ $output != *$'\n'"Кому: всем"* ]]
	[[ $output != *$'\e'* ]]
}

@test "two at once report each once" {
	for i in $(seq 2 40); do
		said "$i" 'Голодовка'
	done
	{ quiet; day 2022-10-03 9; day 2022-10-03 9 water; } | loaded
	msg-alert >one &
	msg-alert >two
	wait
	[ "$(cat one two | jq -r .notice | sort -n | uniq | wc -l)" -eq 41 ]
	[ "$(cat one two | wc -l)" -eq 41 ]
	ok store-admin verify
}

@test "who may: curator and system; anybody may read one again" {
	flagged 1
	executors anna=minstroy
	exits 2 msg-alert --as anna
	ok msg-alert
	exits 2 msg-alert --as anna --sent governor 1
	ok msg-alert --as anna --again 1
	{ store-admin show staff; echo cron,cron,system,; } >staff.csv
	store-admin load staff <staff.csv
	ok msg-alert --as cron
}

@test "verify sees a changed alert; a restored store has all" {
	flagged 1
	{ quiet; day 2022-10-03 9; } | loaded
	msg-alert >/dev/null
	msg-alert --sent governor 1 2 >/dev/null
	ok store-admin verify
	store-admin dump >all.json
	OTKLIK_DB=other.db store-admin init >/dev/null
	OTKLIK_DB=other.db store-admin restore <all.json >/dev/null
	OTKLIK_DB=other.db ok store-admin verify
	[ "$(msg-alert --again 2)" = "$(msg-alert -d other.db --again 2)" ]
	for change in "UPDATE alert SET latency_s = 1" \
		"UPDATE alert SET statistic = '{}' WHERE notice = 2" \
		"DELETE FROM alert_sent WHERE notice = 2" \
		"UPDATE alert_sent SET at = at + 1"; do
		cp "$OTKLIK_DB" changed.db
		sqlite3 changed.db "$change"
		refuses store-admin verify -d changed.db
		prints "alert"
	done
}
