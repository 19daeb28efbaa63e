#include "order/reading_meaning.h"

#include <stddef.h>

#include "base/text.h"
#include "order/meaning.h"

/* Those that change no due time by themselves (order/meaning.h has these). */
static const struct {
	const char *key, *value, *text;
} meanings[] = {
    {"detection", "curator", "выявление – действие Куратора"},
    {"detection", "collected", "выявление – сбор сообщения системой"},
    {"center", "",
	"нерабочее время при выявлении определяется по графику Центра"},
    {"outage_kinds", "failure",
	"учитываются сбои, плановые работы не учитываются"},
    {"outage_kinds", "failure,planned", "учитываются сбои и плановые работы"},
    {"outage_scope", "system",
	"учитываются сбои системы, но не социальной сети и не органа"},
    {"interim_base", "sent_approved_version",
	"продлённый срок – от направления согласованной версии "
	"промежуточного ответа"},
    {"interim_base", "first_sent",
	"продлённый срок – от первого направления промежуточного ответа"},
    {"interim_base", "approved",
	"продлённый срок – от согласования промежуточного ответа"},
    {"interim_base", "posted",
	"продлённый срок – от размещения промежуточного ответа"},
    {"extension_consent", "explicit",
	"согласие на продление – с указанием срока"},
    {"extension_request", "before_due",
	"продление запрашивается до истечения срока"},
    {"extension_refused", "rework_1h",
	"при отказе в продлении – час на доработку"},
    {"curator_term", "target",
	"более короткий срок Куратора – целевой, его нарушение не учитывается"},
    {"final_endpoint", "submitted",
	"срок в рабочих днях – до направления Куратору"},
    {"final_endpoint", "posted", "срок в рабочих днях – до размещения"},
    {"query_effect", "none", "запрос Куратору срок не изменяет"},
    {"info_review", "target_60m",
	"согласование информации соисполнителя – целевые 60 минут"},
    {"lead_start", "last_info",
	"срок ответственного – от последней согласованной информации"},
    {"lead_start", "receipt", "срок ответственного – от поступления"},
    {"late_return", "accept_breach",
	"возврат позже 30 минут принимается и считается нарушением"},
    {"reforward", "target_90m",
	"перенаправление после возврата – целевые 90 минут"},
    {"same_body", "new_clocks",
	"при повторном направлении тому же органу сроки исчисляются заново"},
    {"receipt", "forwarded", "поступление – направление в системе"},
    {"rework_start", "returned", "час на доработку – от возврата в системе"},
    {"tolerance_s", "0",
	"действие в момент истечения срока – в срок, допуска сверх того нет"},
};

const char *
reading_meaning(const char *key, const char *value)
{
	size_t i;

	for (i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (text_equal(meanings[i].key, key) &&
		    text_equal(meanings[i].value, value == NULL ? "" : value))
			return meanings[i].text;
	return meaning_of(key, value);
}
