#!/usr/bin/env bats
# The manual, --help and the README say the same, and leave nothing out.

load helpers

setup()
{
	fresh_folder
}

tools()
{
	basename -s .c "$OTKLIK_SOURCE"/cmd/*-*.c
}

# help_options TOOL own|common: the options of its --help, one a line.
help_options()
{
	"$1" --help | awk -v wanted="$2" '
	/^[A-Z].*:$/ { part = /^Common/ ? "common" : "own" }
	part == wanted && /^(  -|      --)/ {
		sub(/^ +/, "")
		gsub(/, /, " ")
		for (i = 1; i <= NF && $i ~ /^-/; i++)
			print $i
	}' | sort -u
}

# page_options PAGE SECTION: the options that a section of a page names, in
# the heads of its lists and in lists of flags alone.
page_options()
{
	awk -v section="$2" '
	/^\.Sh / { inside = substr($0, 5) == section }
	inside && /^\.(It |Op )?Fl / {
		for (i = 1; i <= NF; i++) {
			if ($i ~ /^-[a-z]/)
				print "-" $i
			else if ($(i - 1) ~ /Fl$/ && $i ~ /^[a-zA-Z]$/)
				print "-" $i
		}
	}' "$OTKLIK_SOURCE/man/$1" | sort -u
}

same()
{
	diff -u --label "$1" --label "$2" "$3" "$4"
}

@test "every option of --help is in the tool's page, and no other" {
	for tool in $(tools); do
		help_options "$tool" own >help
		page_options "$tool.1" OPTIONS >page
		same "$tool --help" "man/$tool.1" help page
	done
}

@test "no synopsis has an option that does not exist" {
	for tool in $(tools); do
		{
			help_options "$tool" own
			help_options "$tool" common
		} | sort -u >help
		page_options "$tool.1" SYNOPSIS >page
		[ -z "$(comm -13 help page)" ] ||
			differ "no $(comm -13 help page) in man/$tool.1"
	done
}

@test "the common options are in otklik(7), and no other" {
	page_options otklik.7 'COMMON OPTIONS' >page
	for tool in $(tools); do
		help_options "$tool" common >help
		same "$tool --help" man/otklik.7 help page
	done
}

@test "otklik(7) and the README know every tool" {
	for tool in $(tools); do
		grep -q "^\.It Xr $tool 1$" "$OTKLIK_SOURCE/man/otklik.7" ||
			differ "$tool in otklik(7)"
		grep -qF "| \`$tool\` |" "$OTKLIK_SOURCE/README.md" ||
			differ "$tool in README.md"
	done
}

@test "the README's map has every folder, and no other" {
	cd "$OTKLIK_SOURCE"
	# shellcheck disable=SC2016
	sed -n 's/^| `\([a-z/]*\)\/` |.*/\1/p' README.md | sort >"$BATS_TEST_TMPDIR/map"
	{
		printf '%s\n' cmd man scripts tests
		find lib -mindepth 1 -maxdepth 1 -type d
	} | sort >"$BATS_TEST_TMPDIR/house"
	same folders README.md "$BATS_TEST_TMPDIR/house" "$BATS_TEST_TMPDIR/map"
}
