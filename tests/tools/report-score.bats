#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# report-semiannual: who is rated, who is not, and why (RULES 6.3, A1-18).

load helpers
load figures

report()
{
	report-semiannual "$@"
}

# method KEY,VALUE...: one that was approved, with these rows.
method()
{
	printf '%s\n' key,value number,1 date,2022-08-01 "$@" >method.csv
}

# scores BODY: what its score is in each part, or why there is none.
scores()
{
	report 2022H2 -m method.csv --why score -b "$1" -o json |
		jq -r 'select(.indicator == "score") |
			"\(.part) \(.value) \(.text)"'
}

@test "6.3: a body without a single account does not escape the rating" {
	one_account
	method weight.AI-03,1
	[ "$(scores minzdrav)" = 'accounts 33.33 Балл' ]
	[ "$(scores gulh)" = 'accounts 0 Балл' ]
	# It has the last place, not none.
	report 2022H2 -m method.csv -o json >figures
	[ "$(jq -r 'select(.indicator == "score" and .body == "minzdrav") |
		.rank' figures)" = 1 ]
	[ "$(jq -r 'select(.indicator == "score" and .body == "gulh") |
		.rank' figures)" -gt 1 ]
	# The methodology may ask for a least number of accounts.
	method weight.AI-03,1 min_accounts,1
	[ "$(scores gulh)" = 'accounts null не ранжируется: мало аккаунтов' ]
}

@test "A1-18.2: why there is no score" {
	echo '{"network":"vk","key":"1_1","text":"Яма"}' |
		msg-ingest --detect >/dev/null
	msg-route --topic 'Яма' --location 'Омск г.о.' --to minstroy 1 \
		>/dev/null
	ok report 2022H2 --why score -b minstroy -o json
	[ "$(jq -r .text <<<"$output" | sort -u)" = 'методика не утверждена' ]
	ok report 2022H2 --why score -b minzdrav -o json
	[ "$(jq -r .text <<<"$output" | sort -u)" = 'методика не утверждена' ]
	# Nothing that weighs is no methodology, of whatever period.
	method weight.MI-01,0
	ok report 2022H2 -m method.csv -o json
	field 'select(.indicator == "method").text' 'методика не утверждена'
	method weight.MI-13,1 until,2022-09-30
	[ "$(scores minstroy | sort -u)" = "$(printf '%s\n' \
		'accounts null методика не утверждена на отчётный период' \
		'executive null методика не утверждена на отчётный период')" ]
	method weight.MI-13,1 min_n,2
	[ "$(scores minstroy)" = \
		'executive null не ранжируется: мало поручений' ]
	method weight.MI-08,1
	[ "$(scores minstroy)" = \
		'executive null не ранжируется: нет показателей, имеющих вес' ]
}

@test "A1-18.2: a key that comes twice is refused, as the table refuses it" {
	for row in number,2 weight.MI-01,2 class.a,50; do
		method weight.MI-01,1 class.a,10 "$row"
		exits 2 report 2022H2 -m method.csv
		says "twice: \"${row%,*}\""
		exits 2 store-admin load method <method.csv
		says "twice: \"${row%,*}\""
	done
}

@test "A1-19.2: a letter needs an addressee" {
	now 2023-01-20 10:00
	exits 2 report 2022H2 --number 7 --date 2023-01-16
	says 'needs --sent'
	exits 2 report 2022H2 --date 2023-01-16
	says 'needs --sent'
	lines 0
}
