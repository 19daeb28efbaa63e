#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031,SC2034
# report-semiannual: an account that several owners had (RULES 6.3). Figures are
# his whose it was then, as the findings of acct-audit are.

load helpers
load figures

setup()
{
	fresh_store
	now 2023-01-10 12:00
	{
		store-admin show staff
		store-admin show bodies | sed 1d | cut -d, -f1 | sort -u |
			sed "s/.*/$(id -un),Anna,manager,&/"
		echo "$(id -un),Anna,system,"
	} >staff.csv
	store-admin load staff <staff.csv
}

# given ACCOUNT OWNER NETWORK [AT]: the register from an instant on, the first
# time from the beginning.
given()
{
	jq -cn --arg account "$1" --arg owner "$2" --arg network "$3" \
		--arg at "${4-}" '{$account, $owner, $network,
		at: (if $at == "" then null else $at end)}' |
		acct-registry -q >/dev/null
}

# posted ACCOUNT DAY COUNT [FORMAT]: posts of a day of 2022, from 10:00 on.
posted()
{
	local i
	{
		echo account,key,at,format,topic
		for ((i = 0; i < $3; i++)); do
			echo "$1,$2-$i,2022-$2 1$i:00,${4-},activity"
		done
	} | acct-ingest -q >/dev/null
}

# spam ACCOUNT KEY FLAGGED [DELETED]
spam()
{
	printf 'account,key,at,text,ground,flagged_at,deleted_at\n%s\n' \
		"$1,$2,$3,Жми,spam,$3,${4-}" |
		acct-ingest -q --kind comments >/dev/null
}

# ends BODY DAY: the last day of a body.
ends()
{
	store-admin show bodies | awk -F, -v OFS=, -v code="$1" -v day="$2" '
		$1 == code { $NF = day } { print }' >bodies.csv
	store-admin load bodies <bodies.csv >/dev/null
}

# short OWNER COUNT: how many weeks acct-audit calls short.
short()
{
	local found
	found=$(acct-audit --only AC-17,AC-18 --period 2022H2 -o json |
		jq -r .owner | grep -cx "$1" || :)
	[ "$found" = "$2" ] || differ "$2 short weeks of $1, not $found"
}

@test "AI-01, AI-02: a week is his whose the account was in it" {
	given x minzdrav vk
	given x minobr vk 2022-12-19
	posted x 12-19 5
	posted x 12-26 5
	short minzdrav 19
	short minobr 0
	is minzdrav AI-01 '0 0 19'
	is minobr AI-01 '1 2 2'
	is minzdrav AI-02 '0 0 19'
	is minobr AI-02 '0 0 2'
	# What there is at the end is the last one's.
	is minzdrav AI-03 '0 0 3'
	is minobr AI-03 '0.3333 1 3'
	is minzdrav AI-05 ''
	is minzdrav AI-06 ''
	is minobr AI-05 '0 0 1'
	is minobr AI-06 '0 0 1'
	is minzdrav AI-07 ''
	ok report-semiannual 2022H2 --why AI-01 --body minobr -o json
	field '"\(.owner) \(.what) \(.numerator)"' 'minobr 2022-W51 1' \
		'minobr 2022-W52 1'
	ok report-semiannual 2022H2 --why AI-01 --body minzdrav -o json
	lines 19
	[ "$(jq -r .owner <<<"$output" | sort -u)" = minzdrav ]
}

@test "I-46: a week of two owners is nobody's" {
	given x minzdrav vk
	given x minobr vk 2022-12-21
	is minzdrav AI-01 '0 0 19'
	is minobr AI-01 '0 0 1'
}

@test "AI-07, AI-08, AI-09: posts and comments of an earlier owner are his" {
	given x minzdrav vk
	given x minobr vk 2022-12-19
	posted x 10-01 2 photo
	posted x 12-20 3 video
	now 2022-12-28 12:00
	acct-ingest -q --verdict yes 10-01-1 12-20-0 >/dev/null
	now 2023-01-10 12:00
	spam x 10-01_1 '2022-10-01 13:00'
	spam x 12-20_1 '2022-12-20 13:00' '2022-12-20 14:00'
	is minzdrav AI-07 '1 1 1'
	is minobr AI-07 '1 1 1'
	is minzdrav AI-07-largest '1 2 2'
	is minobr AI-07-largest '1 3 3'
	is minzdrav AI-08 '0.5 1 2'
	is minobr AI-08 '0.3333 1 3'
	is minzdrav AI-09 '0 0 1'
	is minobr AI-09 '1 1 1'
	is minobr AI-09-time '60 1 1'
	ok report-semiannual 2022H2 --why AI-08 --body minzdrav -o json
	field '"\(.key) \(.numerator)"' '10-01-0 0' '10-01-1 1'
	ok report-semiannual 2022H2 --why AI-09 --body minzdrav -o json
	field .key 10-01_1
	acct-audit --only AC-30 --period 2022H2 -o json |
		jq -r '"\(.owner) \(.value)"' | sort >unsigned
	diff - unsigned <<-END
	minobr 3
	minzdrav 2
	END
	"$OTKLIK_SOURCE/tests/tools/rows.py" 2022H2 minzdrav minobr
}

@test "an account given back: both times are one account's" {
	given x minzdrav vk
	given x minobr vk 2022-10-03
	given x minzdrav vk 2022-11-07
	posted x 09-12 5 photo
	posted x 10-10 5 video
	posted x 11-14 5 photo
	is minzdrav AI-01 '0.125 2 16'
	is minobr AI-01 '0.2 1 5'
	is minzdrav AI-07 '1 1 1'
	is minzdrav AI-07-largest '1 10 10'
	is minobr AI-07 '1 1 1'
	is minzdrav AI-04 '0 0 1'
	is minobr AI-04 ''
	"$OTKLIK_SOURCE/tests/tools/rows.py" 2022H2 minzdrav minobr
}

# crowd PERSONS FROM UNTIL: so many have access to x.
crowd()
{
	local i
	{
		echo account,person,role,from,until
		for ((i = 0; i < $1; i++)); do
			echo "x,Примеров $i,editor,$2,$3"
		done
	} | acct-registry -q --load access >/dev/null
}

@test "AI-04: what was found against one owner is not another's" {
	given x minzdrav vk
	given x minobr vk 2022-12-19
	for code in two_factor custody; do
		echo "x,$code,сейф,2022-12-20 10:00"
	done | sed '1i subject,code,value,at' |
		acct-registry -q --load attestations >/dev/null
	# Of an account that is no longer his nobody says that it is protected.
	is minzdrav AI-04 ''
	is minobr AI-04 '1 1 1'
	crowd 4 '2022-10-01 10:00' '2022-10-05 10:00'
	[ "$(acct-audit --only AC-12 --period 2022H2 -o json |
		jq -r .owner)" = minzdrav ]
	is minzdrav AI-04 '0 0 1'
	is minobr AI-04 '1 1 1'
	ok report-semiannual 2022H2 --why AI-04 -o json
	field '"\(.owner) \(.numerator)"' 'minzdrav 0' 'minobr 1'
}

@test "a body that ended in the period keeps what it did, as an owner too" {
	given x mincifra vk
	posted x 08-15 5 photo
	posted x 11-21 2 video
	spam x 11-21_1 '2022-11-21 13:00'
	ends mincifra 2022-11-30
	short mincifra 15
	is mincifra AI-01 '0.0625 1 16'
	is mincifra AI-02 '0 0 16'
	is mincifra AI-07 '2 2 1'
	is mincifra AI-08 '0 0 7'
	is mincifra AI-09 '0 0 1'
	# It need have nothing when it is no more.
	is mincifra AI-03 ''
	is mincifra AI-04 ''
	ok report-semiannual 2022H2 --why AI-01 --body mincifra -o json
	lines 16
	ok report-semiannual 2022H2 -o json
	field 'select(.indicator == "AI-01").name' \
		"$(store-admin show bodies | sed -n 's/^mincifra,\([^,]*\),.*/\1/p')"
	"$OTKLIK_SOURCE/tests/tools/rows.py" 2022H2 mincifra
	printf 'key,value\nnumber,1\ndate,2022-08-01\nmin_accounts,1\n' >m.csv
	echo weight.AI-01,1 >>m.csv
	ok report-semiannual 2022H2 --method m.csv --why score \
		--body mincifra -o json
	field '"\(.indicator) \(.score) \(.rank)"' 'AI-01 6.25 null' \
		'score 6.25 1'
}

@test "an ended body that handed its account on" {
	given x mincifra vk
	given x minobr vk 2022-12-01
	ends mincifra 2022-11-30
	posted x 08-15 5
	posted x 12-05 5
	# To 27 November, and from 5 December.
	is mincifra AI-01 '0.0625 1 16'
	is minobr AI-01 '0.25 1 4'
}

@test "an ended body has the last name of its own" {
	given x mincifra vk
	given y mincifra ok
	given x minobr vk 2022-09-05
	{
		store-admin show bodies | grep -v '^mincifra,'
		echo 'mincifra,Старое имя,unlisted,,gov,,,2022-09-30'
		echo 'mincifra,Новое имя,unlisted,,gov,,2022-10-01,2022-11-30'
	} >bodies.csv
	store-admin load bodies <bodies.csv >/dev/null
	ok report-semiannual 2022H2 -o json
	field 'select(.body == "mincifra") | "\(.indicator) \(.name)"' \
		'AI-01 Новое имя' 'AI-02 Новое имя'
	# Four weeks of x, sixteen of y.
	is mincifra AI-01 '0 0 20'
}

@test "I-50: 3 of 5 are asked of whom they are asked, whoever has it later" {
	given x pravitelstvo vk
	given x minobr vk 2022-10-03
	given y minobr vk
	given y pravitelstvo vk 2022-10-03
	posted x 09-12 5
	posted y 10-10 5
	# 8 weeks to 2 October, 13 from then on; ten for the Government.
	is pravitelstvo AI-01 '0 0 21'
	is pravitelstvo AI-02 ''
	is minobr AI-01 '0 0 21'
	is minobr AI-02 '0 0 21'
	short pravitelstvo 21
	short minobr 21
}

@test "I-40: a network that annex 3 does not name, and one that it does" {
	given x omskiy telegram
	given x minobr telegram 2022-10-03
	posted x 09-12 5
	posted x 10-10 5
	is omskiy AI-01 ''
	is omskiy AI-08 ''
	is minobr AI-01 '0.0769 1 13'
	is minobr AI-08 '0 0 5'
}

@test "figures of municipal owners and of others stay apart" {
	given x omskiy vk
	given x minobr vk 2022-10-03
	posted x 09-12 5
	posted x 10-10 2
	ok report-semiannual 2022H2 -o json
	field 'select(.indicator == "AI-01") |
		"\(.part) \(.body) \(.numerator) \(.denominator)"' \
		'accounts minobr 0 13' 'municipal_accounts omskiy 1 8'
	report-semiannual 2022H2 -o html >report.html
	# The weeks of a chart: each publication in the part of its owner.
	python3 - <<-'END'
	import re
	page = open('report.html', encoding='utf-8').read()
	parts = re.split(r'<h2[^>]*>', page)
	own = next(part for part in parts if part.startswith('3. Аккаунты'))
	other = next(part for part in parts if part.startswith('4. Аккаунты'))
	assert re.search(r'10\.10[^<]*[:–—] ?2\b', own), own[-3000:]
	assert not re.search(r'12\.09[^<]*[:–—] ?5\b', own)
	assert re.search(r'12\.09[^<]*[:–—] ?5\b', other)
	END
}

@test "an institution that lost its function keeps what it did before" {
	{
		store-admin show bodies
		echo 'park,Парк,institution,minkult,gov,yes,,2022-11-30'
		echo 'park,Парк,institution,minkult,gov,,2022-12-01,'
	} >bodies.csv
	store-admin load bodies <bodies.csv >/dev/null
	echo "$(id -un),Anna,manager,park" >>staff.csv
	store-admin load staff <staff.csv
	given x park vk
	posted x 08-15 5
	is park AI-01 '0.0625 1 16'
	is park AI-03 ''
	is park AI-08 '0 0 5'
}
