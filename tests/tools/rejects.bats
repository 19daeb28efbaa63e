#!/usr/bin/env bats
# shellcheck disable=SC2094
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

@test "a line that says what separates stays before the header" {
	printf '\xef\xbb\xbf%s\r\n' sep=\; 'network;key;posted_at;text' \
		'vk;1_2;вчера;Раз, два' 'vk;1_3;;Три' >a.csv
	refuses msg-ingest --rejects bad.csv a.csv
	field .text Три
	sed 4d a.csv | cmp - bad.csv
	sed -i 's/вчера/2022-10-03/' bad.csv
	ok msg-ingest bad.csv
	field .text 'Раз, два'
}

@test "a line that is no table is refused, a table without rows is none" {
	echo 'Too Many Requests' >a.html
	refuses msg-ingest --rejects bad a.html
	says 'a.html:1: header: no column is a field of a message: "Too Many'
	cmp bad a.html
	printf 'Bad, Gateway' >a.html
	refuses msg-ingest --rejects bad a.html
	cmp bad a.html
	echo "$header" >a.csv
	ok msg-ingest --rejects bad a.csv
	[ ! -s bad ]
	echo 'сеть;слова' >a.csv
	exits 0 msg-ingest --map text=слова a.csv
	ok msg-ingest </dev/null
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
	refuses msg-ingest --from vk --rejects narrow wall.json
	[ "$(wc -l <narrow)" -eq 2 ]
	for encoding in UTF-16LE UTF-16 UTF-32; do
		iconv -t $encoding <wall.json >wide
		refuses msg-ingest --from vk --encoding $encoding \
			--rejects bad wide wide
		iconv -f $encoding -t UTF-8 bad >wide.json
		cat narrow narrow | cmp - wide.json
	done
}

@test "what stands around elements comes out in their encoding" {
	cat >wall.json <<-'END'
	{"response":{"count":1,"note":"Стена","items":[{"id":"х"}]}}
	END
	iconv -t CP1251 <wall.json >wall
	refuses msg-ingest --from vk --encoding CP1251 --rejects bad wall
	iconv -f CP1251 bad >again
	[ "$(jq -c . again)" = "$(jq -c . wall.json)" ]
}

# untouched FILE COMMAND...: it is a usage fault, and the file stays.
untouched()
{
	local file=$1
	shift
	cp "$file" before
	exits 2 "$@"
	says 'Try: '
	cmp "$file" before
}

@test "no input is overwritten by what is refused of it" {
	printf '%s\n' "$header" 'vk,1_2,вчера,Раз' >bad.csv
	ln -s bad.csv soft.csv
	ln bad.csv hard.csv
	mkdir folder
	for other in bad.csv ./bad.csv folder/../bad.csv soft.csv hard.csv; do
		untouched bad.csv msg-ingest --rejects $other bad.csv
		says "--rejects: $other: is an input too"
		untouched bad.csv msg-ingest --rejects bad.csv $other
		untouched bad.csv msg-ingest --rejects $other <bad.csv
		untouched bad.csv msg-ingest --rejects $other - <bad.csv
		cp bad.csv good.csv
		untouched bad.csv msg-ingest --rejects $other good.csv bad.csv
	done
	for tool in 'msg-route --rules' 'msg-draft --text Да' msg-approve \
	    'msg-deadline -' 'msg-show -' 'acct-registry --load accounts' \
	    'acct-ingest --kind posts' acct-plan 'store-admin load topics'; do
		# shellcheck disable=SC2086
		untouched bad.csv $tool --rejects soft.csv <bad.csv
	done
	[ "$(msg-show)" = "" ]
	# What was refused is fed again, and what is refused of that is kept.
	refuses msg-ingest --rejects again.csv bad.csv
	cmp bad.csv again.csv
}

@test "nor a file that is written or read besides" {
	printf '%s\n' "$header" 'vk,1_2,вчера,Раз' >a.csv
	echo kept >out
	untouched out sh -c 'msg-ingest --rejects out a.csv >>out'
	says 'standard output'
	run sh -c 'msg-ingest --rejects out a.csv 2>>out'
	[ "$status" -eq 2 ]
	[ "$(head -n 1 out)" = kept ]
	cp "$OTKLIK_DB" other.db
	OTKLIK_DB=other.db untouched other.db \
	    msg-ingest --rejects ./other.db a.csv
	says 'is the store'
	echo 'Уважаемая Анна!' >letter
	untouched letter msg-draft --file letter --rejects letter 1
	# Of a device nothing is lost.
	ok msg-ingest --rejects /dev/null </dev/null
}

@test "a file of refused records is emptied when there are others to read" {
	printf '%s\n' "$header" 'vk,1_2,вчера,Раз' >a.csv
	echo kept >old.csv
	untouched old.csv msg-ingest --from nosuch --rejects old.csv a.csv
	untouched old.csv msg-ingest --fields '' --rejects old.csv a.csv
	untouched old.csv msg-ingest --encoding nosuch --rejects old.csv a.csv
	exits 2 msg-ingest --rejects old.csv nosuch.csv
	[ "$(cat old.csv)" = kept ]
	# None is made either.
	exits 2 msg-ingest --rejects new.csv nosuch.csv
	exits 2 msg-ingest --rejects new.csv new.csv
	[ ! -e new.csv ]
	refuses msg-ingest --rejects old.csv a.csv
	cmp old.csv a.csv
	ok msg-ingest --rejects old.csv </dev/null
	[ ! -s old.csv ]
	exits 2 msg-ingest --rejects nosuch/new.csv a.csv
}
