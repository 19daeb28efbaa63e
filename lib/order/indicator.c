#include "order/indicator.h"

#include <stdlib.h>

#include "base/text.h"
#include "order/indicator_facts.h"

#define BODY INDICATOR_OF_BODY
#define CENTER INDICATOR_OF_CENTER
#define REGION INDICATOR_OF_REGION

#define LATE(kind, title)                                                      \
	{                                                                      \
		"MI-02-" kind, "A1-16.1", "Доля нарушений: " title,            \
		    INDICATOR_SHARE, BODY, -1, kind,                           \
		    .clock = indicator_late_of_kind                            \
	}
#define REFUSED(ground, title)                                                 \
	{                                                                      \
		"MI-15-" ground, "A1-14", "Оставлено без ответа: " title,      \
		    INDICATOR_SHARE, REGION, 0, ground,                        \
		    .message = indicator_refused                               \
	}

/* Over the facts of the audit (order/rating.h). */
#define ACCOUNT(id, rule, title, form, direction)                              \
	{                                                                      \
		id, rule, title, INDICATOR_##form, BODY, direction, NULL,      \
		    NULL, NULL, NULL, NULL, NULL                               \
	}

/* The worse, the more there are of them. */
#define RECORDS(id, rule, title, ...)                                          \
	{                                                                      \
		id, rule, title, INDICATOR_SHARE, INDICATOR_OF_RECORDS, -1,    \
		    NULL, __VA_ARGS__                                          \
	}

const struct indicator indicator_all[INDICATORS] = {
    {"MI-01", "A1-15.1b", "Соблюдение сроков", INDICATOR_SHARE, BODY, 1,
	.clock = indicator_timely},
    LATE("return", "возврат не по компетенции"),
    LATE("draft", "проект ответа"),
    LATE("full_hours", "продление в часах"),
    LATE("full_days", "продление в рабочих днях"),
    LATE("rework", "доработка"),
    LATE("info", "информация соисполнителя"),
    LATE("lead", "общий проект ответа"),
    {"MI-03", "A1-16.1", "Средняя просрочка", INDICATOR_MEAN, BODY, -1,
	.clock = indicator_lateness_minutes},
    {"MI-03-p90", "A1-16.1", "Просрочка, 90-й процентиль", INDICATOR_P90, BODY,
	-1, .clock = indicator_lateness_minutes},
    {"MI-04", "A1-6.1", "Время до первого проекта", INDICATOR_MEDIAN, BODY, -1,
	.share = indicator_first_draft},
    {"MI-05", "A1-6", "Подготовлено без продления", INDICATOR_SHARE, BODY, 1,
	.share = indicator_drafted_in_time},
    {"MI-06", "A1-6.2b", "Доля продлений", INDICATOR_SHARE, BODY, -1,
	.share = indicator_extended},
    {"MI-06-kept", "A1-6.2b", "Продлённый срок соблюдён", INDICATOR_SHARE, BODY,
	1, .share = indicator_extension_kept},
    {"MI-07", "A1-1.1", "Время до ответа автору, рабочее", INDICATOR_MEDIAN,
	BODY, -1, .share = indicator_reply_working},
    {"MI-07-calendar", "A1-1.1", "Время до ответа автору, календарное",
	INDICATOR_MEDIAN, BODY, -1, .share = indicator_reply_calendar},
    {"MI-08", "A1-7.1a", "Принято с первого раза", INDICATOR_SHARE, BODY, 1,
	.draft = indicator_accepted_at_once},
    {"MI-09", "A1-8.1", "Доработок на согласованный проект", INDICATOR_RATIO,
	BODY, -1, .draft = indicator_rework_loops},
    {"MI-10", "A1-5.1", "Доля возвратов", INDICATOR_SHARE, BODY, 0,
	.share = indicator_returned},
    {"MI-10-late", "A1-5.1", "Возвращено с опозданием", INDICATOR_SHARE, BODY,
	-1, .share = indicator_returned_late},
    {"MI-11", "A1-9.4", "Дисциплина соисполнителя", INDICATOR_SHARE, BODY, 1,
	.clock = indicator_info_timely},
    {"MI-12", "A1-10.1", "Повторных сообщений на ответ", INDICATOR_RATIO, BODY,
	-1, .share = indicator_answered, .repeat = indicator_repeated},
    {"MI-13", "A1-13.1", "Доля отвеченных", INDICATOR_SHARE, BODY, 1,
	.share = indicator_closed},
    {"MI-14", "A1-13.1c", "Материалы приложены", INDICATOR_SHARE, BODY, 1,
	.draft = indicator_materials_attached},
    {"MI-15", "A1-14", "Оставлено без ответа", INDICATOR_SHARE, REGION, 0,
	.message = indicator_refused},
    REFUSED("harm", "намерение причинить вред"),
    REFUSED("abuse", "нецензурные или оскорбительные выражения"),
    REFUSED("threat", "угрозы"),
    REFUSED("repeated", "неоднократный ответ, новых доводов нет"),
    {"MI-16", "A1-13.1b", "Удовлетворённость авторов", INDICATOR_SHARE, BODY, 1,
	.share = indicator_satisfied},
    {"CI-01", "A1-4.4", "Направление в срок", INDICATOR_SHARE, CENTER, 1,
	"forward", .clock = indicator_center_timely},
    {"CI-02", "A1-7.1a", "Согласование в срок", INDICATOR_SHARE, CENTER, 1,
	"review", .clock = indicator_center_timely},
    {"CI-03", "A1-4.1", "От публикации до выявления", INDICATOR_MEDIAN, CENTER,
	-1, .message = indicator_detection_time},
    {"CI-04", "A1-5.1", "Перенаправление после возврата", INDICATOR_MEDIAN,
	CENTER, -1, .clock = indicator_reforward_time},
    {"CI-05", "A1-17.1a", "Доклад о значимом сообщении", INDICATOR_MEDIAN,
	CENTER, -1, .message = indicator_report_time},
    {"CI-05-reported", "A1-17.1a", "О значимом сообщении доложено",
	INDICATOR_SHARE, CENTER, 1, .message = indicator_reported},
    {"MI-10-misdirected", "A1-5.1", "Направлено не по компетенции",
	INDICATOR_SHARE, CENTER, -1, .share = indicator_misdirected},
    ACCOUNT("AI-01", "A2-8.1", "Недельная норма публикаций", SHARE, 1),
    ACCOUNT("AI-02", "A2-8.3", "Через специализированную систему", SHARE, 1),
    ACCOUNT("AI-03", "A2-3.1", "Наличие аккаунтов", SHARE, 1),
    ACCOUNT("AI-04", "A2-5", "Защита аккаунтов", SHARE, 1),
    ACCOUNT("AI-05", "A2-10", "Оформление", SHARE, 1),
    ACCOUNT("AI-06", "A2-6", "Реестр и ссылки на сайтах", SHARE, 1),
    ACCOUNT("AI-07", "A2-9.1", "Разных форматов на аккаунт", RATIO, 1),
    ACCOUNT(
	"AI-07-largest", "A2-9.1", "Доля самого частого формата", SHARE, -1),
    ACCOUNT("AI-08", "A2-11.2", "Доля пресс-релизов", SHARE, -1),
    ACCOUNT("AI-09", "A2-13", "Модерация: удалено", SHARE, 1),
    ACCOUNT("AI-09-time", "A2-13", "Модерация: время до удаления", MEDIAN, -1),
    RECORDS("DQ-01", "A1-4.2",
	"Сообщения без темы, локации или категории важности (пункт 4)",
	.message = indicator_unclassified),
    RECORDS("DQ-02", "A1-4.1", "Сообщения без даты публикации",
	.message = indicator_undated),
    RECORDS("DQ-03", "A1-3.1", "Сообщения с предупреждениями",
	.message = indicator_warned),
    RECORDS("DQ-04", "A1-3.1",
	"Ответы, известные только из выгрузки другой системы (пункт 3)",
	.share = indicator_known_from_export),
    RECORDS("DQ-05", "A1-3.1",
	"Сообщения, действия по которым внесены в систему позже чем через час "
	"(пункт 3)",
	.message = indicator_recorded_late),
    RECORDS("DQ-06", "A1-13.1c",
	"Согласованные ответы, о материалах к которым ничего не указано "
	"(пункт 13)",
	.draft = indicator_materials_unstated),
    RECORDS(
	"DQ-07", "A2-5.1", "Подтверждения, срок которых истёк", .share = NULL),
    RECORDS("DQ-08", "A1-16.1",
	"Нарушения сроков, о которых не уведомлено (пункт 16)",
	.clock = indicator_untold),
};

int
indicator_find(const char *id)
{
	for (int i = 0; i < INDICATORS; i++)
		if (text_equal(indicator_all[i].id, id))
			return i;
	return -1;
}

bool
indicator_is_time(const struct indicator *indicator)
{
	return indicator->form >= INDICATOR_MEAN;
}

void
indicator_add(const struct indicator *indicator, struct indicator_sum *sum,
    const struct indicator_count *count)
{
	sum->numerator += count->numerator;
	sum->denominator += count->denominator;
	sum->rows += count->denominator > 1 ? count->denominator : 1;
	if (!indicator_is_time(indicator) || count->denominator == 0)
		return;
	if (sum->count == sum->size) {
		sum->size = sum->size == 0 ? 16 : 2 * sum->size;
		sum->seconds =
		    realloc(sum->seconds, sum->size * sizeof(*sum->seconds));
		if (sum->seconds == NULL)
			abort();
	}
	sum->seconds[sum->count++] =
	    count->seconds > INT32_MAX ? INT32_MAX : (int32_t)count->seconds;
}

/* The value that would stand at `rank` if all were sorted (Hoare's select). */
static int32_t
select_rank(int32_t *values, size_t count, size_t rank)
{
	size_t low = 0, high = count - 1;

	while (low < high) {
		int32_t pivot = values[low + (high - low) / 2];
		size_t i = low, j = high;

		for (;;) {
			while (values[i] < pivot)
				i++;
			while (values[j] > pivot)
				j--;
			if (i >= j)
				break;
			int32_t moved = values[i];

			values[i++] = values[j];
			values[j--] = moved;
		}
		/* Now values[low..j] <= pivot <= values[j+1..high]. */
		if (rank <= j)
			high = j;
		else
			low = j + 1;
	}
	return values[rank];
}

/* `part / whole` in parts of the scale, rounded half up. */
static int64_t
scaled(int64_t part, int64_t whole)
{
	return (2 * part * INDICATOR_SCALE + whole) / (2 * whole);
}

static int64_t
mean_of(const struct indicator_sum *sum)
{
	int64_t total = 0;
	size_t i;

	for (i = 0; i < sum->count; i++)
		total += sum->seconds[i];
	return scaled(total, 60 * (int64_t)sum->count);
}

static int64_t
median_of(struct indicator_sum *sum)
{
	size_t middle = sum->count / 2;
	int64_t high = select_rank(sum->seconds, sum->count, middle);
	int64_t low = sum->count % 2 != 0
			  ? high
			  : select_rank(sum->seconds, sum->count, middle - 1);

	return scaled(low + high, 120);
}

bool
indicator_value(const struct indicator *indicator, struct indicator_sum *sum,
    int64_t *value)
{
	size_t rank;

	if (sum->denominator == 0)
		return false;
	switch (indicator->form) {
	case INDICATOR_MEAN:
		*value = mean_of(sum);
		break;
	case INDICATOR_MEDIAN:
		*value = median_of(sum);
		break;
	case INDICATOR_P90:
		/* Nearest rank: the ceil(0.9 n)-th of n. */
		rank = (9 * sum->count + 9) / 10 - 1;
		*value =
		    scaled(select_rank(sum->seconds, sum->count, rank), 60);
		break;
	default:
		*value = scaled(sum->numerator, sum->denominator);
		break;
	}
	return true;
}

void
indicator_sum_free(struct indicator_sum *sum)
{
	free(sum->seconds);
	*sum = (struct indicator_sum){0};
}
