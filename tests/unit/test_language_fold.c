/* The normal form: what is one spelling, what stays apart, where it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "language/fold.h"
#include "language/fold_end.h"

/* Symbols as letters: Cyrillic, digits, Latin; a break is `|`, a cover `*`. */
static void
show(struct buffer *out, const unsigned char *symbols, size_t length)
{
	static const char latin[] = "abcdefghiklmnoprstuv";
	char bytes[4];

	for (size_t i = 0; i < length; i++) {
		unsigned symbol = symbols[i];

		if (symbol == FOLD_BREAK)
			buffer_putc(out, '|');
		else if (symbol < FOLD_DIGIT)
			buffer_put(out, bytes,
			    text_encode(0x430 + symbol - FOLD_CYRILLIC, bytes));
		else if (symbol < FOLD_LATIN)
			buffer_putc(out, (char)('0' + symbol - FOLD_DIGIT));
		else if (symbol < FOLD_COVER)
			buffer_putc(out, latin[symbol - FOLD_LATIN]);
		else
			buffer_putc(out, '*');
	}
}

/* Each reading has a break of its own before it: no phrase reaches across. */
static void
part(struct buffer *out, const char *readings)
{
	for (size_t i = 0; readings[i] != '\0'; i++) {
		if (i == 0 || readings[i - 1] == '|')
			buffer_putc(out, '|');
		buffer_putc(out, readings[i]);
	}
}

static void
check(const char *text, const char *normal, const char *readings,
    const char *covered)
{
	struct fold fold = {0};
	struct buffer out = {0}, parted = {0};

	fold_text(&fold, text, strlen(text));
	show(&out, fold.main.symbols, fold.text_symbols);
	assert_string_equal(out.bytes, normal);
	buffer_reset(&out);
	buffer_puts(&out, "");
	show(&out, fold.main.symbols + fold.text_symbols,
	    fold.main.length - fold.text_symbols);
	buffer_puts(&parted, "");
	part(&parted, readings);
	assert_string_equal(out.bytes, parted.bytes);
	buffer_free(&parted);
	buffer_reset(&out);
	buffer_puts(&out, "");
	for (size_t i = 0; i < fold.word_count; i++) {
		show(&out, fold.covered.symbols + fold.words[i].begin,
		    fold.words[i].length);
		buffer_putc(&out, fold.words[i].exact ? '!' : '?');
	}
	assert_string_equal(out.bytes, covered);
	buffer_free(&out);
	fold_free(&fold);
}

static void
one_spelling(void **state)
{
	(void)state;
	check("Ёлка, ЁЛКА", "|елка|елка|", "", "");
	check("Жуууткооо!", "|жутко|", "", "");
	check("суббота 11", "|субота|11|", "", "");
	/* й decomposed, е with a stress, characters of no width */
	check("мои\u0306 е\u0301ж", "|мой|еж|", "", "");
	check("до\u200bро\u00adга\ufeff", "|дорога|", "", "");
	check("сини\u0438\u0306 и\u0306и\u0306", "|синий|й|", "", "");
	/* wide, small capitals, other alphabets */
	check("\uff2f\uff2b ᴏᴛᴧичий қала", "|ok|отличий|кала|", "", "");
	/* hooks, strokes and stresses, of which no other letter is made */
	check("\u04fdле\u04c6 вх\u03ccд", "|хлел|вход|", "", "");
	check("l\u0131ft sta\u0142", "|lift|stal|", "", "");
	check("", "|", "", "");
	check("...", "|", "", "");
}

/* A decomposed й is й wherever it is read, and its breve no gap. */
static void
decomposed(void **state)
{
	(void)state;
	check("ча\u0438\u0306-ка", "|чай|ка|", "чайка|", "");
	check("ча*\u0438\u0306", "|ча|й|", "чай|", "ча*й!");
	check("ч а \u0438\u0306 к а", "|ч|а|й|к|а|", "чайка|айка|чайк|", "");
	check("х\u0301 л е б", "|х|л|е|б|", "хлеб|леб|хле|", "");
}

/* Pictures, shapes and signs like stars cover letters; what is empty parts. */
static void
shapes(void **state)
{
	(void)state;
	check("хл\u25a0б", "|хл|б|", "хлб|", "хл**б?");
	check("хл\u2b55б", "|хл|б|", "хлб|", "хл**б?");
	check("хл\u00d7б", "|хл|б|", "хлб|", "хл*б!");
	check("5\u00d77 м", "|5|7|м|", "", "");
	check("х\u3164л\u3164е\u3164б", "|х|л|е|б|", "хлеб|леб|хле|", "");
}

static void
latin_inside_cyrillic(void **state)
{
	(void)state;
	/* and read by their sound too */
	check("Cоседи cвepxy", "|соседи|сверху|", "цоседи|цвепхй|", "");
	check("piздец \uff50ub", "|риздец|pub|", "пиздец|", "");
	/* nothing Cyrillic in it: left alone */
	check("Xerox 6LR61 cope", "|heroh|6lr61|cope|", "", "");
}

static void
single_letters(void **state)
{
	(void)state;
	check("х л е б", "|х|л|е|б|", "хлеб|леб|хле|", "");
	check("я и ты", "|я|и|ты|", "", "");
	/* Latin letters among them, and one written several times */
	check("x л e б", "|h|л|e|б|", "хлеб|леб|хле|", "");
	check("х х л е е б", "|х|х|л|е|е|б|", "хлеб|хлеб|хле|", "");
	check("a b c", "|a|b|c|", "abc|", "");
	check("х.л.е.б", "|х|л|е|б|", "хлеб|леб|хле|хлеб|", "");
	/* initials are no word */
	check("Х.Л.Ебелов", "|х|л|ебелов|", "", "");
	check("С. У. и К.", "|с|у|и|к|", "", "");
}

static void
digits_and_covers(void **state)
{
	(void)state;
	check("п1ро6ка", "|п1ро6ка|", "плробка|пиробка|", "");
	check("дом 14а 5б", "|дом|14а|5б|", "", "");
	check("хл*б", "|хл|б|", "хлб|", "хл*б!");
	check("хл...б", "|хл|б|", "", "хл***б?");
	check("5*7 a*b", "|5|7|a|b|", "", "");
}

/* Digits are letters in a word only, no numbers of houses, cars and rooms. */
static void
numbers_stay(void **state)
{
	(void)state;
	check("36лет", "|36лет|", "", "");
	check("д.43б", "|д|43б|", "", "");
	check("А123ВС55", "|а123вс55|", "", "");
	check("а123вс", "|а123вс|", "", "");
	check("ЕБ-94", "|еб|94|", "", "");
	check("Х/У-3", "|х|у|3|", "", "");
	check("Х-У-3", "|х|у|3|", "", "");
	check("Е640", "|е640|", "", "");
	check("хл36ный", "|хл36ный|", "хлзбный|хлебный|", "");
	/* a number before a word is none of its sound */
	check("3балла", "|3бала|", "збала|збала|", "");
}

/* Which signs may stand for letters. */
static void
signs_part_words(void **state)
{
	(void)state;
	check("ж/д", "|ж|д|", "", "");
	check("м-р", "|м|р|", "", "");
	check("да.в", "|да|в|", "дав|", "да*в?");
	check("Да.В", "|да|в|", "дав|", "");
	check("все...же", "|все|же|", "", "все***же?");
	check("х…б", "|х|б|", "", "х**б?");
	check("слово*Слово", "|слово|слово|", "словослово|", "");
	check("#один#два", "|один|два|", "одиндва|", "");
	check("бе€ег", "|бе|ег|", "бег|", "бе*ег!");
	/* words that a sign parts, each with its digits */
	check("слово/хле6а", "|слово|хле6а|", "хлеба|хлеба|", "");
	/* bold type */
	check("**хле6**", "|хле6|", "хлеб|", "");
	check("хле6*", "|хле6|", "хлеб|", "хлеб*!");
}

/* A sentence ends in two breaks, an abbreviation in one. */
static void
sentences(void **state)
{
	(void)state;
	check("У дома. Снег", "|у|дома||снег|", "", "");
	check("Снег! Лед? да", "|снег||лед||да|", "", "");
	check("Снег!!! Лед... да", "|снег|лед|да|", "", "");
	check("ул. Мира, д. 5... Лед", "|ул|мира|д|5|лед|", "", "");
}

static void
between_letters(void **state)
{
	(void)state;
	check("хл—еб", "|хл|еб|", "хлеб|", "");
	check("х🍞л🍞е🍞б", "|х|л|е|б|", "хлеб|леб|хле|хлеб|", "");
	check("х  л  е  б", "|х|л|е|б|", "хлеб|леб|хле|", "");
	check("(х)(л)(е)(б)", "|х|л|е|б|", "хлеб|леб|хле|хлеб|", "");
	check("хл(е)б дом(а)", "|хл|е|б|дом|а|", "хлеб|дома|", "");
	check("х. л. е. б", "|х|л|е|б|", "хлеб|леб|хле|", "");
	check("Х. Л. Е. Б", "|х|л|е|б|", "", "");
	/* not evenly apart: a word of one letter and an abbreviation */
	check("с у.к", "|с|у|к|", "", "у*к?");
	/* words of one letter beside them, which are otherwise apart */
	check("и х  л  е  б у", "|и|х|л|е|б|у|", "хлеб|леб|хле|", "");
	check("и х\u00a0л\u00a0е\u00a0б", "|и|х|л|е|б|", "хлеб|леб|хле|", "");
	check("и в  доме", "|и|в|доме|", "", "");
	/* digits between each two, brackets for a letter */
	check("х1л2е1б", "|х1л2е1б|", "хлеб|хл2елб|хил2еиб|", "");
	check("}{леб на}{л", "|леб|на|л|", "хлеб|нахл|", "");
	check(")(леб (на)(л)", "|леб|на|л|", "хлеб|", "");
	/* two initials, two words */
	check("Е.Б. Лед", "|е|б|лед|", "", "");
	check("какое-бы", "|какое|бы|", "", "");
}

static void
markup_inside(void **state)
{
	(void)state;
	check("х<b>л</b>еб", "|х|b|л|b|еб|", "хвл|хлеб|", "");
	check("хл&shy;еб", "|хл|shi|еб|", "хлеб|", "");
	check("<i>хл</i>еб", "|i|хл|i|еб|", "хлеб|", "");
	check("хл<br>еб <b", "|хл|br|еб|b|", "", "");
	check("хл&#8212;еб", "|хл|8212|еб|", "", "");
}

static void
stars_behind(void **state)
{
	(void)state;
	check("хл* на", "|хл|на|", "", "хл*!");
	check("хле* *на*", "|хле|на|", "", "");
}

static void
broken_and_typed(void **state)
{
	(void)state;
	check("дер-\nево", "|дер|ево|", "дерево|", "");
	check("де-\nре-\nво", "|де|ре|во|", "дерево|рево|", "");
	check("дер- ево", "|дер|ево|", "", "");
	check(",thtuf d", "|thtuf|d|", "берега|", "");
	check("[x y] soft,hard", "|h|i|soft|hard|", "", "");
}

static void
offsets_of_the_text(void **state)
{
	const char *text = "а  бб\u200bв";
	struct fold fold = {0};

	(void)state;
	fold_text(&fold, text, strlen(text));
	/* |а|бв| */
	assert_int_equal(fold.main.length, 6);
	assert_int_equal(fold.main.offsets[1], 0);
	assert_int_equal(fold.main.offsets[3], 4);
	assert_int_equal(fold.main.offsets[4], 11);
	assert_int_equal(fold_end(text, strlen(text), 11), strlen(text));
	fold_free(&fold);
}

/* Marks are of their letter, and repetitions where the fold drops them. */
static void
ends(void **state)
{
	static const char text[] = "а\u0301ббб\u0336в 11";

	(void)state;
	assert_int_equal(fold_end(text, strlen(text), 0), 4);
	assert_int_equal(fold_end(text, strlen(text), 4), 6);
	assert_int_equal(fold_end_letter(text, strlen(text), 4), 12);
	assert_int_equal(fold_end_letter(text, strlen(text), 12), 14);
	assert_int_equal(fold_end_letter(text, strlen(text), 15), 16);
}

/* Whatever the bytes are, offsets rise and stay inside. */
static void
any_bytes(void **state)
{
	struct fold fold = {0};
	unsigned seed = 7;
	char bytes[64];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t length = (size_t)round % sizeof(bytes);

		for (size_t i = 0; i < length; i++) {
			seed = seed * 1664525 + 1013904223;
			bytes[i] =
			    (char)((seed >> 16) % 3 == 0 ? seed >> 24 : 0xd0);
		}
		fold_text(&fold, bytes, length);
		for (size_t i = 1; i < fold.text_symbols; i++) {
			assert_true(fold.main.symbols[i] < FOLD_COVER);
			assert_true(
			    fold.main.offsets[i - 1] <= fold.main.offsets[i]);
			assert_true(fold.main.offsets[i] <= length);
		}
	}
	fold_free(&fold);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_spelling),
	    cmocka_unit_test(decomposed),
	    cmocka_unit_test(shapes),
	    cmocka_unit_test(latin_inside_cyrillic),
	    cmocka_unit_test(single_letters),
	    cmocka_unit_test(digits_and_covers),
	    cmocka_unit_test(numbers_stay),
	    cmocka_unit_test(signs_part_words),
	    cmocka_unit_test(sentences),
	    cmocka_unit_test(between_letters),
	    cmocka_unit_test(broken_and_typed),
	    cmocka_unit_test(markup_inside),
	    cmocka_unit_test(stars_behind),
	    cmocka_unit_test(offsets_of_the_text),
	    cmocka_unit_test(ends),
	    cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
