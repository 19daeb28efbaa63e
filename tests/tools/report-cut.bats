#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# report-semiannual tells a half-year as it was at its end: what was granted,
# linked, flagged or decided later does not count (RULES 6.3).

load helpers

# figure BODY INDICATOR: value, numerator and denominator of one figure.
figure()
{
	report-semiannual "${period-2022H2}" -o json | jq -r --arg body "$1" \
		--arg indicator "$2" 'select(.indicator == $indicator and
		(.body // "") == $body) |
		"\(.value) \(.numerator) \(.denominator)"'
}

# is BODY INDICATOR "VALUE NUMERATOR DENOMINATOR": the figure it should be.
is()
{
	local found
	found=$(figure "$1" "$2")
	[ "$found" = "$3" ] || differ "$1 $2: $3, not $found"
}

message()
{
	for i in "$@"; do
		echo "{\"network\":\"vk\",\"key\":\"1_$i\",\"text\":\"Яма $i\"}"
	done | msg-ingest --detect >/dev/null
}

to()
{
	msg-route --topic 'Яма' --location 'Омск г.о.' --to "$@" >/dev/null
}

interim()
{
	msg-draft --as anna --kind interim --reason objective --note смета \
		--asks "$1" --text "Считаем $1." 1 >/dev/null
}

approve()
{
	msg-approve --decision approve "$@" >/dev/null
}

# told FILE: the half-year, but for the head of the journal it was made from.
told()
{
	report-semiannual 2022H2 -o json |
		grep -v '"indicator":"head"' >"$1"
}

# A longer term granted on 28 December, and an answer within it.
granted()
{
	executors anna=minstroy
	now 2022-12-28 08:50
	message 1
	now 2022-12-28 09:00
	to minstroy 1
	now 2022-12-28 09:30
	interim 4h
	now 2022-12-28 09:40
	approve --term 4h 1
}

@test "I-61: a longer term granted after the half-year breaks nothing in it" {
	granted
	now 2022-12-28 10:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	now 2023-01-01 10:00
	told before
	now 2023-01-09 09:00
	msg-approve --decision rework --comment 'Когда?' 1 >/dev/null
	now 2023-01-09 09:10
	interim 3h
	now 2023-01-09 09:20
	approve --term 3h 1 # due on 28 December, from the first base on
	now 2023-02-01 10:00
	told after
	diff before after
	is minstroy MI-02-full_hours '0 0 1'
	is minstroy MI-06-kept '1 1 1'
	[ "$(report-semiannual 2022H2 --why MI-01 -b minstroy -o json |
		jq -r .clock | xargs)" = 'draft full_hours' ]
	# By its due it belongs to no other half-year.
	period=2023H1
	is minstroy MI-02-full_hours ''
}

@test "A1-6.3: a term made longer after the half-year was over in it" {
	granted
	msg-draft --as anna --kind extension --asks 6h --note 'Мороз.' \
		--text 'Ещё.' 1 >/dev/null
	now 2023-01-01 10:00
	told before
	# 09:30 + 4 h, without lunch, is 14:30; the request came in time (I-18).
	is minstroy MI-02-full_hours '1 1 1'
	now 2023-01-09 09:00
	msg-approve --decision extend --term 6h 1 >/dev/null
	now 2023-02-01 10:00
	told after
	diff before after
	[ "$(report-semiannual 2022H2 --why breach -o json | jq -r .due)" = \
		2022-12-28T14:30:00+06:00 ]
}

@test "A1-5.1: what was returned stays so, though it is waived later" {
	executors anna=minstroy boris=minobr
	now 2022-12-28 09:00
	message 1
	msg-route --topic 'Яма' --location 'Омск г.о.' --to minstroy,minobr \
		--lead minstroy 1 >/dev/null
	now 2022-12-28 09:20
	msg-route --as boris --decision return --body minobr \
		--reason not_competent 1 >/dev/null
	now 2023-01-01 10:00
	told before
	is minobr MI-10 '1 1 1'
	now 2023-01-09 09:00
	msg-route --decision waive --body minobr --reason 'Не нужно.' 1 \
		>/dev/null
	told after
	diff before after
}
