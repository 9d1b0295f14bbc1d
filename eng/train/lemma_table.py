#!/usr/bin/env python3
"""Writes data/language/lemmas.tsv: endings by part of speech, and the forms that the endings get wrong.

usage: lemma_table.py UD_FOLDER WORDNET_DICT VECTORS.npz OUT.tsv

Pairs of form and lemma come from the training parts of the treebanks, from irregular.tsv, and from inflecting the
words of WordNet that are common enough to have a vector.
"""
import os
import re
import sys
from collections import Counter, defaultdict

import numpy as np

import treebank

VOWELS = "aeiou"
PROPER = ("NNP", "NNPS")
CLITICS = ("VBZ", "VBP", "POS", "MD", "RB", "PRP")


def wordnet(folder, part):
    out = []
    with open(os.path.join(folder, "index." + part), encoding="latin-1") as f:
        for line in f:
            word = line.split(" ", 1)[0]
            if word and re.fullmatch("[a-z]{2,}", word):
                out.append(word)
    return out


def capitals(folder, part):
    """Words that WordNet writes with a capital in every sense: Malian, Buddhist."""
    seen = defaultdict(set)
    with open(os.path.join(folder, "data." + part), encoding="latin-1") as f:
        for line in f:
            c = line.split(" ")
            if line.startswith("  ") or len(c) < 5:
                continue
            for k in range(int(c[3], 16)):
                w = re.sub(r"\(.*\)$", "", c[4 + 2 * k])
                seen[w.lower()].add(w)
    return {w: next(iter(v)) for w, v in seen.items()
            if len(v) == 1 and re.fullmatch("[A-Z][a-z]{2,}", next(iter(v)))}


def doubles(word):
    """True, False, or None where both are met."""
    if not re.search("[^aeiou][aeiou][bdgklmnprt]$", word) or word[-1] in "wxy":
        return False
    return True if len(re.findall("[aeiouy]+", word)) == 1 else None


def plural(word):
    if re.search("(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(word):
    yield plural(word) if not word.endswith("o") else word + "es", "VBZ"
    if word.endswith("e"):
        past, ing = word + "d", word[:-1] + "ing" if not word.endswith(("ee", "ye", "oe")) else word + "ing"
        pairs = [(past, ing)]
    elif re.search("[^aeiou]y$", word):
        pairs = [(word[:-1] + "ied", word + "ing")]
    else:
        d = doubles(word)
        pairs = []
        if d is not True:
            pairs.append((word + "ed", word + "ing"))
        if d is not False:
            pairs.append((word + word[-1] + "ed", word + word[-1] + "ing"))
    for past, ing in pairs:
        yield past, "VBD"
        yield past, "VBN"
        yield ing, "VBG"


def compare_forms(word):
    if len(re.findall("[aeiouy]+", word)) > 2:
        return
    if word.endswith("e"):
        stem = word[:-1]
    elif re.search("[^aeiou]y$", word):
        stem = word[:-1] + "i"
    elif doubles(word) is True:
        stem = word + word[-1]
    else:
        stem = word
    yield stem + "er", "JJR"
    yield stem + "est", "JJS"


def main(argv):
    ud, dictionary, vector_path, out = argv[:4]
    known = set(np.load(vector_path)["words"].tolist())
    seen = defaultdict(Counter)
    for t in ("ewt", "gum"):
        for s in treebank.read(os.path.join(ud, f"en_{t}-train.conllu")):
            for f, x, l, feats in zip(s.forms, s.xpos, s.lemmas, s.feats):
                # misspelt words tell nothing, but for clitics without their apostrophe
                if ("Typo=Yes" not in feats or len(f) <= 3 and x in CLITICS) and "_" not in l:
                    seen[f if x in PROPER else f.lower(), x][l] += 1
    irregular = {}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "irregular.tsv"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            if line[0] != "#" and c[0] != "form":
                irregular[c[0], c[1]] = c[2]
    made = {}
    verbs = wordnet(dictionary, "verb")
    for w in verbs:
        for form, x in verb_forms(w):
            if form in known or w in known:
                # where two bases give the same form, the one that comes first in the dictionary wins
                made.setdefault((form, x), w)
    for w in wordnet(dictionary, "noun"):
        if plural(w) in known:
            made.setdefault((plural(w), "NNS"), w)
    for w in wordnet(dictionary, "adj"):
        for form, x in compare_forms(w):
            if form in known:
                made.setdefault((form, x), w)
    peoples = capitals(dictionary, "adj")
    for low, w in peoples.items():
        if low in known:
            made[low, "JJ"] = made[low, "NN"] = w
            made[low + "s", "NNS"] = w
    truth, choices = {}, {}
    for key, lemma in made.items():
        truth[key] = lemma
    for key, lemma in irregular.items():
        truth[key] = lemma
    for key, counts in seen.items():
        ordered = counts.most_common()
        lemma, n = ordered[0]
        total = sum(counts.values())
        if key in irregular or n * 2 < total or (key in truth and n < 3 and truth[key] != lemma):
            continue
        truth[key] = lemma
        others = [l for l, k in ordered[1:] if k >= 3 and k >= 0.08 * total and l.lower() != lemma.lower()]
        if others:
            choices[key] = [lemma] + others
    # endings: for each part of speech, the shortest endings that decide
    rules = {}
    votes = defaultdict(lambda: defaultdict(Counter))
    for (form, x), lemma in truth.items():
        low, end = form.lower(), lemma.lower() if x not in PROPER else lemma
        source = form if x in PROPER else low
        n = 0
        while n < min(len(source), len(end)) and source[n] == end[n]:
            n += 1
        script = (len(source) - n, end[n:])
        if n == 0 or script[0] > 5:
            continue
        for k in range(0, 6):
            if k >= script[0] and k < len(source):
                votes[x][source[len(source) - k:]][script] += 1
    for x, endings in votes.items():
        for ending in sorted(endings, key=lambda e: (len(e), e)):
            script, n = endings[ending].most_common(1)[0]
            if n < 3 and ending:
                continue
            parent = next((rules[x, ending[k:]] for k in range(1, len(ending) + 1) if (x, ending[k:]) in rules), None)
            if parent != script and (parent is not None or script != (0, "")):
                rules[x, ending] = script

    def by_rule(form, x):
        for k in range(min(5, len(form) - 1), -1, -1):
            r = rules.get((x, form[len(form) - k:]))
            if r is not None:
                return form[:len(form) - r[0]] + r[1]
        return form

    rows = []
    for (x, ending), (cut, add) in rules.items():
        rows.append((x, "*" + ending, "*" + ending[:len(ending) - cut] + add))
    for key, lemma in truth.items():
        form, x = key
        if key in choices:
            rows.append((x, form, "|".join(choices[key])))
        elif by_rule(form, x) != lemma and "\t" not in form:
            # a name seen once says little
            if x in PROPER and sum(seen[key].values()) < 2:
                continue
            if "|" in form or "|" in lemma or form.startswith("*"):
                continue
            rows.append((x, form, lemma))
    with open(out, "w", encoding="utf-8") as f:
        f.write("# Lemmas: endings by part of speech (*ies is any form that ends so), and the forms that the endings get wrong;\n"
                "# several lemmas of one form are parted by |, the usual one first.\n"
                "# Source: made by eng/train/lemma_table.py from the training parts of UD English EWT (CC BY-SA 4.0) and GUM\n"
                "# (annotation CC BY 4.0), the word list of WordNet 3.1 (WordNet licence) and eng/train/irregular.tsv.\n"
                "# form: in lower case but for proper nouns\nxpos\tform\tlemma\n")
        for r in sorted(rows):
            f.write("\t".join(r) + "\n")
    print(len(rules), "endings", len(rows), "rows", os.path.getsize(out), "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
