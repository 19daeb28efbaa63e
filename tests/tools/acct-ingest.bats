#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# acct-ingest: publications, comments, replies; deletions, verdicts.

load helpers
load accounts

setup()
{
	fresh_store
	managers minzdrav
	register account,owner,network mz,minzdrav,vk
	cat >comments.jsonl <<-'JSON'
	{"account":"mz","key":"-1_1_5","at":"2022-10-01T10:00:00+06:00","text":"Когда откроют поликлинику?","author_id":"900","author":"Примерова","url":"https://vk.com/wall-1_1?reply=5"}
	{"account":"mz","key":"-1_1_6","at":"2022-10-01T10:05:00+06:00","text":"Лучшие ставки","classes":["spam"],"screen":[{"class":"spam","span":[0,13]}]}
	JSON
}

@test "posts are new, updated or known" {
	cat >p.csv <<-'CSV'
	account,key,at,kind,format,topic,author,plan,special,text
	mz,-1_1,2022-10-01 10:00,video,video,activity,Примерова,1,s1,Видео
	mz,-1_2,2022-10-02 10:00,,photo,,,,,Фото
	CSV
	ok acct-ingest -o json p.csv
	field '"\(.ingest) \(.kind) \(.special)"' 'new video s1' 'new post null'
	ok acct-ingest -o json p.csv
	lines 0
	ok acct-ingest -o json --all p.csv
	field .ingest duplicate duplicate
	ok acct-ingest -o json <<<'{"account":"mz","key":"-1_2","topic":"significant"}'
	field '"\(.ingest) \(.text)"' 'updated Фото'
	ok acct-ingest -o json <<<'{"account":"mz","key":"-1_2","special":"","plan":""}'
	lines 0
	ok acct-ingest -o json --account mz <<<'{"key":"-1_3","at":"2022-10-02"}'
	field .account mz
	store-admin verify
}

@test "what is missing or wrong is refused, the others go on" {
	refuses acct-ingest -o json <<-'CSV'
	account,key,at,kind,deleted_at
	mz,,2022-10-01,,
	mz,1,,,
	mz,2,2022-10-01,poem,
	mz,3,2022-11-01,,
	mz,4,2022-10-01,,2022-09-30
	,5,2022-10-01,,
	mz,6,2022-10-01,,
	CSV
	says 'key: missing'
	says 'at: missing'
	says 'kind: not one of post, video, clip'
	says 'at: is in the future'
	says 'deleted_at: is before it was published'
	says 'account: missing'
	field .key 6
	exits 2 acct-ingest --kind songs
	exits 2 acct-ingest --from tea
	exits 2 acct-ingest --messages
}

@test "lists in cells: between commas, or a JSON array, as our own output has" {
	cat >c.csv <<-'CSV'
	account,key,at,text,classes
	mz,1,2022-10-01,Текст,"[""insult"",""spam""]"
	mz,2,2022-10-01,Текст,"insult, spam"
	mz,3,2022-10-01,Текст,insult
	mz,4,2022-10-01,Текст,[]
	CSV
	ok acct-ingest -k comments -o json c.csv
	field '.classes | join("+")' insult+spam insult+spam insult ''
	"$OTKLIK_SOURCE/tests/tools/workbook.py" c.xlsx <c.csv
	ok acct-ingest -k comments -a -o json c.xlsx
	field .ingest duplicate duplicate duplicate duplicate
	for format in csv excel; do
		acct-ingest -k comments -a -o "$format" comments.jsonl >kept.csv
		ok acct-ingest -k comments -a -o json kept.csv
		field .ingest duplicate duplicate
		field '.screen[0].class' null spam
	done
	refuses acct-ingest -k comments -o json <<-'CSV'
	account,key,at,text,classes
	mz,5,2022-10-01,Текст,[insult
	mz,7,2022-10-01,Текст,-
	CSV
	says 'classes: not a list: "[insult"'
	field .key 7
}

@test "of accounts that nobody registered only the system tells" {
	refuses acct-ingest <<<'{"account":"x","key":"1","at":"2022-10-01"}'
	says 'needs role system'
	role system
	ok acct-ingest -o json <<<'{"account":"x","key":"1","at":"2022-10-01"}'
	field .ingest new
}

@test "A2-11.2: signs of a press release, with the words that gave it away" {
	ok acct-ingest -o json <<-'CSV'
	account,key,at,text
	mz,1,2022-10-01,"01.10.2022 ПРЕСС-РЕЛИЗ. Пресс-служба сообщает"
	mz,2,2022-10-01,"Релиз новой книги о прессе"
	CSV
	field '[.signals[].sign] | join(",")' name,service,dateline ''
	field '.signals[0].words // "-"' ПРЕСС-РЕЛИЗ -
}

@test "a key that several accounts have is refused with them" {
	register account,owner,network mz2,minzdrav,vk mz3,minzdrav,vk
	posts account,key,at mz2,7_7,2022-09-05T10:00 mz3,7_7,2022-09-05T10:00
	refuses acct-ingest --verdict no 7_7
	says 'account: several have it, say which: mz2, mz3'
	ok acct-ingest --verdict no --account mz3 -o json 7_7
	field .subject mz3
}

@test "a verdict is the Curator's; on a key, a record, a finding" {
	posts account,key,at,text 'mz,-1_1,2022-10-01,Пресс-релиз: пресс-служба' \
		'mz,-1_2,2022-10-01,Привет'
	ok acct-ingest --verdict yes -o json -- -1_1
	field '"\(.subject) \(.code) \(.value) \(.document)"' 'mz press_release yes -1_1'
	acct-audit --only AC-29 -o json | jq -r .evidence.key | grep -qx -- -1_1
	acct-audit --only AC-29 -o json >found.jsonl
	OTKLIK_NOW=2022-10-03T11:00:00+06:00 acct-ingest --verdict no - <found.jsonl >/dev/null
	OTKLIK_NOW=2022-10-03T12:00:00+06:00 ok acct-audit --only AC-28,AC-29 -o json
	lines 0
	refuses acct-ingest --verdict yes nothing
	says 'key: is not known: "nothing"'
	exits 2 acct-ingest --verdict maybe 1
}

@test "a verdict on what came back from a spreadsheet" {
	acct-ingest -o csv <<-'CSV' >p.csv
	account,key,at,text
	mz,1,2022-10-01,ПРЕСС-РЕЛИЗ. Пресс-служба сообщает
	CSV
	ok acct-ingest -a -o json p.csv
	field '.signals | length' 2
	for format in csv excel json; do
		acct-audit --only AC-28 -o "$format" >found
		ok acct-ingest -n --verdict yes -o json - <found
		field '"\(.document) \(.value) \(.dry_run)"' '1 yes true'
		ok acct-ingest -n --verdict yes -o json - <p.csv
		field .document 1
	done
	acct-audit --only AC-28 -o csv | "$OTKLIK_SOURCE/tests/tools/workbook.py" found.xlsx
	ok acct-ingest --verdict no -o json - <found.xlsx
	field '"\(.document) \(.value) \(.dry_run)"' '1 no null'
	refuses acct-ingest --verdict no - <<-'CSV'
	account,evidence
	mz,"{""key"":"
	CSV
	says 'evidence: not an object'
}

@test "A2-13: what must go comes out with class and span" {
	ok acct-ingest --kind comments -o json comments.jsonl
	field '"\(.classes | join(",")) \(.flagged_at)"' ' null' \
		'spam 2022-10-03T10:00:00+06:00'
	field '.screen[0].span // [] | join("-")' '' 0-13
}

@test "A2-13: comments are read with the lexicon" {
	ok acct-ingest --kind comments -o json <<-'JSON'
	{"account":"mz","key":"a","at":"2022-10-01","text":"Все вы там дебилы"}
	{"account":"mz","key":"b","at":"2022-10-01","text":"Когда откроют поликлинику?"}
	JSON
	field '.classes | join(",")' insult ''
	field '.flagged_at // "-"' 2022-10-03T10:00:00+06:00 -
	field '.screen | length > 0' true false
	# What a moderator took back is not flagged anew by the same text.
	ok acct-ingest --kind comments -o json <<<'{"account":"mz","key":"a","classes":null,"flagged_at":null}'
	field '.classes | length' 0
	ok acct-ingest --kind comments -o json <<<'{"account":"mz","key":"a","text":"Все вы там дебилы"}'
	lines 0
}

@test "A2-13: an edited comment has the classes of its new text" {
	take()
	{
		ok acct-ingest --kind comments --all -o json \
			<<<"{\"account\":\"mz\",\"key\":\"a\",\"at\":\"2022-10-01\",\"text\":\"$1\"${2-}}"
	}
	take 'Дебилы вы все, уроды'
	field '"\(.classes | join(",")) \(.screen | length) \(.flagged_at | length)"' 'insult 2 25'
	OTKLIK_NOW=2022-10-03T11:00:00+06:00 take 'Извините'
	field '"\(.ingest) \(.classes) \(.screen) \(.flagged_at)"' 'updated [] [] null'
	take 'Вы дебилы'
	field '"\(.classes | join(",")) \(.screen | length) \(.screen[0].span[1] < 10)"' 'insult 1 true'
	# What a person gave as the ground stays, and the flag with it.
	OTKLIK_NOW=2022-10-03T12:00:00+06:00 take 'Ещё' ',"ground":"law"'
	OTKLIK_NOW=2022-10-03T13:00:00+06:00 take 'Извините'
	field '"\(.classes) \(.ground) \(.flagged_at | length)"' '[] law 25'
	# It may need an answer now.
	take 'Дебилы' ',"ground":null'
	ok acct-ingest --kind comments --messages -o json \
		<<<'{"account":"mz","key":"a","text":"Когда откроют поликлинику?"}'
	field .text 'Когда откроют поликлинику?'
}

@test "A2-13: of a deleted comment it stays known why it went" {
	ok acct-ingest --kind comments -o json <<<'{"account":"mz","key":"a","at":"2022-10-01","text":"Все вы дебилы"}'
	ok acct-ingest --kind comments -o json <<<'{"account":"mz","key":"a","deleted_at":"2022-10-03T09:30:00+06:00"}'
	ok acct-ingest --kind comments --all -o json <<<'{"account":"mz","key":"a","text":"Извините"}'
	field '"\(.classes | join(",")) \(.flagged_at | length)"' 'insult 25'
}

@test "A2-2.4b: what an account writes below is a reply, in every network" {
	jq -c '.comments[1] += {author_ref: "group:61", author_id: "61",
		reply_to_comment_id: .comments[0].id}' samples/networks/ok.json >ok.json
	ok acct-ingest --from ok --account mz --kind comments -o json ok.json
	field .text 'Снег сгребли на переход'
	ok acct-ingest --from ok --account mz --kind replies -o json ok.json
	field '"\(.text) \(.comment)"' "И у нас 157144761034980#$(jq -r '.comments[0].id' ok.json)"
	OTKLIK_NOW=2022-10-04T10:00:00+06:00 ok acct-ingest --from vk --account mz \
		--kind replies -o json samples/networks/vk.json
	field .text 'Анна, передали энергетикам'
	# In the discussion the channel's post is a copy: it counts where it stands.
	for kind in posts replies; do
		ok acct-ingest --from telegram --account mz --kind $kind -o json samples/networks/telegram.json
		lines 0
	done
	ok acct-ingest --from telegram --account mz --kind comments -o json samples/networks/telegram.json
	lines 3
	jq -n '{type: "public_supergroup", id: 1000000001, messages: [{id: 9,
		type: "message", date: "2022-10-03T08:00:00", text: "Передали",
		from_id: "channel1000000001", reply_to_message_id: 3}]}' >tg.json
	ok acct-ingest --from telegram --account mz --kind replies -o json tg.json
	field '"\(.text) \(.comment)"' 'Передали 1000000001/3'
}

@test "acct-ingest | msg-ingest: a comment that needs an answer" {
	run bash -c 'acct-ingest --kind comments --messages comments.jsonl | msg-ingest -o json'
	field '"\(.network) \(.key) \(.author) \(.text)"' \
		'vk -1_1_5 Примерова Когда откроют поликлинику?'
	# Known ones do not come again.
	run bash -c 'acct-ingest --kind comments --messages comments.jsonl | msg-ingest -o json'
	[ -z "$output" ]
}

@test "a deletion is recorded with its ground; the text goes, a digest stays" {
	acct-ingest -q --kind comments comments.jsonl >/dev/null
	OTKLIK_NOW=2022-10-03T12:00:00+06:00 ok acct-ingest --deleted -1_1_6 --ground spam -o json
	field '"\(.text) \(.ground) \(.latency_minutes) \(.text_digest | length)"' \
		'null spam 120 64'
	field .moderator "$(id -un)"
	refuses acct-ingest --deleted -1_1_6 --ground spam
	says 'is deleted already'
	refuses acct-ingest --deleted nothing --ground spam
	says 'is not known'
	# One that was emptied is gone too.
	ok acct-ingest --kind comments -o json <<<'{"account":"mz","key":"-1_1_5","text":""}'
	field '"\(.ingest) \(.deleted_at) \(.ground)"' 'updated 2022-10-03T10:00:00+06:00 null'
	# Neither rows nor events hold the text any more.
	run ! grep -q 'Лучшие ставки' <(sqlite3 store.db .dump)
	store-admin verify
}

@test "--whole: what an input should have shown and does not was deleted" {
	posts account,key,at mz,1,2022-09-01 mz,2,2022-09-02 mz,3,2022-09-03 mz,4,2022-09-04
	printf '%s\n' account,key,at mz,1,2022-09-01 mz,3,2022-09-03 >again.csv
	ok acct-ingest --whole -o json again.csv
	# 4 is newer than all that is shown: it may come with the next page.
	field '"\(.key) \(.deleted_at)"' '2 2022-10-03T10:00:00+06:00'
	ok acct-ingest --whole -o json again.csv
	lines 0
	# A refused record may be the one that is missing.
	echo 'mz,,2022-09-01' >>again.csv
	posts account,key,at mz,5,2022-09-02
	refuses acct-ingest --whole -o json again.csv
	lines 0
	acct-ingest -q --kind comments comments.jsonl >/dev/null
	{
		head -n 1 comments.jsonl
		echo '{"account":"mz","key":"-1_1_9","at":"2022-10-01T11:00:00+06:00","text":"А?"}'
	} >less.jsonl
	ok acct-ingest --whole --kind comments -o json less.jsonl
	field '"\(.key) \(.ingest)"' '-1_1_9 new' '-1_1_6 updated'
}

@test "--whole: many are missing, of several accounts, each once" {
	register account,owner,network mz_tg,minzdrav,telegram
	for account in mz mz_tg; do
		seq 600 | sed "s/.*/$account,$account&,2022-09-01/"
	done | sed '1i account,key,at' >many.csv
	acct-ingest -q many.csv >/dev/null
	sed -n '1p; /[37]00,\|mz600\|mz_tg1,\|[0-9]5,/p' many.csv >fewer.csv
	ok acct-ingest --whole -o json fewer.csv
	jq -r .key <<<"$output" | sort >gone
	comm -23 <(cut -d, -f2 many.csv | sort) \
		<(cut -d, -f2 fewer.csv | sort) >expected
	diff expected gone
	[ "$(wc -l <gone)" -gt 1000 ]
	ok acct-ingest --whole -o json fewer.csv
	lines 0
	ok store-admin verify
}

@test "--whole: another key whose digest begins alike hides nothing" {
	# The first 32 bits of the digests of mz and these are the same.
	posts account,key,at mz,22621,2022-09-01 mz,76671,2022-09-01 mz,3,2022-09-02
	printf '%s\n' account,key,at mz,76671,2022-09-01 mz,3,2022-09-02 >again.csv
	ok acct-ingest --whole -o json again.csv
	field '"\(.key) \(.deleted_at)"' '22621 2022-10-03T10:00:00+06:00'
}

# wall KEY...: an answer of wall.get or wall.getComments with these.
wall()
{
	printf '{"response":{"count":9,"items":['
	local separator=''
	for key; do
		printf '%s{"id":%d,"from_id":-1,"owner_id":-1,"date":%d,%s}' \
			"$separator" "$key" $((1664000000 + key)) \
			"${members:-\"post_type\":\"post\",\"text\":\"Пост\"}"
		separator=,
	done
	echo ']}}'
}

@test "what was missing once is there again when the network shows it" {
	wall 1 2 3 | acct-ingest -f vk --account mz >/dev/null
	ok acct-ingest -f vk --account mz --whole -o json < <(wall 1 3)
	field '"\(.key) \(.deleted_at)"' '-1_2 2022-10-03T10:00:00+06:00'
	ok acct-ingest -f vk --account mz -o json < <(wall 1 2 3)
	field '"\(.key) \(.deleted_at) \(.ingest)"' '-1_2 null updated'
	# A comment, with its text and what was found in it.
	members='"post_id":7,"text":"Ты дебил"'
	wall 1 2 3 | sed 's/"from_id":-1/"from_id":5/g' >all.json
	wall 1 3 | sed 's/"from_id":-1/"from_id":5/g' >fewer.json
	acct-ingest -f vk -k comments --account mz all.json >/dev/null
	ok acct-ingest -f vk -k comments --account mz --whole -o json fewer.json
	field '"\(.key) \(.text)"' '-1_7_2 null'
	ok acct-ingest -f vk -k comments --account mz -o json all.json
	field '[.key, .text, .deleted_at, .classes[]] | join(" ")' \
		'-1_7_2 Ты дебил  insult'
	ok acct-ingest -f vk -k comments --account mz all.json
	lines 0
	# Exports of Telegram show what is there, too.
	for text in '"а"},{"id":2,"text":"б"},{"id":3,"text":"в"' \
	    '"а"},{"id":3,"text":"в"' \
	    '"а"},{"id":2,"text":"б"},{"id":3,"text":"в"'; do
		printf '{"type":"public_channel","id":9,"messages":[{"id":1,"text":%s}]}' "$text" |
			sed 's/"id":\([123]\),/"id":\1,"type":"message","date":"2022-09-0\1T10:00:00","from_id":"channel9",/g' >tg.json
		ok acct-ingest -f telegram --account mz --whole -o json tg.json
	done
	field '"\(.key) \(.deleted_at) \(.ingest)"' '9/2 null updated'
	ok store-admin verify
}

@test "--whole: an input that a signal cut short shows nothing missing" {
	posts account,key,at mz,1,2022-09-01 mz,2,2022-09-02 mz,3,2022-09-03
	mkfifo in out
	acct-ingest --whole --all -o json in >out &
	tool=$!
	exec 6<out 5>in
	printf '%s\n' account,key,at mz,1,2022-09-01 mz,3,2022-09-03 >&5
	# The row before the last shows what is read; then more would come.
	read -r output <&6
	kill -TERM "$tool"
	status=0
	wait "$tool" || status=$?
	[ "$status" -eq 2 ]
	[ "$(cat <&6 | grep -c updated)" -eq 0 ] || differ "no deletion"
	exec 5>&- 6<&-
	[ "$(sqlite3 store.db 'SELECT count(*) FROM post
		WHERE deleted_at IS NOT NULL')" -eq 0 ]
}

@test "A2-2.4b: that a reply was agreed the Ministry or the Center says" {
	store-admin show staff | grep -v ',curator,' >staff.csv
	store-admin load staff <staff.csv
	ok acct-ingest --kind replies -o json <<<'{"account":"mz","key":"r1","comment":"c1","at":"2022-10-01T12:00:00+06:00","text":"Завтра"}'
	field .agreed_at null
	refuses acct-ingest --kind replies <<<'{"account":"mz","key":"r1","agreed_at":"2022-10-01T11:00:00+06:00"}'
	says 'needs role ministry, curator or system'
	role ministry
	ok acct-ingest --kind replies -o json <<<'{"account":"mz","key":"r1","agreed_at":"2022-10-01T11:00:00+06:00"}'
	field .agreed_by "$(id -un)"
}

@test "--dry-run keeps nothing" {
	ok acct-ingest -n --kind comments -o json comments.jsonl
	field .dry_run true true
	ok acct-ingest -n -m --kind comments -o json comments.jsonl
	field '"\(.record) \(.dry_run)"' 'message true'
	ok acct-ingest --kind comments -o json comments.jsonl
	field .ingest new new
}

@test "--from vk: publications of wall.get with kind and format" {
	cat >wall.json <<-'JSON'
	{"response":{"count":3,"items":[
	{"id":2,"post_type":"post","from_id":-900,"owner_id":-900,"date":1664770500,"text":"Фото","signer_id":901,
	 "attachments":[{"type":"photo","photo":{"id":5,"owner_id":-900}}]},
	{"id":3,"post_type":"post","from_id":-900,"owner_id":-900,"date":1664770600,"text":"Опрос",
	 "attachments":[{"type":"poll","poll":{"id":6,"owner_id":-900,"question":"?"}}]},
	{"id":4,"post_type":"post","from_id":901,"owner_id":-900,"date":1664770700,"text":"Пишет житель"}]}}
	JSON
	OTKLIK_NOW=2022-10-04T10:00:00+06:00 ok acct-ingest --from vk --account mz -o json wall.json
	field '"\(.key) \(.kind) \(.format) \(.author) \(.at)"' \
		'-900_2 post photo 901 2022-10-03T10:15:00+06:00' \
		'-900_3 poll poll null 2022-10-03T10:16:40+06:00'
	# What others wrote on the wall is no publication.
	OTKLIK_NOW=2022-10-04T10:00:00+06:00 ok acct-ingest --from vk --account mz --kind comments -o json wall.json
	field .key -900_4
	exits 2 acct-ingest --from vk wall.json
	says '--account'
	exits 2 acct-ingest --from incident --account mz wall.json
}

@test "--from vk: comments and the account's replies; what is gone" {
	cp "$OTKLIK_SOURCE/tests/samples/networks/vk.json" thread.json
	export OTKLIK_NOW=2022-10-03T12:00:00+06:00
	ok acct-ingest --from vk --account mz --kind replies -o json thread.json
	field '"\(.key) \(.comment) \(.text)"' \
		'-900000100_2_12 -900000100_2_11 Анна, передали энергетикам'
	# One that the network calls deleted was never seen: nothing to keep.
	ok acct-ingest --from vk --account mz --kind comments -o json thread.json
	field .key -900000100_2_11 -900000100_2_13
	sed 's/"id":13,/"id":13,"deleted":true,/' thread.json >later.json
	export OTKLIK_NOW=2022-10-04T10:00:00+06:00
	ok acct-ingest --from vk --account mz --kind comments -o json later.json
	field '"\(.key) \(.deleted_at)"' '-900000100_2_13 2022-10-04T10:00:00+06:00'
	run bash -c 'acct-ingest --from vk --account mz --kind comments -a -m thread.json | msg-ingest -o json'
	field '"\(.network) \(.key) \(.author_id) \(.url)"' \
		'vk -900000100_2_11 900001001 https://vk.com/wall-900000100_2?reply=11'
}

@test "--from ok, telegram: the exports of the others" {
	register account,owner,network mt,minzdrav,telegram mo,minzdrav,ok
	export OTKLIK_NOW=2022-12-01T10:00:00+06:00
	ok acct-ingest --from telegram --account mt --kind comments -o json \
		"$OTKLIK_SOURCE/tests/samples/networks/telegram.json"
	[ "$(jq -r .account <<<"$output" | sort -u)" = mt ]
	ok acct-ingest --from ok --account mo --kind comments -o json \
		"$OTKLIK_SOURCE/tests/samples/networks/ok.json"
	field '.at[:10]' 2022-10-03 2022-10-03
	cat >channel.json <<-'JSON'
	{"name":"Минздрав","type":"public_channel","id":44,"messages":[
	{"id":2,"type":"message","date":"2022-10-03T10:00:00","from":"Минздрав","from_id":"channel44","text":"Видео","media_type":"video_file","file":"v.mp4"}]}
	JSON
	ok acct-ingest --from telegram --account mt -o json channel.json
	field '"\(.key) \(.kind) \(.format)"' '44/2 video video'
}
