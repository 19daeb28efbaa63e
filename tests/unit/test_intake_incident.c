/* A row of the incident system's export as a message. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "incident_rows.h"

/* I-05: the act of the Curator there is the detection. */
static void
a_row_is_a_message(void **state)
{
	static const char *const row[] = {CREATED, NUMBER, URL, TEXT,
	    "Группа тем", "Дороги", "Тема", "Ямы\u00a0во  дворах",
	    "Муниципалитет", "Омск\u00a0г.о.", "URL автора",
	    "http://vk.com/id900001006", NULL};
	struct fixture *fixture = *state;
	struct message *message = &fixture->incident.message;

	take_row(fixture, row);
	assert_string_equal(message->network, "vk");
	assert_string_equal(message->key, "-900000101_7_8");
	assert_string_equal(message->url, row[5]);
	assert_string_equal(message->text, "Яма\nво дворе");
	assert_string_equal(message->author_id, "900001006");
	assert_string_equal(message->topic_group, "Дороги");
	assert_string_equal(message->topic, "Ямы во дворах");
	assert_string_equal(message->location, "Омск г.о.");
	assert_true(message->detected_at == at(fixture, row[1]));
	assert_true(message->collected_at == message->detected_at);
	assert_true(message->posted_at == FIELD_NONE);
	assert_null(message->attachments);
	assert_null(message->tags);
	assert_null(message->state);
	assert_string_equal(fixture->incident.number, "800001");
	assert_int_equal(fixture->incident.fact_count, 1);
	assert_true(fixture->incident.version == message->detected_at);
	assert_false(fixture->incident.finished);
}

static void
identities(void **state)
{
	static const struct {
		const char *row[12], *network, *key;
	} rows[] = {
	    {{TEXT, CREATED, URL}, "vk", "-900000101_7_8"},
	    {{TEXT, CREATED, NUMBER}, "other", "incident:800001"},
	    {{TEXT, CREATED, NUMBER, "Урл блога", "https://vk.com/club900001"},
		"vk", "incident:800001"},
	    /* every incident of the channel has this link */
	    {{TEXT, CREATED, NUMBER, "Урл поста",
		 "https://web.telegram.org/#/im?p=@primer", "Урл блога",
		 "https://web.telegram.org/#/im?p=@primer"},
		"telegram", "incident:800001"},
	    {{TEXT, CREATED, "Урл поста", "http://example.invalid/1"}, "other",
		"http://example.invalid/1"},
	    {{TEXT, CREATED, NUMBER, "Урл поста",
		 "'http://ok.ru/group/61/topic/157#QUFB= "},
		"ok", "157#QUFB="},
	    {{TEXT, CREATED, NUMBER, "Урл поста",
		 "https://telegram.me/primer/20014?comment=90014"},
		"telegram", "primer/20014?90014"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		take_row(fixture, rows[i].row);
		assert_string_equal(
		    fixture->incident.message.network, rows[i].network);
		assert_string_equal(fixture->incident.message.key, rows[i].key);
	}
}

static void
authors(void **state)
{
	static const char *const authors[][2] = {
	    {"http://vk.com/id900001006", "900001006"},
	    {"http://vk.com/club900000103", "-900000103"},
	    {"http://vk.com/public9", "-9"}, {"http://vk.com/event9", "-9"},
	    {"http://vk.com/primer", "http://vk.com/primer"},
	    {"http://vk.com/id9x", "http://vk.com/id9x"},
	    {"http://ok.ru/profile/580000000000", "580000000000"},
	    {"http://ok.ru/group/61", "http://ok.ru/group/61"},
	    {"https://web.telegram.org/#/im?p=@primer", "@primer"},
	    {"http://example.invalid/id9", "http://example.invalid/id9"}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(authors); i++) {
		const char *row[] = {CREATED, NUMBER, URL, TEXT, "URL автора",
		    authors[i][0], NULL};

		take_row(fixture, row);
		assert_string_equal(
		    fixture->incident.message.author_id, authors[i][1]);
	}
}

static void
the_address_is_a_tag(void **state)
{
	static const char *const whole[] = {CREATED, NUMBER, URL, TEXT,
	    "Населенный пункт", "Омск", "Улица", "Примерная улица", "Дом", "4Б",
	    "Теги", "снег, \u00a0срочно", NULL};
	static const char *const village[] = {CREATED, NUMBER, URL, TEXT,
	    "Населенный пункт", "село\u00a0Желанное", NULL};
	struct fixture *fixture = *state;

	take_row(fixture, whole);
	assert_string_equal(fixture->incident.message.tags,
	    "[\"снег\",\"срочно\",\"адрес: Омск, Примерная улица, 4Б\"]");
	take_row(fixture, village);
	assert_string_equal(
	    fixture->incident.message.tags, "[\"адрес: село Желанное\"]");
}

static void
a_picture_without_words_is_a_message(void **state)
{
	static const char *const row[] = {CREATED, NUMBER, URL,
	    "Текст инцидента", "'", "Есть медиафайл в сообщении", "Да", NULL};
	struct fixture *fixture = *state;
	struct record record = record_of(fixture, row);

	take_row(fixture, row);
	assert_null(fixture->incident.message.text);
	assert_string_equal(fixture->incident.message.attachments,
	    "[\"http://vk.com/wall-900000101_7?reply=8&thread=6\"]");
	assert_null(incident_recognise(&fixture->columns, &record));
}

static void
what_is_no_message_is_refused(void **state)
{
	static const struct {
		const char *row[12], *field;
	} rows[] = {{{CREATED, TEXT}, "Урл поста"},
	    {{NUMBER, URL, TEXT}, "Дата создания"},
	    {{NUMBER, URL, TEXT, "Дата создания", "вчера"}, "Дата создания"}};
	struct fixture *fixture = *state;
	const struct fault *fault;

	for (size_t i = 0; i < COUNT(rows); i++) {
		fault = read_row(fixture, rows[i].row);
		assert_non_null(fault);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_string_equal(fault->field, rows[i].field);
	}
}

/* It may be one whose text was emptied: that is for the store to say. */
static void
a_row_without_content_is_told_from_others(void **state)
{
	static const char *const rows[][12] = {{CREATED, NUMBER, URL},
	    {CREATED, NUMBER, URL, "Текст инцидента", "'"},
	    {CREATED, NUMBER, "Текст инцидента", "'",
		"Есть медиафайл в сообщении", "Да"}};
	static const char *const row[] = {CREATED, NUMBER, URL, TEXT, NULL};
	struct fixture *fixture = *state;
	const struct fault *fault;

	for (size_t i = 0; i < COUNT(rows); i++) {
		take_row(fixture, rows[i]);
		assert_int_equal(fixture->incident.fact_count, 1);
		fault = incident_empty(&fixture->incident);
		assert_non_null(fault);
		assert_int_equal(fault->code, FAULT_INPUT);
		assert_string_equal(fault->field, "Текст инцидента");
	}
	take_row(fixture, row);
	assert_null(incident_empty(&fixture->incident));
}

/* By name: in any order, among others, with the odd spaces of a spreadsheet. */
static void
columns_are_found_by_name(void **state)
{
	static const char *const row[] = {"Кабинет", "Омская область",
	    "'текст\u00a0инцидента ", "Снег", "Вес, кг", "5", NUMBER, CREATED,
	    "Группа  тем", "Дороги", "", "x", NULL};
	static const char *const other[] = {
	    "Тема", "Ямы", CREATED, URL, TEXT, "Номер  инцидента", "2", NULL};
	struct fixture *fixture = *state;

	for (int i = 0; i < 3; i++) {
		take_row(fixture, row);
		assert_string_equal(fixture->incident.message.text, "Снег");
		assert_string_equal(
		    fixture->incident.message.topic_group, "Дороги");
		assert_null(fixture->incident.message.topic);
		take_row(fixture, other);
		assert_string_equal(fixture->incident.message.topic, "Ямы");
		assert_string_equal(fixture->incident.number, "2");
	}
}

static void
many_names_are_no_burden(void **state)
{
	struct fixture *fixture = *state;
	struct record record;
	static const char *const row[] = {CREATED, NUMBER, URL, TEXT, NULL};

	for (int i = 0; i < 1000; i++) {
		record = record_of(fixture, row);
		record_set(&record,
		    value_text(&fixture->arena,
			arena_printf(&fixture->arena, "столбец %d", i), "1"));
		assert_null(incident_read(&fixture->columns, &record,
		    fixture->zone, &fixture->arena, &fixture->incident));
	}
	assert_true(fixture->columns.count < 1000);
}

static void
another_table_is_told_from_this_one(void **state)
{
	static const char *const right[] = {CREATED, NUMBER, TEXT, NULL};
	static const char *const wrong[] = {"id", "1", "text", "Снег", NULL};
	struct fixture *fixture = *state;
	struct record record = record_of(fixture, right);
	const struct fault *fault;

	assert_null(incident_recognise(&fixture->columns, &record));
	record = record_of(fixture, wrong);
	fault = incident_recognise(&fixture->columns, &record);
	assert_non_null(fault);
	assert_int_equal(fault->code, FAULT_INPUT);
	assert_non_null(strstr(fault->text, "Дата создания"));
	assert_non_null(strstr(fault->text, "Текст инцидента"));
	assert_non_null(strstr(fault->text, "Урл поста"));
	assert_non_null(strstr(fault->text, "Номер инцидента"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_row_is_a_message),
	    TEST(identities),
	    TEST(authors),
	    TEST(the_address_is_a_tag),
	    TEST(a_picture_without_words_is_a_message),
	    TEST(a_row_without_content_is_told_from_others),
	    TEST(what_is_no_message_is_refused),
	    TEST(columns_are_found_by_name),
	    TEST(many_names_are_no_burden),
	    TEST(another_table_is_told_from_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
