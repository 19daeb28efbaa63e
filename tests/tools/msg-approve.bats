#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# msg-approve: the Curator's decisions on drafts and their guards (E13 to E18,
# E22, E24 to E26).

load helpers

me=$(id -un)

setup()
{
	fresh_store
	executors anna=minstroy boris=minobr clara=minkult "$me=minstroy"
	for i in 1 2 3; do
		echo '{"network":"vk","key":"1_'$i'","author_id":"7",
		"text":"Яма на дороге '$i'"}'
	done | msg-ingest --detect >/dev/null
}

to()
{
	ok msg-route --topic 'Яма' --location 'Омск г.о.' --to "$@"
}

draft()
{
	ok msg-draft --as anna --text 'Сделаем завтра.' "$@"
}

interim()
{
	ok msg-draft --as anna --kind interim --text 'Проверим.' \
		--reason objective --note 'нужен выезд' --asks 8h "$@"
}

measures()
{
	ok msg-draft --as anna --kind interim --text 'Проверим.' \
		--reason measures --measures 'смета, работы' \
		--note 'нужны работы' --asks 8wd "$@"
}

approve()
{
	msg-approve --decision "$@"
}

# curators LOGIN...: these logins are curators.
curators()
{
	{
		store-admin show staff
		printf '%s,,curator,\n' "$@"
	} >staff.csv
	store-admin load staff <staff.csv
}

# What a message is, in one line: an illegal decision must not change it.
whole()
{
	msg-show --history "${1-1}" -o json | sha256sum
	msg-show "${1-1}" -o json
	msg-deadline "${1-1}" -s running,met,late,overdue,lapsed,cancelled
}

# refused WORDS COMMAND...: refused with these words, and nothing changed.
refused()
{
	local before words=$1
	shift
	before=$(whole 1)
	refuses "$@"
	says "$words"
	[ "$(whole 1)" = "$before" ] || differ "nothing changed"
}

@test "E17: an answer is approved, and waits to be posted" {
	to minstroy 1
	draft 1
	digest=$(jq -r .draft <<<"$output")
	now 2022-10-03 10:30
	ok approve approve 1
	field .decided approve
	field .decided_by "$me"
	field .decided_at 2022-10-03T10:30:00+06:00
	field .draft "$digest"
	field .as_of "$(msg-show 1 | jq .as_of)"
	states minstroy=approved
	turn system ''
	ok msg-show 1
	field .state in_work
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT lower(hex(digest)) FROM draft
		WHERE to_post = 1")" = "$digest" ]
	ok store-admin verify
}

@test "the same by option, by record, by CSV, by --pending" {
	to minstroy 1 2 3
	draft 1 2 3
	ok approve approve 1
	run --separate-stderr bash -c 'printf "{\"id\":2}\n" |
		msg-approve --decision approve'
	field .decided approve
	run --separate-stderr bash -c 'printf "id,decision\n3,approve\n" |
		msg-approve'
	field .decided approve
	ok store-admin verify
}

@test "a record without a decision passes through unchanged" {
	to minstroy 1
	draft 1
	pending=$(msg-show --pending)
	run --separate-stderr bash -c 'msg-show --pending | msg-approve'
	[ "$output" = "$pending" ]
	states minstroy=full_review
}

@test "--pending is what msg-approve takes, several of one message too" {
	to minstroy,minobr,minkult --lead minstroy 1
	to minstroy 2
	ok msg-draft --as boris --kind info --text 'За.' 1
	ok msg-draft --as clara --kind info --text 'Против.' 1
	draft 2
	ok msg-show --pending
	field '"\(.id) \(.body) \(.kind) \(.version) \(.text)"' \
		'1 minobr info 1 За.' '1 minkult info 1 Против.' \
		'2 minstroy answer 1 Сделаем завтра.'
	ok msg-show --pending --body minkult
	field .body minkult
	ok msg-show --pending 2
	field .id 2
	run --separate-stderr bash -c 'msg-show --pending |
		msg-approve --decision approve'
	field '"\(.id) \(.decided)"' '1 approve' '1 approve' '2 approve'
	[ "$status" -eq 0 ]
	states minstroy=lead_drafting minobr=info_approved minkult=info_approved
	ok store-admin verify
}

@test "--pending as a spreadsheet, with the columns decision and comment" {
	to minstroy 1 2
	draft 1 2
	msg-show --pending -o excel | tr -d '\r' |
		sed '1s/$/;decision/; 2s/$/;approve/; 3s/$/;rework/' >pending.csv
	run --separate-stderr msg-approve --comment 'Когда?' <pending.csv
	field '"\(.id) \(.decided) \(.comment)"' '1 approve Когда?' \
		'2 rework Когда?'
}

@test "a decision on a state that changed since is refused" {
	to minstroy 1
	draft 1
	msg-show --pending >pending
	ok msg-route --decision term --term 1h 1
	refused "changed since by $me" bash -c \
		'msg-approve --decision approve <pending'
	msg-show --pending >pending
	ok msg-draft --as anna --text 'Иначе.' 1
	refused 'changed since by anna' bash -c \
		'msg-approve --decision approve <pending'
}

@test "approval is of a digest: an older version is refused with the reason" {
	to minstroy 1
	draft 1
	first=$(jq -r .draft <<<"$output")
	ok msg-draft --as anna --text 'Иначе.' 1
	second=$(jq -r .draft <<<"$output")
	refused 'version 1 of answer of minstroy waits no more: replaced by anna' \
		approve approve --draft "$first" 1
	refused 'no draft of this message' approve approve --draft 0000 1
	refused 'is of minstroy, not of minobr' approve approve \
		--draft "$second" --body minobr 1
	ok approve approve --draft "$second" 1
	refused "waits no more: approve by $me" approve approve \
		--draft "$second" 1
	refused 'approve: minstroy has it as approved; by A1-7.1' \
		approve approve 1
}

@test "who wrote a draft cannot approve it" {
	to minstroy 1
	ok msg-draft --text 'Сам написал.' 1
	refused "approve: $me wrote this draft" approve approve 1
	ok approve rework --comment 'пусть другой' 1
	interim 1
	ok approve approve --term 2h 1
	ok msg-draft --kind extension --asks 4h 1
	refused "extend: $me wrote this draft" approve extend --term 4h 1
}

@test "only a curator decides, and it is recorded" {
	to minstroy 1
	draft 1
	refuses msg-approve --as anna --decision approve 1
	says 'anna: needs role curator; the message is in_work (A1-7.1)'
	states minstroy=full_review
	says 'the message is in_work (A1-7.1)'
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT count(*) FROM event
		WHERE kind = 'denied' AND message IS NULL
		AND json_extract(data, '$.id') = 1")" = 1 ]
	ok store-admin verify
}

@test "E18: rework needs a comment, loops have no end" {
	to minstroy 1
	for loop in 1 2 3 4 5; do
		draft 1
		field .version "$loop"
		refused 'comment: missing' approve rework 1
		refused 'comment: missing' approve rework --comment '   ' 1
		ok approve rework --comment "ещё раз $loop" 1
		states minstroy=full_rework
	done
	ok msg-show --history 1
	field 'select(.kind == "reworked") | .data.comment' \
		'ещё раз '{1..5}
	[ "$(clock rework | wc -l)" = 5 ]
	draft 1
	ok approve approve 1
	ok store-admin verify
}

@test "E13: an interim answer is approved with a term within the caps" {
	to minstroy 1
	now 2022-10-03 10:30
	interim 1
	refused 'it asks for 8h (I-17)' approve approve 1
	refused 'over the cap of 8h' approve approve --term 9h 1
	refused 'measures: missing' approve approve --term 2wd 1
	refused 'not a term' approve approve --term soon 1
	now 2022-10-03 11:00
	ok approve approve --term 6h 1
	field .term 6h
	states minstroy=extended
	turn minstroy '2022-10-03 17:30'
	[ "$(sqlite3 "$OTKLIK_DB" 'SELECT count(*) FROM draft
		WHERE to_post = 1')" = 1 ]
}

@test "A1-6.3: for measures the term is in working days" {
	to minstroy 1
	measures 1
	refused 'over the cap of 8wd' approve approve --term 9wd 1
	ok approve approve --term 5wd 1
	turn minstroy '2022-10-10 17:45'
}

@test "E14, E15: an interim answer goes back, or its term is refused" {
	to minstroy 1
	now 2022-10-03 10:30
	interim 1
	refused 'comment: missing' approve rework 1
	refused 'comment: missing' approve rework --comment $'\u200b' 1
	ok approve rework --comment 'почему?' 1
	states minstroy=interim_rework
	interim 1
	refused 'comment: missing' approve refuse_term 1
	refused 'comment: missing' approve refuse_term --comment ' ' 1
	ok approve refuse_term --comment 'ответ известен' 1
	field .decided refuse_term
	states minstroy=full_rework
	turn minstroy '2022-10-03 11:30'
	draft 1
	refused 'has it as full_review' approve refuse_term --comment x 1
	ok approve approve 1
}

@test "E16: extended within the cap, from the same base, before it ended" {
	to minstroy 1
	now 2022-10-03 10:30
	measures 1
	refused 'extend: minstroy has it as interim_review; by A1-6.3' \
		approve extend --term 8h 1
	ok approve approve --term 2h 1
	turn minstroy '2022-10-03 12:30'
	refused 'term: missing' approve extend 1
	refused 'has 2h already' approve extend --term 1h 1
	refused 'over the cap' approve extend --term 9wd 1
	now 2022-10-03 12:00
	ok msg-draft --as anna --kind extension --asks 4h 1
	# The Curator is late with it, not the executor.
	now 2022-10-03 12:50
	ok approve extend --term 4h 1
	field .kind extension
	field .decided extend
	turn minstroy '2022-10-03 15:30'
	# Nobody asked: then the decision itself is in time.
	now 2022-10-03 15:31
	refused 'by I-18' approve extend --term 5h 1
	now 2022-10-03 15:30
	ok approve extend --term 8wd 1
	field .kind extension
	field .draft null
	field .term 8wd
	turn minstroy '2022-10-13 17:45'
	refused 'has 8wd already' approve extend --term 8h 1
	ok store-admin verify
}

@test "E16: a longer term is refused, the one there is stays" {
	to minstroy 1
	measures 1
	ok approve approve --term 2h 1
	ok msg-draft --as anna --kind extension --asks 4h 1
	ok approve refuse_term --comment 'хватит' 1
	states minstroy=extended
	turn minstroy '2022-10-03 12:00'
	ok msg-show --pending
	[ -z "$output" ]
}

@test "E22: queries are answered, each its own" {
	to minstroy 1
	now 2022-10-03 10:10
	ok msg-draft --as anna --kind query --text 'Какой дом?' 1
	first=$(jq -r .draft <<<"$output")
	now 2022-10-03 10:20
	ok msg-draft --as anna --kind query --text 'Какой этаж?' 1
	second=$(jq -r .draft <<<"$output")
	refused "$second" approve answer --comment 'Пятый.' 1
	says "$first"
	refused 'comment: missing' approve answer --draft "$second" 1
	now 2022-10-03 10:30
	ok approve answer --comment 'Пятый.' --draft "$second" 1
	field .decided answer
	field .comment Пятый.
	states minstroy=received
	clocks review '2022-10-03 11:10 running' '2022-10-03 11:20 met'
	refused 'the draft is of kind query' approve approve --draft "$first" 1
	now 2022-10-03 11:11
	ok approve answer --comment 'Третий.' 1
	clocks review '2022-10-03 11:10 late 1' '2022-10-03 11:20 met'
	refused 'answer: minstroy has it as received, and nothing' \
		approve answer --comment x 1
}

@test "E22: a query that the posting overtakes gets no verdict" {
	to minstroy 1
	now 2022-10-03 10:10
	ok msg-draft --as anna --kind query --text 'Какой дом?' 1
	now 2022-10-03 10:20
	draft 1
	ok approve approve --body minstroy 1
	now 2022-10-03 15:00
	ok msg-publish --confirm 1 --url https://vk.com/wall-1_1?reply=2
	clocks review '2022-10-03 11:10 cancelled' '2022-10-03 11:20 met'
	ok msg-show --history 1
	field 'select(.kind == "query") | .decided' withdrawn
	ok store-admin verify
}

@test "an answer and a query wait: each decision finds its own" {
	to minstroy 1
	ok msg-draft --as anna --kind query --text 'Какой дом?' 1
	draft 1
	ok approve answer --comment 'Третий.' 1
	ok approve approve 1
	field .kind answer
}

@test "several drafts wait: body says which, else the candidates" {
	to minstroy,minobr,minkult --lead minstroy 1
	ok msg-draft --as boris --kind info --text 'За.' 1
	ok msg-draft --as clara --kind info --text 'Против.' 1
	refused 'info of minobr, version 1: ' approve approve 1
	says 'info of minkult, version 1: '
	ok approve approve --body minkult 1
	ok approve approve 1
	field .body minobr
}

@test "E24, E26: approved information goes to the lead, the last sets him to work" {
	to minstroy,minobr,minkult --lead minstroy 1
	now 2022-10-03 10:30
	ok msg-draft --as boris --kind info --text 'За.' 1
	now 2022-10-03 10:40
	ok approve approve 1
	states minstroy=lead_wait minobr=info_approved minkult=co_received
	ok msg-show --history 1
	field 'select(.kind == "approved") | .data.lead' minstroy
	now 2022-10-03 10:50
	ok msg-route --decision waive --body minkult --reason 'не нужно' 1
	states minstroy=lead_drafting minobr=info_approved minkult=waived
	turn minstroy '2022-10-03 12:50'
	[ "$(event_kinds 1)" = "collected detected forwarded forwarded \
forwarded submitted approved waived info_forwarded" ]
}

@test "E25: information goes back for rework" {
	to minstroy,minobr --lead minstroy 1
	ok msg-draft --as boris --kind info --text 'За.' 1
	refused 'comment: missing' approve rework 1
	ok approve rework --comment 'кто за?' 1
	states minstroy=lead_wait minobr=info_rework
	clocks info_rework '2022-10-03 11:00 running'
	ok msg-draft --as boris --kind info --text 'Директор за.' 1
	ok approve approve 1
	states minstroy=lead_drafting minobr=info_approved
}

@test "E26: a lead whose term was extended stays extended" {
	to minstroy,minobr --lead minstroy 1
	interim 1
	ok approve approve --term 4h 1
	# Of the two only the lead has a term to extend.
	ok approve extend --term 8h 1
	field .body minstroy
	ok msg-draft --as boris --kind info --text 'За.' 1
	refuses msg-draft --as anna --text 'Сделаем.' 1
	says 'by A1-9.6'
	ok approve approve 1
	states minstroy=extended minobr=info_approved
	[ -z "$(clock lead)" ]
	ok msg-draft --as anna --text 'Сделаем.' 1
}

@test "A1-9.6: nobody's information is passed over at approval" {
	executors dina=mintrud
	to minstroy,minobr --lead minstroy 1
	ok msg-draft --as boris --kind info --text 'За.' 1
	ok approve approve 1
	draft 1
	ok msg-route --to mintrud 1
	refused 'the information of mintrud is co_received; by A1-9.6' \
		approve approve 1
	ok msg-route --decision waive --body mintrud --reason 'успели без них' 1
	ok approve approve 1
	refuses msg-route --to minzdrav 1
	says 'the answer of minstroy is approved'
}

@test "E10: a returned share is replaced after the interim answer is posted" {
	to minstroy,minobr --lead minstroy 1
	interim 1
	ok approve approve --term 8h 1
	ok msg-publish --confirm 1 --url https://vk.com/wall-1_1?reply=2
	refuses msg-route --to mintrans 1
	says 'interim_posted and no returned share waits for a body; by A1-4.4'
	ok msg-route --as boris --decision return --body minobr \
		--reason not_competent 1
	ok msg-route --to mintrans 1
	field .state interim_posted
	states minstroy=extended minobr=returned mintrans=co_received
	clocks reforward '2022-10-03 11:30 met'
	refuses msg-route --to minkult 1
	says 'interim_posted and no returned share waits for a body; by A1-4.4'
	refused 'the information of mintrans is co_received; by A1-9.6' \
		msg-draft --as anna --text 'Готово.' 1
	ok store-admin verify
}

@test "E32: a new lead; what the old one handed in is withdrawn" {
	to minstroy,minobr --lead minstroy 1
	ok msg-draft --as boris --kind info --text 'За.' 1
	interim 1
	ok msg-route --decision lead --body minobr --reason 'их школа' 1
	states minstroy=recalled minobr=lead_drafting
	ok msg-show --pending
	[ -z "$output" ]
	ok msg-show --history 1
	field 'select(.record == "draft") | .decided' withdrawn withdrawn
	refused 'minobr has it as lead_drafting' approve approve 1
	ok msg-draft --as boris --text 'Отвечаем.' 1
	ok approve approve 1
	ok store-admin verify
}

@test "a recalled body's approved interim answer is not posted" {
	to minstroy 1
	interim 1
	ok approve approve --term 8h 1
	ok msg-route --decision recall --reason 'не их' 1
	[ "$(sqlite3 "$OTKLIK_DB" 'SELECT count(*) FROM draft
		WHERE to_post = 1')" = 0 ]
	ok msg-show 1
	field .state returned
	field .holder null
	ok store-admin verify
}

@test "A1-10.2: a message linked as a repeat meanwhile needs measures" {
	to minstroy 1
	sqlite3 "$OTKLIK_DB" "UPDATE message SET state = 'answered'
		WHERE id = 2"
	draft 1
	ok msg-route --decision classify --repeat_of 2 1
	refused 'A1-10.2' approve approve 1
	ok msg-draft --as anna --text 'Сделаем.' --measures 'смета готова' 1
	ok approve approve 1
}

@test "each decision in a state that is not its own names state and rule" {
	refused 'the message is detected; by A1-7.1' approve approve 1
	to minstroy 1
	refused 'approve: minstroy has it as received; by A1-7.1' \
		approve approve 1
	refused 'rework: minstroy has it as received; by A1-7.1' \
		approve rework --comment x 1
	refused 'refuse_term: minstroy has it as received' \
		approve refuse_term --comment x 1
	refused 'extend: minstroy has it as received; by A1-6.3' \
		approve extend --term 8h 1
	refused 'no decision of this tool' approve forward 1
	refuses approve approve 99
	says 'no such message'
	draft 1
	refused 'refuse_term: minstroy has it as full_review' \
		approve refuse_term --comment x 1
	ok msg-route --decision recall --reason x 1
	refused 'no body has the message now; it is returned' \
		approve approve 1
}

@test "two curators decide at once: one of them" {
	curators kira lena
	to minstroy 1
	draft 1
	for who in kira lena; do
		msg-approve --as $who --decision approve 1 \
			>$who.out 2>$who.err &
	done
	wait
	[ "$(cat kira.out lena.out | wc -l)" = 1 ]
	grep -q 'minstroy has it as approved' kira.err lena.err
	ok store-admin verify
}

@test "--mine: on which my body must act, whoever is first" {
	to minstroy,minobr --lead minstroy 1
	to minobr 2
	ok msg-show --mine --as anna
	[ -z "$output" ]
	ok msg-show --mine --as boris
	field .id 1 2
	ok msg-draft --as boris --kind info --text 'За.' 1
	ok msg-show --mine --as boris
	field .id 2
	curators kira
	ok msg-show --mine --as kira
	field .id 1 3
}

@test "E10: of several returned shares each is replaced by itself" {
	executors vera=mintrans
	to minstroy,minobr,mintrans --lead minstroy 1
	interim 1
	ok approve approve --term 8h 1
	ok msg-publish --confirm 1 --url https://vk.com/wall-1_1?reply=2
	ok msg-route --as boris --decision return --reason not_competent 1
	ok msg-route --as vera --decision return --reason not_competent 1
	ok msg-route --to minkult 1
	ok msg-route --to minzdrav 1
	states minstroy=extended minobr=returned mintrans=returned \
		minkult=co_received minzdrav=co_received
	refuses msg-route --to mintrud 1
	says 'no returned share waits for a body'
}

@test "I-16: of a term that has ended by then the message is warned" {
	to minstroy 1
	OTKLIK_NOW=2022-10-03T10:05:00+06:00 interim 1
	export OTKLIK_NOW=2022-10-03T12:10:00+06:00
	ok approve approve --term 2h 1
	ok msg-show 1
	field '.warnings[-1] | .rule, .text' A1-6.2b \
		'the term of 2h that minstroy was granted had ended by then, at 2022-10-03T12:05:00+06:00'
	ok store-admin verify
}

@test "a first row without a decision takes no column from those behind it" {
	ok msg-approve -o csv <<<$'id,decision,mine\n1,,\n2,,x'
	prints 'decision,mine'
	prints ',x'
}
