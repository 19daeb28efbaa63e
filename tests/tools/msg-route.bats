#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2238,SC2016,SC2153,SC2034,SC2086,SC2030,SC2031,SC2314
# msg-route: the decisions and their guards (RULES 2.3).

load helpers

me=$(id -un)

setup()
{
	fresh_store
	for i in 1 2 3; do
		echo '{"network":"vk","key":"1_'$i'","author_id":"7",
		"text":"Яма на дороге '$i'"}'
	done | msg-ingest --detect >/dev/null
}


# The caller becomes executor of these bodies too.
executor_of()
{
	store-admin show staff >staff.csv
	for body; do
		echo "$me,$me,executor,$body" >>staff.csv
	done
	store-admin load staff <staff.csv
}

at()
{
	export OTKLIK_NOW=2022-10-03T$1+06:00
}

@test "A1-4.4: forward to a body" {
	ok msg-route --to minstroy --topic 'Яма' --location 'Омск г.о.' 1
	field .state in_work
	field '.bodies[0].body' minstroy
	field '.bodies[0].state' received
	field '.bodies[0].role' single
	ok store-admin verify
}

@test "the same decision by option, by record, by CSV" {
	ok msg-route --decision forward --to minstroy 1
	echo '{"id":2,"decision":"forward","to":["minstroy"]}' >r.json
	run bash -c 'msg-route <r.json'
	printf 'id,decision,to\n3,forward,"minstroy,minobr"\n' >r.csv
	run bash -c 'msg-route --lead minobr <r.csv'
	field .state in_work
	field '.bodies | map(.role) | join(" ")' "co lead"
}

@test "a record without a decision passes through unchanged" {
	ok msg-show 1
	before=$output
	run bash -c 'msg-show 1 | msg-route'
	[ "$output" = "$before" ]
}

@test "a list as an option is read as in a cell" {
	ask() { msg-route -n --decision forward --lead minstroy "$@" 1; }
	for list in minstroy,minobr ' minstroy , minobr' \
	    '["minstroy","minobr"]'; do
		ok ask --to "$list"
		field '[.bodies[].body] | join(" ")' 'minstroy minobr'
		printf 'id,to\n1,"%s"\n' "${list//\"/\"\"}" >decision.csv
		ok msg-route -n --decision forward --lead minstroy <decision.csv
		field '[.bodies[].body] | join(" ")' 'minstroy minobr'
	done
	ok ask --to minstroy --to ' minobr'
	field '[.bodies[].body] | join(" ")' 'minstroy minobr'
	refuses ask --to '["minstroy"'
	says 'to: not a list: "[\"minstroy\""'
	exits 2 msg-show --now '' 1
	says '--now: not a time: ""'
}

@test "an option of another decision is a usage error, not passed over" {
	head=$(store-admin head)
	exits 2 msg-route --to minstroy --ground abuse 1
	says "--ground belongs to refuse: forward would pass it over"
	exits 2 msg-route --topic Яма --ground abuse 1
	says "--topic belongs to classify and forward: refuse"
	exits 2 msg-route --decision refuse --ground abuse --to minstroy 1
	exits 2 msg-route --rules --ground abuse 1
	[ "$(store-admin head)" = "$head" ]
	ok msg-route --to minstroy --topic Прочее 1
	field '.state + " " + .topic' "in_work Прочее"
}

@test "nor does the decision of a record pass an option over" {
	ok msg-route --decision classify --importance high 1
	head=$(store-admin head)
	refuses msg-route --to minstroy <<<"$output"
	says "--to belongs to forward: classify would pass it over"
	refuses msg-route --topic Прочее <<<'{"id":1,"decision":"detect"}'
	[ "$(store-admin head)" = "$head" ]
	ok msg-route --decision forward --to minstroy <<<'{"id":1,"decision":"detect"}'
	field .state in_work
}

@test "an operand stands for a record of a number, not of a text" {
	ok msg-route 1
	[ "$output" = '{"id":1}' ]
	ok msg-route 01
	[ "$output" = '{"id":"01"}' ]
	refuses msg-route --decision accept one
	says 'id: not a whole number: "one"'
}

@test "A1-4.2: forwarding without topic or place is warned of" {
	ok msg-route --to minstroy 1
	field '.warnings | map(.rule) | join(" ")' "A1-4.2a A1-4.2b"
	field .importance normal
}

@test "A1-4.2: a topic or place of blanks is none" {
	refuses msg-route --topic ' ' 1
	says "topic: missing"
	ok msg-route --to minstroy --topic $'\u00a0' --location ' ' 1
	field .topic null
	field '.warnings | map(.rule) | join(" ")' 'A1-4.2a A1-4.2b'
}

@test "a lead that is cleared is none" {
	ok msg-route <<<'{"id":1,"decision":"forward","to":"minobr","lead":null}'
	field '.bodies | map(.role) | join(" ")' single
	printf 'id,decision,to,lead\n2,forward,"minobr,minstroy",-\n' >r.csv
	run -1 --separate-stderr msg-route <r.csv
	says "exactly one lead"
}

@test "A1-9.1b: several bodies need exactly one lead" {
	refuses msg-route --to minstroy,minobr 1
	says "exactly one lead"
	refuses msg-route --to minstroy,minobr --lead minkult 1
	says minkult
	ok msg-route --to minstroy,minobr --lead minstroy 1
	field '.bodies | map(.state) | join(" ")' "lead_wait co_received"
	ok msg-show --history 1
	field 'select(.kind == "forwarded") | .data.lead' minstroy minstroy
}

@test "an unknown body, the same body twice, an unknown importance" {
	refuses msg-route --to minmagii 1
	says minmagii
	refuses msg-route --to minobr,minobr --lead minobr 1
	says "twice"
	refuses msg-route --to minobr --importance huge 1
	says huge
	ok msg-show 1
	field .state detected
}

@test "A1-5.1: an executor of the body returns, nobody else" {
	ok msg-route --to minstroy 1
	refuses msg-route --decision return --reason not_competent 1
	says "needs role executor of minstroy; the message is in_work (A1-5.1)"
	executor_of minobr
	refuses msg-route --decision return --reason not_competent 1
	executor_of minstroy
	refuses msg-route --decision return 1
	says reason
	refuses msg-route --decision return --reason bored 1
	says bored
	at 10:20
	ok msg-route --decision return --reason not_competent 1
	field .state returned
	field '.bodies[0].state' returned
	refuses msg-route --decision return --reason not_competent 1
	ok store-admin verify
}

@test "I-28: the same body again needs a reason" {
	executor_of minstroy
	ok msg-route --to minstroy 1
	ok msg-route --decision return --reason not_competent 1
	refuses msg-route --to minstroy 1
	says "had the message before"
	refuses msg-route --to minstroy --reason ' ' 1
	says "had the message before"
	ok msg-route --to minstroy --reason "всё-таки их дорога" 1
	field .state in_work
}

@test "E10: one of several is replaced, the rest goes on" {
	executor_of minobr minkult
	ok msg-route --to minstroy,minobr,minkult --lead minstroy 1
	ok msg-route --decision return --body minkult \
		--reason not_competent 1
	field .state in_work
	ok msg-route --to mintrud 1
	field '.bodies | map(.state) | join(" ")' \
		"lead_wait co_received returned co_received"
}

@test "A1-9.1: a lead who returned or was recalled is replaced by forwarding" {
	executor_of minstroy
	ok msg-route --to minstroy,minobr --lead minstroy 1 2
	ok msg-route --decision return --body minstroy \
		--reason not_competent 1
	ok msg-route --decision recall --body minstroy --reason x 2
	refuses msg-route --to minzdrav 1
	says "exactly one lead"
	ok msg-route --to minzdrav --lead minzdrav 1
	field '.bodies | map(.role + " " + .state) | join("; ")' \
		"lead returned; co co_received; lead lead_wait"
	ok msg-route --to minzdrav --lead minzdrav 2
	field '.bodies | map(.role + " " + .state) | join("; ")' \
		"lead recalled; co co_received; lead lead_wait"
}

@test "I-63: a later body is in turn, unless it replaces one that returned" {
	executor_of minkult
	ok msg-route --to minstroy,minobr,minkult --lead minstroy 1
	ok msg-route --decision return --body minkult \
		--reason not_competent 1
	ok msg-route --to mintrud 1
	field '[.warnings[].rule] | index("A1-9.1a")' null
	ok msg-route --to minzdrav 1
	field '[.warnings[].rule] | index("A1-9.1a") != null' true
}

@test "several assignments: body says which, else the candidates" {
	ok msg-route --to minstroy,minobr --lead minstroy 1
	refuses msg-route --decision recall --reason x 1
	says "minstroy, minobr"
	refuses msg-route --decision recall --body minobr --reason '  ' 1
	says "reason: missing"
	ok msg-route --decision recall --body minobr --reason x 1
	field '.bodies | map(.state) | join(" ")' "lead_drafting recalled"
}

@test "A1-5.1: a return needs no body where only one share is the actor's" {
	ok msg-route --to minstroy,minobr,minkult --lead minstroy 1
	executor_of minobr
	ok msg-route --decision return --reason not_competent 1
	field '.bodies | map(.state) | join(" ")' \
		"lead_wait returned co_received"
	executor_of minstroy minkult
	refuses msg-route --decision return --reason not_competent 1
	says "say which: minstroy, minkult"
	ok msg-route --decision return --body minkult --reason not_competent 1
	ok msg-route --decision return --reason not_competent 1
	field .state returned
}

@test "E26: a co-executor is waived with a reason, the lead goes to work" {
	ok msg-route --to minstroy,minobr --lead minstroy 1
	refuses msg-route --decision waive --body minobr 1
	refuses msg-route --decision waive --body minobr --reason $'\u2800' 1
	says "reason: missing"
	refuses msg-route --decision waive --body minstroy --reason x 1
	says lead_wait
	ok msg-route --decision waive --body minobr --reason "не нужен" 1
	field '.bodies | map(.state) | join(" ")' "lead_drafting waived"
}

@test "E26: a returned part that nobody takes is waived, the lead goes to work" {
	executor_of minobr
	ok msg-route --to minstroy,minobr --lead minstroy 1
	ok msg-route --decision return --body minobr --reason not_competent 1
	field '.bodies | map(.state) | join(" ")' "lead_wait returned"
	refuses msg-route --decision waive --body minobr 1
	ok msg-route --decision waive --body minobr --reason "обойдёмся" 1
	field '.bodies | map(.state) | join(" ")' "lead_drafting waived"
	refuses msg-route --decision waive --body minobr --reason x 1
	ok store-admin verify
}

@test "a recall and a waiver need no body where only one share fits" {
	executor_of minobr minkult
	ok msg-route --to minstroy,minobr,minkult --lead minstroy 1
	refuses msg-route --decision waive --reason x 1
	says "body: several have the message (A1-9.1), say which: minobr, minkult;"
	ok msg-route --decision return --body minkult --reason not_competent 1
	refuses msg-route --decision waive --reason x 1
	says "say which: minobr, minkult;"
	ok msg-route --decision waive --body minkult --reason x 1
	ok msg-route --decision waive --reason x 1
	field '.bodies | map(.state) | join(" ")' "lead_drafting waived waived"
	ok msg-route --to minstroy,minobr --lead minstroy 2
	ok msg-route --decision return --body minobr --reason not_competent 2
	ok msg-route --decision waive --reason x 2
	field '.bodies | map(.state) | join(" ")' "lead_drafting waived"
	ok msg-route --decision recall --reason x 2
	field '.bodies | map(.state) | join(" ")' "recalled waived"
	refuses msg-route --decision recall --reason x 2
	says "operand:#1: body: no body has the message now; it is returned"
}

@test "an answer that is approved is not asked about when a share is recalled" {
	(store-admin show staff
		echo anna,,executor,minstroy
		echo anna,,executor,minobr) >staff.csv
	ok store-admin load staff <staff.csv
	ok msg-route --to minstroy,minobr --lead minstroy 1
	ok msg-draft --as anna --kind info --text 'Готово.' 1
	ok msg-approve --decision approve 1
	ok msg-draft --as anna --text 'Готово.' 1
	ok msg-approve --decision approve 1
	ok msg-route --decision recall --reason x 1
	field '.bodies | map(.state) | join(" ")' "approved recalled"
	ok store-admin verify
}

@test "a body that is cleared is not given" {
	executor_of minstroy
	ok msg-route --to minstroy 1 2 3
	run bash -c 'printf "%s\n" \
		"{\"id\":1,\"decision\":\"recall\",\"reason\":\"x\",\"body\":null}" |
		msg-route'
	field .state returned
	run bash -c 'printf "%s\n" id,decision,reason,body \
		2,return,not_competent,- | msg-route'
	field .state returned
	ok msg-route --decision term --term 1h --body - 3
	ok msg-route --decision recall --reason x --body - 3
	field .state returned
}

@test "E32: another lead" {
	ok msg-route --to minstroy,minobr --lead minstroy 1
	ok msg-route --decision lead --body minobr 1
	field '.bodies | map(.body + " " + .role + " " + .state) | join("; ")' \
		"minstroy lead recalled; minobr lead lead_drafting"
	refuses msg-route --decision lead --body minobr 1
	says "leads already"
}

@test "E32, A1-9.1: no lead beside a body that has the message alone" {
	executor_of minstroy
	ok msg-route --to minstroy 1
	refuses msg-route --decision lead --body minobr 1
	says 'minstroy has the message alone, as received; by A1-9.1'
	ok msg-draft --text 'Сделали.' 1
	refuses msg-route --decision lead --body minobr 1
	says 'minstroy has the message alone, as full_review; by A1-9.1'
	ok msg-show --history 1
	field 'select(.kind == "lead_set") | .kind' ''
	ok msg-route --decision recall --reason 'нужны и другие' 1
	ok msg-route --to minstroy,minobr --lead minobr --reason 'вдвоём' 1
	field '.bodies | map(.role) | join(" ")' "single co lead"
}

@test "A1-9.1: nor after a return, when another has the message alone" {
	executor_of minstroy
	ok msg-route --to minstroy 1
	ok msg-route --decision return --reason not_competent 1
	ok msg-route --to minobr 1
	refuses msg-route --to minkult --lead minkult 1
	says 'minobr has the message alone, as received; by A1-9.1'
	refuses msg-route --to minobr 1
	says 'minobr has the message already, as received; by A1-4.4'
}

@test "recall of the only one: returned, and free for another" {
	ok msg-route --to minstroy 1
	refuses msg-route --decision recall 1
	says reason
	ok msg-route --decision recall --reason ошибка 1
	field .state returned
	ok msg-route --to minobr 1
	field .state in_work
}

@test "A1-14.1: refuse with a ground" {
	refuses msg-route --ground spam 1
	says spam
	ok msg-route --ground abuse 1
	field .state refused
	refuses msg-route --to minobr 1
	says "the message is refused"
	says "A1-4.4"
	ok store-admin verify
}

@test "A1-14.2: repeated needs two answers to the same author and a note" {
	refuses msg-route --ground repeated 1
	says "A1-14.2"
	refuses msg-route --ground repeated --earlier 2,3 1
	says note
	refuses msg-route --ground repeated --earlier 2,3 --note "ничего" 1
	says "not an answered message"
}

# Posts a reply to messages, as far as these decisions look at it.
answered()
{
	for id; do
		sqlite3 "$OTKLIK_DB" \
			"UPDATE message SET state = 'answered' WHERE id = $id"
	done
}

# One more message of the same author, detected now: number 4.
another()
{
	echo '{"network":"vk","key":"1_4","author_id":"7","text":"Опять яма"}' |
		msg-ingest --detect >/dev/null
}

@test "A1-14.2, I-36: repeated is refused on two answers, not on one twice" {
	answered 1 2
	refuses msg-route --ground repeated --earlier 1,1 --note нет 3
	says 'earlier: the same message twice'
	says 'I-36'
	refuses msg-route --ground repeated --earlier 1,01 --note нет 3
	refuses msg-route --ground repeated --earlier 1 --note нет 3
	says 'names 1 answered'
	ok msg-show 3
	field .state detected
	ok msg-route --ground repeated --earlier 1,2 --note нет 3
	field .state refused
}

@test "A1-14.2: an answer to what was detected later is no earlier answer" {
	at 11:00
	another
	answered 1 4
	refuses msg-route --ground repeated --earlier 1,4 --note нет 2
	says 'earlier: later than this message (A1-14.2): "4"; the message is detected'
	ok msg-show 2
	field .state detected
}

@test "E31: a repeat is of a message that was detected earlier" {
	at 11:00
	another
	answered 1 4
	refuses msg-route --decision classify --repeat_of 4 2
	says "repeat_of: message 4 is a later one; by A1-10.1"
	says "; the message is detected"
	ok msg-show 2
	field .repeat_of null
	ok msg-route --decision classify --repeat_of 1 2
	field .repeat_of 1
}

@test "E03, E06: close and out_of_scope need a reason" {
	echo '{"network":"vk","key":"9","text":"спам"}' | msg-ingest >/dev/null
	refuses msg-route --decision close 4
	refuses msg-route --decision close --reason ' ' 4
	says "reason: missing"
	ok msg-route --decision close --reason реклама 4
	field .state closed
	refuses msg-route --decision close --reason x 1
	says "is detected"
	refuses msg-route --decision out_of_scope 1
	refuses msg-route --decision out_of_scope --reason $'\t' 1
	says "reason: missing"
	ok msg-route --decision out_of_scope --reason 59-ФЗ 1
	field .state out_of_scope
}

@test "A1-4.1: detect" {
	echo '{"network":"vk","key":"9","text":"яма"}' | msg-ingest >/dev/null
	at 10:30
	ok msg-route --decision detect --at '2022-10-03 10:20' 4
	field .state detected
	field .detected_at 2022-10-03T10:20:00+06:00
	refuses msg-route --decision detect 4
	refuses msg-route --decision detect --at 2030-01-01 4
	says "in the future"
}

@test "A1-4.2: classify while detected" {
	ok msg-route --topic 'Отлов безнадзорных собак и кошек' 1
	field .topic_group 'Безопасность и правопорядок'
	ok msg-route --topic Небывалое 1
	field '.warnings[0].rule' A1-4.2a
	ok msg-route --decision classify --significant yes 1
	field .significant true
	ok msg-route --to minstroy 1
	refuses msg-route --topic Другое 1
	says "A1-4.2"
	ok msg-route --topic - 2
	field .topic null
}

@test "E30: significant in any state, A1-10.1: linked only while it is open" {
	executors anna=minstroy
	ok msg-route --ground abuse 3
	refuses msg-route --decision classify --note x 3
	says 'classify: the message is refused; by A1-3.1'
	ok msg-route --to minstroy 1
	ok msg-draft --as anna --text Сделали. 1
	ok msg-approve --decision approve 1
	ok msg-publish --confirm 1 --url https://vk.com/wall1_1?reply=2
	ok msg-route --decision classify --significant yes --note 'важно' 1 3
	field .state answered refused
	field .significant true true
	field '.holder, .due' null null null null
	refuses msg-route --decision classify --significant yes 1
	says 'significant: is so already'
	refuses msg-route --decision classify --repeat_of - 1
	says 'repeat_of: is so already'
	refuses msg-route --decision classify 1
	says 'topic: missing: what to classify it as'
	refuses msg-route --decision classify --significant no --repeat_of 2 1
	says 'classify: the message is answered; by A1-10.1'
	refuses msg-route --topic Яма 1
	says 'by A1-4.2'
	ok msg-alert
	field .id 1 3
	ok store-admin verify
}

@test "A1-10.1: a repeat is of a message that was answered" {
	refuses msg-route --decision classify --repeat_of 2 1
	says "A1-10.1"
	refuses msg-route --decision classify --repeat_of 99 1
}

@test "A1-4.3: a shorter term" {
	ok msg-route --to minstroy 1
	refuses msg-route --decision term --term 9h 1
	says "A1-6"
	refuses msg-route --decision term --term soon 1
	ok msg-route --decision term --term 1h 1
}

@test "A1-4.3, I-20: a term is shorter than the one that runs" {
	executor_of minstroy
	ok msg-route --to minstroy 1
	refuses msg-route --decision term --term 8wd 1
	says "term: 8wd is longer than the 2h that minstroy has now (A1-6.1)"
	refuses msg-route --decision term --term 121m 1
	ok msg-deadline -c draft 1
	field .target_due null
	ok msg-route --decision term --term 2h 1
	ok msg-route --decision term --term 1h 1
	ok msg-deadline -c draft 1
	field .target_due 2022-10-03T11:00:00+06:00
	ok store-admin verify
}

@test "A1-4.3: a term said beforehand is of the clock that it shortens" {
	executor_of minstroy
	ok msg-route --decision term --term 5wd 1
	ok msg-route --to minstroy 1
	ok msg-deadline -c draft 1
	field .target_due null
	ok msg-draft --kind interim --text 'Чиним.' --reason measures \
		--measures ремонт --note подрядчик --asks 8wd 1
	store-admin show staff | sed "s/^$me,/curator2,/" >s.csv
	echo "$me,$me,admin," >>s.csv
	store-admin load staff <s.csv
	ok msg-approve --as curator2 --decision approve --term 8wd 1
	ok msg-deadline -c full_days 1
	field '.target_due, .due' 2022-10-10T17:45:00+06:00 \
		2022-10-13T17:45:00+06:00
}

@test "as_of: a stale spreadsheet undoes nobody's work" {
	ok msg-show 1
	as_of=$(jq .as_of <<<"$output")
	ok msg-route --to minstroy 1
	echo '{"id":1,"as_of":'$as_of',"decision":"recall","reason":"x"}' >r
	run --separate-stderr bash -c 'msg-route <r'
	[ "$status" -eq 1 ]
	says "changed since by $me at 2022-10-03T10:00:00+06:00"
}

@test "every refusal names the state of the message and a rule" {
	executor_of minstroy
	refuses msg-route --to minstroy --at 2030-01-01 1
	says "at: is in the future; the message is detected (A1-4.4)"
	refuses msg-route --to minstroy --at 2022-01-01 1
	says "at: is before the detection; the message is detected (A1-4.4)"
	refuses msg-route --decision term --term soon 1
	says ': "soon"; the message is detected (A1-4.3)'
	ok msg-route --to minstroy,minobr --lead minobr 1
	refuses msg-route --decision term --term 9h 1
	says 'over the caps of A1-6 (8h, 8wd): "9h"; the message is in_work'
	refuses msg-route --decision lead --body minobr 1
	says "minobr leads already (A1-9.1); the message is in_work"
	refuses msg-route --decision return --body minobr --reason x 1
	says "needs role executor of minobr; the message is in_work (A1-5.1)"
	refuses msg-route --decision return --body minstroy --reason x 1
	says 'propose_refusal: "x"; the message is in_work (A1-5.1)'
	refuses msg-route --decision detect 1
	says "detect: the message is in_work; by A1-4.1 that is done while it is collected"
	[[ $stderr == *"is collected" ]]
}

@test "a denial names its message and leaves it as it was" {
	msg-show 1 | jq -c '.decision = "forward" | .to = ["minobr"]' >sheet
	store-admin show staff >staff.csv
	echo "boris,,executor,minobr" >>staff.csv
	store-admin load staff <staff.csv
	before=$(msg-show --history 1; msg-show 1)
	refuses msg-route --as boris --ground abuse 1
	says "boris: needs role curator; the message is detected (A1-14)"
	[ "$(msg-show --history 1; msg-show 1)" = "$before" ]
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT actor || json_extract(data, '$.id')
		|| (message IS NULL) FROM event WHERE kind = 'denied'")" = \
		"boris11" ]
	ok store-admin verify
	run --separate-stderr msg-route <sheet
	field .state in_work
	run --separate-stderr msg-route <sheet
	says "as_of: changed since by $me"
	refuses msg-route --as boris --ground abuse 99
	says "boris: needs role curator"
	[ "$(sqlite3 "$OTKLIK_DB" "SELECT count(*) FROM event
		WHERE kind = 'denied'")" = 2 ]
	ok store-admin verify
}

@test "a dry run records no denial" {
	store-admin show staff >staff.csv
	echo "boris,,executor,minobr" >>staff.csv
	store-admin load staff <staff.csv
	head=$(store-admin head)
	refuses msg-route -n --as boris --ground abuse 1
	[ "$(store-admin head)" = "$head" ]
}

@test "at: not before the assignment's last event" {
	ok msg-route --to minstroy 1
	refuses msg-route --decision recall --reason x --at 2022-10-03T09:00 1
	says "before the last event"
}

@test "a refusal changes nothing" {
	head=$(store-admin head)
	refuses msg-route --to nobody 1
	refuses msg-route --decision waive --reason x 1
	refuses msg-route --decision dance 1
	refuses msg-route --to minobr 99
	[ "$(store-admin head)" = "$head" ]
}

@test "--dry-run: as it would be" {
	head=$(store-admin head)
	ok msg-route -n --to minstroy 1
	field .state in_work
	field .dry_run true
	[ "$(store-admin head)" = "$head" ]
}

@test "--rules forwards what the table decides and explains itself" {
	cat >routes.csv <<-'CSV'
	order,topic,words,place,network,to,lead,importance
	10,Отлов безнадзорных собак и кошек,,,,omsk-adm,,high
	20,,яма дорога,Омск г.о.,,minstroy,,
	30,,яма,,,minobr,,
	CSV
	store-admin load routes <routes.csv
	ok msg-route --topic 'Отлов безнадзорных собак и кошек' 1
	ok msg-route --decision classify --location 'Кировский административный округ города Омска' 2
	run bash -c 'msg-show --state detected | msg-route --rules'
	field .route.rule 10 20 30
	field '.route.matched | join(",")' topic words,place words
	field '.route.shadowed | join(",")' 30 30 ''
	field '.bodies[0].body' omsk-adm minstroy minobr
	field .importance high normal normal
	run bash -c 'msg-show | msg-route --rules'
	field .route.rule null null null
	ok store-admin verify
}

@test "I-28: --rules passes what a body of the rule had before" {
	echo 'order,topic,words,place,network,to,lead,importance
10,,яма,,,"nizhneomskiy,omskiy",omskiy,' | store-admin load routes
	executor_of omskiy nizhneomskiy
	ok msg-route --to omskiy 1
	ok msg-route --to nizhneomskiy 2
	ok msg-route --decision return --reason lsg_other_body 1 2
	ok msg-route --rules 1 2
	field .state returned returned
	field .route.rule null null
	field '.route.reasons[0]' \
		"the body of the rule had it before (I-28)"{,}
	ok msg-route --rules 3
	field '.bodies | map(.body) | join(" ")' "nizhneomskiy omskiy"
}

@test "--rules as a dry run proposes, msg-route takes it" {
	echo 'order,topic,words,place,network,to,lead,importance
10,,яма,,,minobr,,' | store-admin load routes
	run bash -c 'msg-show --state detected | msg-route --rules -n |
		msg-route --decision forward'
	field .state in_work in_work in_work
	field .dry_run null null null
}

@test "rules of role system are proposals unless a setting says otherwise" {
	store-admin show staff | sed '/curator/s/curator/system/' >s.csv
	store-admin load staff <s.csv
	echo 'order,topic,words,place,network,to,lead,importance
10,,яма,,,minobr,,' | store-admin load routes
	ok msg-route --rules 1
	field .state detected
	field '.to | join(",")' minobr
	store-admin show settings | sed 's/auto_forward,no/auto_forward,yes/' |
		store-admin load settings
	ok msg-route --rules 1
	field .state in_work
}

@test "role system forwards by --rules alone, and detects nothing here" {
	store-admin show staff | sed '/curator/s/curator/system/' >s.csv
	store-admin load staff <s.csv
	store-admin show settings | sed -E 's/(auto_[a-z]*),no/\1,yes/' |
		store-admin load settings
	refuses msg-route --to minstroy 1
	says "needs role curator"
	echo '{"network":"vk","key":"9","text":"яма"}' | msg-ingest >/dev/null
	refuses msg-route --decision detect 4
	says "needs role curator"
	ok msg-show 1 4
	field .state detected collected
	echo 'order,topic,words,place,network,to,lead,importance
10,,яма,,,minobr,,' | store-admin load routes
	ok msg-route --rules 1
	field '.state + " " + .bodies[0].body' "in_work minobr"
	ok store-admin verify
}

@test "two curators decide at once: one wins, nothing is lost" {
	for i in $(seq 1 40); do
		echo '{"network":"vk","key":"7_'$i'","text":"яма '$i'"}'
	done | msg-ingest --detect >/dev/null
	msg-show --state detected >all
	msg-route --decision forward --to minobr <all >one 2>err1 &
	msg-route --decision forward --to minkult <all >two 2>err2 || :
	wait $! || :
	[ "$(cat one two | wc -l)" -eq 43 ]
	[ "$(msg-show --state in_work | wc -l)" -eq 43 ]
	[ "$(jq -s 'map(.bodies | length) | max' < <(msg-show))" -eq 1 ]
	ok store-admin verify
}

@test "a warning goes when what it warned of is put right" {
	ok msg-ingest --detect <<<'{"network":"vk","key":"77_1","text":"Яма"}'
	id=$(jq .id <<<"$output")
	warned() { ok msg-show "$id"; field '[.warnings[].text] | join("|")' "$1"; }
	ok msg-route --topic 'Нет такой' --location 'Марс' "$id"
	warned 'the topic is not in the table|the place is not in the table'
	ok msg-route --decision classify --location 'Омск' "$id"
	warned 'the topic is not in the table'
	ok msg-route --decision classify --topic 'И такой нет' "$id"
	warned 'the topic is not in the table'
	ok msg-route --decision classify --location 'Венера' --topic - "$id"
	warned 'the place is not in the table'
	ok store-admin verify
}
