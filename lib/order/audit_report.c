#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "order/audit.h"

void
audit_report(struct audit *audit, const struct audit_check *check,
    const struct audit_found *found)
{
	static const struct audit_owner nobody;
	const struct audit_owner *owner =
	    found->owner == NULL ? &nobody : found->owner;
	bool municipal = owner->kind == AUDIT_MUNICIPAL;
	char severity[2] = {
	    found->severity != 0 ? found->severity : check->severity, '\0'};
	struct finding finding = {.check = check->code,
	    .rule = found->rule,
	    .account = found->account,
	    .owner = owner->code,
	    .period =
		found->period == NULL ? audit->period_text : found->period,
	    .value = found->value,
	    .norm = found->norm,
	    .evidence = found->evidence,
	    .explain = found->explain};

	if (finding.rule == NULL)
		finding.rule = municipal && check->rule3 != NULL ? check->rule3
								 : check->rule;
	/* I-38: what annex 3 recommends binds by the body's own act only. */
	if (municipal && !owner->own_act && severity[0] == 'V')
		severity[0] = 'D';
	finding.severity = severity;
	audit->take(audit->to, &finding);
}

const char *
audit_keep(const struct audit *audit, struct buffer *buffer)
{
	const char *kept;

	buffer_puts(buffer, "");
	kept = arena_copy(audit->arena, buffer->bytes, buffer->length);
	buffer_free(buffer);
	return kept;
}

const char *
audit_number(const struct audit *audit, int64_t number)
{
	return arena_printf(audit->arena, "%lld", (long long)number);
}

const char *
audit_instant(const struct audit *audit, int64_t instant)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE)
		return NULL;
	instant_format(instant, audit->zone, text);
	return arena_string(audit->arena, text);
}

const char *
audit_instant_ru(const struct audit *audit, int64_t instant)
{
	char text[INSTANT_TEXT];

	instant_format_ru(instant, audit->zone, text);
	return arena_string(audit->arena, text);
}

const char *
audit_date_ru(const struct audit *audit, int64_t day)
{
	int year, month, number;

	date_civil(day, &year, &month, &number);
	return arena_printf(
	    audit->arena, "%02d.%02d.%04d", number, month, year);
}

void
audit_member_list(struct buffer *evidence, const char *name,
    const char *const *items, size_t count)
{
	size_t i;

	buffer_member_json(evidence, name, "[");
	for (i = 0; i < count; i++) {
		if (i > 0)
			buffer_putc(evidence, ',');
		buffer_json(evidence, items[i], strlen(items[i]));
	}
	buffer_putc(evidence, ']');
}

const char *
audit_network_ru(const char *network)
{
	if (text_equal(network, "vk"))
		return "ВКонтакте";
	if (text_equal(network, "ok"))
		return "Одноклассники";
	if (text_equal(network, "telegram"))
		return "Telegram";
	return network == NULL ? "" : network;
}
