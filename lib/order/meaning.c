#include "order/meaning.h"

#include <stddef.h>

#include "base/text.h"

static const struct meaning {
	const char *key, *value; /* value NULL: any */
	const char *text;
} meanings[] = {
    {"prestart_detection", "next_day",
	"выявленное в рабочий день до его начала — со следующего рабочего дня"},
    {"prestart_detection", "same_day",
	"выявленное в рабочий день до его начала — с начала этого дня"},
    {"lunch_detection", "pause", "выявленное в перерыв — с окончания перерыва"},
    {"lunch_detection", "next_day",
	"выявленное в перерыв — со следующего рабочего дня"},
    {"offhours_scope", "all",
	"выявление в нерабочее время переносит все сроки в минутах и часах"},
    {"offhours_scope", "first",
	"выявление в нерабочее время переносит только срок первого "
	"направления"},
    {"center", NULL,
	"нерабочее время при выявлении определяется по этому графику"},
    {"clock_schedule", "owner",
	"считается рабочее время того, кто обязан действовать"},
    {"clock_schedule", "center", "считается рабочее время Центра"},
    {"outage_mode", "restart",
	"после сбоя срок исчисляется заново и полностью"},
    {"outage_mode", "pause", "рабочее время сбоя в срок не засчитывается"},
    {"outage_idle", "ignore",
	"сбой, не занявший рабочего времени, не учитывается"},
    {"outage_idle", "count",
	"учитывается и сбой, не занявший рабочего времени"},
    {"outage_days", "none", "на срок в днях сбой не влияет"},
    {"open_outage", "suspend", "пока сбой не устранён, срок не определён"},
    {"open_outage", "due", "неустранённый сбой не учитывается"},
    {"days_start", "next_day",
	"первый день — следующий рабочий день после направления"},
    {"days_start", "same_day",
	"первый день — день направления, если его рабочее время не истекло"},
    {"days_end", "workday_end",
	"срок истекает с окончанием последнего рабочего дня"},
    {"days_end", "midnight", "срок истекает в 23:59:59 последнего дня"},
    {"days_end", "same_time",
	"срок истекает в последний день в то же время, что и направление"},
    {"moved_day_hours", "source_day",
	"рабочая суббота — по часам дня, на который перенесён выходной"},
    {"moved_day_hours", "friday", "рабочая суббота — по часам пятницы"},
    {"moved_day_hours", "own", "рабочая суббота — по собственным часам"},
    {"decree_days", "working", "нерабочие дни по указу считаются рабочими"},
    {"decree_days", "off", "нерабочие дни по указу рабочими не считаются"},
};

enum { MEANINGS = sizeof(meanings) / sizeof(meanings[0]) };

const char *
meaning_of(const char *key, const char *value)
{
	for (int i = 0; i < MEANINGS; i++) {
		if (text_equal(meanings[i].key, key) &&
		    (meanings[i].value == NULL ||
			text_equal(meanings[i].value, value)))
			return meanings[i].text;
	}
	return NULL;
}
