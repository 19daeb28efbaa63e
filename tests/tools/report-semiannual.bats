#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031,SC2034
# report-semiannual: the evaluation of a half-year (RULES part 6).

load helpers
load figures

report()
{
	report-semiannual "$@"
}

export_store()
{
	now 2026-03-18 11:45
	period=2026H1
	msg-ingest --from incident --detect samples/incident.csv |
		msg-route --rules >/dev/null
}

message()
{
	echo "{\"network\":\"vk\",\"key\":\"1_$1\",\"text\":\"Яма $1\"}" |
		msg-ingest --detect >/dev/null
}

to()
{
	msg-route --topic 'Яма' --location 'Омск г.о.' --to "$@" >/dev/null
}

methodology()
{
	cat >method.csv <<-END
	key,value
	number,12-пр
	date,2022-08-15
	title,Методика
	min_n,1
	weight.MI-01,3
	weight.MI-13,1
	class.низкий,0
	class.высокий,80
	END
}

@test "a row of a methodology that cannot be read is named with its line" {
	printf 'key,value\nmin_n,1\nnumber,1,2\n' >method.csv
	exits 2 report-semiannual 2022H2 --method method.csv
	says 'method.csv:3: 3 fields, the header has 2'
	printf '[{"key":"min_n","value":"1"},{"key":]' >method.json
	exits 2 report-semiannual 2022H2 --method method.json
	says 'method.json:#2: '
}

@test "MI-01, MI-03, MI-04, MI-13: the export, counted by hand" {
	export_store
	is omsk-adm MI-01 '0.6667 2 3'
	is omsk-adm MI-03 '43 1 1'
	is mintrans MI-01 '0 0 1'
	is mintrans MI-03 '210 1 1'
	is omsk-adm MI-13 '0.25 1 4'
	is isilkulskiy MI-04 '85.1667 1 1'
	is isilkulskiy MI-16 '1 1 1'
	is '' MI-15 '0 0 12'
}

@test "A1-18.2: without a methodology there are figures and these words" {
	export_store
	ok report 2026H1 -o text
	prints 'методика не утверждена'
	ok report 2026H1 -o json
	field 'select(.indicator == "score")'
	field 'select(.indicator == "method").text' 'методика не утверждена'
	field 'select(.indicator == "head").text' "$(store-admin head)"
	# Times as people read them, and as programs do.
	field 'select(.indicator == "from").text' 2026-01-01T00:00:00+06:00
	ok report 2026H1 -o html
	prints '<td class="s">Данные с</td><td class="s">01.01.2026 00:00</td>'
	prints 'состоянию на</td><td class="s">18.03.2026 11:45</td>'
}

@test "--why: rows that other filters take; score as a document" {
	export_store
	ok report 2026H1 --why MI-01 --body omsk-adm -o json
	lines 3
	field .record clock clock clock
	[ "$(jq -s 'map(.numerator) | add' <<<"$output")" = 2 ]
	ok report 2026H1 --why MI-13 --body omsk-adm -o json
	field .record message message message message
	report 2026H1 --why breach -o json | msg-show -o json - >shown
	[ "$(wc -l <shown)" -eq 2 ]
	exits 2 report 2026H1 --why CI-01 --body omsk-adm
	says 'CI-01 is not a figure of a body'
	methodology
	ok report 2026H1 --why score --method method.csv -o html
	prints 'score: Из чего сложился балл'
	report 2026H1 --why score --method method.csv -o xlsx >score.xlsx
	[ -s score.xlsx ]
}

@test "A1-18: a score and where it comes from, line by line" {
	export_store
	methodology
	ok report 2026H1 --method method.csv --why score --body omsk-adm -o json
	# 100 * (3 * 0.6667 + 1 * 0.25) / 4 = 56.25
	field '"\(.indicator) \(.weight) \(.score) \(.rank)"' \
		'MI-01 3 66.67 null' 'MI-13 1 25 null' 'score null 56.25 2'
	field 'select(.indicator == "score").text' низкий
	store-admin load method <method.csv
	ok report 2026H1 -o text
	prints '№ 12-пр от 15.08.2022'
	ok report 2026H1 -o json
	# Ties share a place; groups are ranked apart.
	field 'select(.indicator == "score" and .part == "municipal") |
		"\(.body) \(.value) \(.rank)"' 'isilkulskiy 100 1' \
		'omsk-adm 56.25 2' 'kalachinskiy 0 3' 'tarskiy 0 3'
	sed -i 's/^min_n,.*/min_n,2/' method.csv
	ok report 2026H1 --method method.csv -o json
	field 'select(.indicator == "score" and .rated) | .body' omsk-adm
}

@test "A1-18.2: a methodology of another time does not apply; a wrong one is refused" {
	export_store
	methodology
	echo 'until,2025-12-31' >>method.csv
	ok report 2026H1 --method method.csv -o text
	prints 'не утверждена на отчётный период'
	printf 'key,value\nweight.MI-04,1\n' >method.csv
	exits 2 report 2026H1 --method method.csv
	says 'needs both bad.MI-04 and good.MI-04'
	exits 2 report 2026H1 --method nothing.csv
}

@test "MI-08, MI-09, MI-14: drafts returned and approved" {
	executors anna=minstroy
	message 1
	to minstroy 1
	now 2022-10-03 11:00
	msg-draft --as anna --materials yes --text 'Засыплем.' 1 >/dev/null
	now 2022-10-03 11:10
	msg-approve --decision rework --comment 'Когда?' 1 >/dev/null
	now 2022-10-03 11:30
	msg-draft --as anna --materials yes --text 'Засыплем завтра.' \
		--attach https://vk.com/photo1_2 1 >/dev/null
	now 2022-10-03 11:40
	msg-approve --decision approve 1 >/dev/null
	is minstroy MI-01 '1 2 2'
	is minstroy MI-04 '60 1 1'
	is minstroy MI-05 '1 1 1'
	is minstroy MI-08 '0 0 1'
	is minstroy MI-09 '1 1 1'
	is minstroy MI-14 '1 1 1'
	is '' CI-01 '1 1 1'
	is '' CI-02 '1 2 2'
	ok report 2022H2 --why MI-09 -o json
	field '"\(.record) \(.id) \(.body) \(.numerator) \(.denominator)"' \
		'draft 1 minstroy 1 0' 'draft 1 minstroy 0 1'
}

@test "MI-07, MI-12, MI-13: a reply posted, and the question asked again" {
	executors anna=minstroy
	for i in 1 2; do
		echo '{"network":"ok","key":"157#'$i'","text":"Яма '$i'",
		"url":"https://ok.ru/group/61/topic/157#'$i'",
		"posted_at":"2022-10-03T09:30:00+06:00"}'
	done | msg-ingest --detect >/dev/null
	to minstroy 1
	now 2022-10-03 11:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	msg-approve --decision approve 1 >/dev/null
	is minstroy MI-13 '0 0 1'
	now 2022-10-03 14:10
	msg-publish --confirm 1 --url https://ok.ru/group/61/topic/157 \
		>/dev/null
	msg-route --decision classify --repeat_of 1 2 >/dev/null
	is minstroy MI-13 '1 1 1'
	# 10:00 to 13:00 and 14:00 to 14:10; by the wall 4 h 10 min
	is minstroy MI-07 '190 1 1'
	is minstroy MI-07-calendar '250 1 1'
	is minstroy MI-12 '1 1 1'
	is '' CI-03 '30 2 2'
	ok report 2022H2 --why MI-12 -o json
	field '"\(.id) \(.numerator) \(.denominator)"' '1 0 1' '2 1 0'
}

@test "MI-06, MI-10: an extension, a return, and where it went next" {
	executors anna=minstroy boris=minobr
	message 1
	message 2
	to minstroy 1 2
	now 2022-10-03 11:00
	msg-draft --as anna --kind interim --reason objective --note смета \
		--asks 4h --text 'Считаем.' 1 >/dev/null
	now 2022-10-03 11:10
	msg-approve --decision approve --term 4h 1 >/dev/null
	msg-route --as anna --decision return --reason not_competent 2 >/dev/null
	now 2022-10-03 11:30
	to minobr 2
	is minstroy MI-06 '0.5 1 2'
	is minstroy MI-06-kept '0 0 1'
	is minstroy MI-10 '0.5 1 2'
	is minstroy MI-10-late '1 1 1'
	is '' MI-10-misdirected '0.3333 1 3'
	is '' CI-04 '20 1 1'
}

@test "CI-04: who is refused, or done without, after a return is not forwarded" {
	executors anna=minstroy boris=minobr
	message 1
	message 2
	message 3
	to minstroy 1 2
	to minobr,minstroy --lead minobr 3
	now 2022-10-03 10:10
	msg-route --as anna --decision return --reason not_competent 1 2 3 \
		>/dev/null
	now 2022-10-03 10:20
	msg-route --ground harm 1 >/dev/null
	now 2022-10-03 10:40
	to minobr 2
	is '' CI-04 '30 1 1'
	now 2022-10-03 12:10 # half an hour after the target of 90 minutes
	msg-route --decision waive --body minstroy --reason 'Без них.' 3 \
		>/dev/null
	is '' CI-04 '30 1 1'
	[ "$(report 2022H2 --why CI-04 -o json | jq .id)" = 2 ]
}

@test "I-40: a municipal body outside the networks of annex 3 is late for nothing" {
	executors anna=minstroy boris=omsk-adm
	for key in a/1 a/2 a/3 a/4; do
		echo '{"network":"telegram","key":"'$key'","text":"Яма"}'
	done | msg-ingest --detect >/dev/null
	to omsk-adm 1 3
	to minstroy 2 4
	now 2022-10-03 12:00
	for who in 'anna not_competent 4' 'boris lsg_not_competent 3'; do
		read -r login reason id <<<"$who"
		msg-route --as "$login" --decision return --reason "$reason" \
			"$id" >/dev/null
	done
	is minstroy MI-10-late '1 1 1'
	is omsk-adm MI-10-late '0 0 1'
	is minstroy MI-02-return '1 1 1'
	is omsk-adm MI-02-return ''
	now 2022-10-04 15:00
	is omsk-adm MI-01 ''
	is omsk-adm MI-13 '0 0 1'
	is minstroy MI-01 '0.3333 1 3'
	ok report 2022H2 --why breach -o json
	field .body minstroy minstroy
}

@test "6.3: what happens after the end of a half-year does not change it" {
	executors anna=minstroy
	now 2022-12-30 14:00
	message 1
	to minstroy 1
	now 2023-01-09 08:00
	report 2022H2 -o json >before
	now 2023-01-09 09:00
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	now 2023-02-01 09:00
	report 2022H2 -o json >after
	diff <(grep -v '"indicator":"head"' before) \
		<(grep -v '"indicator":"head"' after)
	# 14:00 + 2 h = 16:00, half an hour before the day ends.
	is minstroy MI-01 '0 0 1'
	is minstroy MI-03 '30 1 1'
	ok report 2022H2 --why breach -o json
	field .state overdue
	field .stop null
	period=2023H1
	is minstroy MI-01 ''
}

@test "the month of a chart is rounded as its figure is" {
	executors anna=minstroy
	for i in 1 2 3; do
		message "$i"
	done
	to minstroy 1 2 3
	msg-draft --as anna --text 'Засыплем.' 1 2 >/dev/null
	now 2022-11-01 10:00
	is minstroy MI-01 '0.6667 2 3'
	report 2022H2 -o xlsx >report.xlsx
	python3 - report.xlsx <<-'END'
	import sys, zipfile
	book = zipfile.ZipFile(sys.argv[1])
	cells = b"".join(book.read(name) for name in book.namelist()
	                 if name.startswith("xl/worksheets/"))
	assert b"<v>0.6667</v>" in cells and b"0.6666" not in cells
	END
}

@test "a half-year with nothing in it" {
	now 2026-01-15 10:00
	ok report 2025H2 -o json
	field 'select(.indicator != "AI-03" and .denominator != 0 and
		.part != "report")'
	ok report 2025H2 -o html
	prints 'поручений органам этой группы не было'
	prints 'Нарушений сроков за период не установлено'
	report 2025H2 -o xlsx >empty.xlsx
	[ -s empty.xlsx ]
}

@test "a renamed body stands under the name it has at the end" {
	message 1
	{
		store-admin show bodies | grep -v '^minstroy,'
		echo 'minstroy,Старое имя,listed,,gov,,,2022-11-30'
		echo 'minstroy,Новое имя,listed,,gov,,2022-12-01,'
	} >bodies.csv
	ok store-admin load bodies <bodies.csv
	to minstroy 1
	now 2023-01-10 10:00
	ok report 2022H2 -o json
	field 'select(.indicator == "MI-13").name' 'Новое имя'
	ok report 2022H2 -o html
	prints 'Новое имя (ранее – Старое имя)'
}

# A name that is markup, a formula, a picture and no character at once.
hostile()
{
	message '\uFFFE'
	store-admin show bodies | awk -F, -v OFS=, '
		$1 == "minstroy" { $2 = "\"=1+1 <script>alert(1)</script> 🏗\357\277\276\"" }
		{ print }' >bodies.csv
	store-admin load bodies <bodies.csv >/dev/null
	to minstroy 1
	now 2023-01-10 10:00
}

@test "the same store gives the same bytes; names are never markup or formulas" {
	hostile
	for format in text json csv html xlsx; do
		report 2022H2 -o $format >one
		TZ=America/New_York report 2022H2 -o $format >two
		cmp one two
		[ -s one ]
	done
	report 2022H2 -o html >report.html
	run ! grep -F '<script' report.html
	grep -F '=1+1 &lt;script&gt;' report.html
	report 2022H2 -o xlsx >report.xlsx
	"$OTKLIK_SOURCE/tests/tools/report.py" xlsx report.xlsx
}

@test "what no XML may hold is replaced in a workbook, in names and texts" {
	hostile
	report 2022H2 -o json | grep -c "$(printf '\357\277\276')"
	report 2022H2 -o html >report.html
	run ! grep "$(printf '\357\277\276')" report.html
	report 2022H2 -o xlsx >report.xlsx
	report 2022H2 --why MI-13 -o xlsx >why.xlsx
	python3 - report.xlsx why.xlsx <<-'END'
	import sys, zipfile
	import xml.etree.ElementTree as tree
	for book in map(zipfile.ZipFile, sys.argv[1:]):
	    for name in book.namelist():
	        tree.fromstring(book.read(name))
	    strings = book.read('xl/sharedStrings.xml').decode()
	    assert '\ufffd' in strings and '\ufffe' not in strings
	END
}

@test "HTML asks nothing of anybody, and no texts of a chart meet" {
	export_store
	report 2026H1 -o html >report.html
	run ! grep -E '(src|href)="[^d]' report.html
	"$OTKLIK_SOURCE/tests/tools/report.py" html report.html
}

@test "a name that is markup and a picture fits into its chart" {
	hostile
	report 2022H2 -o html >report.html
	"$OTKLIK_SOURCE/tests/tools/report.py" html report.html
}

# A hundred bodies, each with a message; names that are long, markup, formulas,
# pictures, right to left, a tab and a return.
hundred()
{
	{
		store-admin show bodies
		python3 - <<-'END'
		import csv, sys
		begins = ['=1+1', 'Ы' * 300, 'W' * 23, '+1', '-1', '@SUM(A1)',
		          '\tтаб', '\rвозврат', 'ЩЖЮ ' * 40, '㍿﷽‱',
		          '<b>&amp;', '\u202eналево', '🏗👩‍👩‍👧', 'е\u0301', '"кавычки"']
		out = csv.writer(sys.stdout, csv.unix_dialect)
		for i in range(100):
		    name = begins[i % len(begins)] + f' {i} Комитет по вопросам ' \
		        + 'всестороннего развития ' * (i % 4) + 'Ш' * (i % 40)
		    out.writerow([f'b{i:03}', name, 'unlisted', '', 'gov', '', '', ''])
		END
	} >bodies.csv
	store-admin load bodies <bodies.csv >/dev/null
	for i in $(seq 100); do
		echo "{\"network\":\"vk\",\"key\":\"1_$i\",\"text\":\"=1 $i\"}"
	done | msg-ingest -q --detect -o json >/dev/null
	for i in $(seq 100); do
		printf '{"id":%d,"decision":"forward","to":["b%03d"],"topic":"=Яма","location":"Омск г.о."}\n' \
			"$i" $((i - 1))
	done | msg-route -q -o json >/dev/null
	now 2022-10-04 15:00
}

@test "100 bodies with names of all kinds, in every format" {
	hundred
	[ "$(report 2022H2 -o json | grep -c '"MI-01"')" -eq 100 ]
	report 2022H2 -o html >report.html
	"$OTKLIK_SOURCE/tests/tools/report.py" html report.html
	run ! grep -F '<b>&' report.html
	run ! grep -P '\x{202e}|\t=|\r' report.html
	report 2022H2 -o xlsx >report.xlsx
	"$OTKLIK_SOURCE/tests/tools/report.py" xlsx report.xlsx
	report 2022H2 -o text >report.txt
	run ! grep -P '\x{202e}|\r|\x1b' report.txt
	# In a spreadsheet nothing begins as a formula does.
	report 2022H2 -o excel >report.csv
	python3 - report.csv <<-'END'
	import csv, sys
	rows = csv.reader(open(sys.argv[1], encoding='utf-8-sig'), delimiter=';')
	cells = [cell for row in rows for cell in row]
	assert any('=1+1' in cell for cell in cells)
	assert not [cell for cell in cells if cell[:1] in tuple('=+-@\t\r')]
	END
	report 2022H2 -o csv | python3 -c 'import csv, sys
assert len(set(map(len, csv.reader(sys.stdin)))) == 1'
	"$OTKLIK_SOURCE/tests/tools/rows.py" 2022H2 b000 >/dev/null
}

@test "100 bodies print on A4, and open in a spreadsheet" {
	hundred
	report 2022H2 -o html >report.html
	report 2022H2 -o xlsx >report.xlsx
	if command -v chromium >/dev/null; then
		chromium --headless --no-sandbox --disable-gpu \
			--no-pdf-header-footer --print-to-pdf=report.pdf \
			report.html >/dev/null 2>&1 || skip 'chromium does not run'
		grep -aE -m 1 'MediaBox \[0 0 59[45][.0-9]* 84[12]' report.pdf
	fi
	command -v soffice >/dev/null || skip 'no LibreOffice'
	soffice -env:UserInstallation="file://$PWD/office" --headless \
		--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
		--outdir sheets report.xlsx >/dev/null 2>&1 ||
		skip 'LibreOffice does not run'
	[ "$(find sheets -name '*.csv' | wc -l)" -gt 8 ]
	run ! grep -rE 'Err:|#REF|#NAME|#VALUE|#DIV' sheets
	grep -rF '=1+1 0 Комитет' sheets
}

# drawn FILE: nothing is wrong with a page as a browser lays it out.
drawn()
{
	run "$OTKLIK_SOURCE/tests/tools/report.py" browser "$1"
	[ "$status" -ne 3 ] || skip 'chromium does not run'
	[ "$status" -eq 0 ] || differ 'nothing wrong with the page'
}

@test "100 bodies, drawn: charts in parts that fit, no text leaves them" {
	command -v chromium >/dev/null || skip 'no chromium'
	hundred
	report 2022H2 -o html >report.html
	[ "$(grep -c '(MI-01) (доля сроков), продолжение' report.html)" -gt 6 ]
	drawn report.html
}

@test "no word of the list of breaches is broken" {
	command -v chromium >/dev/null || skip 'no chromium'
	message 1
	to minstroy,minobr --lead minstroy 1
	now 2022-10-04 15:00
	report 2022H2 -o html >report.html
	grep -F '>информация соисполнителя<' report.html
	drawn report.html
}

# pages FILE: for each page of a PDF the words on it.
pages()
{
	pdftotext "$1" - | tr '\n' ' ' | tr '\f' '\n'
}

@test "33 municipal bodies, printed: no page is empty or a heading alone" {
	command -v chromium >/dev/null || skip 'no chromium'
	command -v pdftotext >/dev/null || skip 'no pdftotext'
	store-admin show bodies | grep ',municipal,' | cut -d, -f1 >codes
	for i in $(seq "$(wc -l <codes)"); do
		message "$i"
		to "$(sed -n "${i}p" codes)" "$i"
	done
	now 2022-10-04 15:00
	report 2022H2 -o html >report.html
	chromium --headless --no-sandbox --disable-gpu \
		--no-pdf-header-footer --print-to-pdf=report.pdf \
		report.html >/dev/null 2>&1 || skip 'chromium does not run'
	pages report.pdf >words
	[ "$(wc -l <words)" -gt 8 ]
	while read -r line; do
		[ "$(wc -w <<<"$line")" -gt 20 ] || differ "a page, not: $line"
	done <words
	drawn report.html
}

@test "HTML prints on A4 in a browser" {
	command -v chromium >/dev/null || skip 'no chromium'
	export_store
	report 2026H1 -o html >report.html
	chromium --headless --no-sandbox --disable-gpu \
		--no-pdf-header-footer --print-to-pdf=report.pdf \
		report.html >/dev/null 2>&1 || skip 'chromium does not run here'
	head -c 5 report.pdf | grep -F '%PDF-'
	grep -aE -m 1 'MediaBox \[0 0 59[45][.0-9]* 84[12]' report.pdf
}

@test "6.2 part 8: what is missing, expired, entered late, known from an export" {
	executors anna=minstroy
	now 2022-10-03 10:00
	message 1
	message 2
	to minstroy 1
	now 2022-10-03 10:40
	msg-draft --as anna --text 'Засыплем.' 1 >/dev/null
	now 2022-10-03 14:00
	msg-approve --decision approve --at 2022-10-03T10:50 1 >/dev/null
	to minstroy 2
	msg-draft --as anna --text 'Засыплем.' --materials no 2 >/dev/null
	msg-approve --decision approve 2 >/dev/null
	one_account
	acct-registry --load attestations >/dev/null <<-END
	subject,code,value,at,until
	minzdrav-vk,custody,сейф,2022-09-01 10:00,2022-09-30 10:00
	minzdrav-vk,description,есть,2022-09-01 10:00,
	minzdrav-vk,two_factor,ключ,2022-01-10 10:00,
	END
	now 2022-10-04 15:00
	is '' DQ-01 '0 0 2'
	is '' DQ-02 '1 2 2'
	is '' DQ-04 ''
	is '' DQ-05 '0.5 1 2'
	is '' DQ-06 '0.5 1 2'
	is '' DQ-07 '0.6667 2 3'
	ok report 2022H2 --why DQ-07 --body minzdrav -o json
	field '"\(.record) \(.code) \(.numerator)"' 'attestation custody 1' \
		'attestation description 0' 'attestation two_factor 1'
	ok report 2022H2 --why DQ-05 -o csv --fields id,numerator
	prints '1,1'
	ok report 2022H2 -o text
	prints 'Подтверждения, срок которых истёк'
	export_store
	report-semiannual 2026H1 -o json | jq -c 'select(.indicator == "DQ-04")
		| [.numerator, .denominator]' | grep -Fx '[2,2]'
}

@test "AI-01 to AI-09: accounts by their weeks, their checks, what must go" {
	now 2022-09-01 10:00
	one_account
	# One week of five, three of them through the special system; one of four.
	{
		echo account,key,at,format,special
		for i in 1 2 3 4 5; do
			echo "minzdrav-vk,-1_$i,2022-08-0$((i + 7 < 10 ? i + 7 : 9)) 10:0$i,photo,$([ "$i" -lt 4 ] && echo "s$i")"
		done
		for i in 1 2 3 4; do
			echo "minzdrav-vk,-2_$i,2022-08-16 10:0$i,video,"
		done
	} | acct-ingest >/dev/null
	now 2022-08-22 10:00
	is minzdrav AI-01 '0.5 1 2'
	is minzdrav AI-02 '0.5 1 2'
	is minzdrav AI-03 '0.3333 1 3'
	is minzdrav AI-04 '0 0 1'
	is minzdrav AI-07 '2 2 1'
	is minzdrav AI-07-largest '0.5556 5 9'
	ok report 2022H2 --why AI-07-largest -o json
	[ "$(jq -r .account <<<"$output" | sort -u)" = minzdrav-vk ]
	field '"\(.record) \(.format) \(.numerator)"' \
		'post photo 1' 'post photo 1' 'post photo 1' 'post photo 1' \
		'post photo 1' 'post video 0' 'post video 0' 'post video 0' \
		'post video 0'
	is minzdrav AI-08 '0 0 9'
	ok report 2022H2 --why AI-01 -o json
	field '"\(.account) \(.what) \(.numerator)"' \
		'minzdrav-vk 2022-W32 1' 'minzdrav-vk 2022-W33 0'
	ok report 2022H2 --why AI-03 --body minzdrav -o json
	field '"\(.network) \(.numerator)"' 'vk 1' 'ok 0' 'telegram 0'
	printf 'key,value\nnumber,1\ndate,2022-08-01\nweight.AI-01,1\n' >m.csv
	ok report 2022H2 --method m.csv --why score --body minzdrav -o json
	field '"\(.part) \(.indicator) \(.score) \(.rank)"' \
		'accounts AI-01 50 null' 'accounts score 50 1'
	# min_n is of assignments; the least number of accounts is another.
	printf 'min_n,10\nmin_accounts,2\n' >>m.csv
	ok report 2022H2 --method m.csv --why score --body minzdrav -o json
	field 'select(.indicator == "score") | "\(.rated) \(.text)"' \
		'false не ранжируется: мало аккаунтов'
	report 2022H2 -o html >report.html
	"$OTKLIK_SOURCE/tests/tools/report.py" html report.html
}

@test "AI-08: a story is one of the posts that may be press releases" {
	now 2022-09-01 10:00
	one_account
	acct-ingest >/dev/null <<-END
	account,key,at,kind,text
	minzdrav-vk,-1_1,2022-09-01 09:00,post,Приходите!
	minzdrav-vk,-1_2,2022-09-01 09:10,story,Пресс-служба сообщает. Пресс-релиз.
	END
	acct-ingest --verdict yes -- -1_2 >/dev/null
	is minzdrav AI-08 '0.5 1 2'
	ok report 2022H2 --why AI-08 --body minzdrav -o json
	field '"\(.kind) \(.numerator) \(.denominator)"' 'post 0 1' 'story 1 1'
}

@test "A1-16, A1-17: breaches with their notices, significant messages" {
	message 1
	message 2
	to minstroy 1 2
	msg-route --decision classify --significant yes 2 >/dev/null
	now 2022-10-03 15:00
	msg-deadline --notices >/dev/null
	message 3
	to omsk-adm 3
	now 2022-10-04 15:00
	ok report 2022H2 -o csv
	report 2022H2 -o html >report.html
	python3 - <<-'END'
	import re
	page = open('report.html', encoding='utf-8').read()
	part = page[page.index('5. Нарушения'):page.index('7. Сроки')]
	rows = [re.findall('<td[^>]*>(.*?)</td>', row)
	        for row in re.findall('<tr>(<td.*?)</tr>', part)]
	assert [row[1] for row in rows[:3]] == ['1', '2', '3'], rows
	assert [row[3] for row in rows[:3]] == [
	    'нарушение', 'нарушение', 'отклонение'], rows
	assert [row[8] for row in rows[:3]] == ['1', '2', '–'], rows
	assert rows[3][0] == '2' and rows[3][2] == '–', rows
	END
}

@test "I-38: a breach weighs in the report what its notice says" {
	store-admin show bodies >bodies.csv
	echo 'school1,Школа № 1,institution,omsk-adm,plain,yes,,' >>bodies.csv
	store-admin load bodies <bodies.csv
	# Who has the message before the act is in force breaks no more than a
	# recommendation, whenever that is due.
	message 1
	now 2022-10-03 17:30
	message 2
	to omsk-adm 2
	store-admin load acts <<-END
	body,kind,number,date,from,until
	omsk-adm,order,17-п,2022-10-04,,
	END
	now 2022-10-04 09:30
	to school1 1
	now 2022-10-05 15:00
	ok msg-deadline --notices -o json
	field '"\(.id) \(.severity)"' '2 D' '1 V'
	report 2022H2 -o html >report.html
	python3 - <<-'END'
	import re
	page = open('report.html', encoding='utf-8').read()
	part = page[page.index('5. Нарушения'):page.index('6. Соц')]
	rows = [re.findall('<td[^>]*>(.*?)</td>', row)
	        for row in re.findall('<tr>(<td.*?)</tr>', part)]
	assert {row[1]: row[3] for row in rows} == {
	    '1': 'нарушение', '2': 'отклонение'}, rows
	END
}

@test "A1-19.2, A2-15.2: delivery to both, and the next one in six months" {
	exits 2 report 2022H2 --sent governor --number 7 --date 2022-10-01
	says 'has not ended'
	now 2023-01-20 10:00
	exits 2 report 2022H2 --sent mayor --number 7 --date 2023-01-16
	says 'not one of governor, ministry'
	exits 2 report 2022H2 --sent governor --date 2023-01-16
	says 'needs the --number'
	exits 2 report 2022H2 --sent governor --number 7 --date 2023-02-01
	says 'in the future'
	ok report 2022H2 --sent governor --number 7 --date 2023-01-16
	ok report 2022H2 -o text
	prints 'направлены не всем'
	ok report 2022H2 --sent ministry --number 8 --date 2023-01-16
	ok report 2022H2 -o text
	prints '16.01.2023'
	# 16 July 2023 is a Sunday (I-42).
	prints 'следующая – не позднее 17.07.2023'
	now 2023-09-01 10:00
	exits 0 report 2023H1 --sent governor --number 9 --date 2023-08-31
	says 'was due by 17.07.2023'
	ok acct-registry --list --load attestations -o json
	field '"\(.subject) \(.code) \(.value) \(.document)"' \
		'tsur evaluation 2022H2 8'
	now 2023-07-01 10:00
	ok acct-audit --only AC-39 -o json
	lines 0
	ok store-admin verify
}

@test "what is no period, no indicator, no body" {
	exits 2 report
	exits 2 report 2022H3
	says 'not a period'
	exits 2 report 2023H1
	says 'has not begun'
	exits 2 report 2022H2 --why MI-99
	says 'no such indicator'
	exits 2 report 2022H2 --why MI-01 --body nobody
	says 'no such body'
	exits 2 report 2022H2 --body minstroy
	exits 2 report 2022H2 -o pdf
	says 'html,xlsx'
	ok report 2022-10 -o json
	ok report 2022-08-03/2022-12-31 -o json
}
