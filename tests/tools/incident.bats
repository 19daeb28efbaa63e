#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# msg-ingest --from incident: the export of the region's incident system, as
# in samples/incident.csv, and the day it begins (RULES 2.3: imported facts).

load helpers
load incident

@test "every row comes in, with its state and its body" {
	ingest "$sample"
	lines 12
	field .state detected detected detected detected in_work in_work \
		in_work in_work answered answered detected in_work
	field '[.bodies[].body] | join(",")' '' '' '' '' omsk-adm omsk-adm \
		mintrans minobr isilkulskiy omsk-adm '' \
		'Окружной отдел по примерам'
	field '.warnings | length' 0 0 0 0 0 0 0 0 0 0 0 1
	ok store-admin verify
}

@test "again: nothing changes, nothing is printed" {
	ingest "$sample"
	head=$(store-admin head)
	ingest "$sample"
	lines 0
	ingest --all "$sample"
	field .ingest duplicate{,,,,,,,,,,,}
	[ "$(store-admin head)" = "$head" ]
}

@test "apostrophes, <br>, mentions, formulas and a link to a whole community" {
	ingest "$sample"
	field 'select(.id == 1).text' 'Батареи еле тёплые третий день, в квартире плюс пятнадцать.
Дома двое малышей. Когда дадут тепло?'
	field 'select(.id == 2).text | .[0:25]' 'Примерная администрация, '
	field 'select(.id == 10) | .key' incident:910010
	field 'select(.id == 12) | .key' 900001112/8012
	ok msg-show -o excel --fields text 10
	prints "'=Мусор"
}

@test "draft and review run from imported facts, forward from --detect" {
	ingest --detect "$sample"
	ok msg-deadline -o json
	field '[.id, .clock, .due[0:16], .state] | join(" ")' \
		'7 draft 2026-03-17T17:30 overdue' \
		'1 forward 2026-03-18T10:35 overdue' \
		'2 forward 2026-03-18T11:01 overdue' \
		'5 draft 2026-03-18T11:02 overdue' \
		'3 forward 2026-03-18T11:32 overdue' \
		'6 review 2026-03-18T11:47 running' \
		'8 draft 2026-03-18T12:10 running' \
		'12 draft 2026-03-18T12:50 running' \
		'4 forward 2026-03-18T12:50 running' \
		'11 forward 2026-03-19T10:00 running'
}

@test "a finished row: what was delivered is judged, the rest is not" {
	rows 09 | ingest
	ok msg-deadline -o json --state met --state late --state cancelled
	field '[.clock, .state, .stop[0:16]] | join(" ")' \
		'draft met 2026-03-17T11:05' 'review met 2026-03-17T11:31'
	[ "$(event_kinds 1)" = 'collected imported imported imported imported imported imported' ]
	ok msg-show --history -o json 1
	field 'select(.kind == "imported").data.step' detected assigned \
		submitted answered surveyed closed
}

@test "a row that moved on since yesterday, in both orders" {
	rows 05 06 09 >today.csv
	change 'Отдел' 'Министерство образования Омской области' \
		'Время назначения последнего исполнителя' '2026-03-17 08:35:00' \
		'Время отправки первого ответа ПИ на согласование' '' \
		'Дата окончания' '' 'Текущий шаг инцидента' '' \
		'Время попадания на шаг оценка удовлетворенности' '' \
		<today.csv >yesterday.csv
	ingest yesterday.csv
	ingest today.csv
	field .ingest updated updated updated
	ends >one
	ok store-admin verify
	rm -f "$OTKLIK_DB"*
	store-admin init
	ingest today.csv
	ingest yesterday.csv
	ends >two
	diff one two
	ok store-admin verify
	ingest today.csv
	lines 0
}

@test "half of it twice, then all of it" {
	ingest "$sample"
	ends >whole
	rm -f "$OTKLIK_DB"*
	store-admin init
	rows 01 02 03 04 05 06 | ingest
	rows 04 05 06 07 08 09 | ingest
	ingest "$sample"
	ends >parts
	diff whole parts
}

@test "columns in another order, some of them missing" {
	python3 - "$sample" >other.csv <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline=''),
    delimiter=';'))
keep = [i for i in reversed(range(len(rows[0])))
    if rows[0][i] not in ('Кабинет', 'ID', 'Аудитория', 'Дом')]
out = csv.writer(sys.stdout)
out.writerow([rows[0][i] for i in keep])
out.writerows([row[i] for i in keep] for row in rows[1:])
END
	ingest other.csv
	lines 12
	field 'select(.id == 5) | [.state, .bodies[0].body] | join(" ")' \
		'in_work omsk-adm'
}

@test "options speak of the message, whatever the columns are called" {
	rows 01 >one.csv
	ingest --topic Дороги --tags a,b one.csv
	field '[.topic, .tags[]] | join(" ")' 'Дороги a b'
	field 'keys | map(select(test("[А-Я]"))) | length' 0
}

@test "no export at all is refused and says what is missing" {
	printf 'a,b\n1,2\n' >other.csv
	refuses msg-ingest --from incident other.csv
	says 'it has no "Дата создания"'
	says '"Урл поста" or "Номер инцидента"'
}

@test "what a server says in place of the export is refused, no rows are none" {
	echo '<html><body>502 Bad Gateway</body></html>' >a.html
	refuses msg-ingest --from incident --rejects bad a.html
	says 'a.html:1: header: no column is one of the incident system'
	cmp bad a.html
	head -n 1 "$sample" >a.csv
	ok msg-ingest --from incident a.csv
}

@test "a row without a time is refused, the others come in" {
	sed 's/;2026-03-18 09:31:40;/;позавчера;/' "$sample" >bad.csv
	refuses msg-ingest --from incident --rejects rejects.csv bad.csv
	says 'bad.csv:3: Дата создания: no time: "позавчера"'
	lines 11
	sed -i 's/;позавчера;/;2026-03-18 09:31:40;/' rejects.csv
	ingest rejects.csv
	lines 1
}

@test "what was decided here stands, what happened there is taken in" {
	rows 01 | ingest --detect
	ok msg-route --to omsk-adm 1
	rows 01 | change 'Отдел' 'Администрация города Омска' \
		'Время назначения последнего исполнителя' '2026-03-18 11:46:00' \
		'Время отправки первого ответа ПИ на согласование' \
		'2026-03-18 12:20:00' >later.csv
	OTKLIK_NOW='2026-03-18 12:30' ingest later.csv
	field .ingest updated
	field '.bodies | length' 1
	field '.bodies[0].state' full_review
	OTKLIK_NOW='2026-03-18 12:30' ok msg-deadline --state met -o json
	field '[.clock, .state, .stop[0:16]] | join(" ")' \
		'draft met 2026-03-18T12:20'
}

@test "the day in one line" {
	msg-ingest --from incident --detect "$sample" | msg-route --rules |
		msg-deadline - -o json >due
	jq -r 'select(.clock == "draft") | [.id, .body] | join(" ")' due >found
	diff found - <<'END'
1 omsk-adm
2 tarskiy
3 minzdrav
5 omsk-adm
7 mintrans
8 minobr
11 kalachinskiy
12 Окружной отдел по примерам
END
}

@test "A1-4.4: a detection of the export becomes the Curator's by --detect" {
	ingest "$sample"
	ok msg-show -o json 1
	field '[.state, .due // "-"] | join(" ")' 'detected -'
	ingest --detect "$sample"
	field '[.id, .state, .holder, .due[0:16]] | join(" ")' \
		'1 detected tsur 2026-03-18T10:35' \
		'2 detected tsur 2026-03-18T11:01' \
		'3 detected tsur 2026-03-18T11:32' \
		'4 detected tsur 2026-03-18T12:50' \
		'11 detected tsur 2026-03-19T10:00'
	field '.detected_at[11:16]' 09:05 09:31 10:02 11:20 07:15
	ingest --detect "$sample"
	lines 0
	ok store-admin verify
}

@test "role system collects without detecting, unless auto_detect says yes" {
	store-admin show staff | sed 's/,curator,/,system,/' >staff.csv
	store-admin load staff <staff.csv
	rows 01 >one.csv
	exits 0 msg-ingest --from incident --detect one.csv
	says 'role system detects with the setting auto_detect = yes'
	ok msg-deadline
	lines 0
}

@test "A1-3.1: each warning is kept, none is said twice" {
	given='Время назначения последнего исполнителя'
	one 'Отдел' 'Отдел Х' "$given" '2026-03-18 10:00:00' >x.csv
	one 'Отдел' 'Отдел Y' "$given" '2026-03-18 11:00:00' \
		'Время 1го ответа ПИ' скоро 'Дата окончания' потом >y.csv
	ingest x.csv
	ingest y.csv
	field '.warnings[].text' \
		'the export names a body that is not in the table bodies: Отдел Х' \
		'the export names a body that is not in the table bodies: Отдел Y' \
		'the export holds no time in "Время 1го ответа ПИ", "Дата окончания"'
	one 'Отдел' 'Отдел Х' "$given" '2026-03-18 20:00:00' >x.csv
	ingest x.csv
	field '.warnings | length' 4
	field '.warnings[3] | .rule, .text' A1-3.1 \
		'the export reports a time that is still to come'
}

@test "an emptied text keeps what is stored, and the steps come in" {
	step='Время назначения последнего исполнителя'
	rows 01 02 >first.csv
	ingest first.csv
	one 'Текст инцидента' "'" 'Отдел' 'Тарский район' \
		"$step" '2026-03-18 11:00:00' >emptied.csv
	ingest emptied.csv
	field '[.ingest, .state, .bodies[0].body, .deleted_at[0:16], .revision,
		.text[0:10]] | map(tostring) | join("|")' \
		'updated|in_work|tarskiy|2026-03-18T11:45|1|Батареи ел'
	ingest emptied.csv
	lines 0
	ok store-admin verify
}

@test "a row without a text that was never here is refused by its column" {
	one 'Текст инцидента' "'" >emptied.csv
	rows 02 | tail -n 1 >>emptied.csv
	refuses msg-ingest --from incident emptied.csv
	says 'emptied.csv:2: Текст инцидента: missing'
	lines 1
	one 'Текст инцидента' '' >emptied.csv
	refuses msg-ingest --from incident emptied.csv
	says 'it has no "Текст инцидента"'
}

@test "A1-6.1: a body without a time of receipt has no term, with a warning" {
	one 'Отдел' 'Тарский район' >one.csv
	ingest one.csv
	field '[.state, .bodies[0].body, .due // "-"] | join(" ")' \
		'in_work tarskiy -'
	field '.warnings[] | .rule, .text' A1-6.1 \
		'the export does not tell when tarskiy got it: no term runs'
	one 'Отдел' 'Тарский район' 'Время назначения последнего исполнителя' \
		'2026-03-18 11:00:00' | ingest
	turn tarskiy '2026-03-18 13:00'
}
