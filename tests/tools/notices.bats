#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016,SC2153,SC2034,SC2030,SC2031,SC2314
# Notices of breaches and warnings before them (RULES 2.3 E28, E29, 2.4).

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
	at 09:10
	detected 1
}

# at [DATE] TIME
at()
{
	[ $# -eq 2 ] || set -- 2022-10-03 "$1"
	export OTKLIK_NOW=$1T$2+06:00
}

# detected ID [NETWORK]: message ID comes in.
detected()
{
	printf '{"network":"%s","key":"%s","text":"Яма %s"}\n' \
		"${2-vk}" "$1" "$1" | msg-ingest --detect >/dev/null
}

# Message 1 goes to a body at 09:50 and is due at 11:50.
forwarded()
{
	at 09:50
	msg-route --to "${1-minstroy}" "${2-1}" >/dev/null
}

@test "A1-16.1a, A1-16.1b, E28: an overdue clock is told once" {
	forwarded
	at 11:50
	ok msg-deadline --notices
	lines 0
	at 11:51
	ok msg-deadline --notices
	field .record notice
	field .notice 1
	field .id 1
	field .clock draft
	field .rule A1-6.1
	field .due 2022-10-03T11:50:00+06:00
	field .stop null
	field .state overdue
	field .late_minutes 1
	field '.addressees | join(" ")' "governor ministry"
	field .severity V
	field .issued_at 2022-10-03T11:51:00+06:00
	field '.sent | length' 0
	field .withdraws null
	ok msg-deadline --notices
	lines 0
	[ "$(event_kinds 1)" = "collected detected forwarded noticed" ]
	ok store-admin verify
}

@test "A1-16.1: told while overdue, it is not told again when it stops" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	at 14:00
	msg-route --decision return --reason not_competent 1 >/dev/null
	ok msg-deadline --state late 1
	field '.clock + " " + (.late_minutes | tostring)' "return 160" "draft 70"
	ok msg-deadline --notices
	field '.clock + " " + .state' "return late"
	ok msg-deadline --notices
	lines 0
	ok store-admin verify
}

@test "what was issued and could not be printed is had by its number" {
	forwarded
	detected 2
	forwarded minstroy 2
	at 2022-10-04 18:00
	exits 2 bash -c 'msg-deadline --notices >/dev/full'
	ok msg-deadline --notices -o json
	lines 0
	for n in 1 2; do
		ok msg-deadline --again $n -o json
		field .notice $n
	done
	refuses msg-deadline --again 3
	says 'no such notice'
}

@test "A1-16.1: a week without cron loses no breach" {
	forwarded
	at 14:00
	msg-route --decision return --reason not_competent 1 >/dev/null
	at 2022-10-14 10:00
	ok msg-deadline --notices
	field '.clock + " " + .state + " " + .stop' \
		"return late 2022-10-03T14:00:00+06:00" \
		"draft late 2022-10-03T14:00:00+06:00"
	field .notice 1 2
}

@test "I-26: a return that nobody used is no breach" {
	forwarded
	at 11:00
	ok msg-deadline --notices
	lines 0
	ok msg-deadline --state lapsed
	field .clock return
}

@test "I-33: the Center's own clocks are in no notice" {
	at 2022-10-05 10:00
	ok msg-deadline
	field '.clock + " " + .state' "forward overdue"
	ok msg-deadline --notices
	lines 0
	msg-route --to minstroy 1 >/dev/null
	ok msg-deadline --notices
	lines 0
}

@test "I-33: nor are they where the Center has the message as a body" {
	echo "$me,$me,executor,tsur" >>staff.csv
	store-admin load staff <staff.csv
	forwarded tsur
	at 10:00
	ok msg-draft --text 'Ответ' --as "$me" 1
	at 10:45
	ok msg-deadline --warn
	lines 0
	at 12:00
	ok msg-deadline --state overdue
	field '.clock + " " + .owner + " " + .body' "review tsur tsur"
	ok msg-deadline --check --state overdue
	ok msg-deadline --notices
	lines 0
}

@test "-n shows what would be told and marks nothing" {
	forwarded
	at 12:00
	ok msg-deadline --notices -n
	field '[.notice, .dry_run] | map(tostring) | join(" ")' "null true"
	ok msg-deadline --notices
	field .notice 1
}

@test "two at once tell each breach once" {
	for i in $(seq 2 60); do
		detected "$i"
	done
	at 09:50
	seq 1 60 | sed 's/.*/{"id":&}/' | msg-route --to minstroy >/dev/null
	at 12:00
	for i in 1 2 3; do
		msg-deadline --notices >"told.$i" 3>&- &
	done
	wait
	[ "$(cat told.* | jq .notice | sort -n | paste -sd' ')" = \
		"$(seq -s' ' 60)" ]
	[ "$(cat told.* | jq .id | sort -n | paste -sd' ')" = "$(seq -s' ' 60)" ]
	ok store-admin verify
}

@test "some of them: by id, by body, by clock, by time" {
	detected 2
	forwarded
	forwarded minobr 2
	at 12:00
	ok msg-deadline --notices --body minkult
	lines 0
	ok msg-deadline --notices --clock info
	lines 0
	ok msg-deadline --notices --until 2022-10-03T11:50
	lines 0
	ok msg-deadline --notices 2
	field .body minobr
	run bash -c 'echo "{\"id\":1}" | msg-deadline --notices -'
	field .body minstroy
	exits 0 msg-deadline --notices --check
	ok msg-deadline --check --state met
}

@test "--check: exit 1 if a breach was told" {
	forwarded
	at 12:00
	exits 1 msg-deadline --notices --check
	exits 0 msg-deadline --notices --check
}

@test "A1-16.1c: the letter is in Russian, states facts and no guilt" {
	forwarded
	at 12:12
	ok msg-deadline --notices -o text
	prints "Уведомление № 1 от 03.10.2022 12:12"
	prints "Кому: Губернатору Омской области."
	prints "Министерство региональной политики и массовых коммуникаций"
	prints "Орган: Министерство строительства Омской области."
	prints "Сообщение: № 1, сеть: «ВКонтакте», выявлено 03.10.2022 09:10."
	prints "абзац первый пункта 6 приложения № 1, A1-6.1"
	prints "Срок: 2 ч рабочего времени."
	prints "Событие, с которого идёт срок: 03.10.2022 09:50."
	prints "Срок истёк: 03.10.2022 11:50."
	prints "Исполнено: ещё нет, на 03.10.2022 12:12."
	prints "Позже срока на: 22 минуты рабочего времени."
	prints "сбои за время срока не зарегистрированы"
	prints "I-06 clock_schedule=owner"
	[[ $output != *вин[аоуы]* ]] || differ "no word about guilt"
	letter=$output
	ok msg-deadline --again 1 -o text
	[ "$output" = "$letter" ]
	ok msg-deadline --again 1 -o csv --fields notice,clock,late_minutes
	[ "$output" = "notice,clock,late_minutes
1,draft,22" ]
	refuses msg-deadline --again 2
	says "no such notice: 2"
}

@test "A1-5.1, I-26: the notice of a late return names its reading" {
	forwarded
	at 10:30
	msg-route --decision return --reason not_competent 1 >/dev/null
	ok msg-deadline --notices
	field '.clock + " " + .rule' "return A1-5.1"
	field '.wording | test("I-26 late_return")' true
	field '.wording | test("Исполнено: 03.10.2022 10:30")' true
}

@test "A3-23.1a, A3-23.1b, A3-23.1c, I-38: a municipal body: addressees, severity, wording" {
	echo 'person,body,duty,act,from,until
Иван Иванов,omsk-adm,head,,,' | store-admin load people
	forwarded omsk-adm
	at 12:00
	ok msg-deadline --notices
	field .rule A3-10.1
	field .ruleset annex3
	field '.addressees | join(" ")' "governor ministry head"
	field .severity D
	field '.wording | test("об отклонении от срока")' true
	field '.wording | test("пункт 23")' true
	field '.wording | test("пункт 10 приложения № 3, A3-10.1")' true
	ok msg-deadline --again 1 -o text
	prints "Кому: руководителю органа (Администрация города Омска, Иван Иванов)."
}

# A school of the city, and its executor.
school()
{
	{
		store-admin show bodies
		echo 'school1,Школа 1,institution,omsk-adm,plain,yes,,'
	} >bodies.csv
	store-admin load bodies <bodies.csv
	echo "$me,$me,executor,school1" >>staff.csv
	store-admin load staff <staff.csv
}

@test "A3-10.1, A3-23.1a, A3-23.1b, A3-23.1c: a municipal institution" {
	school
	echo 'person,body,duty,act,from,until
Иван Иванов,omsk-adm,head,,,
Пётр Петров,school1,head,,,' | store-admin load people
	forwarded school1
	at 10:00
	exits 1 msg-draft --kind interim --text "Идут работы" --asks 9h \
		--reason objective 1
	says "9h is over the cap of 8h (A3-11.2)"
	at 12:00
	ok msg-deadline --notices
	field .rule A3-10.1
	field .ruleset annex3
	field '.addressees | join(" ")' "governor ministry head"
	field .severity D
	field '.wording | test("пункт 10 приложения № 3, A3-10.1")' true
	ok msg-deadline --again 1 -o text
	prints "Кому: руководителю органа (Администрация города Омска, Иван Иванов)."
}

@test "I-38: the act of a municipal body binds its institutions" {
	school
	echo 'body,kind,number,date,from,until
omsk-adm,order,17-п,2022-09-01,2022-09-01,' | store-admin load acts
	forwarded school1
	at 12:00
	ok msg-deadline --notices
	field .severity V
	field .ruleset annex3
}

@test "A3-1.1, I-40: a municipal institution outside VK and OK" {
	school
	detected 2 telegram
	forwarded school1 2
	ok msg-show 2
	field '.warnings[0].rule' A3-1.1
	at 12:00
	ok msg-deadline --notices 2
	lines 0
}

@test "A1-6.1, RULES 1.4: an institution of an executive body is of annex 1" {
	school
	sed -i 's/,omsk-adm,plain,/,minstroy,gov,/' bodies.csv
	store-admin load bodies <bodies.csv
	forwarded school1
	at 12:00
	ok msg-deadline --notices
	field .rule A1-6.1
	field '.addressees | join(" ")' "governor ministry"
	field .severity V
}

@test "I-38: with an act of its own the body is bound" {
	echo 'body,kind,number,date,from,until
omsk-adm,order,17-п,2022-09-01,2022-09-01,' | store-admin load acts
	forwarded omsk-adm
	at 12:00
	ok msg-deadline --notices
	field .severity V
	field '.wording | test("отклонении")' false
	field '.wording | test("акт органа: № 17-п от 01.09.2022")' true
}

@test "I-38: an act that came later, or is over, does not bind" {
	echo 'body,kind,number,date,from,until
omsk-adm,order,1,2022-11-01,2022-11-01,
omsk-adm,order,2,2022-08-10,2022-08-10,2022-09-30' | store-admin load acts
	forwarded omsk-adm
	at 12:00
	ok msg-deadline --notices
	field .severity D
}

@test "I-40, A3-1.1: a municipal body outside VK and OK is in no notice" {
	detected 2 telegram
	detected 3 telegram
	at 09:50
	msg-route --to omsk-adm 2 >/dev/null
	msg-route --to minstroy 3 >/dev/null
	at 2022-10-05 12:00
	ok msg-deadline --notices
	field '[.id, .body] | map(tostring) | join(" ")' "3 minstroy"
	ok msg-deadline --state overdue --clock draft --body omsk-adm
	field .id 2
}

@test "I-40: which networks annex 3 names is one table, for mark and notice" {
	store-admin show norms | sed 's/municipal,"vk,ok"/municipal,"vk,telegram"/' |
		store-admin load norms
	detected 2 telegram
	detected 3 ok
	at 09:50
	ok msg-route --to omsk-adm 2 3
	field '[.warnings[].rule] | index("A3-1.1") != null' false true
	at 2022-10-05 12:00
	ok msg-deadline --notices
	field .id 2
}

@test "I-58: what was detected before the order is in no notice" {
	at 2022-08-02 10:00
	detected 2
	at 2022-08-03 10:00
	msg-route --to minstroy 2 >/dev/null
	at 2022-08-10 10:00
	ok msg-deadline --notices
	lines 0
}

@test "E27, RULES 2.5.8: an outage recorded afterwards withdraws a notice" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	ok store-admin outage --begin 2022-10-03T10:30 --end 2022-10-03T11:00
	ok store-admin verify
	[ "$(event_kinds 1)" = \
		"collected detected forwarded noticed recomputed noticed" ]
	ok msg-deadline --again 2
	field .withdraws 1
	ok msg-deadline --notices
	field .notice 2
	field .withdraws 1
	field .due 2022-10-03T13:00:00+06:00
	field .state running
	field '.addressees | join(" ")' "governor ministry"
	field '.wording | test("Уведомление № 1 от 03.10.2022 12:00 отзывается: зарегистрирован технический сбой")' true
	field '.wording | test("Технический сбой с 03.10.2022 10:30 по 03.10.2022 11:00")' true
	ok msg-deadline --notices
	lines 0
	# It is a breach after all, another one.
	at 14:30
	ok msg-deadline --notices
	field .notice 3
	field .withdraws null
	field .late_minutes 30
	ok store-admin verify
}

@test "A1-16.1: a withdrawal says in Russian what was recorded late" {
	executors anna=minstroy
	forwarded
	at 12:05
	ok msg-deadline --notices
	at 12:10
	echo '{"id":1,"text":"Ответ","at":"2022-10-03 11:45"}' |
		msg-draft --as anna >/dev/null
	ok msg-deadline --notices -o text
	prints "отзывается: зарегистрировано направление проекта ответа"
	detected 2
	at 12:20
	msg-route --to minstroy 2 >/dev/null
	at 15:40
	ok msg-deadline --notices
	lines 1
	at 15:50
	echo '{"id":2,"decision":"return","reason":"not_competent",
		"at":"2022-10-03 12:40"}' | tr -d '\n' |
		msg-route --as anna >/dev/null
	ok msg-deadline --notices -o text
	prints "отзывается: зарегистрирован возврат сообщения органом"
}

@test "E27: a notice that still holds stays" {
	forwarded
	at 15:00
	msg-deadline --notices >/dev/null
	store-admin outage --begin 2022-10-03T10:30 --end 2022-10-03T11:00 \
		>/dev/null
	ok msg-deadline --clock draft 1
	field .due 2022-10-03T13:00:00+06:00
	ok msg-deadline --notices
	lines 0
	ok store-admin verify
}

@test "E27: a late stop that an outage puts right" {
	forwarded
	at 14:00
	msg-route --decision return --reason not_competent 1 >/dev/null
	msg-deadline --notices >/dev/null
	# due 13:30 and 14:30 after it; the return stays late
	store-admin outage --begin 2022-10-03T10:10 --end 2022-10-03T11:30 \
		>/dev/null
	ok msg-deadline --state met,late 1
	field '.clock + " " + .state' "forward met" "return late" "draft met"
	field '.late_minutes | tostring' null 60 null
	ok msg-deadline --notices
	field .withdraws 2
	field .state met
	ok store-admin verify
}

@test "E28, I-12: an open outage gives no verdict" {
	forwarded
	at 10:05
	store-admin outage --begin 2022-10-03T10:00 >/dev/null
	at 2022-10-04 10:00
	ok msg-deadline
	field '.clock + " " + .state' "return suspended" "draft suspended"
	ok msg-deadline --notices
	lines 0
	ok store-admin outage --end 2022-10-03T14:00 1
	ok msg-deadline --notices
	field '.due + " " + .state' "2022-10-03T16:00:00+06:00 overdue"
	field '.wording | test("по 03.10.2022 14:00")' true
	ok store-admin verify
}

@test "E28: an outage that is found to be open withdraws" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	store-admin outage --begin 2022-10-03T11:00 >/dev/null
	ok msg-deadline --notices
	field '[.withdraws, .due, .state] | map(tostring) | join(" ")' \
		"1 null suspended"
	field '.wording | test("не определён, пока сбой не устранён")' true
	at 2022-10-05 12:00
	ok msg-deadline --notices
	lines 0
	store-admin outage --end 2022-10-03T12:00 1 >/dev/null
	ok msg-deadline --notices
	field .notice 3
	ok store-admin verify
}

@test "a recall ends a clock without a verdict, and its notice" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	at 12:30
	msg-route --decision recall --body minstroy --reason ошибка 1 >/dev/null
	ok msg-deadline --state cancelled --clock draft
	field .id 1
	ok msg-deadline --notices
	field '[.notice, .withdraws, .state] | map(tostring) | join(" ")' \
		"2 1 cancelled"
	field '.wording | test("сообщение у органа отозвано")' true
	field '.wording | test("исчисленный заново")' false
	ok store-admin verify
}

@test "E29: --sent records delivery, once for each addressee" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	at 16:00
	ok msg-deadline --sent governor --date 2022-10-03T15:00 1
	field '.sent | map(.addressee + " " + .at) | join(";")' \
		"governor 2022-10-03T15:00:00+06:00"
	run bash -c 'msg-deadline --again 1 -o json |
		msg-deadline --sent ministry --date 03.10.2022 -'
	field '.sent | map(.addressee) | join(" ")' "ministry governor"
	# again, with nothing to do
	ok msg-deadline --sent governor --date 2022-10-03T15:00 1
	refuses msg-deadline --sent governor --date 2022-10-03T15:01 1
	says "was sent to governor at 2022-10-03T15:00:00+06:00"
	refuses msg-deadline --sent head 1
	says "addressee"
	refuses msg-deadline --sent ministry --date 2022-10-04 1
	says "in the future"
	refuses msg-deadline --sent ministry --date 2022-10-02 1
	says "before it was issued"
	refuses msg-deadline --sent ministry 7
	says "no such notice: 7"
	exits 2 msg-deadline --date 2022-10-02 1
	[ "$(event_kinds 1)" = \
		"collected detected forwarded noticed notice_sent notice_sent" ]
	ok store-admin verify
}

@test "--warn: shares of the term in working time, each once" {
	forwarded
	at 10:49
	ok msg-deadline --warn
	lines 0
	at 10:50
	ok msg-deadline --warn
	field .record warning
	field '[.share, .clock] | map(tostring) | join(" ")' "50 draft"
	field '.addressees | join(" ")' body
	field .severity W
	field '.wording | test("осталось: 60 минут рабочего времени")' true
	ok msg-deadline --warn
	lines 0
	at 11:40
	ok msg-deadline --warn -o text
	prints "Предупреждение № 2 от 03.10.2022 11:40"
	prints "Использовано срока: не менее 80 %; осталось: 10 минут"
	at 11:51
	ok msg-deadline --warn
	lines 0
	ok msg-deadline --notices
	field .notice 3
	ok store-admin verify
}

@test "--warn: a share that was passed over is not told any more" {
	forwarded
	at 11:45
	ok msg-deadline --warn
	field .share 80
	ok msg-deadline --warn
	lines 0
}

@test "--warn: the setting says which shares" {
	store-admin show settings | sed 's/^warn_shares,.*/warn_shares,25,A1-15.1b/' |
		store-admin load settings
	forwarded
	at 10:20
	ok msg-deadline --warn
	field .share 25
}

@test "who may: curator and system; anybody may read one again" {
	echo "cron,cron,system,
anna,anna,executor,minstroy" | cat staff.csv - | store-admin load staff
	forwarded
	at 12:00
	exits 2 msg-deadline --notices --as anna
	says "needs role curator or system"
	ok msg-deadline --notices --as cron
	field .notice 1
	exits 2 msg-deadline --sent governor --as anna 1
	ok msg-deadline --again 1 --as anna
	exits 2 msg-deadline --notices --warn
	says "do not go together"
}

@test "verify names a notice that was changed" {
	forwarded
	at 12:00
	msg-deadline --notices >/dev/null
	msg-deadline --sent governor 1 >/dev/null
	cp store.db good.db
	for sql in "UPDATE notice SET late_minutes = 1" \
		"UPDATE notice_sent SET at = at + 1" "DELETE FROM notice_sent" \
		"UPDATE clock SET notice = NULL"; do
		sqlite3 store.db "$sql"
		exits 1 store-admin verify
		prints notice
		rm -f store.db-*
		cp good.db store.db
	done
	sqlite3 store.db "UPDATE clock SET due = due + 1"
	exits 1 store-admin verify
	prints "message 1: its assignments or clocks"
}
