#!/usr/bin/env bats
# shellcheck disable=SC2154
# The page of the public register in a browser: what it shows and asks for.

load helpers
load accounts

setup()
{
	command -v chromium >/dev/null || skip "no chromium"
	fresh_store
	managers minzdrav minobr
	role ministry
	register account,owner,network,url,title \
		'mz,minzdrav,vk,https://vk.com/mz?a=1&b=2,"Минздрав <script>document.title=""x""</script> <img src=https://vk.com/x onerror=alert(1)>"' \
		"long,minzdrav,telegram,https://t.me/$(printf 'a%.0s' {1..200}),$(printf 'Ъ%.0s' {1..200})" \
		'mo,minobr,ok,https://ok.ru/mo,Образование Омской области' \
		'gov,pravitelstvo,vk,https://vk.com/gov,Правительство'
	acct-registry --publish -o html >page.html
}

# browse OPTION... FILE: the browser, with nothing but the file to read.
browse()
{
	local page
	page="file://$PWD/${*: -1}"
	HOME=$PWD timeout 120 chromium --headless --no-sandbox --disable-gpu \
		--no-first-run --disable-background-networking \
		--host-resolver-rules='MAP * ~NOTFOUND' \
		--user-data-dir="$PWD/profile" --enable-logging=stderr \
		"${@:1:$#-1}" "$page" 2>browser.log
}

# probe SCRIPT: the page with a script behind it that says something in
# `told`.
probe()
{
	sed "s#</body>#<script>addEventListener('load',function(){document.body.setAttribute('data-told',($1))})</script></body>#" \
		page.html >probe.html
	browse --dump-dom probe.html | sed -n 's/.*data-told="\([^"]*\)".*/\1/p'
}

@test "A2-6.1: the text is there, no error, no request to anywhere" {
	browse --log-net-log="$PWD/net.json" --dump-dom page.html >dom.html
	grep -q 'Министерство здравоохранения Омской области' dom.html
	grep -q 'Образование Омской области' dom.html
	run ! grep -i 'CONSOLE' browser.log
	run ! grep -E 'https?://[^"]*(vk\.com|ok\.ru|t\.me)' \
		<(jq -r '.events[].params.url? // empty' net.json)
}

@test "A2-6.1: names that hold markup stay names" {
	[ "$(probe "[document.images.length, document.scripts.length, document.title.length > 20].join(' ')")" = '0 2 true' ]
}

@test "A2-6.1: headings, landmarks, links that say where they lead" {
	told=$(probe "[document.querySelectorAll('h1').length, document.querySelectorAll('h2').length, document.querySelectorAll('h3').length, document.querySelectorAll('header,nav,main,footer').length, document.documentElement.lang, [...document.querySelectorAll('main a')].every(function(a){return a.textContent.trim() !== ''}), [...document.querySelectorAll('section')].every(function(s){return document.getElementById(s.getAttribute('aria-labelledby')) !== null})].join(' ')")
	[ "$told" = '1 2 3 4 ru true true' ]
}

@test "A2-6.1: at 360 pixels nothing sticks out" {
	told=$(probe "(document.documentElement.style.width = '360px', Math.ceil(Math.max.apply(null, [...document.querySelectorAll('body *:not(.skip)')].map(function(e){return e.getBoundingClientRect().right}))))")
	[ "$told" -le 360 ]
}

@test "A2-6.1: at 360 pixels and in print no word is cut off" {
	rows bodies "long,$(printf 'Щ%.0s' {1..150}),listed,,,,,"
	role manager long
	register account,owner,network,url lo,long,vk,https://vk.com/long
	acct-registry --publish -o html >page.html
	grep -q "<h3>$(printf 'Щ%.0s' {1..150})</h3>" page.html
	# Boxes may fit while the letters in them do not: each text by itself.
	told=$(probe "(function(){document.documentElement.style.width = '360px'; var walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), range = document.createRange(), right = 0; while (walk.nextNode()) {range.selectNodeContents(walk.currentNode); right = Math.max(right, range.getBoundingClientRect().right)} return Math.ceil(right)})()")
	[ "$told" -gt 0 ]
	[ "$told" -le 360 ]
}

@test "A2-6.1: the search finds, in any case" {
	told=$(probe "(function(){var f = document.getElementById('search'); f.value = 'МИНИСТЕРСТВО образования'; f.dispatchEvent(new Event('input')); return [document.querySelector('.search').hidden, document.querySelectorAll('.owner:not([hidden])').length, document.getElementById('found').textContent].join(' ')})()")
	[ "$told" = 'false 1 Найдено владельцев: 1' ]
}

@test "A2-6.1: text and background differ enough (4.5:1)" {
	told=$(probe "(function(){function part(c){c = c / 255; return c > .04045 ? Math.pow((c + .055) / 1.055, 2.4) : c / 12.92} function light(e){var c = getComputedStyle(e).color.match(/[0-9]+/g); return .2126 * part(c[0]) + .7152 * part(c[1]) + .0722 * part(c[2])} return [...document.querySelectorAll('h1,h2,h3,a,p,label,span,footer')].every(function(e){return 1.05 / (light(e) + .05) >= 4.5})})()")
	[ "$told" = true ]
}

@test "A2-6.1: it is seen, and it is printed" {
	browse --window-size=360,800 --screenshot="$PWD/shot.png" page.html
	# Rows of pixels that differ from each other: text, not a blank sheet.
	python3 - shot.png <<-'PYTHON'
	import struct, sys, zlib
	data = open(sys.argv[1], "rb").read()
	assert data[:8] == b"\x89PNG\r\n\x1a\n"
	at, pixels = 8, b""
	width = struct.unpack(">I", data[16:20])[0]
	while at < len(data):
	    size, kind = struct.unpack(">I4s", data[at:at + 8])
	    if kind == b"IDAT":
	        pixels += data[at + 8:at + 8 + size]
	    at += 12 + size
	raw = zlib.decompress(pixels)
	assert width == 360 and len(raw) > 360 * 800
	line = len(raw) // struct.unpack(">I", data[20:24])[0]
	rows = {raw[i:i + line] for i in range(0, len(raw), line)}
	assert len(rows) > 100, len(rows)
	PYTHON
	browse --print-to-pdf="$PWD/page.pdf" page.html
	[ "$(head -c 5 page.pdf)" = %PDF- ]
	[ "$(wc -c <page.pdf)" -gt 10000 ]
}
