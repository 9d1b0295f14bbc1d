#!/usr/bin/env python3
"""Writes data/language/features.tsv: the usual features of a pair of tags, and of words that differ from it.

usage: features_table.py UD_FOLDER OUT.tsv
"""
import os
import sys
from collections import Counter, defaultdict

import treebank
from features import normal

OPEN = {"NOUN", "VERB", "PROPN", "PUNCT", "X", "SYM"}
# forms that tell number or person
AGREE = {"am", "'m", "are", "is", "was", "were", "has", "does"}


def main(argv):
    by_tag, by_form = defaultdict(Counter), defaultdict(Counter)
    for t in ("ewt", "gum"):
        for s in treebank.read(os.path.join(argv[0], f"en_{t}-train.conllu")):
            for f, u, x, v in zip(s.forms, s.upos, s.xpos, s.feats):
                v = v.replace("|Voice=Pass", "")
                v = "|".join(p for p in v.split("|") if not p.startswith(("Typo", "Style", "Abbr", "Foreign", "ExtPos")))
                v = "" if v in ("_", "") else v
                # a verb's number and person follow its subject: a word alone does not tell
                bare = "|".join(p for p in v.split("|") if not p.startswith(("Number", "Person"))) if x in ("VBD", "VBP", "MD") else v
                by_tag[u, x][bare] += 1
                if u not in OPEN:
                    by_form[normal(f), u, x][bare if x in ("VBD", "VBP", "MD") and normal(f) not in AGREE else v] += 1
    usual = {k: c.most_common(1)[0][0] for k, c in by_tag.items() if sum(c.values()) >= 3}
    rows = [("", u, x, v) for (u, x), v in usual.items() if v]
    for (f, u, x), c in by_form.items():
        v, n = c.most_common(1)[0]
        if n >= 4 and v != usual.get((u, x), ""):
            rows.append((f, u, x, v))
    with open(argv[1], "w", encoding="utf-8") as out:
        out.write("# Features of words by their tags, or by form and tags where a word differs; voice is added by the tree.\n"
                  "# Source: counted by eng/train/features_table.py in the training parts of UD English EWT (CC BY-SA 4.0) and GUM (annotation CC BY 4.0).\n"
                  "# form: in lower case, empty for any word\nform\tupos\txpos\tfeats\n")
        for r in sorted(rows):
            out.write("\t".join(r) + "\n")
    print(len(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
