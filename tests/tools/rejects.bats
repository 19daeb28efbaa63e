#!/usr/bin/env bats
# What --rejects keeps of several inputs can be fed again.

load helpers

header='network,key,posted_at,text'

@test "a last line without an end is no part of the next input" {
	printf '%s\n%s' "$header" 'vk,1_2,вчера,Раз' >a.csv
	printf '%s\n%s' "$header" 'vk,1_3,вчера,Два' >b.csv
	printf 'text,network,key,posted_at\n%s\n' 'Три,vk,1_4,вчера' >c.csv
	refuses msg-ingest --rejects bad.csv a.csv b.csv c.csv
	[ "$(cat bad.csv)" = "$header
vk,1_2,вчера,Раз
vk,1_3,вчера,Два
text,network,key,posted_at
Три,vk,1_4,вчера" ]
}

@test "elements of an array come out as lines" {
	echo '[{"posted_at":"вчера"}, {"posted_at":"позавчера"}]' >a.json
	refuses msg-ingest --rejects bad.json a.json
	[ "$(cat bad.json)" = '{"posted_at":"вчера"}
{"posted_at":"позавчера"}' ]
}
