# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2119,SC2120
# Behind `load helpers`: each test has a store with an executor anna of
# minstroy, networks that stand on this machine (network_server.py), whose
# folder is $net, and their accounts in the file conf.

setup()
{
	fresh_store
	store-admin show staff >staff.csv
	echo "anna,Анна,executor,minstroy" >>staff.csv
	store-admin load staff <staff.csv
	net=$BATS_TEST_TMPDIR/net
	mkdir "$net"
	listen
	accounts
}

teardown()
{
	rm -rf "$net"
	[ -z "${server-}" ] || wait "$server" || :
}

# listen [CERTIFICATE KEY]: starts the networks, sets $port.
listen()
{
	rm -f "$net/port"
	"$OTKLIK_SOURCE/tests/tools/network_server.py" "$net" "$@" \
		>"$net/log" 2>&1 3>&- &
	server=$!
	until [ -s "$net/port" ]; do
		kill -0 "$server"
		sleep 0.05
	done
	port=$(cat "$net/port")
}

# The accounts of a configuration; further lines come into the one of VK.
accounts()
{
	rm -f conf
	cat >conf <<-END
	[vk]
	token = vkSECRET
	read_token = readSECRET
	group = 77
	base = http://127.0.0.1:$port/vk
	timeout = 1
	$*
	[telegram]
	token = 5:botSECRET
	base = http://127.0.0.1:$port/tg
	timeout = 1
	chat.omsk = -1005
	END
	chmod 600 conf
}

at()
{
	export OTKLIK_NOW=2022-10-03T$1+06:00
}

# message NETWORK KEY [URL]: one in work at minstroy.
message()
{
	jq -n --arg network "$1" --arg key "$2" --arg url "${3-}" '{$network,
		$key, url: (if $url == "" then null else $url end),
		text: "Когда засыплют яму?"}' |
		msg-ingest --detect | msg-route --to minstroy >/dev/null
}

# approved TEXT ID...: an answer to each, approved.
approved()
{
	local text=$1
	shift
	msg-draft --as anna --text "$text" "$@" >/dev/null
	msg-approve --decision approve "$@" >/dev/null
}

# interim TEXT: an interim answer to message 1, approved.
interim()
{
	msg-draft --as anna --kind interim --reason objective --asks 8h \
		--note 'ждём акт' --text "$1" 1 >/dev/null
	msg-approve --decision approve --term 8h 1 >/dev/null
}

vk()
{
	message vk -1_2_3 'https://vk.com/wall-1_2?reply=3&thread=3'
	approved 'Здравствуйте! Яма засыпана.' 1
}

telegram()
{
	message telegram 'omsk/15?16' 'https://t.me/omsk/15?comment=16'
	approved 'Здравствуйте! Яма засыпана.' 1
}

publish()
{
	msg-publish -c conf "$@"
}

# What the networks do with the next calls that post.
next()
{
	printf '%s\n' "$@" >"$net/next"
}

# What VK does with the next calls that read a thread.
next_read()
{
	printf '%s\n' "$@" >"$net/next-read"
}

# posted [FILTER VALUE...]: how many stand there, or what they are.
posted()
{
	touch "$net/posted"
	if [ $# -eq 1 ]; then
		[ "$(wc -l <"$net/posted")" -eq "$1" ] ||
			differ "$1 posted: $(cat "$net/posted")"
	else
		output=$(cat "$net/posted") field "$@"
	fi
}

states()
{
	[ "$(sqlite3 "$OTKLIK_DB" 'SELECT state FROM publication
		ORDER BY publication' | paste -sd' ')" = "$1" ] ||
		differ "states $1: $(sqlite3 "$OTKLIK_DB" \
			'SELECT state FROM publication')"
}

# Waits until a network holds a publisher up (hold, hang).
held()
{
	local tries=0
	until [ -s "$net/held" ]; do
		[ $((tries += 1)) -lt 200 ]
		sleep 0.05
	done
}
