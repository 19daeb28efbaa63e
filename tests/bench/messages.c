/*
 * Messages for the benchmarks: bench-messages [-j] [-n ROWS] [-s SEED]
 * [-k FIRST].
 *
 * Writes ROWS messages as CSV (-j: JSON lines) with the columns network, key,
 * url, author_id, author, posted_at, text. The same arguments give the same
 * bytes. Keys are counted from FIRST, so that two calls can be made to share
 * none. What a region's stream is like, and is kept here: authors write
 * unevenly often (the busiest 0.4 % of everything), lengths are log-normal
 * around 290 bytes, 4 % have several lines, 0.8 % are delivered again, a third
 * of these with another text, 6.6 % nearly repeat what the same author wrote
 * before, 3.3 % are copied from somebody else.
 *
 * Words are composed of stems and endings at random: no text means anything,
 * and two texts that are not copies are less alike than two real ones.
 *
 * A row is a function of its number alone, so that a later row can point back
 * at any earlier one without any of them being kept.
 */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { AUTHORS = 180000, SECONDS_APART = 26, KEY_SIZE = 96, URL_SIZE = 256 };

struct row {
	uint64_t number; /* of its key */
	uint64_t author;
	uint64_t text; /* seed of the text */
	uint64_t edit; /* seed of what was changed in it, 0: nothing */
};

static const char *const stem[] = {"дорог", "двор", "дом", "улиц", "подъезд",
    "мусор", "снег", "труб", "автобус", "остановк", "школ", "больниц", "вод",
    "отоплен", "батаре", "ям", "тротуар", "фонар", "свет", "контейнер",
    "площадк", "детск", "садик", "очеред", "врач", "поликлиник", "запис",
    "лекарств", "аптек", "маршрут", "водител", "расписан", "проезд", "билет",
    "парк", "сквер", "дерев", "ветк", "крыш", "протечк", "подвал", "лифт",
    "кнопк", "квартир", "жильц", "собран", "управляющ", "компан", "тариф",
    "квитанц", "счёт", "оплат", "перерасчёт", "пенсионер", "льгот", "пособ",
    "документ", "справк", "заявлен", "ответ", "жалоб", "обращен", "администрац",
    "чиновник", "депутат", "глав", "район", "город", "област", "посёлок",
    "деревн", "мост", "переезд", "светофор", "переход", "разметк", "знак",
    "машин", "парковк", "газон", "собак", "стая", "отлов", "ребён", "родител",
    "учител", "класс", "ремонт", "асфальт", "щебен", "гре", "песок", "лёд",
    "сосульк", "уборк", "дворник", "техник", "трактор", "вывоз", "свалк",
    "запах", "дым", "завод", "выброс", "воздух", "рек", "берег", "пляж",
    "паводок", "колодец", "люк", "насос", "авари", "отключен", "напряжен",
    "провод", "столб", "интернет", "связ", "вышк", "почт", "посылк", "магазин",
    "цен", "рынок", "ярмарк", "праздник", "концерт", "спорт", "стадион",
    "каток", "бассейн", "библиотек", "музе", "памятник", "кладбищ", "забор",
    "калитк", "ворот", "скамейк", "урн", "клумб", "фонтан", "строительств",
    "застройщик", "дольщик", "ипотек", "участок", "границ", "земл", "огород",
    "дач", "электричк", "вокзал", "поезд", "рейс", "аэропорт", "такси", "полиц",
    "патрул", "шум", "сосед", "ночь", "утро", "вечер", "недел", "месяц", "год",
    "зим", "весн", "лет", "осен"};

static const char *const ending[] = {"", "а", "и", "у", "ой", "е", "ам", "ами",
    "ах", "ов", "ный", "ная", "ного", "ную", "ные", "ских", "ская", "ить",
    "ают", "или"};

static const char *const joint[] = {"и", "в", "на", "не", "у", "нас", "по",
    "что", "когда", "почему", "уже", "с", "до", "сих", "пор", "за", "это",
    "как", "мы", "же", "ли", "кто", "от", "просим", "опять", "снова", "сколько",
    "можно", "очень", "больше", "без", "нет", "только", "всё"};

static const char *const forename[] = {"Анна", "Борис", "Вера", "Глеб", "Дарья",
    "Егор", "Жанна", "Захар", "Инна", "Кирилл", "Лидия", "Макар", "Нина",
    "Олег", "Полина", "Роман", "Софья", "Тимур", "Ульяна", "Фёдор"};

static const char *const surname[] = {"Берёзко", "Ветлугин", "Горчак", "Дубняк",
    "Ельник", "Жаворонко", "Зимогор", "Ивняк", "Камышло", "Луговец", "Малинко",
    "Новосад", "Осинник", "Полевод", "Речник", "Степняк", "Тальник", "Устьянко",
    "Холмогор", "Черёмухо"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static uint64_t seed = 20221003;

/* A number as good as random, the same for the same argument. */
static uint64_t
mix(uint64_t x)
{
	x += UINT64_C(0x9e3779b97f4a7c15);
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint64_t
next(uint64_t *state)
{
	return mix((*state)++);
}

/* Of [0, 1). */
static double
share(uint64_t *state)
{
	return (double)(next(state) >> 11) / 9007199254740992.0;
}

static const char *
pick(const char *const *words, size_t count, uint64_t *state)
{
	return words[next(state) % count];
}

/* Few authors write often: the share of the first x grows as x to the 0.45. */
static uint64_t
draw_author(uint64_t *state)
{
	return (uint64_t)(AUTHORS * pow(share(state), 1 / 0.45));
}

static struct row
row_of(uint64_t number, uint64_t first)
{
	uint64_t state = mix(seed ^ mix(number));
	double kind = share(&state);
	struct row row = {number, draw_author(&state), next(&state), 0},
		   earlier;

	if (number - first < 100 || kind >= 0.107)
		return row;
	earlier = row_of(first + next(&state) % (number - first), first);
	row.text = earlier.text;
	row.edit = next(&state) | 1;
	if (kind < 0.008) {
		row.number = earlier.number;
		row.author = earlier.author;
		if (kind >= 0.008 / 3)
			row.edit = earlier.edit;
	} else if (kind < 0.074)
		row.author = earlier.author;
	else
		row.edit = 0;
	return row;
}

/* Capitals are two bytes like the small letters they stand for. */
static void
put_word(const char *word, int capital)
{
	unsigned char a = (unsigned char)word[0], b = (unsigned char)word[1];

	if (capital && a == 0xd0 && b >= 0xb0)
		printf("\xd0%c%s", b - 0x20, word + 2);
	else if (capital && a == 0xd1 && b <= 0x8f)
		printf("\xd0%c%s", b + 0x20, word + 2);
	else
		fputs(word, stdout);
}

static void
write_word(uint64_t *state, uint64_t *edit, int capital)
{
	uint64_t own = next(state), *from = &own;
	double kind;

	/* One word in eight is another one in a changed text. */
	if (*edit != 0 && next(edit) % 8 == 0)
		from = edit;
	kind = share(from);
	if (kind < 0.28) {
		put_word(pick(joint, COUNT(joint), from), capital);
	} else if (kind < 0.31) {
		printf("%" PRIu64, 1 + next(from) % 220);
	} else {
		put_word(pick(stem, COUNT(stem), from), capital);
		fputs(pick(ending, COUNT(ending), from), stdout);
	}
}

/* As many words as make 290 bytes on average, the length log-normal. */
static unsigned
draw_length(uint64_t *state)
{
	double normal = sqrt(-2 * log(1 - share(state))) *
			cos(6.283185307179586 * share(state));
	double length = exp(2.79 + 0.7 * normal);

	return length < 1 ? 1 : length > 1200 ? 1200 : (unsigned)length;
}

static void
write_text(const struct row *row, const char *newline)
{
	uint64_t state = row->text, edit = row->edit;
	unsigned i, words = draw_length(&state);
	int lines = share(&state) < 0.04, begin = 1;

	if (lines && words < 4)
		words = 4;
	for (i = 0; i < words; i++) {
		write_word(&state, &edit, begin);
		begin = 0;
		if (i + 1 == words)
			break;
		if (next(&state) % 9 == 0 || (lines && i == 1)) {
			fputs(next(&state) % 4 == 0 ? "!" : ".", stdout);
			begin = 1;
		} else if (next(&state) % 8 == 0)
			putchar(',');
		fputs(lines && begin ? newline : " ", stdout);
	}
}

/* 2015-01-01 and on, one every 26 seconds. */
static void
make_time(uint64_t number, char *out, size_t size)
{
	time_t local = 1420070400 + (time_t)number * SECONDS_APART;
	struct tm tm;

	gmtime_r(&local, &tm);
	strftime(out, size, "%Y-%m-%dT%H:%M:%S+06:00", &tm);
}

/* Network, key and url: nine of ten from VK. */
static const char *
make_place(uint64_t number, char key[KEY_SIZE], char url[URL_SIZE])
{
	uint64_t state = mix(number ^ seed);
	uint64_t kind = next(&state) % 20, wall = 70000 + next(&state) % 40;
	uint64_t post = 1 + number / 50, comment = number + 1;

	if (kind < 18) {
		snprintf(key, KEY_SIZE, "-%" PRIu64 "_%" PRIu64 "_%" PRIu64,
		    wall, post, comment);
		snprintf(url, URL_SIZE,
		    "https://vk.com/wall-%" PRIu64 "_%" PRIu64
		    "?reply=%" PRIu64,
		    wall, post, comment);
		return "vk";
	}
	if (kind < 19) {
		snprintf(
		    key, KEY_SIZE, "15%012" PRIu64 "#%" PRIu64, post, comment);
		snprintf(url, URL_SIZE,
		    "https://ok.ru/group/%" PRIu64 "/topic/%s", wall, key);
		return "ok";
	}
	snprintf(key, KEY_SIZE, "chat_%" PRIu64 "/%" PRIu64, wall, comment);
	snprintf(url, URL_SIZE, "https://t.me/%s", key);
	return "telegram";
}

static void
write_row(const struct row *row, int json)
{
	char key[KEY_SIZE], url[URL_SIZE], when[32];
	const char *network = make_place(row->number, key, url);
	uint64_t author = 1000 + row->author, state = mix(author);
	const char *name = pick(forename, COUNT(forename), &state);
	const char *family = pick(surname, COUNT(surname), &state);

	make_time(row->number, when, sizeof(when));
	if (json)
		printf("{\"network\":\"%s\",\"key\":\"%s\",\"url\":\"%s\","
		       "\"author_id\":\"%" PRIu64 "\",\"author\":\"%s %s\","
		       "\"posted_at\":\"%s\",\"text\":\"",
		    network, key, url, author, name, family, when);
	else
		printf("%s,%s,%s,%" PRIu64 ",%s %s,%s,\"", network, key, url,
		    author, name, family, when);
	write_text(row, json ? "\\n" : "\n");
	puts(json ? "\"}" : "\"");
}

int
main(int argc, char **argv)
{
	uint64_t i, first = 0, rows = 1000000;
	struct row row;
	int json = 0, option;

	while ((option = getopt(argc, argv, "jn:s:k:")) != -1)
		switch (option) {
		case 'j':
			json = 1;
			break;
		case 'n':
			rows = strtoull(optarg, NULL, 10);
			break;
		case 's':
			seed = strtoull(optarg, NULL, 10);
			break;
		case 'k':
			first = strtoull(optarg, NULL, 10);
			break;
		default:
			return 2;
		}
	if (!json)
		puts("network,key,url,author_id,author,posted_at,text");
	for (i = 0; i < rows; i++) {
		row = row_of(first + i, first);
		write_row(&row, json);
	}
	return fflush(stdout) != 0 || ferror(stdout);
}
