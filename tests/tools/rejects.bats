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

# Two bad rows and a good one, in an encoding of wide characters, from $2.
refuse_wide()
{
	iconv -f UTF-8 -t "$1" <"$2" >wide
	refuses msg-ingest --encoding "$1" --rejects bad wide
	iconv -f "$1" -t UTF-8 <bad | cmp - "$3" || return
	# And again, as it is: the same rows, and nothing else.
	mv bad again
	refuses msg-ingest --encoding "$1" --rejects bad again
	cmp bad again
}

@test "rows of wide characters come out as they were" {
	printf '%s\r\n' "$header" 'vk,1_2,вчера,Раз' 'vk,1_3,,Два' \
	    'vk,1_4,завтра,Три' >rows.csv
	sed 3d rows.csv >expected
	for encoding in UTF-16LE UTF-16BE UTF-16 UTF-32; do
		refuse_wide $encoding rows.csv expected
	done
	# Without an end of the last line, and it is the second input.
	printf '%s\n%s' "$header" 'vk,1_5,вчера,Семь' | iconv -t UTF-16LE >first
	refuses msg-ingest --encoding UTF-16LE --rejects bad first first
	[ "$(iconv -f UTF-16LE bad)" = "$header
vk,1_5,вчера,Семь
vk,1_5,вчера,Семь" ]
}

@test "elements of a document of wide characters come out as documents" {
	cat >wall.json <<-'END'
	{"response":{"items":[{"id":"x"},{"id":"y"}]}}
	END
	iconv -t UTF-16LE <wall.json >wide
	refuses msg-ingest --from vk --encoding UTF-16LE --rejects bad wide
	iconv -f UTF-16LE bad >narrow
	refuses msg-ingest --from vk --rejects bad wall.json
	[ "$(wc -l <bad)" -eq 2 ]
	cmp narrow bad
}
