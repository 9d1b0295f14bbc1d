"""What the network sees of a word: its vector, its own row, hashed affixes, shape. `WordFeatures.cs` does the same."""
import unicodedata

AFFIXES = [("s", 1, 256), ("s", 2, 1024), ("s", 3, 4096), ("s", 4, 8192), ("p", 1, 256), ("p", 2, 1024), ("p", 3, 4096)]
SHAPES = 128
FOLD = {"“": '"', "”": '"', "„": '"', "``": '"', "''": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "..."}


def units(text):
    """UTF-16 code units, as C# has them."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]


def normal(form):
    """Lower case with straight quotes and plain dashes: the key of the word tables."""
    form = FOLD.get(form, form)
    if "’" in form:
        form = form.replace("’", "'")
    return form.lower()


def plain(key):
    """Without combining marks: the second try of the vector table."""
    return "".join(c for c in unicodedata.normalize("NFD", key) if unicodedata.category(c) != "Mn")


def hash_units(codes, seed):
    h = (2166136261 ^ seed) & 0xFFFFFFFF
    for c in codes:
        h = ((h ^ c) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    return h


def shape(form):
    """0..127: case pattern (8) x digits (4) x inner marks (4)."""
    letters = [c for c in form if c.isalpha()]
    digits = sum(c in "0123456789" for c in form)
    if not letters:
        case = 0
    elif not any(c.isupper() for c in letters):
        case = 1
    elif all(c.isupper() for c in letters):
        case = 2 if len(letters) == 1 else 3
    elif form[0].isupper() and not any(c.isupper() for c in letters[1:]):
        case = 4
    elif form[0].isupper():
        case = 5
    elif form[0].isalpha():
        case = 6
    else:
        case = 7
    number = 0 if digits == 0 else 3 if digits < len(form) else 2 if len(form) == 4 else 1
    marks = (1 if "-" in form else 0) + (2 if "." in form or "'" in form or "’" in form else 0)
    return case * 16 + number * 4 + marks


class Features:
    """Rows of indices for word types: [vector, word, affix..., shape]; 0 of the first two is 'unknown'."""

    def __init__(self, vector_words, words):
        self.vectors = {w: i + 1 for i, w in enumerate(vector_words)}
        self.words = {w: i + 1 for i, w in enumerate(words)}
        self.cache = {}

    def __call__(self, form):
        row = self.cache.get(form)
        if row is None:
            key = normal(form)
            vector = self.vectors.get(key, 0) or self.vectors.get(plain(key), 0)
            row = [vector, self.words.get(key, 0)]
            codes = units(key)
            for k, (kind, size, buckets) in enumerate(AFFIXES):
                part = codes[-size:] if kind == "s" else codes[:size]
                row.append(hash_units(part, 7919 * (k + 1)) % buckets)
            row.append(shape(form))
            self.cache[form] = row
        return row
