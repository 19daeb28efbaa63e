#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2034,SC2030,SC2031
# No answer is posted twice and none is lost, whatever happens to publishers,
# calls and networks (A1-7.2).

load helpers
load networks

# killed HOW: a publisher is killed while the network does that.
killed()
{
	next "$1"
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf &
	held
	kill -9 $!
	wait $! 2>/dev/null || :
	states sending
}

@test "a connection cut after the request is unknown, and read back" {
	vk
	touch "$net/no-guid"
	next cut
	ok publish
	field .state unknown
	field .url null
	posted 1
	ok publish
	lines 0
	at 10:01
	ok publish
	field .state sent
	field .url 'https://vk.com/wall-1_2?reply=1001&thread=3'
	posted 1
	[[ $(event_kinds 1) == *"publish_unknown published" ]]
	ok store-admin verify
}

@test "a request that was lost is unknown, not in the thread, posted once" {
	vk
	touch "$net/no-guid"
	next lost
	ok publish
	field .state unknown
	at 10:01
	ok publish
	field .state ready sent
	posted 1
	[[ $(event_kinds 1) == *"publish_unknown publish_failed published" ]]
	ok store-admin verify
}

@test "what the thread does not tell is for a person" {
	vk
	accounts
	sed -i 's|/vk$|/vk/none|' conf
	exits 1 publish
	field .state failed
	accounts
	ok msg-publish --retry 1
	next cut
	ok publish
	field .state unknown
	sed -i 's|/vk$|/vk/none|' conf
	at 10:01
	exits 1 publish
	field .state unknown
	field .next_at null
	at 10:30
	ok publish
	lines 0
	ok msg-publish --manual
	field .state unknown
	ok msg-publish --confirm 1 --url 'https://vk.com/wall-1_2?reply=1001'
	field .state sent
	ok store-admin verify
}

@test "A1-7.2: a thread that could not be read is read again later" {
	local said minute
	vk
	touch "$net/no-guid"
	next lost
	ok publish
	field .error 'after it was sent: the connection was cut: Server returned nothing (no headers, no data)'
	next_read lost 'slow 3' 'status 502' broken list 'error 10' 'error 36'
	minute=1
	for said in 'the connection was cut' 'no answer in time' \
		'HTTP status 502' 'no JSON object' 'no JSON object' \
		'VK error 10' 'VK error 36'; do
		at "$(date -ud "10:00 $((minute - 1)) minutes" +%H:%M:59)"
		ok publish
		lines 0
		at "$(date -ud "10:00 $minute minutes" +%H:%M)"
		ok publish
		field .state unknown
		[[ $(jq -r .error <<<"$output") == "reading the thread back: "*"$said"* ]] ||
			differ "reading: $said"
		minute=$((minute * 2))
	done
	at 15:00
	ok publish
	field .state ready sent
	posted 1
	ok store-admin verify
}

@test "A1-7.2: fifty times a thread is not read, then a person looks" {
	local hour
	vk
	next cut
	ok publish
	for hour in {1..50}; do
		echo 'status 502'
	done >"$net/next-read"
	for hour in {1..49}; do
		OTKLIK_NOW=$(date -ud "2022-10-04 $((hour * 2)) hours" +%FT%TZ)
		sqlite3 "$OTKLIK_DB" 'DELETE FROM pace'
		ok publish
		field .state unknown
	done
	export OTKLIK_NOW=2022-10-09T10:00+06:00
	exits 1 publish
	says 'reading the thread back: HTTP status 502'
	field .next_at null
	export OTKLIK_NOW=2022-10-10T10:00+06:00
	ok publish
	lines 0
	# Sent anew it has its fifty times anew.
	ok msg-publish --retry 1
	next lost
	ok publish
	next_read lost
	export OTKLIK_NOW=2022-10-10T10:01+06:00
	ok publish
	field .next_at 2022-10-10T10:02:00+06:00
	ok store-admin verify
}

@test "A1-7.2: a network that refuses to show a thread calls a person at once" {
	local error hour=10
	vk
	for error in 5 7 15 100 212; do
		at $((hour += 1)):00
		next cut
		ok publish
		next_read "error $error"
		at $hour:01
		exits 1 publish
		says "reading the thread back: VK error $error"
		field .state unknown
		field .next_at null
		ok msg-publish --retry 1
	done
}

@test "who has no account for it does not settle what is unknown" {
	vk
	next cut
	ok publish
	at 10:01
	sed 's/^\[vk\]/[vk minzdrav]/' conf >other
	chmod 600 other
	ok msg-publish -c other
	lines 0
	ok msg-publish -c other --manual
	field .state unknown
	ok publish --manual
	lines 0
	ok publish
	field .state sent
}

@test "A1-7.2: an earlier answer of the same text is not taken for this one" {
	message vk -1_2_3 'https://vk.com/wall-1_2?reply=3&thread=3'
	touch "$net/no-guid"
	interim 'Вопрос решается.'
	ok publish
	field .url 'https://vk.com/wall-1_2?reply=1001&thread=3'
	at 10:03
	approved 'Вопрос решается.' 1
	next lost
	ok publish
	field .state unknown
	at 10:05
	ok publish
	field .state ready sent
	field .url null 'https://vk.com/wall-1_2?reply=1002&thread=3'
	posted 2
	ok msg-show 1
	field .state answered
	ok store-admin verify
}

@test "A1-7.2: of two answers of one text the second is found as itself" {
	message vk -1_2_3 'https://vk.com/wall-1_2?reply=3&thread=3'
	touch "$net/no-guid"
	interim 'Вопрос решается.'
	next cut
	ok publish
	# A person found it, and spells the link in another way.
	msg-publish --confirm 1 --url 'https://m.vk.com/wall-1_2?reply=1001' \
		>/dev/null
	at 10:03
	approved 'Вопрос решается.' 1
	next cut
	ok publish
	at 10:05
	ok publish
	field .state sent
	field .url 'https://vk.com/wall-1_2?reply=1002&thread=3'
	posted 2
	ok store-admin verify
}

@test "A1-7.2: which of two unknown answers of one text stands there, a person says" {
	message vk -1_2_3 'https://vk.com/wall-1_2?reply=3&thread=3'
	touch "$net/no-guid"
	interim 'Вопрос решается.'
	next cut
	ok publish
	next_read 'error 15'
	at 10:01
	exits 1 publish
	approved 'Вопрос решается.' 1
	next lost
	ok publish
	field .kind answer
	field .state unknown
	at 10:05
	exits 1 publish
	says 'reading the thread back: it may be this answer or another one of the same text: https://vk.com/wall-1_2?reply=1001&thread=3'
	posted 1
	ok msg-publish --manual
	field .state unknown unknown
	ok store-admin verify
}

@test "A1-7.2: an answer recorded while the thread was read is not taken for this one" {
	local interim
	message vk -1_2_3 'https://vk.com/wall-1_2?reply=3&thread=3'
	interim 'Вопрос решается.'
	interim=$(msg-show --history 1 | jq -r 'select(.record == "draft").draft')
	next lost lost
	ok publish
	next_read 'error 15'
	at 10:01
	exits 1 publish
	approved 'Вопрос решается.' 1
	ok publish
	field .kind answer
	ok msg-publish --retry --draft "$interim" 1
	at 10:05
	next_read hold
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf >out &
	held
	echo '{"network":"vk","number":1009,"owner_id":"-1","post_id":"2",
		"from_group":"77","message":"Вопрос решается.",
		"reply_to_comment":"3"}' | jq -c . >>"$net/posted"
	ok msg-publish --confirm --draft "$interim" \
		--url 'https://vk.com/wall-1_2?reply=1009' 1
	touch "$net/go"
	wait $!
	states 'sent unknown'
	ok msg-show --history 1
	prints 'another answer was found there meanwhile'
}

@test "Telegram cannot be read back: unknown is for a person" {
	local how
	telegram
	for how in cut lost 'slow 3' broken empty huge 'status 502' \
		'error 500'; do
		next "$how"
		exits 1 publish
		field .state unknown
		at 12:00
		ok publish
		lines 0
		ok msg-publish --retry 1
		field .state ready
	done
	ok publish
	field .state sent
	ok store-admin verify
}

@test "I-59: an interim that is unknown for good holds back no answer" {
	message telegram 'omsk/15?16' 'https://t.me/omsk/15?comment=16'
	interim 'Проверяем.'
	next cut
	exits 1 publish
	field .state unknown
	approved 'Засыпана.' 1
	ok publish
	field .kind answer
	field .state sent
	posted 2
	ok msg-show 1
	field .state answered
	states 'unknown sent'
	ok msg-publish --manual
	lines 0
	ok store-admin verify
}

@test "answers of VK that say nothing are unknown, and settled" {
	local how number=0
	for how in 'slow 3' broken empty huge 'status 502' 'error 36'; do
		message vk "-1_2_$((number += 1))"
		approved "Да, $number." "$number"
		at 10:0$number:00
		next "$how"
		ok publish
		field .state unknown
		at 10:0$((number + 1)):00
		ok publish
		[ "$(jq -r .state <<<"$output" | tail -n 1)" = sent ]
	done
	posted 6
	ok store-admin verify
}

@test "while a network is slow the store is free" {
	vk
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf >out &
	held
	states sending
	message vk -1_2_4
	ok msg-publish --manual
	kill -0 $!
	exits 1 msg-publish --confirm 1 --url https://vk.com/wall-1_2
	says "is being answered at this moment"
	exits 1 msg-publish --retry 1
	touch "$net/go"
	wait $!
	states sent
}

@test "what was taken back while it was being sent is recorded all the same" {
	message vk -1_2_3
	interim 'Проверяем.'
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf >out &
	held
	ok msg-route --decision recall --reason 'не их дорога' 1
	touch "$net/go"
	wait $!
	states sent
	posted 1
	ok msg-show --history 1
	field 'select(.kind == "published").data.unwanted' true
	ok msg-show 1
	field .state returned
	ok store-admin verify
}

@test "two publishers at once post each answer once" {
	local i publishers=()
	touch "$net/no-guid"
	for i in 1 2 3 4; do
		message vk "-1_2_$i"
		approved "Ответ $i." "$i"
	done
	for i in 1 2 3; do
		msg-publish -c conf >"out$i" 2>&1 &
		publishers+=($!)
	done
	wait "${publishers[@]}"
	posted 4
	[ "$(jq -r .message "$net/posted" | sort -u | wc -l)" -eq 4 ]
	[ "$(cat out? | jq -s 'map(select(.state == "sent")) | length')" -eq 4 ]
	ok store-admin verify
}

@test "killed before the answer stands there: posted once, later" {
	vk
	touch "$net/no-guid"
	killed hold
	ok publish
	lines 0
	at 10:09:59
	ok publish
	lines 0
	ok store-admin verify
	at 10:10
	ok publish
	field .state unknown ready sent
	posted 1
	ok store-admin verify
}

@test "killed when it stands there: found, not posted again" {
	vk
	touch "$net/no-guid"
	killed hang
	at 10:10
	ok publish
	field .state unknown sent
	posted 1
	ok store-admin verify
}

@test "killed between the answer and its record" {
	vk
	touch "$net/no-guid"
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf &
	held
	python3 - "$OTKLIK_DB" "$net/go" $! <<-'END'
	import os, signal, sqlite3, sys, time
	store = sqlite3.connect(sys.argv[1], isolation_level=None)
	store.execute('BEGIN IMMEDIATE')
	open(sys.argv[2], 'w').close()
	time.sleep(1)
	os.kill(int(sys.argv[3]), signal.SIGKILL)
	store.execute('ROLLBACK')
	END
	wait $! 2>/dev/null || :
	states sending
	at 10:10
	ok publish
	field .state unknown sent
	posted 1
	ok store-admin verify
}

@test "killed, and no publisher any more: a person settles it" {
	telegram
	killed hang
	refuses msg-publish --confirm 1 --url https://t.me/omsk/15
	says "is being answered at this moment"
	ok msg-publish --manual
	lines 0
	at 10:10
	ok msg-publish --manual
	field .state sending
	ok msg-publish --confirm 1 --url 'https://t.me/omsk/15?comment=1001'
	field .state sent
	ok store-admin verify
}

@test "a publisher that slept too long finds it settled" {
	local first
	vk
	touch "$net/no-guid"
	next hang
	sed -i 's/^timeout = 1/timeout = 60/' conf
	msg-publish -c conf >out &
	first=$!
	held
	kill -STOP "$first"
	at 10:10
	ok publish
	field .state unknown sent
	touch "$net/go"
	kill -CONT "$first"
	wait "$first"
	[ ! -s out ]
	posted 1
	[[ $(event_kinds 1) == *"publish_unknown published" ]]
	ok store-admin verify
}

@test "killed in Telegram: never posted again by itself" {
	telegram
	killed hang
	at 10:10
	exits 1 publish
	field .state unknown
	says "the publisher ended while it was being sent"
	at 12:00
	ok publish
	lines 0
	posted 1
	ok msg-publish --confirm 1 --url 'https://t.me/omsk/15?comment=1001'
	ok msg-show 1
	field .state answered
	ok store-admin verify
}

@test "killed at any instant" {
	local i
	for i in $(seq 1 12); do
		message vk "-1_2_$i"
		approved "Ответ $i." "$i"
		msg-publish -c conf >/dev/null 2>&1 &
		sleep "0.0$((i * 7 % 50))"
		kill -9 $! 2>/dev/null || :
		wait $! 2>/dev/null || :
		ok store-admin verify
	done
	at 10:20
	publish >/dev/null
	at 10:40
	publish >/dev/null
	posted 12
	[ "$(msg-show --state answered | wc -l)" -eq 12 ]
	ok store-admin verify
}
