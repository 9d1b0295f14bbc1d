#!/usr/bin/env python3
"""Writes a checkpoint as the file that Attache.Language reads, and scores what was written.

usage: export.py TRAINED_FOLDER CHECKPOINT.pt[,CHECKPOINT.pt...] VECTORS.npz OUT.bin [UD_FOLDER]

Of several checkpoints the mean of their weights is written; they must come from one line of training.

Matrices are int8 with one float32 scale a row; vectors of biases are float32. Little-endian throughout.
"""
import json
import os
import struct
import sys

import numpy as np
import torch

import decode
import treebank
from features import AFFIXES, SHAPES, Features
from network import Network

# Sentences trained on in title case and capitals make the tagger take names for nouns; this leans back towards names.
# Between 0.4 and 1 all four figures of the development parts rise.
NAME_LEAN = 1.0

MATRICES = ["words.weight"] + [f"affixes.{k}.weight" for k in range(len(AFFIXES))] + ["shapes.weight"]


def quantise(m):
    scale = np.abs(m).max(axis=1) / 127
    scale[scale == 0] = 1
    scale = scale.astype(np.float32)
    return np.round(m / scale[:, None]).astype(np.int8), scale


def main(argv):
    folder, checkpoint, vector_path, out = argv[:4]
    with open(os.path.join(folder, "lists.json"), encoding="utf-8") as f:
        lists = json.load(f)
    c = lists["config"]
    states = [torch.load(p) for p in checkpoint.split(",")]
    state = {k: sum(s[k] for s in states) / len(states) for k in states[0]}
    for i, tag in enumerate(lists["tags"]):
        if tag.startswith("PROPN "):
            state["tag.bias"][i] += NAME_LEAN
    z = np.load(vector_path)
    header = dict(hidden=c["hidden"], arcDim=c["arc_dim"], labelDim=c["label_dim"], wordDim=c["word_dim"],
                  shapes=SHAPES, affixes=["".join((k, str(n), ":", str(b))) for k, n, b in AFFIXES],
                  tags=lists["tags"], labels=lists["labels"], scripts=lists["scripts"], words=lists["words"])
    with open(out + ".new", "wb") as f:
        raw = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        f.write(b"ATTACHE1" + struct.pack("<i", len(raw)) + raw)

        def matrix(name, value=None):
            m = state[name].numpy() if value is None else value
            q, scale = quantise(m)
            f.write(struct.pack("<ii", *q.shape) + scale.tobytes() + q.tobytes())
            if value is None:
                state[name] = torch.from_numpy(q.astype(np.float32) * scale[:, None])

        def vector(name):
            v = state[name].numpy().reshape(-1).astype(np.float32)
            f.write(struct.pack("<i", len(v)) + v.tobytes())

        vector("unknown")
        for name in MATRICES:
            matrix(name)
        for k in range(len(c["hidden"])):
            matrix(f"layers.{k}.wi")
            vector(f"layers.{k}.bias")
            wh = state[f"layers.{k}.wh"].numpy()
            done = []
            for d in range(2):
                q, scale = quantise(wh[d])
                f.write(struct.pack("<ii", *q.shape) + scale.tobytes() + q.tobytes())
                done.append(q.astype(np.float32) * scale[:, None])
            state[f"layers.{k}.wh"] = torch.from_numpy(np.stack(done))
        for name in ("tag", "lemma", "arc_dep", "arc_head", "label_dep", "label_head", "label_both"):
            matrix(name + ".weight")
            vector(name + ".bias")
        matrix("label_d.weight")
        matrix("label_h.weight")
        matrix("arc")
        vector("arc_bias")
        vector("root")
        words = "\n".join(z["words"].tolist()).encode("utf-8")
        f.write(struct.pack("<iii", *z["rows"].shape, len(words)) + words + z["scale"].tobytes() + z["rows"].tobytes())
    os.replace(out + ".new", out)
    print(out, os.path.getsize(out))
    if len(argv) > 4:
        torch.set_num_threads(1)
        vectors = np.concatenate([np.zeros((1, 100), np.float32), z["rows"].astype(np.float32) * z["scale"][:, None]])
        net = Network(c, torch.from_numpy(vectors))
        state["vectors"] = net.vectors
        net.load_state_dict(state)
        features = Features(z["words"].tolist(), lists["words"])
        for name in ("ewt", "gum"):
            dev = treebank.read(os.path.join(argv[4], f"en_{name}-dev.conllu"))
            print(name, decode.score(net, features, dev, lists["tags"], lists["labels"], lists["scripts"]))


if __name__ == "__main__":
    main(sys.argv[1:])
