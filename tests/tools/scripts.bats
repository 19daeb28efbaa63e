# The scripts that hold the house together do hold it.
load helpers

setup()
{
	fresh_folder
	mkdir -p 'a house/lib' 'a house/cmd' 'a house/tests'
	cd 'a house' || return
	cp -r "$OTKLIK_SOURCE/scripts" .
	unset CC
}

# source PATH LINE...: a source file, compiled the way the build names it.
source_file()
{
	local path=$1
	shift
	mkdir -p "$(dirname "$path")" \
		"build/CMakeFiles/otklik.dir/$(dirname "$path")"
	printf '%s\n' "$@" >"$path"
	[[ $path == *.h ]] || cc -w -Ilib -c "$path" \
		-o "build/CMakeFiles/otklik.dir/$path.o"
}

layers()
{
	echo /build/ >.gitignore
	git init -q .
	git add --all .
	run scripts/check-layers
	echo "$output"
}

@test "check-layers: a house in order" {
	source_file lib/base/date.h '#define INSTANT_NONE 0' 'struct zone;' \
		'int instant_now;' 'int zone_open(void);' 'int date_days(void);'
	source_file lib/base/date.c '#include "base/date.h"' \
		'int instant_now = 1;' 'int zone_open(void) { return 0; }' \
		'int date_days(void) { return 0; }' 'static int helper;'
	source_file lib/store/store.h ''
	source_file lib/order/term.h ''
	source_file lib/task/route.c '#include "store/store.h"' \
		'#include "order/term.h"'
	layers
	[ "$status" -eq 0 ]
}

@test "check-layers: a folder that looks up or sideways" {
	source_file lib/store/store.h ''
	source_file lib/task/task.h ''
	source_file lib/order/term.c '#include "store/store.h"'
	source_file lib/model/body.c '#include "task/task.h"'
	source_file cmd/msg-show.c '#include "store/store.h"'
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'lib/order/term.c:1: order does not see store/store.h'* ]]
	[[ $output == *'lib/model/body.c:1: model does not see task/task.h'* ]]
	[[ $output == *'cmd/msg-show.c:1: cmd does not see store/store.h'* ]]
}

@test "check-layers: a library known by the wrong folder, a folder unknown" {
	source_file lib/order/term.c '#include <sqlite3.h>'
	source_file lib/magic/wand.c ''
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'term.c:1: order does not know <sqlite3.h>'* ]]
	[[ $output == *'wand.c: no such folder in the plan: magic'* ]]
}

@test "check-layers: a header that is only for its own folder" {
	source_file lib/store/sql.h '/* Inside lib/store only: statements. */'
	source_file lib/store/store.c '#include "store/sql.h"'
	source_file lib/task/show.c '#include "store/sql.h"'
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'lib/task/show.c:1:'*' is inside lib/store only'* ]]
	[[ $output != *'lib/store/store.c'* ]]
}

@test "check-layers: a library that prints, exits, or asks the time" {
	source_file lib/order/term.c '#include <stdio.h>' '#include <stdlib.h>' \
		'#include <time.h>' 'static void f(void)' \
		'{ fputs("x", stderr); printf("a%d", time(0)); exit(1); }' \
		'void (*term_f)(void) = f;'
	source_file cmd/msg-show.c '#include <stdio.h>' \
		'int main(void) { return fputs("x", stderr) + puts("y"); }'
	source_file cmd/tool.c '#include <stdio.h>' 'void tool_x(void);' \
		'void tool_x(void) { fputs("x", stderr); }'
	source_file lib/order/term.h 'extern void (*term_f)(void);'
	source_file cmd/tool.h 'void tool_x(void);'
	layers
	[ "$status" -eq 1 ]
	for word in stderr printf time exit; do
		[[ $output == *"lib/order/term.c: uses $word"* ]]
	done
	[[ $output == *'cmd/msg-show.c: uses stderr'* ]]
	[[ $output != *puts* ]]
	[[ $output != *'cmd/tool.c'* ]]
}

@test "check-layers: a symbol with a foreign name, one that is not declared" {
	source_file lib/base/text.h 'int text_a(void);' 'int other_b(void);'
	source_file lib/base/text.c 'int text_a(void) { return 0; }' \
		'int other_b(void) { return 0; }' 'int text_hidden;'
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'lib/base/text.c: other_b'* ]]
	[[ $output == *'lib/base/text.c: text_hidden'* ]]
	[[ $output != *text_a* ]]
}

@test "check-layers: a symbol defined twice" {
	source_file lib/base/text.h 'extern int text_a;'
	source_file lib/base/text.c 'int text_a = 1;'
	source_file lib/base/text_more.c 'int text_a = 2;'
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'text_a: defined twice'* ]]
}

@test "check-layers: what is too long, what is at the wrong place" {
	source_file lib/base/text.c 'static int x(void)' '{' \
		"$(yes ';' | head -n 99)" '}'
	source_file lib/base/long.c "$(yes ';' | head -n 401)"
	touch notes.txt CMakeLists.txt .hidden
	layers
	[ "$status" -eq 1 ]
	[[ $output == *'lib/base/text.c:2: a function of 101 lines'* ]]
	[[ $output == *'lib/base/long.c: more than 400 lines'* ]]
	[[ $output == *'notes.txt: not at the top level'* ]]
	[[ $output != *CMakeLists* && $output != *hidden* ]]
}

@test "embedding: new bytes, new files, a path with a space, both compilers" {
	mkdir -p lib/base
	cp "$OTKLIK_SOURCE/lib/base/embed.h" lib/base
	cat >main.c <<-'END'
		#include <stdio.h>
		#include "base/embed.h"
		int main(void)
		{
			const struct embed_file *file;

			for (file = embed_tables; file->name; file++)
				printf("%s:%.*s", file->name,
				    (int)(file->end - file->bytes), file->bytes);
			return 0;
		}
	END
	cat >CMakeLists.txt <<-'END'
		cmake_minimum_required(VERSION 3.20)
		project(embed LANGUAGES C)
		add_compile_options(-g -O2 -std=c17 -Wall -Wextra -Wpedantic
			-Werror -fsanitize=address,undefined)
		add_link_options(-fsanitize=address,undefined)
		include(scripts/embed.cmake)
		add_executable(show main.c)
		target_include_directories(show PRIVATE lib)
		embed_files(show embed_tables tables/*.csv)
	END
	mkdir tables
	echo два >tables/b.csv
	for compiler in gcc clang; do
		command -v "$compiler" || continue
		echo один >tables/a.csv
		CC=$compiler cmake -G Ninja -S . -B "with $compiler"
		cmake --build "with $compiler"
		[ "$("with $compiler/show")" = $'a:один\nb:два' ]
		echo 1 >tables/a.csv
		printf 'c' >tables/c.csv
		cmake --build "with $compiler"
		[ "$("with $compiler/show")" = $'a:1\nb:два\nc:c' ]
		rm tables/c.csv
		cmake --build "with $compiler"
		[ "$("with $compiler/show")" = $'a:1\nb:два' ]
	done
}

# Stand-ins: dpkg-query knows only what is listed, apt-get notes its call.
machine()
{
	mkdir machine
	cat >machine/dpkg-query <<-END
		#!/bin/sh
		for package; do :; done
		case " $1 " in *" \$package "*) echo installed ;; *) exit 1 ;; esac
	END
	cat >machine/apt-get <<-'END'
		#!/bin/sh
		echo "$*" >>called
	END
	printf '#!/bin/sh\necho %s\n' "$2" >machine/id
	chmod +x machine/*
	PATH="$PWD/machine:$PATH"
}

# The packages the tests need, on one line.
wanted()
{
	sed -n "/^test='/,/'\$/{s/^test='//;s/'\$//;p}" scripts/setup |
		tr '\n\t' '  '
}

@test "setup: installs only what is missing" {
	machine "$(wanted | sed 's/ jq / /')" 0
	run scripts/setup test
	echo "$output"
	[ "$status" -eq 0 ]
	[[ $output == *'setup: missing: jq'* ]]
	[[ $(tail -n 1 called) == *'install -y --no-install-recommends jq' ]]
}

@test "setup: calls nobody when nothing is missing" {
	machine "$(wanted)" 1000
	run scripts/setup test
	[ "$output" = 'setup: nothing is missing' ]
	[ ! -e called ]
}

@test "setup: without root and sudo says what is missing" {
	machine "$(wanted | sed 's/ jq / /')" 1000
	for tool in dirname basename grep head cat env; do
		ln -s "$(command -v "$tool")" machine
	done
	PATH="$PWD/machine" run /bin/sh scripts/setup test
	echo "$output"
	[ "$status" -eq 1 ]
	[[ $output == *'as root run: apt-get install jq' ]]
	[ ! -e called ]
}

# shows PART INDICATOR...: in figures.json each says something of some body.
shows()
{
	local part=$1 indicator
	shift
	for indicator; do
		jq -se --arg part "$part" --arg indicator "$indicator" \
			'any(.[]; .part == $part and .indicator == $indicator
			and .numerator > 0)' figures.json >/dev/null ||
			differ "$part $indicator above 0"
	done
}

@test "demo: the day runs from an empty folder and shows what is due" {
	mkdir -p house
	cp -r "$OTKLIK_SOURCE/scripts" house
	mkdir house/tests
	cp -r "$OTKLIK_SOURCE/tests/samples" house/tests
	ln -s "$OTKLIK_BIN" house/build
	# What is built is built; only the day itself is on trial here.
	printf '#!/bin/sh\n' >house/scripts/build
	run house/scripts/demo
	[ "$status" -eq 0 ]
	[[ $output == *'7        draft        mintrans      2026-03-17T17:30'* ]]
	[[ $output == *'store-admin verify'*:* ]]
	run house/scripts/demo
	[ "$status" -eq 0 ]
	export OTKLIK_DB=$PWD/house/demo/halfyear.db
	now 2026-03-18 11:45
	# Each part of the half-year shows something, of both groups of bodies.
	report-semiannual 2025H2 -o json >figures.json
	for part in executive municipal; do
		shows $part MI-01 MI-06 MI-08 MI-09 MI-10 MI-14
	done
	for part in accounts municipal_accounts; do
		shows $part AI-01 AI-02 AI-03 AI-04 AI-05 AI-07 AI-09
	done
	report-semiannual 2025H2 -o text >report.txt
	grep -F '5  16.09.2025 10:05  16.09.2025 10:15   10,0' report.txt
	grep -E '^Губернатор.* 15.01.2026' report.txt
}
