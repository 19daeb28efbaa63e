# shellcheck shell=bash
# For tests of the acct- tools, after helpers: who may, and a few accounts.

# managers BODY...: the caller manages these bodies.
managers()
{
	local body
	{
		store-admin show staff
		for body in "$@"; do
			echo "$(id -un),Примеров,manager,$body"
		done
	} >staff.csv
	store-admin load staff <staff.csv
}

# role ROLE [BODY]: the caller has this one too.
role()
{
	{
		store-admin show staff
		echo "$(id -un),Примеров,$1,${2-}"
	} >staff.csv
	store-admin load staff <staff.csv
}

# rows KIND ROW...: adds rows to a table.
rows()
{
	local kind=$1
	shift
	{
		store-admin show "$kind"
		printf '%s\n' "$@"
	} >"$kind.csv"
	store-admin load "$kind" <"$kind.csv"
}

# register HEADER ROW...: rows of the register, as CSV.
register()
{
	printf '%s\n' "$@" | acct-registry -q >/dev/null
}

# access HEADER ROW..., attest HEADER ROW..., posts HEADER ROW...: likewise.
access()
{
	printf '%s\n' "$@" | acct-registry -q --load access >/dev/null
}

attest()
{
	printf '%s\n' "$@" | acct-registry -q --load attestations >/dev/null
}

posts()
{
	printf '%s\n' "$@" | acct-ingest -q >/dev/null
}
