#include "intake/incident_row.h"

#include <string.h>

#include "model/name.h"

static const char *const names[INCIDENT_COLUMNS] = {
    [INCIDENT_NUMBER] = "Номер инцидента",
    [INCIDENT_BODY] = "Отдел",
    [INCIDENT_EXECUTOR] = "Исполнитель",
    [INCIDENT_FIRST_AT] = "Общее время первого ответа",
    [INCIDENT_FIRST_TEXT] = "Общий текст первого ответа",
    [INCIDENT_ASSIGNED_AT] = "Время назначения последнего исполнителя",
    [INCIDENT_ANSWERED_AT] = "Время 1го ответа ПИ",
    [INCIDENT_SUBMITTED_AT] =
	"Время отправки первого ответа ПИ на согласование",
    [INCIDENT_STEP] = "Текущий шаг инцидента",
    [INCIDENT_CREATED_AT] = "Дата создания",
    [INCIDENT_CLOSED_AT] = "Дата окончания",
    [INCIDENT_GROUP] = "Группа тем",
    [INCIDENT_TOPIC] = "Тема",
    [INCIDENT_PLACE] = "Муниципалитет",
    [INCIDENT_SETTLEMENT] = "Населенный пункт",
    [INCIDENT_STREET] = "Улица",
    [INCIDENT_HOUSE] = "Дом",
    [INCIDENT_RESULT] = "Итог",
    [INCIDENT_MEDIA] = "Есть медиафайл в сообщении",
    [INCIDENT_URL] = "Урл поста",
    [INCIDENT_BLOG] = "Урл блога",
    [INCIDENT_TEXT] = "Текст инцидента",
    [INCIDENT_ANSWER_1] = "1ый ответ ПИ",
    [INCIDENT_ANSWER_2] = "2ой ответ ПИ",
    [INCIDENT_ANSWER_3] = "3ий ответ ПИ",
    [INCIDENT_REASON] = "Причина закрытия",
    [INCIDENT_AUTHOR] = "URL автора",
    [INCIDENT_TAGS] = "Теги",
    [INCIDENT_SURVEYED_AT] = "Время попадания на шаг оценка удовлетворенности",
};

/* A name that was met, and the column it names. */
struct incident_name {
	const char *name;
	enum incident_column column; /* INCIDENT_COLUMNS: none of ours */
};

/* No export has more; what comes behind them is looked for every time. */
enum { NAMES_MAX = 128 };

const char *
incident_row_name(enum incident_column column)
{
	return names[column];
}

static enum incident_column
column_of(const char *name)
{
	int column = 0;

	name += *name == '\'';
	while (column < INCIDENT_COLUMNS && !name_same(names[column], name))
		column++;
	return (enum incident_column)column;
}

bool
incident_row_has(const char *name)
{
	return column_of(name) < INCIDENT_COLUMNS;
}

/* Keeps a name behind the one found last, in the order of the input. */
static enum incident_column
learn(struct incident_columns *columns, const char *name)
{
	struct incident_name *met;

	if (columns->count == NAMES_MAX)
		return column_of(name);
	if (columns->met == NULL)
		columns->met = arena_alloc(
		    &columns->arena, NAMES_MAX * sizeof(*columns->met));
	met = &columns->met[columns->next++];
	memmove(met + 1, met,
	    (size_t)(columns->met + columns->count++ - met) * sizeof(*met));
	met->name = arena_string(&columns->arena, name);
	met->column = column_of(name);
	return met->column;
}

/*
 * The column of a name. Names come in the order of the last row, with gaps
 * where a cell is empty: the search begins behind the one found last.
 */
static enum incident_column
find(struct incident_columns *columns, const char *name)
{
	size_t i, at;

	for (i = 0; i < columns->count; i++) {
		at = (columns->next + i) % columns->count;
		if (strcmp(columns->met[at].name, name) == 0) {
			columns->next = at + 1;
			return columns->met[at].column;
		}
	}
	return learn(columns, name);
}

void
incident_row_read(struct incident_columns *columns, const struct record *record,
    const char *cells[INCIDENT_COLUMNS])
{
	const struct value *cell;
	enum incident_column column;

	memset(cells, 0, INCIDENT_COLUMNS * sizeof(*cells));
	for (cell = record->object.child; cell != NULL; cell = cell->next) {
		column = find(columns, cell->name);
		if (column < INCIDENT_COLUMNS && cells[column] == NULL)
			cells[column] = value_string(cell);
	}
}

void
incident_columns_free(struct incident_columns *columns)
{
	arena_free(&columns->arena);
	*columns = (struct incident_columns){0};
}
