#!/usr/bin/env bats
# shellcheck disable=SC2154,SC2030,SC2031
# acct-registry: the register, its history, its public page.

load helpers
load accounts

setup()
{
	fresh_store
	managers minzdrav minobr
}

page()
{
	register account,owner,network,url,title,from \
		'mz-vk,minzdrav,vk,https://vk.com/mz?a=1&b=2,"Минздрав <script>alert(1)</script> ""55""",2022-08-10' \
		'mz-tg,minzdrav,telegram,javascript:alert(1),Минздрав,' \
		'mo-ok,minobr,ok,https://ok.ru/mo,,'
	acct-registry --publish -o html >page.html
}

@test "A2-2.1: rows are new, changed or unchanged" {
	echo '{"account":"a","owner":"minzdrav","network":"vk"}' >a.json
	ok acct-registry -o json a.json
	field .load new
	ok acct-registry -o json a.json
	field .load unchanged
	ok acct-registry -o json <<<'{"account":"a","title":"А"}'
	field '"\(.load) \(.owner) \(.title)"' 'changed minzdrav А'
	store-admin verify
}

@test "what is missing or wrong is refused, the others go on" {
	refuses acct-registry -o json <<-'CSV'
	account,owner,network,from,until
	,minzdrav,vk,,
	b,,vk,,
	c,nobody,vk,,
	d,minzdrav,icq,,
	e f,minzdrav,vk,,
	g,minzdrav,vk,2022-09-02,2022-09-01
	h,minzdrav,vk,,
	CSV
	says 'account: missing'
	says 'owner: missing'
	says 'owner: no such body: "nobody"'
	says 'network: not one of vk, ok, telegram, other: "icq"'
	says 'account: not a code: "e f"'
	says 'until: is before it begins'
	field .account h
}

@test "an audit of last March sees last March" {
	OTKLIK_NOW=2022-08-10T09:00:00+06:00 register account,owner,network,title \
		a,minzdrav,vk,Старое
	OTKLIK_NOW=2022-09-10T09:00:00+06:00 register account,title a,Новое
	ok acct-registry --list -o json
	field .title Новое
	ok acct-registry --list --at 2022-09-01 -o json
	field .title Старое
	ok acct-registry --list --history -o json
	lines 2
	# What was said for a time is corrected at that time.
	ok acct-registry -o json <<<'{"account":"a","at":null,"title":"Первое"}'
	ok acct-registry --list --at 2022-08-11 -o json
	field .title Первое
	ok acct-registry --list -o json
	field .title Новое
	store-admin verify
}

@test "access begins and ends (A2-5.2)" {
	register account,owner,network a,minzdrav,vk
	ok acct-registry --load access -o json <<-'CSV'
	account,person,from,until
	a,Примерова,2022-08-10,
	a,Примеров,2022-08-10,2022-09-01
	CSV
	ok acct-registry --load access -o json <<<'{"account":"a","person":"Примерова","until":"2022-10-01"}'
	field '"\(.load) \(.from[:10])"' 'changed 2022-08-10'
	ok acct-registry --list --load access --at 2022-08-20 -o json
	lines 2
	ok acct-registry --list --load access -o json
	lines 0
	refuses acct-registry --load access <<<'{"account":"z","person":"Я"}'
	says 'account: no such account: "z"'
}

# grants HEADER ROW...: rows of access, as CSV, whatever becomes of them.
grants()
{
	printf '%s\n' "$@" >grants.csv
	run --separate-stderr acct-registry --load access -o json grants.csv
}

@test "A2-5.2: what ends access can be run again to the same end" {
	register account,owner,network a,minzdrav,vk
	access account,person,from a,Примерова,2022-09-01
	for expected in changed unchanged; do
		grants account,person,until a,Примерова,2022-10-01
		[ "$status" -eq 0 ]
		field '"\(.load) \(.from[:10]) \(.until[:10])"' \
			"$expected 2022-09-01 2022-10-01"
	done
	# A name that is mistyped, an end that is another: nobody had that.
	grants account,person,until a,Пиримерова,2022-10-01 a,Примерова,2022-10-02
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	says 'from: missing: Пиримерова has no access to a that could end (A2-5.2)'
	says 'from: missing: Примерова has no such access that is open (A2-5.2), only: access from 2022-09-01T00:00:00+06:00 until 2022-10-01T00:00:00+06:00'
	# Who had it always says so.
	grants account,person,from,until a,Старых,-,2022-08-01
	field '"\(.load) \(.from)"' 'new null'
	# The end of one, the begin of the next: the first record is known again.
	access account,person,from a,Примерова,2022-10-01
	grants account,person,until a,Примерова,2022-10-01
	field .load unchanged
	ok acct-registry --list --load access --history -o json
	lines 3
}

@test "A2-5.2: of several open accesses the one that ends must be said" {
	register account,owner,network a,minzdrav,vk
	access account,person,role,from a,П,editor,2022-08-05 a,П,admin,2022-08-06
	grants account,person,until a,П,2022-10-02
	[ "$status" -eq 1 ]
	says 'from: П has several here (A2-5.2), say by from and role which: editor from 2022-08-05T00:00:00+06:00; admin from 2022-08-06T00:00:00+06:00'
	ok acct-registry --list --load access -o json
	lines 2
	grants account,person,role,until a,П,editor,2022-10-02
	field .load changed
	# One ended then already, one is open: it is not guessed which.
	grants account,person,until a,П,2022-10-02
	[ "$status" -eq 1 ]
	grants account,person,from,until a,П,2022-08-06,2022-10-02
	field .load changed
	grants account,person,until a,П,2022-10-02
	field .load unchanged
	grants account,person,role,from,until a,П,admin,2022-08-06,2022-08-01
	says 'until: 2022-08-01T00:00:00+06:00 is before the access begins, 2022-08-06T00:00:00+06:00 (A2-5.2)'
	store-admin verify
}

@test "A2-5.1: a statement is followed by a later one, never undone" {
	register account,owner,network a,minzdrav,vk
	attest subject,code,value,at a,two_factor,да,2022-09-01
	cat >denied.csv <<-'CSV'
	subject,code,value,at
	a,two_factor,да,2022-09-01
	a,two_factor,нет,2022-09-01
	a,two_factor,нет,2022-09-02
	CSV
	for expected in new unchanged; do
		refuses acct-registry --load attestations -o json denied.csv
		says 'at: a statement two_factor of 2022-09-01T00:00:00+06:00 says something else, and none is ever undone'
		field '"\(.value) \(.load)"' 'да unchanged' "нет $expected"
	done
	ok acct-registry --list --load attestations --history -o json
	field '"\(.value) \(.at[:10])"' 'да 2022-09-01' 'нет 2022-09-02'
}

@test "A2-5: secrets are never stored" {
	register account,owner,network a,minzdrav,vk
	cat >secrets.jsonl <<-'JSON'
	{"subject":"a","code":"two_factor","value":"app","password":"x"}
	{"subject":"a","code":"two_factor","value":"app","Пароль":"x"}
	{"subject":"a","code":"two_factor","value":"493817"}
	{"subject":"a","code":"custody","value":"vk1.a.AbCdEf"}
	{"subject":"a","code":"custody","value":"1234567:AAE-abcdefghijklmnopqrstuvwxyz12345"}
	{"subject":"a","code":"custody","value":"otpauth://totp/x"}
	{"subject":"a","code":"custody","value":"JBSWY3DPEHPK3PXP"}
	{"subject":"a","code":"custody","value":"сейф, пароль: 12345"}
	{"subject":"a","code":"custody","value":"ok","extra":{"token":"x"}}
	{"subject":"a","code":"custody","value":"ПАРОЛЬ: qwerty"}
	{"subject":"a","code":"two_factor","value":"app","document":"493 817"}
	JSON
	refuses acct-registry --load attestations secrets.jsonl
	[ "$(grep -c 'secrets are never stored' <<<"$stderr")" -eq 11 ]
	run ! grep -q 493817 <<<"$stderr"
	[ -z "$output" ]
	ok acct-registry --load attestations -o json <<-'JSON'
	{"subject":"a","code":"custody","value":"сейф отдела, журнал выдачи","document":"Приказ № 12-п от 01.09.2022"}
	{"subject":"a","code":"description","value":"Официальная страница министерства"}
	{"subject":"a","code":"two_factor","value":"журнал, пароль - у ответственного","secretary":"Примерова"}
	JSON
	lines 3
	ok acct-registry -o json <<<'{"account":"MinzdravOmskOblast2022official","owner":"minzdrav","network":"vk"}'
	field .load new
}

@test "RECORDS part 4: a manager has the own body and its institutions" {
	rows bodies 'clinic,Поликлиника № 1,institution,minzdrav,,yes,,'
	ok acct-registry -o json <<<'{"account":"c","owner":"clinic","network":"vk"}'
	refuses acct-registry <<<'{"account":"d","owner":"minstroy","network":"vk"}'
	says 'needs role manager of minstroy'
	refuses acct-registry <<<'{"account":"g","owner":"pravitelstvo","network":"vk"}'
	says 'manager of pravitelstvo or ministry'
	role ministry
	ok acct-registry -o json <<<'{"account":"g","owner":"pravitelstvo","network":"vk"}'
	# Reading needs none.
	ok acct-registry --list --as nobody-special -o json
}

@test "A2-6.1: what is public, and nothing else" {
	page
	register account,owner,network,responsible,until \
		mz-old,minzdrav,vk,Тайнов,2022-09-01 mz-icq,minzdrav,other,Тайнов,
	ok acct-registry --publish -o csv --fields owner,network,title,url
	lines 4
	[[ $output != *Тайнов* ]]
	ok acct-registry --publish -o json
	field .network vk telegram ok
	access account,person mz-vk,Тайнов
	acct-registry --publish -o html | cmp - page.html
}

@test "A2-6.1: the page is one file, in Russian, that asks for nothing" {
	page
	grep -q '<html lang="ru">' page.html
	grep -q '<h1>Реестр аккаунтов Правительства Омской области' page.html
	grep -q '<h2 id="listed">Органы исполнительной власти' page.html
	grep -q '<h3>Министерство здравоохранения Омской области</h3>' page.html
	for landmark in header nav main footer; do
		grep -q "</$landmark>" page.html
	done
	grep -q 'name="viewport"' page.html
	grep -q '@media print' page.html
	# Nothing is fetched: no src, no stylesheet, no import, no font.
	run ! grep -Ei '(<img|<iframe|src=|@import|url\(|stylesheet|fetch\(|XMLHttp)' page.html
	grep -q "default-src 'none'" page.html
}

@test "A2-6.1: names that hold markup are only names" {
	page
	grep -q 'Минздрав &lt;script&gt;alert(1)&lt;/script&gt; &quot;55&quot;' page.html
	grep -q 'href="https://vk.com/mz?a=1&amp;b=2"' page.html
	run ! grep -q 'href="javascript' page.html
	[ "$(grep -c '<script>' page.html)" -eq 1 ]
}

@test "the same store gives the same bytes, and their digest" {
	page
	acct-registry --publish -o html | cmp - page.html
	ok acct-registry --digest
	grep -q "name=\"register-digest\" content=\"$output\"" page.html
	exits 2 acct-registry --list -o html
	exits 2 acct-registry --publish -o pdf
}

@test "a changed row is found by verify, a dump holds everything" {
	page
	store-admin dump >dump.jsonl
	OTKLIK_DB=$PWD/copy.db store-admin init
	OTKLIK_DB=$PWD/copy.db store-admin restore <dump.jsonl
	[ "$(OTKLIK_DB=$PWD/copy.db store-admin verify)" = "$(store-admin verify)" ]
	sqlite3 store.db "UPDATE account SET title = 'x' WHERE account = 'mo-ok'"
	exits 1 store-admin verify
	prints 'account, entry 3 (mo-ok): is not what the journal says'
	sqlite3 store.db "DELETE FROM account WHERE account = 'mo-ok'"
	exits 1 store-admin verify
	prints 'its row is missing'
}

@test "what a body left that has ended is closed, handed on, recorded late" {
	rows bodies 'gone,Прежнее,unlisted,,gov,,,'
	role manager gone
	now 2022-09-01 10:00
	register account,owner,network g,gone,vk h,gone,ok
	store-admin show bodies | sed 's/^\(gone.*\),$/\1,2022-12-31/' >b.csv
	store-admin load bodies <b.csv
	now 2023-07-10 10:00
	run -0 acct-registry -o csv --fields account,until,load <<-END
	account,until
	g,2022-12-31
	END
	[ "${lines[1]}" = g,2022-12-31,changed ]
	run -0 acct-registry -o csv --fields account,owner,load <<-END
	account,owner
	h,minzdrav
	END
	[ "${lines[1]}" = h,minzdrav,changed ]
	run -0 acct-registry -q --load attestations <<-END
	subject,code,value,at
	g,incident,да,2022-11-01
	END
	run -0 acct-registry -q --load access <<-END
	account,person,from,until
	g,Примерова,2022-09-01,2022-12-31
	END
	# An account that was the body's then, but none that is its own now.
	run -0 acct-registry -q <<-END
	account,owner,network,at
	i,gone,vk,2022-10-01
	END
	run -1 acct-registry -q <<-END
	account,owner,network
	k,gone,vk
	END
	[[ $output == *'owner: no such body: "gone"' ]]
}
