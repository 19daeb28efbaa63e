# shellcheck shell=sh
# What the scripts share. Read by them with `.`, never run.

# shellcheck disable=SC2034
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

say()
{
	printf '%s: %s\n' "${0##*/}" "$*"
}

die()
{
	say "$*" >&2
	exit 1
}
