#include "task/evidence_page.h"

#include <inttypes.h>

#include "base/date.h"
#include "base/text.h"
#include "document/report_book.h"
#include "document/report_page.h"
#include "store/journal.h"

enum { COLUMNS = 24, TIME_WIDTH = 18, LONG_WIDTH = 60, LEAST_WIDTH = 12 };

struct sheet {
	const struct evaluating *evaluating;
	const struct schema *schema;
	struct report *report;
	struct report_table *table;
	struct report_column columns[COLUMNS];
	const struct field *fields[COLUMNS];
	size_t count;
};

/* Names of fields, as officials read them. */
static const char *
title_of(const char *name)
{
	static const char *const titles[][2] = {{"id", "Сообщение"},
	    {"network", "Сеть"}, {"posted_at", "Опубликовано"},
	    {"state", "Состояние"}, {"holder", "У кого"}, {"due", "До"},
	    {"text", "Текст"}, {"clock", "Срок"}, {"rule", "Правило"},
	    {"body", "Орган"}, {"owner", "Владелец"}, {"start", "Начало"},
	    {"limit", "Длительность"}, {"stop", "Исполнено"},
	    {"late_minutes", "Опоздание, мин"}, {"kind", "Вид"},
	    {"version", "Версия"}, {"asks", "Просит"},
	    {"submitted_at", "Внесён"}, {"decided", "Решение"},
	    {"account", "Аккаунт"}, {"url", "Ссылка"}, {"title", "Название"},
	    {"from", "С"}, {"until", "По"}, {"responsible", "Ответственный"},
	    {"verified_at", "Проверен"}, {"key", "Номер в сети"},
	    {"at", "Время"}, {"deleted_at", "Удалено"}, {"format", "Формат"},
	    {"topic", "Тема"}, {"author", "Автор"}, {"plan", "План"},
	    {"special", "Спецсистема"}, {"flagged_at", "Отмечено"},
	    {"ground", "Основание"}, {"moderator", "Модератор"},
	    {"subject", "О ком"}, {"code", "О чём"}, {"value", "Значение"},
	    {"by", "Кем"}, {"document", "Документ"}, {"period", "Период"},
	    {"part", "Раздел"}, {"indicator", "Показатель"},
	    {"numerator", "Числитель"}, {"denominator", "Знаменатель"},
	    {"weight", "Вес"}, {"score", "Балл"}, {"rank", "Место"},
	    {"rated", "Ранжируется"}, {"unit", "Единица"}};
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (text_equal(titles[i][0], name))
			return titles[i][1];
	return name;
}

static enum report_type
type_of(const struct field *field)
{
	if (field->type == FIELD_INTEGER)
		return REPORT_COUNT;
	return field->type == FIELD_INSTANT ? REPORT_TIME : REPORT_TEXT;
}

static void
add_column(struct sheet *sheet, const struct field *field, const char *title,
    enum report_type type, int width)
{
	if (sheet->count == COLUMNS)
		return;
	sheet->fields[sheet->count] = field;
	sheet->columns[sheet->count++] =
	    (struct report_column){title, type, width};
}

/* In characters, as they look on paper. */
static int
width_of(const struct field *field)
{
	if (field->type == FIELD_INSTANT)
		return TIME_WIDTH;
	if (field->width < 0)
		return LONG_WIDTH;
	return field->width < LEAST_WIDTH ? LEAST_WIDTH : field->width;
}

/* The columns that a text has, then what a row adds. */
static void
lay_out(struct sheet *sheet)
{
	size_t i;

	for (i = 0; i < sheet->schema->count; i++) {
		const struct field *field = &sheet->schema->fields[i];

		if (field->width != 0)
			add_column(sheet, field, title_of(field->name),
			    type_of(field), width_of(field));
	}
	if (sheet->schema == &message_schema)
		add_column(sheet, NULL, "Орган", REPORT_TEXT, 16);
	if (sheet->schema == &account_schema)
		add_column(sheet, NULL, "Неделя", REPORT_TEXT, 12);
	if (sheet->schema == &figure_schema)
		return;
	add_column(sheet, NULL, "В числителе", REPORT_COUNT, 12);
	add_column(sheet, NULL, "В знаменателе", REPORT_COUNT, 12);
}

static void
put_field(struct sheet *sheet, const struct field *field, const void *record)
{
	const void *at = (const char *)record + field->offset;
	struct report *report = sheet->report;
	const char *text = NULL;
	int64_t number = FIELD_NONE;

	if (schema_is_text(field)) {
		text = *(const char *const *)at;
		text = text == NULL ? NULL : arena_string(&report->arena, text);
	} else {
		number = *(const int64_t *)at;
	}
	if (field->type == FIELD_INSTANT && number != FIELD_NONE)
		number = zone_civil(sheet->evaluating->task->zone, number);
	if (type_of(field) != REPORT_TEXT) {
		report_number(report, sheet->table,
		    number == FIELD_NONE ? REPORT_NONE : number);
		return;
	}
	if (field->type == FIELD_DATE && number != FIELD_NONE) {
		char date[DATE_TEXT];

		date_format(number, date);
		text = arena_string(&report->arena, date);
	} else if (field->type == FIELD_BOOLEAN && number != FIELD_NONE) {
		text = number != 0 ? "да" : "нет";
	}
	report_text(report, sheet->table, text);
}

static void
put_fields(struct sheet *sheet, const void *record)
{
	size_t i;

	for (i = 0; i < sheet->count && sheet->fields[i] != NULL; i++)
		put_field(sheet, sheet->fields[i], record);
}

static void
put_record(struct sheet *sheet, const struct evidence_record *record)
{
	struct report *report = sheet->report;

	put_fields(sheet, record->record);
	if (sheet->schema == &message_schema)
		report_text(report, sheet->table, record->body);
	if (sheet->schema == &account_schema)
		report_text(report, sheet->table,
		    record->week == NULL
			? NULL
			: arena_string(&report->arena, record->week));
	report_number(report, sheet->table, record->count.numerator);
	report_number(report, sheet->table, record->count.denominator);
}

static const char *
name_of(const char *what)
{
	int number = indicator_find(what);

	if (number >= 0)
		return indicator_all[number].title;
	return text_equal(what, "score") ? "Из чего сложился балл"
					 : "Нарушения сроков";
}

/* Lays the table out: what the figure is, of whom, and as of which store. */
static const struct fault *
open_sheet(struct sheet *sheet, const char *what, const char *body)
{
	const struct evaluating *evaluating = sheet->evaluating;
	struct report *report = sheet->report;
	const struct fault *fault;
	char hash[DIGEST_TEXT];
	int64_t seq;

	report_open(report);
	lay_out(sheet);
	report->title = arena_printf(&report->arena, "%s: %s%s%s%s", what,
	    name_of(what), body == NULL ? "" : " (", body == NULL ? "" : body,
	    body == NULL ? "" : ")");
	report->subtitle =
	    reporting_period_ru(&evaluating->period, &report->arena);
	report->addressees = "";
	report->as_of = zone_civil(evaluating->task->zone, evaluating->until);
	sheet->table = report_table(report,
	    report_section(report, "Строки показателя", "Строки"),
	    report->title, sheet->columns, sheet->count);
	if ((fault = journal_head(evaluating->task->store, &seq, hash)) == NULL)
		report->state = arena_printf(
		    &report->arena, "Журнал: %" PRId64 ":%s", seq, hash);
	return fault;
}

static const struct fault *
write_report(
    const struct report *report, const char *format, struct buffer *bytes)
{
	if (text_equal(format, "xlsx"))
		return report_book_write(report, bytes);
	report_page_write(report, bytes);
	return NULL;
}

const struct fault *
evidence_page(struct evidence *evidence, const char *what, const char *body,
    const char *format, struct buffer *bytes)
{
	struct report report;
	struct sheet sheet = {.evaluating = evidence->evaluating,
	    .schema = evidence_schema(what),
	    .report = &report};
	const struct fault *fault = open_sheet(&sheet, what, body);
	struct evidence_record record;
	bool more = true;

	while (fault == NULL && more) {
		arena_reset(evidence->evaluating->task->arena);
		fault = evidence_next(evidence, &record, &more);
		if (fault == NULL && more)
			put_record(&sheet, &record);
	}
	if (fault == NULL)
		fault = write_report(&report, format, bytes);
	report_close(&report);
	return fault;
}

static void
put_figure(void *to, const struct figure *figure)
{
	put_fields(to, figure);
}

const struct fault *
evidence_page_score(struct reporting *reporting, const char *body,
    const char *format, struct buffer *bytes)
{
	struct report report;
	struct sheet sheet = {.evaluating = reporting->evaluating,
	    .schema = &figure_schema,
	    .report = &report};
	const struct fault *fault = open_sheet(&sheet, "score", body);

	if (fault == NULL) {
		reporting_score(reporting, body, put_figure, &sheet);
		fault = write_report(&report, format, bytes);
	}
	report_close(&report);
	return fault;
}
