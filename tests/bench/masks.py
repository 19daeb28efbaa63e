"""Words as people write them to get past a filter, a trick at a time.

Each trick takes a word and a random generator and returns another spelling of
it, or None where the trick has nothing to do. More tricks than those of the
masking tool that the benchmark is given, and other tables.
"""

LATIN = dict(zip('аеорсухкмтвнпигзблдёь', 'aeopcyxkmtbhnurz6ldeb'))
GREEK = dict(zip('аеорхукмтвнпфлги', 'αεορχυκμτΒΗπφλΓι'))
STEPPE = dict(zip('аукнгохзжчие', 'әұқңғөҳҙҗҷӣє'))
UKRAINE = dict(zip('иеыі', 'іеїі'))
WIDE = {a: chr(0xff21 + ord(b) - 65) if b.isupper() else chr(0xff41 + ord(b) - 97)
        for a, b in zip('аеорсухкмтвн', 'aeopcyxkmTBH')}
MATHS = {a: chr(0x1d400 + ord(b) - 65) if b.isupper() else chr(0x1d41a + ord(b) - 97)
         for a, b in zip('аеорсухкмтвн', 'aeopcyxkmTBH')}
CIRCLED = {a: chr(0x24d0 + ord(b) - 97)
           for a, b in zip('аеорсухкмтвнпи', 'aeopcyxkmtbhnu')}
DIGIT = dict(zip('озчбвтля', '03468719'))
ROMAN = dict(zip(
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    ['a', 'b', 'v', 'g', 'd', 'e', 'e', 'zh', 'z', 'i', 'y', 'k', 'l', 'm',
     'n', 'o', 'p', 'r', 's', 't', 'u', 'f', 'h', 'c', 'ch', 'sh', 'sch', '',
     'y', '', 'e', 'yu', 'ya']))
ROMAN_TOO = {**ROMAN, 'х': 'x', 'й': 'i', 'ц': 'ts', 'ё': 'yo', 'ю': 'u',
             'ь': "'", 'я': 'ia', 'ы': 'i'}
KEYS = dict(zip('йцукенгшщзхъфывапролджэячсмитьбюё',
                "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"))
EMOJI = '🔥💩🍆🤬😡'


def swap(word, rng, table, some=True):
    spots = [i for i, c in enumerate(word.lower()) if c in table]
    if not spots:
        return None
    chosen = rng.sample(spots, rng.randint(1, len(spots)) if some
                        else len(spots))
    return ''.join(table[c.lower()] if i in chosen else c
                   for i, c in enumerate(word))


def put(word, rng, what):
    i = rng.randrange(1, len(word))
    return word[:i] + what + word[i:]


def cover(word, rng, sign, letters=1):
    if len(word) < 3 + letters - 1 or (letters > 1 and len(word) < 5):
        return None
    i = rng.randrange(1, len(word) - letters)
    return word[:i] + sign * letters + word[i + letters:]


def twist(word, rng):
    if len(word) < 6:
        return None
    i = rng.randrange(1, len(word) - 2)
    if word[i] == word[i + 1]:
        return None
    return word[:i] + word[i + 1] + word[i] + word[i + 2:]


def spell(word, table):
    return ''.join(table.get(c, c) for c in word.lower())


TRICKS = {
    'dots': lambda w, r: '.'.join(w),
    'dashes': lambda w, r: r.choice('-–—').join(w),
    'underscores': lambda w, r: '_'.join(w),
    'slashes': lambda w, r: r.choice('/|\\+=~').join(w),
    'spaces': lambda w, r: ' '.join(w),
    'wide-spaces': lambda w, r: '  '.join(w),
    'mixed-signs': lambda w, r: ''.join(c + r.choice('. -_') for c in w[:-1])
    + w[-1],
    'brackets': lambda w, r: ''.join(f'({c})' for c in w),
    'emoji': lambda w, r: r.choice(EMOJI).join(w),
    'one-emoji': lambda w, r: put(w, r, r.choice(EMOJI)),
    'unseen': lambda w, r: r.choice('\u200b\u200d\u2060\u00ad').join(w),
    'rtl': lambda w, r: put(w, r, r.choice('\u200f\u202e\u061c')),
    'strike': lambda w, r: ''.join(c + r.choice('\u0336\u0335\u0338')
                                   for c in w),
    'accent': lambda w, r: put(w, r, r.choice('\u0301\u0308\u0304')),
    'repeat': lambda w, r: put(w, r, '') if not w else
    (lambda i: w[:i] + w[i] * r.randint(2, 5) + w[i:])(r.randrange(len(w))),
    'latin': lambda w, r: swap(w, r, LATIN),
    'greek': lambda w, r: swap(w, r, GREEK),
    'steppe': lambda w, r: swap(w, r, STEPPE),
    'ukraine': lambda w, r: swap(w, r, UKRAINE),
    'wide': lambda w, r: swap(w, r, WIDE),
    'maths': lambda w, r: swap(w, r, MATHS),
    'circled': lambda w, r: swap(w, r, CIRCLED),
    'digit': lambda w, r: swap(w, r, DIGIT),
    'star': lambda w, r: cover(w, r, '*'),
    'two-stars': lambda w, r: cover(w, r, '*', 2),
    'hash': lambda w, r: cover(w, r, '#'),
    'at': lambda w, r: cover(w, r, '@'),
    'points': lambda w, r: cover(w, r, '.', 2),
    'swapped': twist,
    'one-dot': lambda w, r: put(w, r, '.'),
    'one-dash': lambda w, r: put(w, r, '-'),
    'one-space': lambda w, r: put(w, r, ' '),
    'line-break': lambda w, r: put(w, r, r.choice(['-\v', '\v'])),
    'roman': lambda w, r: spell(w, ROMAN),
    'roman-too': lambda w, r: spell(w, ROMAN_TOO),
    'keys': lambda w, r: spell(w, KEYS),
    'camel': lambda w, r: ''.join(c.upper() if i % 2 else c.lower()
                                  for i, c in enumerate(w)),
}
