"""Figures of a network in training, on examples whose words are given.

What counts is ``python -m evaluation.language``, which measures what ships.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import torch

from dateline.claims.heads import ROLES, STATUSES, TYPES
from dateline.language.trees import best_tree
from training.batches import Batches, batches, padded
from training.examples import Example, joined
from training.losses import trigger_span
from training.model import Joint

_WORDS = 2000


def _groups(examples: Sequence[Example]) -> Iterator[list[Example]]:
    yield from batches([e for e in examples if 0 < len(e.words) <= 200], _WORDS, random.Random(0))


@torch.no_grad()
def trees(net: Joint, make: Batches, examples: Sequence[Example]) -> str:
    """Return tag and attachment accuracies, in percent."""
    net.eval()
    words = upos_right = xpos_right = attached = labelled = 0
    for group in _groups(examples):
        syntax, _ = net.views(make.inputs(group))
        heads = net.heads_of(syntax)
        arcs = net.arcs(syntax, heads).numpy()
        chosen = [best_tree(arcs[i, : len(e.words), : len(e.words) + 1]) for i, e in enumerate(group)]
        relations = net.relations(syntax, heads, padded([[h + 1 for h in row] for row in chosen])).argmax(-1)
        upos, xpos = net.upos(syntax).argmax(-1), net.xpos(syntax).argmax(-1)
        for i, example in enumerate(group):
            tree, size = example.tree, len(example.words)
            if tree is None:
                continue
            found = chosen[i]
            for j in range(size):
                words += 1
                upos_right += make.labels.upos[upos[i, j]] == tree.upos[j]
                xpos_right += make.labels.xpos[xpos[i, j]] == tree.xpos[j]
                right = found[j] == tree.heads[j]
                attached += right
                labelled += right and make.labels.relations[relations[i, j]] == tree.labels[j]
    rows = {"UPOS": upos_right, "XPOS": xpos_right, "UAS": attached, "LAS": labelled}
    return " ".join(f"{name} {100 * right / words:.2f}" for name, right in rows.items())


@torch.no_grad()
def starts(net: Joint, make: Batches, sentences: Sequence[Example]) -> str:
    """Return f1 of sentences in whole paragraphs, up to what the encoder takes at once."""
    net.eval()
    paragraphs: list[list[Example]] = []
    for sentence in sentences:
        if sentence.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    hit = guessed = wanted = 0
    for group in _groups([joined(paragraph) for paragraph in paragraphs]):
        likely = net.starts(net.views(make.inputs(group))[0])[..., 0] > 0
        for i, example in enumerate(group):
            gold = [j for j, start in enumerate(example.starts or ()) if start]
            found = [0, *(j for j in range(1, len(example.words)) if likely[i, j])]
            pairs = [set(pairwise([*row, len(example.words)])) for row in (found, gold)]
            hit, guessed, wanted = hit + len(pairs[0] & pairs[1]), guessed + len(found), wanted + len(gold)
    return f"sentences f1 {200 * hit / max(1, guessed + wanted):.2f}"


def spans_of(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the spans that BIO tags write."""
    spans, first, kind = set(), 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            spans.add((first, index, kind))
            kind = ""
        if tag != "O" and not kind:
            first, kind = index, tag[2:]
    return spans


@torch.no_grad()
def names(net: Joint, make: Batches, examples: Sequence[Example]) -> str:
    """Return precision, recall and f1 of entity spans with their types."""
    net.eval()
    hit = guessed = wanted = 0
    for group in _groups(examples):
        best = net.names(net.views(make.inputs(group))[1]).argmax(-1)
        for i, example in enumerate(group):
            found = spans_of([make.labels.names[best[i, j]] for j in range(len(example.words))])
            gold = spans_of(example.names or ())
            hit, guessed, wanted = hit + len(found & gold), guessed + len(found), wanted + len(gold)
    precision, recall, f1 = hit / max(1, guessed), hit / max(1, wanted), 2 * hit / max(1, guessed + wanted)
    return f"p {precision:.3f} r {recall:.3f} f1 {f1:.3f}"


@torch.no_grad()
def claims(net: Joint, make: Batches, examples: Sequence[Example]) -> Iterator[str]:
    """Yield found and typed f1 at several thresholds, then roles and status given the gold's triggers."""
    net.eval()
    scored, role_counts, status_right, status_all = [], {role: [0, 0, 0] for role in ROLES}, 0, 0
    for group in _groups(examples):
        inputs = make.inputs(group)
        _, meaning = net.views(inputs)
        bio, kinds = net.claims.triggers(meaning, make.lexicon_of(group))
        bio, kinds = bio.softmax(-1), kinds.softmax(-1)
        for i, example in enumerate(group):
            size = len(example.words)
            scored.append((example, bio[i, :size].numpy(), kinds[i, :size].numpy()))
            for claim in example.claims or ():
                span = trigger_span(claim)
                if not span[1]:
                    continue
                roles, status = net.claims.details(
                    meaning[i : i + 1, :size],
                    torch.tensor([claim.within]).float(),
                    torch.tensor([span]),
                    torch.tensor([TYPES.index(claim.type)]),
                )
                status_all += 1
                status_right += STATUSES[int(status.argmax())] == claim.status
                for r, role in enumerate(ROLES):
                    found = [
                        (a, b)
                        for a, b, _ in spans_of(
                            [
                                "OBI"[t * w] + ("-x" if t * w else "")
                                for t, w in zip(roles[0, :, r].argmax(-1).tolist(), claim.within, strict=True)
                            ]
                        )
                    ]
                    gold = [
                        (a, b)
                        for a, b, _ in spans_of(["OBI"[t] + ("-x" if t else "") for t in claim.roles[role]])
                    ]
                    counts = role_counts[role]
                    counts[0] += sum(any(a < d and c < b for c, d in found) for a, b in gold)
                    counts[1] += len(found)
                    counts[2] += len(gold)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        yield f"threshold {threshold} " + _found(scored, threshold)
    yield " ".join(f"{r} {2 * hit / max(1, g + w):.3f}" for r, (hit, g, w) in role_counts.items())
    yield f"status {status_right / max(1, status_all):.3f}"


def _found(scored: list, threshold: float) -> str:
    from dateline.claims.heads import _runs

    hit = typed = guessed = wanted = 0
    for example, bio, kinds in scored:
        left = list(example.claims or ())
        wanted += len(left)
        for first, last in _runs(1 - bio[:, 0], bio[:, 1], least=threshold):
            guessed += 1
            kind = TYPES[int(kinds[first:last].mean(0).argmax())]
            touching = [c for c in left if any(c.trigger[first:last])]
            best = next((c for c in touching if c.type == kind), touching[0] if touching else None)
            if best:
                left.remove(best)
                hit += 1
                typed += best.type == kind
    figures = [2 * n / max(1, guessed + wanted) for n in (hit, typed)]
    return "found {:.3f} typed {:.3f} (p {:.3f} r {:.3f})".format(
        *figures, hit / max(1, guessed), hit / max(1, wanted)
    )
