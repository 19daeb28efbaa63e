# shellcheck shell=bash
# shellcheck disable=SC2034
# Behind `load helpers`: exports of the incident system, as samples/incident.csv
# has them, read at a quarter to twelve on 18 March 2026.

setup()
{
	fresh_store
	export OTKLIK_NOW='2026-03-18 11:45'
	sample=$OTKLIK_SOURCE/tests/samples/incident.csv
}

ingest()
{
	ok msg-ingest --from incident "$@"
}

# The rows of the sample whose incident number ends in one of these.
rows()
{
	head -n 1 "$sample"
	for number; do
		grep ";9100$number;" "$sample"
	done
}

# change COLUMN VALUE...: the table on standard input with those cells in each
# of its rows.
change()
{
	python3 -c '
import csv, sys
table = csv.reader(sys.stdin, delimiter=";")
out = csv.writer(sys.stdout, delimiter=";", lineterminator="\r\n")
head = next(table)
out.writerow(head)
for row in table:
    for name, value in zip(sys.argv[1::2], sys.argv[2::2]):
        row[head.index(name)] = value
    out.writerow(row)' "$@"
}

# one COLUMN VALUE...: an export of the first row with those cells.
one()
{
	rows 01 | change "$@"
}

# What a message has come to, without the numbers that depend on the order.
ends()
{
	msg-show -o json |
		jq -S -c '{key, text, state, holder, due, revision,
		bodies: [.bodies[] | {body, state, received_at}] |
			sort_by(.received_at)}' | sort
}
