# shellcheck shell=bash disable=SC2154
# What tests of report-semiannual share:
#
#	load helpers
#	load figures

# figure BODY INDICATOR: value, numerator and denominator of one figure.
figure()
{
	report-semiannual "${period-2022H2}" -o json | jq -r --arg body "$1" \
		--arg indicator "$2" 'select(.indicator == $indicator and
		(.body // "") == $body) |
		"\(.value) \(.numerator) \(.denominator)"'
}

# is BODY INDICATOR "VALUE NUMERATOR DENOMINATOR": the figure it should be.
is()
{
	local found
	found=$(figure "$1" "$2")
	[ "$found" = "$3" ] || differ "$1 $2: $3, not $found"
}

# The caller manages the one account that minzdrav has.
one_account()
{
	store-admin show staff >staff.csv
	echo "$(id -un),Anna,manager,minzdrav" >>staff.csv
	store-admin load staff <staff.csv
	acct-registry >/dev/null <<-END
	account,owner,network,from
	minzdrav-vk,minzdrav,vk,2022-08-08
	END
}
