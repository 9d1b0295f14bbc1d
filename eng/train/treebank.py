"""CoNLL-U in; tag classes and lemma scripts."""
import hashlib
from collections import Counter


class Sentence:
    __slots__ = ("forms", "lemmas", "upos", "xpos", "feats", "heads", "deprels")


def read(path):
    """Sentences of syntactic words; ranges and empty nodes are passed over."""
    out, rows = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    out.append(pack(rows))
                rows = []
            elif line[0] != "#":
                c = line.split("\t")
                if c[0].isdigit():
                    rows.append(c)
    if rows:
        out.append(pack(rows))
    return out


def pack(rows):
    s = Sentence()
    s.forms = [c[1] for c in rows]
    s.lemmas = [c[2] for c in rows]
    s.upos = [c[3] for c in rows]
    s.xpos = [c[4] for c in rows]
    s.feats = [c[5] for c in rows]
    s.heads = [int(c[6]) for c in rows]
    s.deprels = [c[7] for c in rows]
    return s


def digest(paths):
    h = hashlib.sha256()
    for p in paths:
        with open(p, "rb") as f:
            h.update(f.read())
    return h.hexdigest()


def lemma_script(form, lemma):
    """How to get the lemma from the form: case, letters to cut, letters to add. 'C' keeps the case of what is kept,
    'L' lowers it first; cut '*' replaces the whole form."""
    low = form.lower()
    case = "C" if form == low or lemma[:1] != low[:1] or lemma.startswith(form[:1]) else "L"
    base = form if case == "C" else low
    n = 0
    while n < len(base) and n < len(lemma) and base[n] == lemma[n]:
        n += 1
    if n == 0:
        return "C|*|" + lemma
    return f"{case}|{len(base) - n}|{lemma[n:]}"


def apply_script(form, script):
    case, cut, add = script.split("|", 2)
    base = form if case == "C" else form.lower()
    if cut == "*":
        return add
    cut = int(cut)
    if cut >= len(base) and cut > 0:
        return None
    return base[:len(base) - cut] + add


def classes(values, least):
    counted = Counter(values)
    return [v for v, n in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n >= least]
