# shellcheck shell=bash
# What every file of shell tests begins with:
#
#	load helpers
#
# Each test then runs in an empty folder of its own, with a fresh store in
# $OTKLIK_DB, the tools on PATH, samples/ at hand, and the same minute on the
# clock: Monday, 3 October 2022, 10:00 in Omsk. A file with a setup() of its
# own calls fresh_store there.

bats_require_minimum_version 1.5.0

OTKLIK_SOURCE=${OTKLIK_SOURCE:-$(cd "$BATS_TEST_DIRNAME/../.." && pwd)}
OTKLIK_BIN=${OTKLIK_BIN:-$OTKLIK_SOURCE/build}
# The region's published facts; not every machine has them (see need_data).
OTKLIK_DATA=${OTKLIK_DATA:-$OTKLIK_SOURCE/../shared/data}

fresh_folder()
{
	mkdir -p "$BATS_TEST_TMPDIR/work"
	cd "$BATS_TEST_TMPDIR/work" || return 1
	ln -sfn "$OTKLIK_SOURCE/tests/samples" samples
	export PATH="$OTKLIK_BIN:$PATH" LC_ALL=C.UTF-8
	export OTKLIK_DB="$PWD/store.db" OTKLIK_NOW=2022-10-03T10:00:00+06:00
}

fresh_store()
{
	fresh_folder
	store-admin init >/dev/null
}

setup()
{
	fresh_store
}

# Leaves a test out where the region's data are not at hand.
need_data()
{
	[ -d "$OTKLIK_DATA" ] || skip "no data: set OTKLIK_DATA"
}

# What a test expected and what it got, then the test ends.
differ()
{
	printf 'expected %s\n' "$1"
	printf 'status:  %s\noutput:  %s\nerrors:  %s\n' \
		"${status-}" "${output-}" "${stderr-}"
	return 1
} >&2

# exits STATUS COMMAND...: runs it, leaves $output, $stderr, $status.
exits()
{
	local expected=$1
	shift
	run --separate-stderr "$@"
	# shellcheck disable=SC2154
	[ "$status" -eq "$expected" ] || differ "status $expected of: $*"
}

# bounded KIB COMMAND: a shell command with that much memory; a build with
# sanitizers, which need far more, runs it without a bound.
bounded()
{
	if (ulimit -v "$1" && msg-ingest -V) >/dev/null 2>&1; then
		bash -c "ulimit -v $1; $2"
	else
		bash -c "$2"
	fi
}

# ok COMMAND...: the same with status 0 and not a word on standard error.
ok()
{
	exits 0 "$@"
	[ -z "${stderr-}" ] || differ "no errors of: $*"
}

# refuses COMMAND...: the same with status 1, records refused.
refuses()
{
	exits 1 "$@"
}

# Of the last command: what its output or its standard error holds.
prints()
{
	[[ $output == *"$1"* ]] || differ "output with: $1"
}

says()
{
	# shellcheck disable=SC2154
	[[ $stderr == *"$1"* ]] || differ "errors with: $1"
}

# How many lines the last command printed.
lines()
{
	local found
	found=$(printf '%s' "$output" | grep -c '' || :)
	[ "$found" -eq "$1" ] || differ "$1 lines, not $found"
}

# field FILTER VALUE...: what jq's filter gives for the last output, one value
# for each record: `field .state detected detected`.
field()
{
	local filter=$1 expected found
	shift
	expected=$(printf '%s\n' "$@")
	found=$(printf '%s\n' "$output" | jq -r "$filter") ||
		differ "$filter of JSON"
	[ "$found" = "$expected" ] || differ "$filter: $expected
got      $found"
}

# event_kinds [ID]: the kinds of the journal's events in order, on one line.
event_kinds()
{
	msg-show --history -o json "$@" |
		jq -r 'select(.record == "event").kind' | paste -sd' '
}

# executors LOGIN=BODY...: these logins are executors of these bodies; the tests
# act for them by --as.
executors()
{
	local pair
	{
		store-admin show staff
		for pair; do
			printf '%s,,executor,%s\n' "${pair%=*}" "${pair#*=}"
		done
	} >staff.csv
	store-admin load staff <staff.csv
}

# now DATE TIME: what the clock of the runs that follow says.
now()
{
	export OTKLIK_NOW="$1T$2+06:00"
}

# turn HOLDER DUE [ID]: whose turn msg-show says it is, and until when.
turn()
{
	local found
	found=$(msg-show -o csv --fields holder,due "${3-1}" | tail -n 1)
	[ "$found" = "$1,${2:+${2/ /T}:00+06:00}" ] ||
		differ "turn $1 until $2, not $found"
}

# states BODY=STATE... [-- ID]: the assignments of a message.
states()
{
	local found
	found=$(msg-show -o json 1 |
		jq -r '[.bodies[] | .body + "=" + .state] | join(" ")')
	[ "$found" = "$*" ] || differ "states $*, not $found"
}

# clock NAME [BODY]: start, due, stop and state of the clocks of that name, one
# a line, without the date's offset.
clock()
{
	msg-deadline 1 -c "$1" ${2:+-b "$2"} -o csv \
		-s running,overdue,suspended,met,late,lapsed,cancelled \
		--fields due,state,late_minutes | tail -n +2 |
		sed 's/:00+06:00//; s/T/ /; s/,$//; s/,/ /g'
}

# clocks NAME LINE...: they are exactly these.
clocks()
{
	local name=$1 expected found
	shift
	expected=$(printf '%s\n' "$@")
	found=$(clock "$name")
	[ "$found" = "$expected" ] || differ "$name: $expected
got      $found"
}
