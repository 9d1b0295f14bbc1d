"""Reading predictions off the network, and scoring them."""
import numpy as np
import torch

import treebank


def tree(scores):
    """Heads (0 is the root) of the best tree with one root; scores[i, j] is word i+1 under j."""
    heads = scores.argmax(1)
    if is_tree(heads):
        return heads
    n = len(heads)
    best, best_score = None, -1e30
    order = np.argsort(-scores[:, 0] + scores[:, 1:].max(1))[:4] if n > 1 else [0]
    for r in order:
        s = scores.copy()
        s[:, 0] = -1e6
        s[r, :] = -1e6
        s[r, 0] = 0
        full = np.full((n + 1, n + 1), -1e6)
        full[1:, :] = s
        h = edmonds(full)[1:]
        value = scores[np.arange(n), h].sum()
        if value > best_score:
            best, best_score = h, value
    return best


def is_tree(heads):
    n = len(heads)
    if (heads == 0).sum() != 1:
        return False
    seen = np.zeros(n + 1, int)
    seen[0] = -1
    for i in range(1, n + 1):
        j = i
        while seen[j] == 0:
            seen[j] = i
            j = heads[j - 1]
        if seen[j] == i:
            return False
        j = i
        while seen[j] == i:
            seen[j] = -1
            j = heads[j - 1]
    return True


def edmonds(scores):
    """Chu-Liu-Edmonds; scores[dependent, head], node 0 is the root."""
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n)] = -1e9
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = [i for i in range(n) if not inside[i]]
    own = scores[cycle, heads[cycle]]
    m = len(rest) + 1
    small = np.full((m, m), -1e9)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    into = scores[np.ix_(cycle, rest)] - own[:, None] + own.sum()
    enter = into.argmax(0)
    small[-1, :-1] = into.max(0)
    out = scores[np.ix_(rest, cycle)]
    leave = out.argmax(1)
    small[:-1, -1] = out.max(1)
    small[0, :] = -1e9
    sub = edmonds(small)
    result = heads.copy()
    for a, i in enumerate(rest):
        if i == 0:
            continue
        result[i] = cycle[leave[a]] if sub[a] == m - 1 else rest[sub[a]]
    entry = cycle[enter[sub[-1]]]
    result[entry] = rest[sub[-1]]
    return result


def find_cycle(heads):
    n = len(heads)
    mark = np.zeros(n, int)
    mark[0] = -1
    for i in range(1, n):
        path, j = [], i
        while mark[j] == 0:
            mark[j] = i
            path.append(j)
            j = heads[j]
        if mark[j] == i:
            return np.array(path[path.index(j):])
        for k in path:
            mark[k] = -1
    return None


@torch.no_grad()
def predict(net, features, sentences, tags, labels, scripts, tokens=4000):
    """For each sentence (tag index, script index, heads, label index) as arrays."""
    net.eval()
    out = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i].forms))
    at = 0
    while at < len(order):
        group, count = [], 0
        while at < len(order) and (not group or count + len(sentences[order[at]].forms) <= tokens):
            group.append(order[at])
            count += len(sentences[order[at]].forms)
            at += 1
        lengths = [len(sentences[i].forms) for i in group]
        rows = torch.tensor([features(f) for i in group for f in sentences[i].forms])
        states = net.encode(rows, lengths)
        tag, script, arcs, inside, dep, gov = net.heads(states, lengths)
        heads = [tree(arcs[k, :n, :n + 1].numpy()) for k, n in enumerate(lengths)]
        where = torch.arange(len(lengths))[:, None].expand(-1, inside.shape[1])[inside]
        chosen = torch.from_numpy(np.concatenate(heads).astype(np.int64))
        label = net.label(dep[inside], gov[where, chosen])
        root = labels.index("root")
        under_root = chosen == 0
        label[:, root] = torch.where(under_root, torch.full_like(label[:, root], 1e4), torch.full_like(label[:, root], -1e4))
        label = label.argmax(1).numpy()
        tag = tag.argmax(1).numpy()
        script = script.numpy()
        start = 0
        for k, i in enumerate(group):
            n = lengths[k]
            out[i] = (tag[start:start + n], script[start:start + n], heads[k], label[start:start + n])
            start += n
    return out


def best_lemma(form, row, scripts):
    for k in np.argsort(-row)[:8]:
        lemma = treebank.apply_script(form, scripts[k])
        if lemma is not None:
            return lemma
    return form


def score(net, features, sentences, tags, labels, scripts):
    hit = np.zeros(5)
    n = 0
    for s, (tag, script, heads, label) in zip(sentences, predict(net, features, sentences, tags, labels, scripts)):
        for i in range(len(s.forms)):
            u, x = tags[tag[i]].split(" ")
            h = heads[i] == s.heads[i]
            hit += [u == s.upos[i], x == s.xpos[i], best_lemma(s.forms[i], script[i], scripts) == s.lemmas[i], h,
                    h and labels[label[i]] == s.deprels[i]]
            n += 1
    return [round(float(x), 2) for x in 100 * hit / n]
