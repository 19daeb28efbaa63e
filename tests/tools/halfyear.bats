#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# A half-year played through the tools, and its report against the same
# indicators computed by somebody else (RULES 6.3).

load helpers

setup_file()
{
	export BATS_TEST_TMPDIR=$BATS_FILE_TMPDIR
	fresh_store
	now 2022-08-04 07:00
	"$OTKLIK_SOURCE/tests/tools/halfyear.py" 250 110 before.json
	accounts
}

setup()
{
	export BATS_TEST_TMPDIR=$BATS_FILE_TMPDIR
	fresh_folder
	now 2023-02-01 10:00
}

# The sample's accounts, with a few verdicts on what may be press releases.
accounts()
{
	now 2022-12-20 10:00
	"$OTKLIK_SOURCE/tests/samples/accounts.py" sample
	{
		store-admin show staff
		store-admin show bodies | cut -d, -f1 | sort -u |
			sed "1,\$s/.*/$(id -un),,manager,&/; /,code\$/d"
		echo "$(id -un),,system,"
	} >staff.csv
	store-admin load staff <staff.csv
	store-admin load people <sample/people.csv
	for table in accounts access attestations; do
		acct-registry -q --load "$table" "sample/$table.csv" -o csv \
			>/dev/null
	done
	hand_on
	for kind in posts comments; do
		acct-ingest -q --kind "$kind" "sample/$kind.csv" -o json \
			>"$kind.json" 2>/dev/null || [ $? -eq 1 ]
	done
	jq -r 'select(.signals != []) | .key' posts.json | head -n 3 |
		xargs acct-ingest -q --verdict yes -o json -- >/dev/null
}

# Accounts that others had later: on a Monday, in mid-week, with other duties,
# given back; and a body that ended, with one account and without the other.
hand_on()
{
	acct-registry -q -o csv >/dev/null <<-END
	account,owner,network,at
	mintrans-vk,minsport,vk,2022-10-17
	minprom-ok,pravitelstvo,ok,2022-11-02 15:00
	pravitelstvo-telegram,minkult,telegram,2022-09-19
	omskiy-vk,gzhi,vk,2022-10-10
	gulh-telegram,tarskiy,telegram,2022-10-10
	rek-ok,minstroy,ok,2022-09-05
	rek-ok,rek,ok,2022-11-14
	minprirody-vk,minselhoz,vk,2022-12-01
	END
	store-admin show bodies | awk -F, -v OFS=, '
		$1 == "minprirody" { $NF = "2022-11-30" } { print }' |
		store-admin load bodies >/dev/null
}

# recomputed PERIOD BEGIN END CUT
recomputed()
{
	report-semiannual "$1" -o json >figures.json
	shift
	store-admin dump | "$OTKLIK_SOURCE/tests/tools/recompute.py" \
		"$(date -d "$1+06:00" +%s)" "$(date -d "$2+06:00" +%s)" \
		"$(date -d "$3+06:00" +%s)" figures.json
}

@test "6.3: all indicators as somebody else computes them, of two half-years" {
	recomputed 2022H2 2022-07-01T00:00 2023-01-01T00:00 2023-01-01T00:00
	recomputed 2023H1 2023-01-01T00:00 2023-07-01T00:00 2023-02-01T10:00
}

@test "6.3: and of a month, a week, any days" {
	recomputed 2022-10 2022-10-01T00:00 2022-11-01T00:00 2022-11-01T00:00
	recomputed 2022-W44 2022-10-31T00:00 2022-11-07T00:00 2022-11-07T00:00
	recomputed 2022-09-12/2022-10-03 2022-09-12T00:00 2022-10-04T00:00 \
		2022-10-04T00:00
}

@test "6.3: and of a half-year that only an export tells of" {
	export OTKLIK_DB=$PWD/export.db
	now 2026-03-18 11:45
	store-admin init >/dev/null
	"$OTKLIK_SOURCE/scripts/demo-halfyear" |
		msg-ingest -q --from incident -o csv >/dev/null
	recomputed 2025H2 2025-07-01T00:00 2026-01-01T00:00 2026-01-01T00:00
}

@test "--why: each figure opens to its rows, in every format" {
	"$OTKLIK_SOURCE/tests/tools/rows.py" 2022H2 minobr omsk-adm minstroy
}

@test "6.3: the half-year is the same when it is over and a month later" {
	select='select(.part | IN("executive", "municipal", "region",
		"center")) | [.body, .indicator, .value, .numerator,
		.denominator, .rows]'
	jq -c "$select" before.json >before
	report-semiannual 2022H2 -o json | jq -c "$select" >after
	[ -s before ]
	diff before after
}
