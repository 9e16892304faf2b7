"""What the network is trained to do: the loss of a batch of trees, of names and of claims."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.claims.heads import ROLES, STATUSES, TYPES
from training.batches import IGNORED, Batches, padded
from training.examples import Example, GoldClaim
from training.model import MASKED, Joint

CLAIM_FREE = ("ewt-reviews", "ewt-answers", "ewt-email", "gum-voyage")
"""Genres of treebanks that tell of no armed conflict: every word in them names no event."""
WEIGHTS = {
    "upos": 0.3,
    "xpos": 0.4,
    "names": 1.0,
    "starts": 2.0,
    "tree-names": 0.2,
    "trigger": 2.0,
    "type": 0.8,
    "roles": 2.0,
}
WEIGHTS |= {"status": 0.8, "claim-free": 0.3}
"""How much each loss counts; those of arcs and relations count 1."""


def cross_entropy(scores: Tensor, targets: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the mean over all targets that are not IGNORED; zero when there is none."""
    scores, targets = scores.float().flatten(0, -2), targets.flatten()
    total = F.cross_entropy(scores, targets, ignore_index=IGNORED, reduction="sum", label_smoothing=smoothing)
    return total / (targets != IGNORED).sum().clamp(min=1)


def partial_names(scores: Tensor, examples: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of names; where a source marks only some types, its O stands for the others too."""
    tags = make.labels.names
    hidden = torch.tensor([[tag != "O" and tag[2:] not in e.name_types for tag in tags] for e in examples])
    scores = scores.float()
    outside = hidden.clone()
    outside[:, 0] = True
    merged = scores.masked_fill(~outside[:, None], MASKED).logsumexp(-1, keepdim=True)
    scores = torch.cat([merged, scores[..., 1:].masked_fill(hidden[:, None, 1:], MASKED)], -1)
    return cross_entropy(scores, make.names(examples))


def tree_loss(net: Joint, group: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of a batch of trees, of their names, and of firing where nothing happens."""
    inputs, targets = make.inputs(group), make.trees(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        syntax, meaning = net.views(inputs)
        heads = net.heads_of(syntax)
        arcs = net.arcs(syntax, heads)
        relations = net.relations(syntax, heads, targets["heads"].clamp(min=0))
        upos, xpos, starts = net.upos(syntax), net.xpos(syntax), net.starts(syntax)[..., 0]
        names = net.names(meaning)
        bio, _ = net.claims.triggers(meaning, make.lexicon_of(group))
    sentence = targets["sentence"]
    apart = F.pad(sentence[:, :, None] != sentence[:, None], (1, 0))
    arcs = arcs.float().masked_fill(apart, MASKED)
    loss = cross_entropy(arcs, targets["heads"]) + cross_entropy(relations, targets["relations"])
    loss = loss + WEIGHTS["starts"] * start_loss(starts, make.starts(group))
    loss = loss + WEIGHTS["upos"] * cross_entropy(upos, targets["upos"])
    loss = loss + WEIGHTS["xpos"] * cross_entropy(xpos, targets["xpos"])
    loss = loss + WEIGHTS["tree-names"] * partial_names(names, group, make)
    quiet = padded([[0 if e.source in CLAIM_FREE else IGNORED] * len(e.words) for e in group], IGNORED)
    return loss + WEIGHTS["claim-free"] * cross_entropy(bio, quiet)


def start_loss(scores: Tensor, targets: Tensor) -> Tensor:
    """Return the loss of where sentences begin, zero where nothing is told."""
    width = scores.shape[1] - targets.shape[1]
    targets = F.pad(targets, (0, width), value=IGNORED)
    known = targets != IGNORED
    total = F.binary_cross_entropy_with_logits(scores.float()[known], targets[known].float(), reduction="sum")
    return total / known.sum().clamp(min=1)


def name_loss(net: Joint, group: Sequence[Example], make: Batches) -> Tensor:
    """Return the loss of a batch of names."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        names = net.names(net.views(make.inputs(group))[1])
    return WEIGHTS["names"] * partial_names(names, group, make)


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
        syntax, meaning = net.views(inputs)
        bio, kinds = net.claims.triggers(meaning, make.lexicon_of(group))
        starts = net.starts(syntax)[..., 0]
    loss = WEIGHTS["trigger"] * cross_entropy(bio, padded([tags for tags, _ in targets], IGNORED))
    loss = loss + WEIGHTS["starts"] * start_loss(starts, make.starts(group))
    if not every:
        return loss
    loss = loss + WEIGHTS["type"] * cross_entropy(
        kinds, padded([k for _, k in targets], IGNORED), smoothing=0.05
    )
    of = torch.tensor([i for i, _ in every])
    types = torch.tensor([TYPES.index(claim.type) for _, claim in every])
    spans = torch.tensor([trigger_span(claim) for _, claim in every])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        within = padded([[*claim.within] for _, claim in every])
        within = F.pad(within, (0, meaning.shape[1] - within.shape[1]))
        roles, status = net.claims.details(meaning[of], within.float(), spans, types)
    wanted = torch.stack([padded([claim.roles[r] for _, claim in every]) for r in ROLES], -1)
    wanted = F.pad(wanted, (0, 0, 0, meaning.shape[1] - wanted.shape[1])).masked_fill(
        within[:, :, None] == 0, IGNORED
    )
    loss = loss + WEIGHTS["roles"] * cross_entropy(roles, wanted)
    statuses = torch.tensor([STATUSES.index(claim.status) for _, claim in every])
    return loss + WEIGHTS["status"] * cross_entropy(status, statuses)
