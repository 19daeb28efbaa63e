#include "order/audit_checks.h"

#include <string.h>

#include "order/audit.h"

/*
 * Letters of `applies` as in RULES part 5; ?: whose it is nobody knows; @: the
 * check asks by itself whose the account was at the time it looks at.
 */
#define ALL "GLUSM"
#define ALL_THEN "GLUSM@"

const struct audit_check audit_checks[AUDIT_CHECKS] = {
    {"AC-01", "A2-3", "A3-1.2", 'V', "LM",
	"у органа нет ни одного действующего аккаунта в сетях, названных в "
	"приложении, на дату проверки",
	NULL, audit_presence_none, NULL},
    {"AC-02", "A2-1.1", "A3-1.1", 'W', "GLM",
	"сети, названные в приложении, без сетей действующих аккаунтов (I-43)",
	NULL, audit_presence_networks, NULL},
    {"AC-03", "A2-3.15", "A3-1.2", 'V', "SM",
	"у подведомственного учреждения с общественно значимыми функциями нет "
	"действующего аккаунта в сетях, названных в приложении",
	NULL, audit_presence_institution, NULL},
    {"AC-04", "A2-3.16", NULL, 'N', "U",
	"нет ни аккаунта, ни решения органа, не названного в перечне", NULL,
	audit_presence_decision, NULL},
    {"AC-05", "A2-1.1", "A3-1.1", 'N', ALL,
	"сеть не названа в приложении: нормы к аккаунту не применяются (I-40)",
	audit_presence_outside, NULL, NULL},
    {"AC-06", "A2-2.1", NULL, 'V', "GLUS?",
	"действующий аккаунт без строки реестра на дату проверки",
	audit_register_missing, NULL, NULL},
    {"AC-07", "A2-2.1", NULL, 'W', "GLU",
	"заполненность строки реестра и давность её сверки "
	"(registry_max_age)",
	audit_register_incomplete, NULL, NULL},
    {"AC-08", "A2-6.1", NULL, 'V', "",
	"есть ли снимок реестра на портале и совпадает ли он с реестром на "
	"свою дату",
	NULL, NULL, audit_register_portal},
    {"AC-09", "A2-6.1", NULL, 'W', "GLU",
	"последняя проверка ссылки (код ответа)", audit_register_link, NULL,
	NULL},
    {"AC-10", "A2-6.2", NULL, 'V', "LU",
	"есть ли ссылка на аккаунт в разделе контактов официального сайта",
	audit_register_site, NULL, NULL},
    {"AC-11", "A2-5.1", "A3-30.1", 'V', ALL,
	"действует ли подтверждение двухфакторной идентификации и не старше "
	"ли оно attest_max_age",
	audit_guard_factor, NULL, NULL},
    {"AC-12", "A2-5.2", "A3-30.2", 'V', ALL_THEN,
	"наибольшее число разных лиц с доступом в один и тот же миг; "
	"промежутки, которые лишь соприкасаются, не пересекаются (I-51)",
	audit_guard_persons, NULL, NULL},
    {"AC-13", "A2-5.2", "A3-30.2", 'W', ALL_THEN,
	"то же по всем аккаунтам владельца вместе (I-51)", NULL,
	audit_guard_union, NULL},
    {"AC-14", "A2-5.3", "A3-30.3", 'V', ALL,
	"действует ли запись о хранении данных доступа", audit_guard_custody,
	NULL, NULL},
    {"AC-15", "A2-5.3", "A3-30.3", 'V', ALL_THEN,
	"доступ не прекращён, хотя лицо больше не исполняет обязанности",
	audit_guard_stale, NULL, NULL},
    {"AC-16", "A2-5.3", "A3-30.3", 'V', ALL_THEN,
	"записи о несанкционированном доступе за период", audit_guard_incident,
	audit_guard_incidents, NULL},
    {"AC-17", "A2-8.1", NULL, 'V', "G@",
	"публикации каждой полной недели (I-45, I-46, I-49) с темой; "
	"нарушение, если и сумма разных публикаций владельца меньше нормы "
	"(I-44)",
	audit_week_government, NULL, NULL},
    {"AC-18", "A2-8.2", "A3-26.1", 'V', "LUSM@",
	"публикации каждой полной недели (I-45, I-46, I-49); нарушение, если "
	"и сумма разных публикаций владельца меньше нормы (I-44)",
	audit_week_bodies, NULL, NULL},
    {"AC-19", "A2-8.3", "A3-26.2", 'V', "LUSM@",
	"публикации через специализированную систему; доказательство: "
	"публикация с тем же номером в двух сетях владельца",
	audit_week_special, NULL, NULL},
    {"AC-20", "A2-8.1", NULL, 'W', "G@",
	"публикации без темы: они не считаются в недельную норму",
	audit_post_topic, NULL, NULL},
    {"AC-21", "A2-2.2", NULL, 'W', "G@", "публикации без пункта контент-плана",
	audit_post_plan, NULL, NULL},
    {"AC-22", "A2-2.4a", NULL, 'W', "LU@",
	"есть ли на месяц согласованный контент-план", audit_post_month, NULL,
	NULL},
    {"AC-23", "A2-2.4b", NULL, 'W', "LU@",
	"ответы пользователям без отметки о согласовании", audit_post_reply,
	NULL, NULL},
    {"AC-24", "A2-9.1", "A3-27.1", 'W', ALL,
	"число разных форматов за полугодие (I-53)", audit_post_formats, NULL,
	NULL},
    {"AC-25", "A2-10.1a", "A3-28.1a", 'V', ALL,
	"последний снимок текстового описания", audit_look_description, NULL,
	NULL},
    {"AC-26", "A2-10.1b", "A3-28.1b", 'V', ALL,
	"аватар и, где сеть её предлагает, обложка", audit_look_design, NULL,
	NULL},
    {"AC-27", "A2-10.2", "A3-28.2", 'W', ALL,
	"сколько инструментов сети используется (I-52)", audit_look_tools, NULL,
	NULL},
    {"AC-28", "A2-11.2", "A3-29.2", 'W', ALL_THEN,
	"признаки пресс-релиза в тексте, пока человек не решил",
	audit_press_suspected, NULL, NULL},
    {"AC-29", "A2-11.2", "A3-29.2", 'V', ALL_THEN, "решение человека",
	audit_press_confirmed, NULL, NULL},
    {"AC-30", "A2-11.3", "A3-29.3", 'W', ALL_THEN,
	"автор публикации назван и уполномочен на день публикации",
	audit_post_author, NULL, NULL},
    {"AC-31", "A2-13", "A3-32", 'V', ALL,
	"основание для удаления есть, удаления нет; срок приказом не "
	"установлен",
	audit_moderation_left, NULL, NULL},
    {"AC-32", "A2-13", "A3-32", 'W', ALL_THEN,
	"удалено без основания из закрытого перечня", audit_moderation_ground,
	NULL, NULL},
    {"AC-33", "A2-12", "A3-31.1", 'W', ALL_THEN,
	"организация модератора: сам владелец, для Правительства Министерство "
	"или Центр",
	audit_moderation_who, NULL, NULL},
    {"AC-34", "A2-4", "A3-25.1", 'V', ALL,
	"действует ли назначение ответственного; в муниципальном органе и "
	"должностная инструкция",
	NULL, audit_duty_responsible, NULL},
    {"AC-35", "A3-5.1", "A3-5.1", 'V', "M",
	"действует ли назначение координатора и его должностная инструкция",
	NULL, audit_duty_coordinator, NULL},
    {"AC-36", "A0-1.1", "A0-1.1", 'N', "M",
	"действует ли собственный правовой акт (от него зависит I-38)", NULL,
	audit_duty_act, NULL},
    {"AC-37", "A2-8", "A3-26", 'W', ALL_THEN,
	"каждое время без публикаций не короче idle_days, пока аккаунт открыт; "
	"начаться оно могло и раньше периода",
	audit_idle_times, NULL, NULL},
    {"AC-38", "A2-7.1", "A3-24.1", 'N', ALL,
	"действует ли подтверждение концепции единого информационного "
	"пространства",
	audit_look_concept, NULL, NULL},
    {"AC-39", "A2-15.1", "A3-4.1", 'V', "",
	"была ли оценка в каждом истекшем полугодии и не прошло ли между "
	"оценками больше шести месяцев (I-42)",
	NULL, NULL, audit_evaluation_due},
};

const struct audit_check *
audit_check_find(const char *code)
{
	size_t i;

	for (i = 0; i < AUDIT_CHECKS; i++)
		if (strcmp(audit_checks[i].code, code) == 0)
			return &audit_checks[i];
	return NULL;
}
