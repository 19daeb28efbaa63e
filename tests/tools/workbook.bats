#!/usr/bin/env bats
# shellcheck disable=SC2154
# Workbooks as input, whatever the tool.

load helpers

# workbook FILE [SEPARATOR] <CSV: makes a workbook of these rows.
workbook()
{
	python3 "$OTKLIK_SOURCE/tests/tools/workbook.py" "$@"
}

header='network,key,posted_at,text'

@test "a workbook says the same as its rows in CSV" {
	printf '%s\n' "$header" 'vk,1_2,2022-10-03 09:00,"Яма, и ""большая"""' \
		'ok,12345678901234567,2022-10-03 09:30,Нет света' >a.csv
	workbook a.xlsx <a.csv
	ok msg-ingest a.xlsx --fields id,ingest,key,text -o csv
	[ "$output" = $'id,ingest,key,text
1,new,1_2,"Яма, и ""большая"""
2,new,12345678901234567,Нет света' ]
	ok msg-ingest a.csv
	lines 0
}

@test "hours of a schedule may be cells of a spreadsheet" {
	store-admin show schedules >before.csv
	grep -q 08:30 before.csv
	sed 's/\([0-9][0-9]:[0-9][0-9]\)/\1:00/g' before.csv >hours.csv
	ok sh -c 'store-admin load schedules <hours.csv'
	store-admin show schedules | cmp - hours.csv
	record='{"rule":"A1-6.1","schedule":"gov","start":"2022-10-05T10:00"}'
	echo "$record" | msg-deadline --compute >after
	store-admin load schedules <before.csv
	echo "$record" | msg-deadline --compute | cmp - after
	exits 2 sh -c 'sed s/08:30:00/08:30:30/ hours.csv | store-admin load schedules'
	says 'begin: not a time from 00:00: "08:30:30"'
}

@test "a workbook may come through a pipe" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' | workbook a.xlsx
	ok sh -c 'cat a.xlsx | msg-ingest'
	field .text Яма
}

@test "of a pipe it waits where TMPDIR says; a file waits nowhere" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' | workbook a.xlsx
	TMPDIR=/no/such/folder exits 2 msg-ingest <(cat a.xlsx)
	says 'a temporary file in /no/such/folder: No such file or directory'
	mkdir folder
	TMPDIR=folder ok msg-ingest <(cat a.xlsx)
	field .key 1_2
	rmdir folder
	TMPDIR=/no/such/folder ok msg-ingest --all a.xlsx
	field .ingest duplicate
}

@test "the incident system's export comes in as a workbook, too" {
	workbook a.xlsx ';' <"$OTKLIK_SOURCE/tests/samples/incident.csv"
	ok msg-ingest --from incident --detect a.xlsx
	sheet=$(msg-show --history -o json)
	ok msg-ingest --from incident --detect samples/incident.csv
	lines 0
	export OTKLIK_DB=$PWD/other.db
	store-admin init >/dev/null
	ok msg-ingest --from incident --detect samples/incident.csv
	[ "$(msg-show --history -o json)" = "$sheet" ]
}

@test "a refused row is told by its number and can be repaired as CSV" {
	printf '%s\n' "$header" 'vk,1_2,,Раз' '' 'vk,1_3,вчера,"Два, три"' \
		'vk,1_4,,Четыре' | workbook a.xlsx
	refuses msg-ingest --rejects bad.csv a.xlsx --fields text -o csv
	[ "$output" = $'text\nРаз\nЧетыре' ]
	[ "$stderr" = 'msg-ingest: a.xlsx:#4: posted_at: not a date: "вчера"' ]
	[ "$(cat bad.csv)" = "$header"$'\nvk,1_3,вчера,"Два, три"' ]
	sed 's/вчера/02.10.2022/' bad.csv >good.csv
	ok msg-ingest good.csv
	field .text 'Два, три'
}

@test "decisions come back in a workbook" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' | msg-ingest >/dev/null
	printf '%s\n' id,decision 1,detect | workbook a.xlsx
	ok msg-route <a.xlsx
	field .state detected
	ok store-admin verify
}

@test "a workbook that is broken is refused, the next input is not" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' | workbook a.xlsx
	printf '%s\n' "$header" 'vk,1_3,,Свет' >b.csv
	head -c 700 a.xlsx >cut.xlsx
	refuses msg-ingest --rejects bad cut.xlsx b.csv
	field .text Свет
	says 'msg-ingest: cut.xlsx:1: not a whole zip'
	[ ! -s bad ]
}

@test "what stands behind a workbook is not left out in silence" {
	printf 'network,key,text\nvk,1_1,а\n' | workbook a.xlsx
	printf 'network,key,text\nvk,1_2,б\n' | workbook b.xlsx
	cat a.xlsx b.xlsx >two.xlsx
	refuses msg-ingest two.xlsx
	says 'two.xlsx:1: more stands behind the workbook'
	{ cat a.xlsx; echo 'vk,1_2,б'; } >more.xlsx
	refuses msg-ingest - <more.xlsx
	refuses msg-ingest - < <(cat more.xlsx)
	{ cat a.xlsx; printf '\r\n\0\0'; } >blank.xlsx
	ok msg-ingest blank.xlsx
	lines 1
}

@test "an encoding is that of the inputs that are no workbooks" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' 'vk,1_3,когда,Свет' |
		workbook a.xlsx
	printf '%s\n' "$header" 'vk,1_4,,Вода' | iconv -t cp1251 >b.csv
	refuses msg-ingest --encoding cp1251 --rejects bad.csv b.csv a.xlsx
	field .text Вода Яма
}

@test "behind a first sheet without anything nothing is left out silently" {
	printf '%s\n' "$header" 'vk,1_2,,Яма' | workbook a.xlsx
	python3 - <<-'END'
		import zipfile
		with zipfile.ZipFile('a.xlsx') as book, \
		        zipfile.ZipFile('b.xlsx', 'w') as out:
		    for name in book.namelist():
		        part = book.read(name).decode()
		        part = part.replace('<sheets>', "<sheets>"
		            "<sheet name='0' sheetId='9' r:id='r9'/>")
		        if name == 'xl/_rels/workbook.xml.rels':
		            part = part.replace("<Relationship Id='r1'",
		                part[part.index("<Relationship Id='r1'"):
		                part.index('/>') + 2].replace("'r1'", "'r9'")
		                .replace('sheet1', 'sheet9') +
		                "<Relationship Id='r1'")
		        out.writestr(name, part)
		    out.writestr('xl/worksheets/sheet9.xml',
		        "<worksheet xmlns='http://schemas.openxmlformats.org/"
		        "spreadsheetml/2006/main'><sheetData/></worksheet>")
	END
	exits 1 msg-ingest b.xlsx
	says 'b.xlsx:#1: the first sheet is empty, and no other is read'
	ok msg-ingest a.xlsx
	lines 1
	: | workbook empty.xlsx
	ok msg-ingest empty.xlsx
	lines 0
}
