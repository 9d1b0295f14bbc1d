"""The network: word features -> bidirectional LSTM layers -> tags, lemma scripts, arcs, labels."""
import torch
from torch import nn
from torch.nn import functional as F

from features import AFFIXES, SHAPES
from lstm import Recurrence

AFFIX_DIM, SHAPE_DIM = 24, 16


class Layer(nn.Module):
    """One bidirectional LSTM layer with dropped recurrent weights."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        wi, wh = torch.empty(8 * hidden, inputs), torch.empty(2, 4 * hidden, hidden)
        nn.init.xavier_uniform_(wi[:4 * hidden])
        nn.init.xavier_uniform_(wi[4 * hidden:])
        for d in range(2):
            for g in range(4):
                nn.init.orthogonal_(wh[d, g * hidden:(g + 1) * hidden])
        bias = torch.zeros(8 * hidden)
        bias[hidden:2 * hidden] = bias[5 * hidden:6 * hidden] = 1
        self.wi, self.wh, self.bias = nn.Parameter(wi), nn.Parameter(wh), nn.Parameter(bias)

    def forward(self, data, turn, drop):
        """data[T, B, D]; turn[T * B] turns each sentence around within its own length."""
        steps, batch, _ = data.shape
        wh = F.dropout(self.wh, drop, self.training)
        pre = F.linear(data.reshape(steps * batch, -1), self.wi, self.bias)
        half = 4 * self.hidden
        first, second = pre.split(half, 1)
        ahead = Recurrence.apply(first.reshape(steps, batch, half), wh[0])
        back = Recurrence.apply(second.index_select(0, turn).view(steps, batch, half), wh[1])
        back = back.reshape(steps * batch, -1).index_select(0, turn).view(steps, batch, -1)
        return torch.cat([ahead, back], 2)


class Network(nn.Module):
    def __init__(self, config, vectors):
        super().__init__()
        c = self.config = config
        self.register_buffer("vectors", vectors)
        self.unknown = nn.Parameter(torch.zeros(1, vectors.shape[1]))
        self.words = nn.Embedding(c["words"] + 1, c["word_dim"])
        self.affixes = nn.ModuleList(nn.Embedding(n, AFFIX_DIM) for _, _, n in AFFIXES)
        self.shapes = nn.Embedding(SHAPES, SHAPE_DIM)
        for e in [self.words, self.shapes, *self.affixes]:
            nn.init.normal_(e.weight, std=0.1)
        width = vectors.shape[1] + c["word_dim"] + AFFIX_DIM * len(AFFIXES) + SHAPE_DIM
        self.layers = nn.ModuleList()
        for h in c["hidden"]:
            self.layers.append(Layer(width, h))
            width = 2 * h
        self.tag = nn.Linear(width, c["tags"])
        self.lemma = nn.Linear(width, c["scripts"])
        self.arc_dep = nn.Linear(width, c["arc_dim"])
        self.arc_head = nn.Linear(width, c["arc_dim"])
        self.arc = nn.Parameter(torch.eye(c["arc_dim"]) * 0.1)
        self.arc_bias = nn.Parameter(torch.zeros(c["arc_dim"]))
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.label_dep = nn.Linear(width, c["label_dim"])
        self.label_head = nn.Linear(width, c["label_dim"])
        self.label_both = nn.Linear(c["label_dim"], c["labels"])
        self.label_d = nn.Linear(c["label_dim"], c["labels"], bias=False)
        self.label_h = nn.Linear(c["label_dim"], c["labels"], bias=False)

    def embed(self, rows, p):
        vector = F.embedding(rows[:, 0], self.vectors)
        vector = torch.where((rows[:, 0] == 0)[:, None], self.unknown, vector)
        parts = [vector, self.words(rows[:, 1])]
        parts += [e(rows[:, 2 + k]) for k, e in enumerate(self.affixes)]
        parts.append(self.shapes(rows[:, 2 + len(AFFIXES)]))
        if self.training and p > 0:
            # each part of a word is dropped as a whole now and then, then single values
            keep = (torch.rand(rows.shape[0], len(parts)) >= 0.12).float() / 0.88
            parts = [x * keep[:, k:k + 1] for k, x in enumerate(parts)]
            return F.dropout(torch.cat(parts, 1), p)
        return torch.cat(parts, 1)

    def encode(self, rows, lengths):
        """rows: all tokens, sentence after sentence, sentences from long to short."""
        c = self.config
        place, turn, steps = layout(lengths)
        x = self.embed(rows, c["input_drop"])
        padded = x.new_zeros(steps * len(lengths), x.shape[1]).index_copy(0, place, x)
        x = padded.view(steps, len(lengths), -1)
        for k, layer in enumerate(self.layers):
            if k > 0:
                x = self.shared_drop(x, c["layer_drop"])
            x = layer(x, turn, c["recurrent_drop"])
        x = self.shared_drop(x, c["layer_drop"])
        return x.view(steps * len(lengths), -1).index_select(0, place)

    def shared_drop(self, x, p):
        """One mask per sentence, the same at every word."""
        if not self.training or p == 0:
            return x
        return x * (torch.bernoulli(x.new_full((1, x.shape[1], x.shape[2]), 1 - p)) / (1 - p))

    def heads(self, states, lengths):
        c, drop = self.config, lambda v: F.dropout(v, self.config["mlp_drop"], self.training)
        tags, scripts = self.tag(states), self.lemma(states)
        ad, ah = drop(F.leaky_relu(self.arc_dep(states), 0.1)), drop(F.leaky_relu(self.arc_head(states), 0.1))
        ld, lh = drop(F.leaky_relu(self.label_dep(states), 0.1)), drop(F.leaky_relu(self.label_head(states), 0.1))
        root_arc = F.leaky_relu(self.arc_head(self.root), 0.1)
        root_label = F.leaky_relu(self.label_head(self.root), 0.1)
        n, longest = len(lengths), int(max(lengths))
        starts = torch.tensor([0] + list(lengths[:-1])).cumsum(0)
        spread = starts[:, None] + torch.arange(longest)[None, :]
        inside = torch.arange(longest)[None, :] < torch.tensor(lengths)[:, None]
        spread = torch.where(inside, spread, torch.zeros_like(spread))
        deps = ad[spread]
        govs = torch.cat([root_arc.expand(n, 1, -1), ah[spread]], 1)
        scores = torch.bmm(deps @ self.arc + self.arc_bias, govs.transpose(1, 2))
        allowed = torch.cat([torch.ones(n, 1, dtype=torch.bool), inside], 1)
        scores = scores.masked_fill(~allowed[:, None, :], -1e4)
        own = torch.arange(longest)
        scores[:, own, own + 1] = -1e4
        govern = torch.cat([root_label.expand(n, 1, -1), lh[spread]], 1)
        return tags, scripts, scores, inside, ld[spread], govern

    def label(self, dep, head):
        return self.label_both(dep * head) + self.label_d(dep) + self.label_h(head)


def layout(lengths):
    """Where each token stands in [step, sentence], and the place that it changes with when its sentence is turned."""
    steps, batch = max(lengths), len(lengths)
    n = torch.tensor(lengths)
    step = torch.arange(steps)[:, None]
    inside = step < n[None, :]
    turn = torch.where(inside, (n[None, :] - 1 - step).clamp(min=0), step.expand(steps, batch)) * batch + torch.arange(batch)
    grid = torch.arange(steps * batch).view(steps, batch)
    place = grid.t()[inside.t()]
    return place, turn.reshape(-1), steps
