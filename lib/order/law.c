#include "order/law.h"

#include <stdbool.h>

#include "base/text.h"

#define ANNEX1 "приложения № 1"
#define ANNEX3 "приложения № 3"

#define FORWARD "Куратор направляет выявленное сообщение в компетентный орган"
#define RETURN1                                                                                                             \
	"Исполнитель возвращает сообщение, если вопрос не относится к " \
	"компетенции его органа"
#define RETURN3                                                                                                             \
	"Исполнитель возвращает сообщение, если вопрос не относится к " \
	"компетенции органов местного самоуправления"
#define DRAFT "Исполнитель готовит проект ответа и направляет его Куратору"
#define INTERIM                                                                                                                           \
	"Исполнитель при объективных причинах готовит проект промежуточного " \
	"ответа в тот же срок"
#define FULL_HOURS                                                                                                                 \
	"Исполнитель готовит проект ответа по существу в продлённый срок: " \
	"часы с направления промежуточного ответа"
#define FULL_DAYS                                                                                                                   \
	"Исполнитель даёт ответ, требующий мероприятий, в продлённый срок: " \
	"рабочие дни с направления промежуточного ответа"
#define REVIEW                                                                                                                           \
	"Куратор согласовывает поступивший проект ответа или возвращает его " \
	"на доработку"
#define QUERY "Куратор отвечает на поступивший запрос (уточнение)"
#define REWORK "Исполнитель дорабатывает проект и направляет его повторно"
#define INFO                                                                                                                         \
	"каждый из нескольких Исполнителей направляет свою информацию для " \
	"общего ответа"
#define LEAD                                                                                                                       \
	"ответственный Исполнитель готовит проект общего ответа с учётом " \
	"согласованной информации"
#define INFO_REVIEW                                                                                                                \
	"Куратор согласовывает информацию соисполнителя (целевой срок по " \
	"аналогии с согласованием проекта)"
#define INFO_REWORK                                                                                                                   \
	"соисполнитель дорабатывает информацию (целевой срок по аналогии с " \
	"доработкой проекта)"
#define REFORWARD                                                                                                                     \
	"Куратор заново направляет возвращённое сообщение (целевой срок по " \
	"аналогии с первым направлением)"

/*
 * Of the places that mean one clock its own one comes first. What is only a
 * target has no place of its own: it is known by its interpretation.
 */
static const struct law laws[] = {
    {"A1-4.4", CLOCK_FORWARD, "annex1", "подпункт 4 пункта 4 " ANNEX1, FORWARD},
    {"A1-5.1", CLOCK_RETURN, "annex1", "пункт 5 " ANNEX1, RETURN1},
    {"A1-6.1", CLOCK_DRAFT, "annex1", "абзац первый пункта 6 " ANNEX1, DRAFT},
    {"A1-6.2a", CLOCK_DRAFT, "annex1", "абзац второй пункта 6 " ANNEX1,
	INTERIM},
    {"A1-6.2b", CLOCK_FULL_HOURS, "annex1", "абзац второй пункта 6 " ANNEX1,
	FULL_HOURS},
    {"A1-6.3", CLOCK_FULL_DAYS, "annex1", "абзац третий пункта 6 " ANNEX1,
	FULL_DAYS},
    {"A1-7.1", CLOCK_REVIEW, "annex1", "абзац первый пункта 7 " ANNEX1, REVIEW},
    {"A1-7.1a", CLOCK_REVIEW, "annex1", "абзац первый пункта 7 " ANNEX1,
	REVIEW},
    {"A1-7.1b", CLOCK_REVIEW, "annex1", "абзац первый пункта 7 " ANNEX1, QUERY},
    {"A1-8.1", CLOCK_REWORK, "annex1", "пункт 8 " ANNEX1, REWORK},
    {"A1-9.4", CLOCK_INFO, "annex1", "подпункт 4 пункта 9 " ANNEX1, INFO},
    {"A1-9.6", CLOCK_LEAD, "annex1",
	"подпункт 6 пункта 9, абзац первый пункта 6 " ANNEX1, LEAD},
    {"I-23", CLOCK_INFO_REVIEW, "annex1",
	"подпункт 5 пункта 9, по аналогии с пунктом 7 " ANNEX1, INFO_REVIEW},
    {"I-23", CLOCK_INFO_REWORK, "annex1", "по аналогии с пунктом 8 " ANNEX1,
	INFO_REWORK},
    {"I-27", CLOCK_REFORWARD, "annex1",
	"по аналогии с подпунктом 4 пункта 4 " ANNEX1, REFORWARD},
    {"A3-8.4", CLOCK_FORWARD, "annex3", "подпункт 4 пункта 8 " ANNEX3, FORWARD},
    {"A3-9.1", CLOCK_RETURN, "annex3", "пункт 9 " ANNEX3, RETURN3},
    {"A3-10.1", CLOCK_DRAFT, "annex3", "пункт 10 " ANNEX3, DRAFT},
    {"A3-11.1", CLOCK_DRAFT, "annex3", "пункт 11 " ANNEX3, INTERIM},
    {"A3-11.2", CLOCK_FULL_HOURS, "annex3", "пункт 11 " ANNEX3, FULL_HOURS},
    {"A3-12.1", CLOCK_FULL_DAYS, "annex3", "пункт 12 " ANNEX3, FULL_DAYS},
    {"A3-13.1", CLOCK_REVIEW, "annex3", "абзац первый пункта 13 " ANNEX3,
	REVIEW},
    {"A3-13.1a", CLOCK_REVIEW, "annex3", "абзац первый пункта 13 " ANNEX3,
	REVIEW},
    {"A3-13.1b", CLOCK_REVIEW, "annex3", "абзац первый пункта 13 " ANNEX3,
	QUERY},
    {"A3-14.1", CLOCK_REWORK, "annex3", "пункт 14 " ANNEX3, REWORK},
    {"A3-15.4", CLOCK_INFO, "annex3", "подпункт 4 пункта 15 " ANNEX3, INFO},
    {"A3-15.6", CLOCK_LEAD, "annex3", "подпункт 6 пункта 15, пункт 10 " ANNEX3,
	LEAD},
    {"I-23", CLOCK_INFO_REVIEW, "annex3",
	"подпункт 5 пункта 15, по аналогии с пунктом 13 " ANNEX3, INFO_REVIEW},
    {"I-23", CLOCK_INFO_REWORK, "annex3", "по аналогии с пунктом 14 " ANNEX3,
	INFO_REWORK},
    {"I-27", CLOCK_REFORWARD, "annex3",
	"по аналогии с подпунктом 4 пункта 8 " ANNEX3, REFORWARD},
};

enum { LAWS = sizeof(laws) / sizeof(laws[0]) };

const struct law *
law_find(const char *rule)
{
	for (int i = 0; i < LAWS; i++) {
		if (text_equal(laws[i].rule, rule))
			return &laws[i];
	}
	return NULL;
}

const struct law *
law_of_clock(enum clock_kind clock, const char *ruleset)
{
	for (int i = 0; i < LAWS; i++) {
		if (laws[i].clock == clock &&
		    text_equal(laws[i].ruleset, ruleset))
			return &laws[i];
	}
	return NULL;
}

const struct law *
law_of_both(const char *rule, enum clock_kind clock, const char *ruleset)
{
	for (int i = 0; i < LAWS; i++) {
		if ((clock == CLOCK_KINDS || laws[i].clock == clock) &&
		    text_equal(laws[i].rule, rule) &&
		    (ruleset == NULL || text_equal(laws[i].ruleset, ruleset)))
			return &laws[i];
	}
	return NULL;
}

const struct law *
law_at(size_t number)
{
	return number < LAWS ? &laws[number] : NULL;
}

static bool
is_annex3(const char *ruleset)
{
	return text_equal(ruleset, "annex3");
}

const char *
law_working_time(const char *ruleset)
{
	return is_annex3(ruleset) ? "пункт 6 " ANNEX3
				  : "подпункт 2 пункта 2 " ANNEX1;
}

const char *
law_outages(const char *ruleset)
{
	return is_annex3(ruleset) ? "пункт 19 " ANNEX3 : "пункт 12 " ANNEX1;
}
