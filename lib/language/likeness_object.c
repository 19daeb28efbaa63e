#include "language/likeness_object.h"

/* In the forms that the stemmer does not bring together. */
static const char *const groups[] = {"лифт подъемник", "домофон домофонный",
    "мусоропровод",
    "мусор мусорка мусорный мусоровоз бак баки контейнер контейнерный свалка "
    "помойка отходы тко урна",
    "видеонаблюдение видеокамера", "шлагбаум",
    "свет света электричество электроэнергия электроснабжение фонарь фонари "
    "освещение лампочка лампа лампочки светильник обесточен обесточили темнота",
    "вода воды водоснабжение водопровод водоканал колонка водокачка кипяток "
    "кран",
    "отопление батарея батареи батарей радиатор теплоснабжение "
    "теплосеть теплотрасса котельная обогреватель отопительный",
    "интернет вайфай роутер провайдер", "газ газификация газовый газопровод",
    "снег снега снегопад сугроб наледь гололед гололедица лед льда каша "
    "снегоуборочный грейдер",
    "листва листья", "качели качель", "песочница", "горка горки",
    "крыша кровля кровельный", "крыльцо", "балкон",
    "лестница ступени ступенька", "пандус",
    "канализация канализационный нечистоты септик фекалии",
    "асфальт яма ямы выбоина колдобина ямочный", "разметка зебра", "светофор",
    "собака собаки собак пес псы псов свора стая", "терапевт", "педиатр",
    "невролог невропатолог", "хирург", "окулист офтальмолог",
    "лор отоларинголог", "стоматолог дантист", "кардиолог", "гинеколог",
    "эндокринолог", "онколог"};

/* How, not what: one says it so, another otherwise. */
static const char manner_words[] =
    "большой огромный громадный здоровенный глубокий ужасный страшный сильный "
    "жуткий кошмарный постоянный полный маленький грязный целый сплошной "
    "бесконечный невозможный регулярный";

enum { GROUPS_MOST = 64 - LIKENESS_OBJECT };

_Static_assert(sizeof(groups) / sizeof(*groups) <= GROUPS_MOST,
    "a role of a term has six bits");

void
likeness_object_mark(struct stemmer *stemmer)
{
	for (unsigned i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		stem_mark(stemmer, groups[i], (i + 1) << LIKENESS_VALUE_SHIFT);
	stem_mark(stemmer, manner_words, LIKENESS_MANNER);
}

enum likeness_role
likeness_object_role(unsigned mark)
{
	unsigned group = mark >> LIKENESS_VALUE_SHIFT;
	bool other =
	    (mark & (LIKENESS_MONTH_NAME | LIKENESS_NUMERAL | LIKENESS_FORM)) !=
	    0;

	return group == 0 || other
		   ? LIKENESS_ANY
		   : (enum likeness_role)(LIKENESS_OBJECT + group - 1);
}

/* Letters from а on; ё is е. */
enum letter {
	A,
	B,
	V,
	G,
	D,
	E,
	ZH,
	Z,
	I,
	Y,
	K,
	L,
	M,
	N,
	O,
	P,
	R,
	S,
	T,
	U,
	F,
	H,
	TS,
	CH,
	SH,
	SHCH,
	HARD,
	YI,
	SOFT,
	EH,
	YU,
	YA,
	LETTERS
};

#define BIT(letter) (UINT32_C(1) << (letter))
#define ANY UINT32_MAX

/*
 * By the last letter and the one before: which may be the third from the end.
 * ют, ает, ить, ался, али, ило, ем, ете; давно, часто, долго.
 */
static const uint32_t ends[LETTERS][LETTERS] = {
    [T] = {[YU] = ANY,
	[U] = ANY,
	[YA] = ANY,
	[A] = BIT(CH) | BIT(ZH) | BIT(SH),
	[E] = BIT(A) | BIT(YA) | BIT(U) | BIT(E) | BIT(D) | BIT(CH) | BIT(ZH) |
	      BIT(R),
	[I] = BIT(O) | BIT(R) | BIT(T)},
    [SOFT] = {[T] = BIT(A) | BIT(YA) | BIT(I) | BIT(E) | BIT(U) | BIT(YI),
	[S] = BIT(A) | BIT(O)},
    [YA] = {[S] = BIT(T) | BIT(SOFT) | BIT(L)},
    [I] = {[L] = BIT(A) | BIT(YA) | BIT(I) | BIT(E) | BIT(YI)},
    [A] = {[L] = BIT(A) | BIT(YA) | BIT(I) | BIT(E)},
    [O] = {[L] = BIT(A) | BIT(YA) | BIT(I) | BIT(E),
	[N] = BIT(N) | BIT(CH) | BIT(ZH),
	[T] = BIT(S),
	[G] = BIT(L),
	[H] = ANY},
    [L] = {[A] = ANY, [YA] = ANY, [I] = ANY, [E] = ANY},
    [M] = {[E] = BIT(A) | BIT(YA) | BIT(U)},
    [E] = {[T] = BIT(E) | BIT(Y)}};

/* The letter whose two bytes those are; LETTERS: none. */
static unsigned
letter_at(const char *bytes)
{
	unsigned code = ((unsigned char)bytes[0] & 0x1fU) << 6 |
			((unsigned char)bytes[1] & 0x3fU);

	return code >= 0x430 && code < 0x430 + LETTERS ? code - 0x430 : LETTERS;
}

bool
likeness_object_is_action(const struct word *word)
{
	const char *end = word->folded + word->length;
	unsigned last, before, third;

	if (word->length < 8) /* four letters */
		return false;
	last = letter_at(end - 2);
	before = letter_at(end - 4);
	if (last == LETTERS || before == LETTERS || ends[last][before] == 0)
		return false;
	third = letter_at(end - 6);
	return third != LETTERS && (ends[last][before] >> third & 1) != 0;
}
