#include "language/likeness_object.h"

#include <string.h>

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

enum { GROUPS_MOST = 52 };

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
	bool other = (mark & (LIKENESS_MONTH_NAME | LIKENESS_NUMERAL)) != 0;

	return group == 0 || other
		   ? LIKENESS_ANY
		   : (enum likeness_role)(LIKENESS_OBJECT + group - 1);
}

bool
likeness_object_is_action(const struct word *word)
{
	static const char ends[] =
	    "ют ут чат жат шат ят ает яет уют ует еет "
	    "дет чет жет рет тся ться лся лась лось лись ать ять ить еть уть "
	    "ыть али яли или ели ыли ала яла ила ела ало яло ило ело ал ял ил "
	    "ел аем яем уем аете йте оит рит тит нно сто лго чно жно хо";

	return word_ends_in(word->folded, word->length, ends);
}
