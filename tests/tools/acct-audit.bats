#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# acct-audit: findings of a store; each check by itself is tests/unit's.

load helpers
load accounts

setup()
{
	fresh_store
	managers minzdrav omskiy
	export OTKLIK_NOW=2022-10-03T10:00:00+06:00
}

# week_of ACCOUNT DATE COUNT: so many posts on a day.
week_of()
{
	local i
	{
		echo account,key,at
		for ((i = 0; i < $3; i++)); do
			echo "$1,$2-$i,$2 1$i:00"
		done
	} | acct-ingest -q >/dev/null
}

@test "A2-8.2: a week that is short, and one that just is not" {
	register account,owner,network,from mz,minzdrav,vk,2022-09-05
	week_of mz 2022-09-06 4
	week_of mz 2022-09-13 5
	week_of mz 2022-09-20 5
	week_of mz 2022-09-27 5
	ok acct-audit --only AC-18 -o json
	field '"\(.severity) \(.rule) \(.period) \(.value) \(.norm) \(.owner)"' \
		'V A2-8.2 2022-W36 4 5 minzdrav'
	prints 'публикаций 4, не меньше 5'
	ok acct-audit --only AC-18 --period 2022-W37 -o json
	lines 0
}

@test "--only, --severity, --check" {
	register account,owner,network mz,minzdrav,vk
	exits 1 acct-audit --check --only AC-11 -o json mz
	exits 0 acct-audit --check --only AC-11 --severity W -o json mz
	lines 0
	ok acct-audit --severity V,D -o json mz
	[ "$(jq -r .severity <<<"$output" | sort -u)" = V ]
	exits 2 acct-audit --only AC-99
	says 'no such check'
	exits 2 acct-audit --severity X
	exits 2 acct-audit --period 2023
	exits 2 acct-audit --period 2023H1
	says 'has not begun'
	exits 2 acct-audit --period 0001-01-01/2022-10-01
	says 'longer than ten years'
}

@test "accounts by code, or from standard input" {
	register account,owner,network mz,minzdrav,vk om,omskiy,ok
	ok acct-audit --only AC-11 -o json om
	field '"\(.account) \(.severity)"' 'om D'
	run bash -c 'acct-registry --list -o json | acct-audit --only AC-11 -o json -'
	field .account mz om
	refuses acct-audit --only AC-11 -o json nothing mz
	says 'account: no such account: "nothing"'
	field .account mz
}

@test "each account and body once, and an audit reads its own findings" {
	register account,owner,network mz,minzdrav,vk om,omskiy,ok
	role system
	posts account,key,at mz,1,2022-09-01 mz,2,2022-09-02 hidden,3,2022-09-02
	ok acct-audit --only AC-11 -o json mz mz om
	field .account mz om
	run bash -c 'acct-audit -o json | acct-audit -o json -'
	[ "$status" -eq 0 ]
	[ "$(sort <<<"$output")" = "$(acct-audit -o json | sort)" ]
	run bash -c 'acct-audit --only AC-39,AC-01 -o json | acct-audit --only AC-39,AC-01 -o csv -'
	[ "$status" -eq 0 ]
	[ "$(sort <<<"$output")" = "$(acct-audit --only AC-39,AC-01 -o csv | sort)" ]
	refuses acct-audit - <<<'{"owner":"nobody"}'
	says 'owner: no such body: "nobody"'
	refuses acct-audit - <<<'{"period":"2022-09"}'
	says 'account: missing'
}

@test "I-38: a municipal body by its own act" {
	register account,owner,network om,omskiy,ok
	ok acct-audit --only AC-11 -o json om
	field .severity D
	rows acts 'omskiy,act,12-п,2022-09-01,2022-09-01,'
	ok acct-audit --only AC-11 -o json om
	field .severity V
}

@test "norms are the table's" {
	register account,owner,network,from mz,minzdrav,vk,2022-09-26
	week_of mz 2022-09-27 2
	store-admin show norms | sed 's/^posts_week_min,listed,5/posts_week_min,listed,2/' >norms.csv
	store-admin load norms <norms.csv
	ok acct-audit --only AC-18 -o json
	lines 0
}

@test "the audit of September sees September" {
	export OTKLIK_NOW=2022-09-01T09:00:00+06:00
	register account,owner,network,responsible,url,title,verified_at \
		mz,minzdrav,vk,,https://vk.com/mz,Минздрав,2022-09-01
	export OTKLIK_NOW=2022-10-03T10:00:00+06:00
	register account,responsible mz,Примерова
	ok acct-audit --only AC-07 -o json
	lines 0
	ok acct-audit --only AC-07 --period 2022-09 -o json
	field '.evidence.missing | join(",")' responsible
}

@test "A2-2.1: what only blanks fill in the register is not filled in" {
	register account,owner,network,responsible,url,title,verified_at \
		mz,minzdrav,vk,' ',https://vk.com/mz,$'\u200b',2022-10-01
	ok acct-audit --only AC-07 -o json
	field '.evidence.missing | join(",")' title,responsible
}

@test "A2-8: what was left undone stays his when the account is handed on" {
	role manager minobr
	export OTKLIK_NOW=2022-12-01T10:00:00+06:00
	register account,owner,network,at mz,minzdrav,vk, mo,minobr,ok,
	week_of mz 2022-09-06 3
	week_of mo 2022-09-06 3
	access account,person mz,А mz,Б mo,В mo,Г
	register account,owner,at mz,minobr,2022-10-03
	# I-44: in September they were those of two owners, in October of one.
	ok acct-audit --only AC-18 --period 2022-W36 -o json
	september=$output
	field '"\(.account) \(.owner) \(.evidence.owner_sum)"' 'mz minzdrav 3' 'mo minobr 3'
	ok acct-audit --only AC-18 --period 2022H2 -o json
	[ "$(jq -c 'select(.period == "2022-W36")' <<<"$output" | sort)" = "$(jq -c . <<<"$september" | sort)" ]
	# I-51: four persons together only since then.
	ok acct-audit --only AC-13 -o json
	field '"\(.owner) \(.value) \(.evidence.from)"' 'minobr 4 2022-10-03T00:00:00+06:00'
}

@test "A2-8: nor is it lost with the body itself" {
	role manager mincifra
	export OTKLIK_NOW=2023-01-10T10:00:00+06:00
	register account,owner,network mc,mincifra,vk mb,mincifra,ok
	access account,person mc,А mc,Б mb,В mb,Г
	store-admin show bodies | sed '/^mincifra,/s/,[^,]*$/,2022-11-30/' >bodies.csv
	store-admin load bodies <bodies.csv
	ok acct-audit --only AC-18 --period 2022H2 -o json
	[ "$(jq -r 'select(.account == "mc").period' <<<"$output" | sort | tail -1)" = 2022-W47 ]
	ok acct-audit --only AC-13 --period 2022H2 -o json
	field '"\(.owner) \(.value) \(.evidence.until)"' 'mincifra 4 2022-12-01T00:00:00+06:00'
}

@test "AC-37: an idle time over New Year is found in the new half-year" {
	export OTKLIK_NOW=2023-02-01T10:00:00+06:00
	register account,owner,network mz,minzdrav,vk
	posts account,key,at mz,1,2022-12-25 mz,2,2023-01-12 mz,3,2023-01-25
	ok acct-audit --only AC-37 --period 2023H1 -o json
	field '"\(.value) \(.evidence.from)"' '18 2022-12-25T00:00:00+06:00'
	ok acct-audit --only AC-37 --period 2022-12-20/2022-12-31 -o json
	lines 0
}

@test "AC-06: an account that nobody registered" {
	role system
	posts account,key,at hidden,1,2022-09-01
	ok acct-audit --only AC-06 -o json
	field '"\(.account) \(.severity) \(.owner) \(.evidence.posts)"' 'hidden W null 1'
}

@test "AC-08: the portal has the register of its day" {
	register account,owner,network,url mz,minzdrav,vk,https://vk.com/mz
	ok acct-audit --only AC-08 -o json
	field .severity V
	role ministry
	attest subject,code,value "ministry,portal,$(acct-registry --digest)"
	ok acct-audit --only AC-08 -o json
	lines 0
	# What changed later is no difference of that day.
	OTKLIK_NOW=2022-10-04T10:00:00+06:00 register account,title mz,Новое
	OTKLIK_NOW=2022-10-05T10:00:00+06:00 ok acct-audit --only AC-08 -o json
	lines 0
	OTKLIK_NOW=2022-10-05T10:00:00+06:00 attest subject,code,value \
		"ministry,portal,$(printf '0%.0s' {1..64})"
	OTKLIK_NOW=2022-10-05T11:00:00+06:00 ok acct-audit --only AC-08 -o json
	field .severity W
	# The address of the page, and beside it what stood there.
	export OTKLIK_NOW=2022-10-06T10:00:00+06:00
	attest subject,code,value,document \
		"ministry,portal,https://portal.example.invalid/reestr,$(acct-registry --digest)"
	ok acct-audit --only AC-08 -o json
	lines 0
}

@test "AC-12: four persons for one second, and an access that just touches" {
	register account,owner,network mz,minzdrav,vk
	access account,person,from,until mz,А,, mz,Б,, \
		mz,В,-,2022-09-05T12:00:00+06:00 mz,Г,2022-09-05T12:00:00+06:00,
	ok acct-audit --only AC-12 -o json
	lines 0
	access account,person,from,until mz,Д,2022-09-06T12:00:00+06:00,2022-09-06T12:00:01+06:00
	ok acct-audit --only AC-12 -o json
	field '"\(.value) \(.evidence.from) \(.evidence.until)"' \
		'4 2022-09-06T12:00:00+06:00 2022-09-06T12:00:01+06:00'
}

@test "AC-23, AC-31, AC-32: replies and moderation" {
	register account,owner,network mz,minzdrav,vk
	acct-ingest -q --kind comments >/dev/null <<-'CSV'
	account,key,at,text,ground,flagged_at,deleted_at
	mz,c1,2022-09-01,Ставки,spam,2022-09-02,
	mz,c2,2022-09-01,Ставки,spam,2022-09-02,2022-09-03
	mz,c3,2022-09-01,Плохо работаете,criticism,,2022-09-03
	CSV
	acct-ingest -q --kind replies >/dev/null <<-'CSV'
	account,key,at,text
	mz,r1,2022-09-01,Ответ
	CSV
	ok acct-audit --only AC-31,AC-32,AC-23 -o json
	field '"\(.check) \(.evidence.key // .evidence.keys[0])"' 'AC-23 r1' 'AC-31 c1' 'AC-32 c3'
}

@test "text is grouped for people, --explain tells why" {
	register account,owner,network mz,minzdrav,vk om,omskiy,ok
	ok acct-audit --only AC-11,AC-14 -o text mz om
	[ "$(grep -c '^[a-z]' <<<"$output")" -eq 2 ]
	[ "$(grep -c '^  [a-z]' <<<"$output")" -eq 2 ]
	[ "$(grep -c '^    [VD] AC-' <<<"$output")" -eq 4 ]
	ok acct-audit --only AC-11 --explain -o text mz
	prints '{"code":"two_factor"}'
	ok acct-audit --only AC-11 --explain -o json mz
	[[ $(jq -r .how <<<"$output") == *attest_max_age* ]]
}

@test "--record keeps an audit whole, and verify proves it" {
	register account,owner,network mz,minzdrav,vk
	ok acct-audit --record -o json
	count=$(wc -l <<<"$output")
	[ "$(sqlite3 store.db 'SELECT count(*) FROM view_finding')" -eq "$count" ]
	sqlite3 store.db "SELECT explain FROM view_finding WHERE account = 'mz'" |
		grep -q 'двухфакторная'
	store-admin verify
	ok acct-audit -n --record -o json
	[ "$(jq -r .dry_run <<<"$output" | sort -u)" = true ]
	[ "$(sqlite3 store.db 'SELECT count(*) FROM view_finding')" -eq "$count" ]
	exits 2 acct-audit --record --only AC-11
	store-admin show staff | sed 's/,curator,/,auditor,/' >staff.csv
	store-admin load staff <staff.csv
	exits 2 acct-audit --record
	says 'needs role curator or system'
	sqlite3 store.db "UPDATE finding SET severity = 'N' WHERE account = 'mz'"
	exits 1 store-admin verify
	prints 'are not what the journal says'
}

@test "the sample: accounts of the 14 bodies with a year of posts" {
	"$OTKLIK_SOURCE/tests/samples/accounts.py" one
	"$OTKLIK_SOURCE/tests/samples/accounts.py" two
	diff -r one two
	store-admin show bodies | cut -d, -f1 | sort -u | grep -vxE 'code|minzdrav|omskiy' >codes
	# shellcheck disable=SC2046
	managers $(cat codes)
	role system
	role ministry
	store-admin load people <one/people.csv
	export OTKLIK_NOW=2023-08-01T10:00:00+06:00
	for table in accounts access attestations; do
		ok acct-registry -q --load "$table" "one/$table.csv" -o json
	done
	ok acct-ingest -q one/posts.csv -o csv
	ok acct-ingest -q --kind comments one/comments.csv -o csv
	exits 0 acct-ingest -q --kind replies one/replies.csv -o csv
	ok acct-audit --period 2022H2 -o json
	audit=$output
	found()
	{
		jq -r "select(.check == \"$1\") | \"\\(.account) \\(.period) \\(.severity)\"" <<<"$audit"
	}
	# minstroy publishes two in some weeks; minprirody has four for a second.
	[ "$(found AC-18 | grep -c '^minstroy-vk ')" -eq 2 ]
	[ "$(found AC-12 | sort | tr '\n' ' ')" = "minprirody-ok 2022H2 V minprirody-telegram 2022H2 V minprirody-vk 2022H2 V " ]
	[ "$(found AC-11 | sed 's/-.*//' | sort -u)" = gulh ]
	[ -n "$(found AC-28)" ]
	[ -n "$(found AC-31)" ]
	run ! grep -v '^null ' <(found AC-01)
	store-admin verify
}

@test "AC-37: an account is idle from its opening to its closing, stories or not" {
	export OTKLIK_NOW=2023-01-10T12:00:00+06:00
	register account,owner,network,from,until \
		closed,minzdrav,vk,,2022-10-02 late,minzdrav,ok,2022-12-19, \
		told,minzdrav,telegram,,
	posts account,key,at,kind closed,1,2022-09-25, closed,2,2022-10-20, \
		closed,3,2022-11-20, late,1,2022-09-03, late,2,2022-11-01, \
		told,1,2022-10-03, told,2,2022-10-15,story told,3,2022-10-27,story
	ok acct-audit --only AC-37 --period 2022H2 -o json closed late
	field '"\(.account) \(.evidence.from[:10]) \(.evidence.until[:10])"' \
		'closed 2022-08-03 2022-09-25'
	ok acct-audit --only AC-37 --period 2022-10-01/2022-11-30 -o json closed late
	lines 0
	# A story before the period hides no post before it.
	ok acct-audit --only AC-37 --period 2022-10-17/2022-11-06 -o json told
	field '"\(.evidence.from[:10]) \(.value)"' '2022-10-03 35'
}
