#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2016
# An export laid beside what was decided here: what was decided stands, what
# happened there is taken in (RULES 2.3), and nobody is told of a breach that is
# not his (RULES 2.4).

load helpers
load incident

given='Время назначения последнего исполнителя'
handed='Время отправки первого ответа ПИ на согласование'
answered='Время 1го ответа ПИ'
surveyed='Время попадания на шаг оценка удовлетворенности'
closed='Дата окончания'
step='Текущий шаг инцидента'

# later TIME COLUMN VALUE...: the first row, as it stands there by then.
later()
{
	now 2026-03-18 "$1"
	one "${@:2}" >later.csv
	ingest later.csv
}

# Whatever is read again changes nothing more.
stays()
{
	local head
	head=$(store-admin head)
	ingest later.csv
	lines 0
	[ "$(store-admin head)" = "$head" ] || differ "the same head"
	ok store-admin verify
}

# Nothing runs for anybody: no clock, no turn, no notice, days later.
is_quiet()
{
	now 2026-03-20 14:45
	ok msg-deadline --notices
	lines 0
	ok msg-deadline -s running,overdue,suspended -c draft,review,forward
	lines 0
	ok msg-show -o json 1
	field '[.holder, .due] | map(. // "-") | join(" ")' '- -'
}

@test "A1-14, E07: what is refused here is given to nobody by an export" {
	rows 01 | ingest --detect
	ok msg-route --ground abuse 1
	later 11:55 'Отдел' 'Тарский район' "$given" '2026-03-18 11:50:00'
	field '[.state, .bodies[].body] | join(" ")' refused
	field '.warnings[].text' \
		'the export gives it to tarskiy; what was decided here stands'
	stays
	later 12:40 'Отдел' 'Тарский район' "$given" '2026-03-18 11:50:00' \
		"$handed" '2026-03-18 12:00:00' \
		"$answered" '2026-03-18 12:30:00'
	field '[.state, .bodies[].body] | join(" ")' refused
	stays
	is_quiet
}

@test "A1-1.2, E06: what is out of scope has no clocks" {
	rows 01 | ingest --detect
	ok msg-route --decision out_of_scope --reason 59-ФЗ 1
	later 11:55 'Отдел' 'Тарский район' "$given" '2026-03-18 11:50:00'
	field .state out_of_scope
	stays
	is_quiet
}

@test "E19: what was answered from here is begun anew by no export" {
	store-admin show staff | sed '$a anna,Анна,executor,minstroy' >staff.csv
	store-admin load staff <staff.csv
	rows 01 | ingest --detect
	ok msg-route --to minstroy 1
	ok msg-draft --as anna --text 'Сделаем.' 1
	ok msg-approve --decision approve 1
	ok msg-publish --confirm 1 --url 'https://vk.com/wall-900000301_501?reply=9'
	later 12:00 'Отдел' 'Тарский район' "$given" '2026-03-18 11:50:00'
	field '[.state, .bodies[].body] | join(" ")' 'answered minstroy'
	is_quiet
}

@test "RULES 2.4: done there before it was forwarded here is no breach" {
	rows 01 | ingest --detect
	ok msg-route --to tarskiy 1
	later 12:00 'Отдел' 'Тарский район' "$given" '2026-03-18 10:00:00' \
		"$handed" '2026-03-18 11:00:00'
	field '.bodies[0].state' full_review
	clocks draft '2026-03-18 14:45 met'
	clocks review '2026-03-18 12:00 running'
	stays
	later 12:10 'Отдел' 'Тарский район' "$given" '2026-03-18 10:00:00' \
		"$handed" '2026-03-18 11:00:00' \
		"$answered" '2026-03-18 11:20:00'
	field '[.state, .bodies[].body, .bodies[].state] | join(" ")' \
		'answered tarskiy posted'
	clocks draft '2026-03-18 14:45 met'
	clocks review '2026-03-18 12:00 met'
	stays
	is_quiet
}

# work TIME WORD...: what is done here at that time, on the first message.
work()
{
	now 2026-03-18 "$1"
	ok "${@:2}" 1
}

# The row is forwarded here at ten; the executors hand in drafts from here.
begin()
{
	executors ivan=tarskiy anna=minstroy
	now 2026-03-18 10:00
	rows 01 | ingest --detect
	work 10:00 msg-route "$@"
}

# hands_in TIME BODY: what the export tells then: a draft there at eleven.
hands_in()
{
	later "$1" 'Отдел' "$2" "$given" '2026-03-18 10:00:00' \
		"$handed" '2026-03-18 11:00:00'
}

interim()
{
	work 10:10 msg-draft --as ivan --kind interim --text 'Ищем.' \
		--reason objective --note 'нужен осмотр' --asks 8h
}

@test "RULES 2.1: what is approved here is not reviewed again" {
	begin --to tarskiy
	work 10:10 msg-draft --as ivan --text 'Сделаем.'
	work 10:20 msg-approve --decision approve
	hands_in 11:30 'Тарский район'
	field '[.state, .holder, .due // "-", .bodies[].state] | join(" ")' \
		'in_work system - approved'
	clocks review '2026-03-18 11:10 met'
	stays
	work 12:40 msg-publish --confirm \
		--url 'https://vk.com/wall-900000301_501?reply=9'
	is_quiet
	# it is what was answered here that the export gives to the same body
	later 12:50 'Отдел' 'Тарский район' "$given" '2026-03-18 10:05:00' \
		"$handed" '2026-03-18 11:00:00'
	field '[.warnings[]?.text] | length' 0
}

@test "E11: a draft there follows what was sent back here" {
	begin --to tarskiy
	work 10:10 msg-draft --as ivan --text 'Сделаем.'
	work 10:20 msg-approve --decision rework --comment 'когда?'
	hands_in 11:30 'Тарский район'
	states tarskiy=full_review
	clocks rework '2026-03-18 11:20 met'
	turn tsur '2026-03-18 12:00'
	stays
}

@test "E11: a draft there from before it was sent back here is not news" {
	begin --to tarskiy
	work 11:10 msg-draft --as ivan --text 'Сделаем.'
	work 11:20 msg-approve --decision rework --comment 'когда?'
	hands_in 11:30 'Тарский район'
	states tarskiy=full_rework
	turn tarskiy '2026-03-18 12:20'
	stays
}

@test "E11: a draft there ends the longer term" {
	begin --to tarskiy
	interim
	work 10:20 msg-approve --decision approve --term 8h
	hands_in 11:30 'Тарский район'
	states tarskiy=full_review
	clocks full_hours '2026-03-19 10:10 met'
	clocks review '2026-03-18 11:10 met' '2026-03-18 12:00 running'
	stays
}

@test "E11: a draft there follows an interim answer sent back here" {
	begin --to tarskiy
	interim
	work 10:20 msg-approve --decision rework --comment 'почему?'
	hands_in 11:30 'Тарский район'
	states tarskiy=full_review
	turn tsur '2026-03-18 12:00'
	stays
}

@test "E23: what a co-executor hands in there is reviewed" {
	begin --to tarskiy,minstroy --lead minstroy
	hands_in 11:30 'Тарский район'
	states tarskiy=info_review minstroy=lead_wait
	clocks info '2026-03-18 12:00 met'
	clocks info_review '2026-03-18 12:00 running'
	stays
}

@test "E23: so is what he hands in there after it was sent back here" {
	begin --to tarskiy,minstroy --lead minstroy
	work 10:10 msg-draft --as ivan --kind info --text 'За.'
	work 10:20 msg-approve --decision rework --comment 'что?'
	hands_in 11:30 'Тарский район'
	states tarskiy=info_review minstroy=lead_wait
	clocks info_rework '2026-03-18 11:20 met'
	clocks info_review '2026-03-18 11:10 met' '2026-03-18 12:00 running'
	stays
}

@test "E24: information approved here is not reviewed again" {
	begin --to tarskiy,minstroy --lead minstroy
	work 10:10 msg-draft --as ivan --kind info --text 'За.'
	work 10:20 msg-approve --decision approve
	hands_in 11:30 'Тарский район'
	states tarskiy=info_approved minstroy=lead_drafting
	clocks info_review '2026-03-18 11:10 met'
	stays
}

@test "RULES 2.4: an answer alone ends all that runs, without a verdict" {
	rows 01 | ingest --detect
	ok msg-route --to tarskiy,minstroy --lead tarskiy 1
	later 12:00 'Отдел' 'Тарский район' \
		"$answered" '2026-03-18 11:50:00'
	field '[.state, .bodies[].state] | join(" ")' 'answered posted posted'
	clocks info '2026-03-18 14:45 cancelled'
	stays
	is_quiet
}

@test "RULES 2.4: a row that is done, and does not tell when, ends all too" {
	rows 01 | ingest --detect
	ok msg-route --to omsk-adm 1
	later 12:00 'Отдел' 'Администрация города Омска' "$step" Готово
	field '[.state, .bodies[].state] | join(" ")' 'answered posted'
	clocks draft '2026-03-18 14:45 cancelled'
	stays
	is_quiet
}

@test "A1-4.4: a detected message that is done there waits for nobody" {
	rows 01 | ingest --detect
	clocks forward '2026-03-18 10:35:12+06:00 overdue 70'
	later 12:00 "$step" Готово
	field .state answered
	clocks forward '2026-03-18 10:35:12+06:00 cancelled'
	stays
	is_quiet
}

@test "RULES 2.1: the survey ends no review, the answer does" {
	later 14:00 'Отдел' 'Тарский район' "$given" '2026-03-18 11:00:00' \
		"$handed" '2026-03-18 11:30:00' \
		"$surveyed" '2026-03-18 12:45:00' \
		"$answered" '2026-03-18 12:45:01'
	field .state answered
	clocks review '2026-03-18 12:30 late 16'
	stays
}

@test "RULES 2.1: a survey without an answer leaves no review behind" {
	later 14:00 'Отдел' 'Тарский район' "$given" '2026-03-18 11:00:00' \
		"$handed" '2026-03-18 11:30:00' \
		"$surveyed" '2026-03-18 12:45:00'
	field .state answered
	clocks review '2026-03-18 12:30 cancelled'
	stays
	is_quiet
}

@test "RULES 2.3: a recalled body has no review there, the next one its draft" {
	one 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' | ingest
	ok msg-route --decision recall --reason 'не его' 1
	ok msg-route --to minstroy 1
	later 12:30 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' "$handed" '2026-03-18 12:00:00'
	field '[.bodies[] | .body, .state] | join(" ")' \
		'omsk-adm recalled minstroy received'
	clocks review ''
	turn minstroy '2026-03-18 14:45'
	stays
}

@test "RULES 2.3: a draft from before the recall is known, and not reviewed" {
	one 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' | ingest
	ok msg-route --decision recall --reason 'не его' 1
	later 12:30 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' "$handed" '2026-03-18 11:30:00'
	field .state returned
	clocks review '2026-03-18 12:30 cancelled'
	stays
}

@test "RULES 6.3: the answer is that of the body that gave it" {
	rows 01 | ingest --detect
	ok msg-route --to minzdrav 1
	later 12:05 'Отдел' 'Тарский район' "$given" '2026-03-18 12:00:00'
	field '[.state, .holder, .bodies[].body] | join(" ")' \
		'in_work minzdrav minzdrav'
	stays
	later 12:35 'Отдел' 'Тарский район' "$given" '2026-03-18 12:00:00' \
		"$handed" '2026-03-18 12:30:00'
	turn minzdrav '2026-03-18 14:45'
	later 13:00 'Отдел' 'Тарский район' "$given" '2026-03-18 12:00:00' \
		"$handed" '2026-03-18 12:30:00' \
		"$answered" '2026-03-18 12:45:00' \
		"$closed" '2026-03-18 12:50:00'
	field '[.state, (.bodies[] | .body, .state)] | join(" ")' \
		'answered minzdrav recalled tarskiy posted'
	stays
	clocks draft '2026-03-18 14:45 cancelled' '2026-03-18 15:00 met'
	is_quiet
	now 2026-07-01 10:00
	for indicator in MI-07 MI-13; do
		ok report-semiannual 2026H1 --why "$indicator" -o json
		field .body tarskiy
	done
}

@test "RULES 6.3: done there by nobody is the answer of nobody" {
	rows 01 | ingest --detect
	ok msg-route --to minzdrav 1
	later 13:00 "$closed" '2026-03-18 12:50:00'
	field '[.state, .bodies[].state] | join(" ")' 'answered recalled'
	stays
	is_quiet
}

@test "A1-6.1: yesterday's draft of another body, in both orders" {
	one 'Отдел' 'Тарский район' "$given" '2026-03-18 09:10:00' \
		"$handed" '2026-03-18 09:40:00' >yesterday.csv
	one 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' \
		"$handed" '2026-03-18 09:40:00' >today.csv
	for order in 'yesterday today' 'today yesterday'; do
		rm -f "$OTKLIK_DB"*
		store-admin init
		for day in $order; do
			ingest "$day.csv"
		done
		states omsk-adm=received tarskiy=recalled ||
			states tarskiy=recalled omsk-adm=received
		turn omsk-adm '2026-03-18 13:00'
		clocks draft '2026-03-18 11:10 met' '2026-03-18 13:00 running'
		clocks review '2026-03-18 10:40 cancelled'
	done
}

@test "A1-6.1: a draft of a body that has it no more, told of behind that" {
	one 'Отдел' 'Тарский район' "$given" '2026-03-18 09:10:00' >first.csv
	one 'Отдел' 'Тарский район' "$given" '2026-03-18 09:10:00' \
		"$handed" '2026-03-18 09:40:00' >second.csv
	one 'Отдел' 'Администрация города Омска' \
		"$given" '2026-03-18 11:00:00' >third.csv
	for order in 'first second third' 'first third second' \
	    'third first second'; do
		rm -f "$OTKLIK_DB"*
		store-admin init
		for part in $order; do
			ingest "$part.csv"
		done
		clocks draft '2026-03-18 11:10 met' '2026-03-18 13:00 running'
		clocks review '2026-03-18 10:40 cancelled'
		ok store-admin verify
	done
}

@test "A1-4.4: of two bodies at the same time the one read last has it" {
	later 12:00 'Отдел' 'Тарский район' "$given" '2026-03-18 11:00:00'
	cp later.csv first.csv
	later 12:10 'Отдел' 'Называевский район' \
		"$given" '2026-03-18 11:00:00'
	field '[.ingest, (.bodies[] | .body, .state)] | join(" ")' \
		'updated tarskiy recalled nazyvaevskiy received'
	clocks draft '2026-03-18 13:00 cancelled' '2026-03-18 13:00 running'
	stays
	ingest first.csv
	lines 0
}

@test "A1-4.2: topic and place are corrected as long as nobody decided here" {
	rows 01 >first.csv
	ingest first.csv
	later 12:00 'Тема' 'Уборка дорог' 'Муниципалитет' 'Тарский район'
	field '[.ingest, .topic, .location] | join("|")' \
		'updated|Уборка дорог|Тарский район'
	stays
	# as old as the other: which of them is right is not told
	ingest first.csv
	lines 0
	later 12:30 'Тема' 'Ямы' 'Отдел' 'Тарский район' \
		"$given" '2026-03-18 12:10:00'
	field '[.ingest, .topic, .location] | join("|")' \
		'updated|Ямы|Омск г.о.'
	stays
	ingest first.csv
	lines 0
}

@test "A1-4.2: what was classified or forwarded here keeps topic and place" {
	rows 01 02 >first.csv
	ingest --detect first.csv
	ok msg-route --topic Дороги 1
	ok msg-route --to minstroy 2
	change 'Тема' 'Ямы' 'Муниципалитет' 'Тарский район' <first.csv >later.csv
	ingest later.csv
	lines 0
	ok msg-show -o json 1 2
	field '[.topic, .location] | join("|")' 'Дороги|Омск г.о.' \
		'Уборка дорог от снега и наледи|Тарский район'
}
