#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# acct-plan: submit, correct, agree, compare.

load helpers
load accounts

setup()
{
	fresh_store
	managers minzdrav
	register account,owner,network mz,minzdrav,vk
}

# submit ITEM DATE TITLE
submit()
{
	ok acct-plan --decision submit --account mz -o json \
		<<<"{\"item\":\"$1\",\"date\":\"$2\",\"title\":\"$3\"}"
}

@test "A2-2.4a: submitted, corrected, agreed" {
	submit 1 2022-10-05 Прививки
	field '"\(.month) \(.state) \(.agreed_at)"' '2022-10 submitted null'
	role ministry
	ok acct-plan --decision correct -o json <<<'{"account":"mz","month":"2022-10","item":"1","title":"Прививки детям","note":"точнее"}'
	field '"\(.state) \(.title) \(.date)"' 'corrected Прививки детям 2022-10-05'
	ok acct-plan --decision agree -o json <<<'{"account":"mz","month":"2022-10","item":"1"}'
	field '"\(.state) \(.agreed_at)"' 'agreed 2022-10-03T10:00:00+06:00'
	refuses acct-plan --decision agree <<<'{"account":"mz","month":"2022-10","item":"1"}'
	says 'is agreed already'
	# What was agreed and changes has to be agreed again.
	submit 1 2022-10-06 Прививки
	field '"\(.state) \(.agreed_at | length)"' 'submitted 25'
	[ "$(sqlite3 store.db "SELECT group_concat(kind, ' ') FROM (SELECT kind FROM event WHERE kind = 'plan_recorded')")" = \
		"plan_recorded plan_recorded plan_recorded plan_recorded" ]
	store-admin verify
}

@test "AC-22: what was agreed then was agreed then" {
	role ministry
	export OTKLIK_NOW=2022-09-28T10:00:00+06:00
	submit 1 2022-10-05 Прививки
	acct-plan -q --decision agree <<<'{"account":"mz","month":"2022-10"}' >/dev/null
	export OTKLIK_NOW=2022-11-02T10:00:00+06:00
	ok acct-audit --only AC-22 --period 2022-10 -o json
	lines 0
	# Agreed anew, it is the month's plan since September all the same.
	acct-plan -q --decision correct <<<'{"account":"mz","month":"2022-10","item":"1","title":"x"}' >/dev/null
	ok acct-plan --decision agree -o json <<<'{"account":"mz","month":"2022-10"}'
	field '"\(.state) \(.at) \(.agreed_at)"' \
		'agreed 2022-11-02T10:00:00+06:00 2022-09-28T10:00:00+06:00'
	ok acct-audit --only AC-22 --period 2022-10 -o json
	lines 0
	# What is agreed after a month was not agreed in it.
	submit 1 2022-09-05 А
	acct-plan -q --decision agree <<<'{"account":"mz","month":"2022-09"}' >/dev/null
	ok acct-audit --only AC-22 --period 2022-09 -o json
	field .period 2022-09
	store-admin verify
}

@test "A2-2.4a: the manager hands in, the Ministry corrects and agrees" {
	submit 1 2022-10-05 Прививки
	refuses acct-plan --decision agree <<<'{"account":"mz","month":"2022-10"}'
	says 'needs role ministry'
	refuses acct-plan --decision correct <<<'{"account":"mz","month":"2022-10","item":"1","title":"x"}'
	says 'needs role ministry'
	store-admin show staff | sed 's/manager,minzdrav/ministry,/' >staff.csv
	store-admin load staff <staff.csv
	refuses acct-plan --decision submit <<<'{"account":"mz","item":"2","date":"2022-10-05","title":"x"}'
	says 'needs role manager of minzdrav'
	# A2-2.2: the Government's plan is the Ministry's own.
	register account,owner,network gov,pravitelstvo,vk
	ok acct-plan --decision submit -o json <<<'{"account":"gov","item":"1","date":"2022-10-05","title":"Заседание"}'
	field .state submitted
}

@test "a month is agreed at once" {
	submit 1 2022-10-05 А
	submit 2 2022-10-06 Б
	submit 3 2022-11-06 В
	role ministry
	ok acct-plan --decision agree --account mz --month 2022-10 -o json <<<'{}'
	field '"\(.item) \(.state)"' '1 agreed' '2 agreed'
	refuses acct-plan --decision agree --account mz --month 2022-10 <<<'{}'
	says 'there is nothing to agree (A2-2.4a): each item of the month is agreed already'
}

@test "A2-2.4a: all of a month is agreed, an item alone corrected" {
	role ministry
	refuses acct-plan --decision agree <<<'{"account":"mz","month":"2022-11"}'
	says 'mz 2022-11: there is nothing to agree (A2-2.4a): no item was submitted'
	submit 1 2022-10-05 Прививки
	submit 2 2022-10-06 Приём
	refuses acct-plan --decision correct <<<'{"account":"mz","month":"2022-10","title":"x"}'
	says 'item: missing'
	ok acct-plan --decision agree -o json <<<'{"account":"mz","month":"2022-10"}'
	field '"\(.item) \(.state)"' '1 agreed' '2 agreed'
}

@test "A2-2.4a: agreed is what was handed in, nothing else" {
	submit 1 2022-10-05 А
	submit 2 2022-10-06 Б
	acct-plan -q --decision submit <<<'{"account":"mz","month":"2022-10","item":"3","title":"В"}' >/dev/null
	role ministry
	refuses acct-plan --decision agree <<-'JSON'
	{"account":"mz","month":"2022-10","item":"1","title":"Иное"}
	{"account":"mz","month":"2022-10","item":"1","date":"2022-10-07"}
	{"account":"mz","month":"2022-10","item":"3","date":"2022-10-07"}
	{"account":"mz","month":"2022-10","title":"Иное"}
	{"account":"mz","month":"2022-10","item":" ","title":"А"}
	JSON
	says '1: title: is another now; agree it or correct it first: "А"'
	says '2: date: is another now; agree it or correct it first: "2022-10-05"'
	says '3: date: 3 has none; agree it so or correct it first'
	says '4: title: belongs to an item: give item'
	says '5: item: missing'
	lines 0
	# The date alone says which month is agreed.
	ok acct-plan --decision agree -o json <<<'{"account":"mz","date":"2022-10-20"}'
	field '"\(.item) \(.date) \(.title) \(.state)"' '1 2022-10-05 А agreed' \
		'2 2022-10-06 Б agreed' '3 null В agreed'
}

@test "what is missing or wrong is refused, a record without decision passes" {
	refuses acct-plan -o json <<-'JSON'
	{"decision":"submit","item":"1","date":"2022-10-05","title":"x"}
	{"decision":"submit","account":"zz","item":"1","date":"2022-10-05","title":"x"}
	{"decision":"submit","account":"mz","date":"2022-10-05","title":"x"}
	{"decision":"submit","account":"mz","item":"1","title":"x"}
	{"decision":"submit","account":"mz","item":"1","date":"2022-10-05"}
	{"decision":"submit","account":"mz","item":"1","month":"2022-11","date":"2022-10-05","title":"x"}
	{"decision":"submit","account":"mz","item":"1","month":"October","title":"x"}
	{"decision":"forget","account":"mz"}
	{"account":"mz","item":"1"}
	JSON
	says 'account: missing'
	says 'account: no such account: "zz"'
	says 'item: missing'
	says 'month: missing'
	says 'title: missing'
	says 'date: does not lie in month 2022-11'
	says 'month: not a month as 2022-10: "October"'
	says 'decision: not one of submit, correct, agree'
	field .item 1
}

@test "A2-2.2: a title of blanks is none" {
	refuses acct-plan --decision submit --account mz --item 1 \
		--date 2022-10-05 --title ' ' <<<'{}'
	says 'title: missing'
	submit 1 2022-10-05 А
	role ministry
	refuses acct-plan --decision correct --account mz --month 2022-10 \
		--item 1 --title $'\u200b' <<<'{}'
	says 'title: missing'
}

@test "handing in what is there changes nothing" {
	submit 1 2022-10-05 А
	before=$(store-admin head)
	submit 1 2022-10-05 А
	[ "$(store-admin head)" = "$before" ]
}

@test "A2-2.2: plan against fact by month" {
	submit 1 2022-09-05 Вовремя
	submit 2 2022-09-10 Поздно
	submit 3 2022-09-12 Никогда
	submit 4 2022-10-20 Впереди
	posts account,key,at,plan 'mz,a,2022-09-05 10:00,1' 'mz,b,2022-09-06 10:00,1' \
		'mz,c,2022-10-01 10:00,2022-09/2' 'mz,d,2022-09-07 10:00,' \
		'mz,e,2022-09-08 10:00,77'
	ok acct-plan --compare --period 2022-09 -o json
	field '"\(.item) \(.result) \(.posts) \(.days)"' '1 posted 2 0' \
		'2 posted 1 21' '3 missed 0 null' 'null unplanned 2 null'
	ok acct-plan --compare -o json mz
	field '"\(.item) \(.result)"' '4 pending' # mz,c has an item: September's
	refuses acct-plan --compare -o json zz
	says 'no such account'
	exits 2 acct-plan --compare --period 2022H2
	exits 2 acct-plan --period 2022-10
	says 'needs --compare'
}

@test "A2-2.2: what was published a month early has its item all the same" {
	submit 1 2022-10-01 Рано
	posts account,key,at,plan 'mz,a,2022-09-30 23:30,2022-10/1' \
		'mz,b,2022-09-30 23:40,2022-10/7' 'mz,c,2022-09-30 23:50,1'
	ok acct-plan --compare --period 2022-10 -o json
	field '"\(.item) \(.result) \(.posts) \(.days)"' '1 posted 1 -1'
	ok acct-plan --compare --period 2022-09 -o json
	field '"\(.item) \(.result) \(.posts)"' 'null unplanned 2'
}

@test "AC-22: the audit sees what is agreed" {
	submit 1 2022-09-05 А
	ok acct-audit --only AC-22 --period 2022-09 -o json
	field '"\(.period) \(.evidence.items)"' '2022-09 1'
	role ministry
	OTKLIK_NOW=2022-09-01T10:00:00+06:00 ok acct-plan --decision agree --account mz --month 2022-09 -o json <<<'{}'
	ok acct-audit --only AC-22 --period 2022-09 -o json
	lines 0
}
