#!/usr/bin/env python3
"""Trains the tagger, lemmatizer and parser of Attaché.Language.

usage: train.py UD_FOLDER VECTORS.npz OUT_FOLDER [key=value ...]
"""
import json
import math
import os
import random
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

import decode
import treebank
from features import Features, normal
from network import Network

CONFIG = dict(seed=7, epochs=40, tokens=1500, lr=2e-3, warmup=300, hidden=[160, 160, 160], arc_dim=160, label_dim=128,
              word_dim=48, input_drop=0.25, layer_drop=0.33, recurrent_drop=0.15, mlp_drop=0.3, ema=0.999,
              upper=0.02, lower=0.03, title=0.04, no_stop=0.05, curly=0.25, word_least=4, script_least=3, limit=0, start="", stop=0)


def augment(s, rng, c):
    """A sentence with other capitals, without its full stop, or with printer's quotes; (forms, keep lemma, kept words)."""
    forms, lemmas, n = s.forms, True, len(s.forms)
    r = rng.random()
    if r < c["upper"]:
        forms, lemmas = [f.upper() for f in forms], False
    elif r < c["upper"] + c["lower"]:
        forms, lemmas = [f.lower() for f in forms], False
    elif r < c["upper"] + c["lower"] + c["title"]:
        forms, lemmas = [f[:1].upper() + f[1:] if len(f) > 3 or k == 0 else f for k, f in enumerate(forms)], False
    if rng.random() < c["no_stop"] and n > 3 and s.upos[-1] == "PUNCT" and forms[-1] in ".!?" and n not in s.heads:
        n -= 1
    if rng.random() < c["curly"] and ('"' in forms or any("'" in f for f in forms)):
        forms = [("“" if x == "``" else "”") if f == '"' else f.replace("'", "’") for f, x in zip(forms, s.xpos)]
    return forms[:n], lemmas, n


def batches(sentences, tokens, rng):
    """Sentences of like length together, about `tokens` in each, in random order."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].forms) + rng.random() * 3)
    out, batch, count = [], [], 0
    for i in order:
        batch.append(sentences[i])
        count += len(sentences[i].forms)
        if count >= tokens:
            out.append(batch)
            batch, count = [], 0
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def main(argv):
    ud, vector_path, out = argv[:3]
    c = dict(CONFIG)
    for a in argv[3:]:
        k, v = a.split("=", 1)
        c[k] = v if isinstance(CONFIG[k], str) else json.loads(v)
    os.makedirs(out, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(c["seed"])
    rng = random.Random(c["seed"])
    paths = [os.path.join(ud, f"en_{t}-train.conllu") for t in ("ewt", "gum")]
    train = [s for p in paths for s in treebank.read(p)]
    devs = {t: treebank.read(os.path.join(ud, f"en_{t}-dev.conllu")) for t in ("ewt", "gum")}
    if c["limit"]:
        train = train[:c["limit"]]
    tags = treebank.classes((u + " " + x for s in train for u, x in zip(s.upos, s.xpos)), 2)
    labels = treebank.classes((d for s in train for d in s.deprels), 1)
    scripts = treebank.classes((treebank.lemma_script(f, l) for s in train for f, l in zip(s.forms, s.lemmas)),
                               c["script_least"])
    words = treebank.classes((normal(f) for s in train for f in s.forms), c["word_least"])
    c.update(words=len(words), tags=len(tags), labels=len(labels), scripts=len(scripts), data=treebank.digest(paths))
    print(json.dumps(c), flush=True)
    with open(os.path.join(out, "lists.json"), "w", encoding="utf-8") as f:
        json.dump(dict(config=c, tags=tags, labels=labels, scripts=scripts, words=words), f)
    z = np.load(vector_path)
    vectors = np.concatenate([np.zeros((1, 100), np.float32), z["rows"].astype(np.float32) * z["scale"][:, None]])
    features = Features(z["words"].tolist(), words)
    net = Network(c, torch.from_numpy(vectors))
    if c["start"]:
        net.load_state_dict(torch.load(c["start"]), strict=False)
    print("parameters", sum(p.numel() for p in net.parameters()), flush=True)
    tag_id = {t: i for i, t in enumerate(tags)}
    label_id = {t: i for i, t in enumerate(labels)}
    script_id = {t: i for i, t in enumerate(scripts)}
    params = [p for p in net.parameters()]
    optimizer = torch.optim.Adam(params, lr=c["lr"], betas=(0.9, 0.95), eps=1e-8)
    steps = c["epochs"] * len(batches(train, c["tokens"], random.Random(0)))
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    step, began = 0, time.time()
    for epoch in range(1, c["epochs"] + 1):
        net.train()
        total, count, started = np.zeros(4), 0, time.time()
        for batch in batches(train, c["tokens"], rng):
            batch.sort(key=lambda s: -len(s.forms))
            made = sorted(((s,) + augment(s, rng, c) for s in batch), key=lambda m: -m[3])
            lengths = [m[3] for m in made]
            rows = torch.tensor([features(f) for m in made for f in m[1]])
            tag = torch.tensor([tag_id.get(u + " " + x, -100) for s, _, _, n in made for u, x in zip(s.upos[:n], s.xpos[:n])])
            script = torch.tensor([script_id.get(treebank.lemma_script(f, l), -100) if keep else -100
                                   for s, forms, keep, n in made for f, l in zip(forms, s.lemmas)])
            head = torch.tensor([h for s, _, _, n in made for h in s.heads[:n]])
            deprel = torch.tensor([label_id[d] for s, _, _, n in made for d in s.deprels[:n]])
            share = step / steps
            lr = c["lr"] * (step / c["warmup"] if step < c["warmup"] else 0.5 * (1 + math.cos(math.pi * share)) + 0.005)
            for g in optimizer.param_groups:
                g["lr"] = lr
            states = net.encode(rows, lengths)
            tag_score, script_score, arcs, inside, dep, gov = net.heads(states, lengths)
            arc_score = arcs[inside]
            where = torch.arange(len(lengths))[:, None].expand(-1, inside.shape[1])[inside]
            label_score = net.label(dep[inside], gov[where, head])
            losses = [F.cross_entropy(tag_score, tag), F.cross_entropy(arc_score, head),
                      F.cross_entropy(label_score, deprel),
                      F.cross_entropy(script_score, script) if (script >= 0).any() else torch.zeros(())]
            loss = losses[0] + losses[1] + losses[2] + 0.3 * losses[3]
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 5.0)
            optimizer.step()
            step += 1
            with torch.no_grad():
                rate = min(c["ema"], (1 + step) / (10 + step))
                for k, v in net.state_dict().items():
                    if k != "vectors":
                        mean[k].lerp_(v, 1 - rate)
            total += [float(x) for x in losses]
            count += 1
        line = dict(epoch=epoch, loss=[round(float(x), 4) for x in total / count], train=round(time.time() - started),
                    total=round(time.time() - began))
        live = {k: v.clone() for k, v in net.state_dict().items()}
        torch.save({k: v for k, v in mean.items() if k != "vectors"}, os.path.join(out, f"mean-{epoch:02d}.pt"))
        torch.save({k: v for k, v in live.items() if k != "vectors"}, os.path.join(out, "last.pt"))
        if epoch % 2 == 0 or epoch < 4 or epoch > c["epochs"] - 5:
            net.load_state_dict(mean)
            for name, dev in devs.items():
                line[name] = decode.score(net, features, dev, tags, labels, scripts)
            net.load_state_dict(live)
        print(json.dumps(line), flush=True)
        if epoch == c["stop"]:
            break


if __name__ == "__main__":
    main(sys.argv[1:])
