# The examples of the manual print what the manual says.
load helpers

setup()
{
	fresh_folder
	mkdir bin
	PATH="$PWD/bin:$PATH"
}

examples()
{
	"$OTKLIK_SOURCE/tests/tools/examples.py" "$@"
}

# A stand-in for store-admin, so that the examples about examples need none.
no_store()
{
	printf '#!/bin/sh\nexit 0\n' >bin/store-admin
	chmod +x bin/store-admin
	export OTKLIK_BIN="$PWD/bin"
}

# page LINE...: a manual page whose EXAMPLES are these lines.
page()
{
	printf '%s\n' '.Sh NAME' '.Bd -literal' '$ false' '.Ed' \
		'.Sh EXAMPLES' "$@" '.Sh SEE ALSO' '.Bd -literal' '$ false' '.Ed'
}

@test "every example of every page" {
	cd "$OTKLIK_SOURCE"
	pages=(man/*.[157])
	[ -e "${pages[0]}" ] || skip "no pages yet"
	run examples "${pages[@]}"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "an example that prints what it says" {
	no_store
	# shellcheck disable=SC2016
	page Text. '.Bd -literal -offset indent' '$ x=1' '$ printf "%s\en" \e' \
		'> "$x" привет' 1 привет '.Ed' >good.1
	run examples good.1
	[ "$output" = "good.1: 2 commands, 0 wrong" ]
	[ "$status" -eq 0 ]
}

@test "an example that prints something else" {
	no_store
	page '.Bd -literal' '$ echo a; echo b' a '.Ed' >bad.1
	run examples bad.1
	[[ "$output" == *'bad.1:6: echo a; echo b'*'1 wrong' ]]
	[ "$status" -eq 1 ]
}

@test "three dots stand for lines and for parts of a line" {
	no_store
	page '.Bd -literal' '$ seq 5; echo abc.e' 1 '\&...' 5 'a...e' \
		'$ echo one' '\&...' '$ true' '\&...' '.Ed' >dots.1
	run examples dots.1
	[ "$output" = "dots.1: 3 commands, 0 wrong" ]
	page '.Bd -literal' '$ seq 5' 1 '\&...' 6 '.Ed' >dots.1
	run examples dots.1
	[ "$status" -eq 1 ]
}

@test "blocks begin anew, or go on where they say so" {
	no_store
	page '.Bd -literal' '$ touch a' '.Ed' '.Bd -literal' '$ ls -d a*' '.Ed' \
		>anew.1
	run examples anew.1
	[ "$status" -eq 1 ]
	page '.Bd -literal' '$ touch a' '.Ed' '.\" goes on' \
		'.Bd -literal' '$ ls -d a*' a '.Ed' >on.1
	run examples on.1
	[ "$status" -eq 0 ]
}

@test "a failure cannot hide behind three dots" {
	no_store
	for command in no-such-tool 'sh -c "exit 2"' 'echo "'; do
		page '.Bd -literal' "\$ $command" '\&...' '.Ed' >bad.1
		run examples bad.1
		[ "$status" -eq 1 ]
	done
}

@test "an escape nobody knows and output without a command" {
	no_store
	page '.Bd -literal' '$ echo \(bu' '.Ed' >bad.1
	run examples bad.1
	[ "$output" = 'bad.1:7: unknown escape \(bu' ]
	page '.Bd -literal' 'lost' '.Ed' >bad.1
	run examples bad.1
	[ "$output" = 'bad.1:7: no command before: lost' ]
}
