"""The network: one small encoder, and on it the heads for tags, arcs, relations, names and claims.

Reference: Devlin et al. 2019 (the encoder's architecture); Wang et al. 2020, MiniLM (its first weights);
Dozat and Manning 2017 (biaffine arcs and relations).
"""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.language.pieces import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
HEAD_SCALE = (WIDTH / ATTENTION_HEADS) ** -0.5
SHAPE_WIDTH = 16
ARC_WIDTH, RELATION_WIDTH, NAME_WIDTH = 256, 192, 128
VIEWS = 2
"""Means of the layers: one for syntax, one for meaning."""
LAST_SHARE = 2.0
"""Logit of the last layer's share at first, the others' being 0."""
FARTHEST = 32
"""Words beyond which the arc scorer no longer tells distances apart."""
STEPS = 2 * FARTHEST + 2
"""Distances that it tells apart, the root's own among them."""
MASKED = -1e4
WEIGHT_STEPS = 64
"""Steps from 0 to a row's largest weight."""
LEXICON_WIDTH = 26
"""Features of the claim lexicon per word: how often it names an event, how often it was seen, and 24
types."""


def attention(query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
    """Return the values (batch, piece, width) that each piece's query finds by their keys.

    ``bias`` is added to the scores.
    """
    batch, length, _ = query.shape
    query, key, value = (
        x.view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2) for x in (query, key, value)
    )
    scores = query @ key.transpose(2, 3) * HEAD_SCALE + bias.to(query.dtype)
    mixed = scores.softmax(-1, dtype=query.dtype) @ value
    return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class Dropout(nn.Module):
    """Dropout whose dice are bytes, several times as fast on a CPU as torch's own, a seventh of a step.

    The share is rounded to 256ths. The dice begin with torch's seed.
    """

    dice: np.random.Generator | None = None

    def __init__(self, share: float) -> None:
        """Drop about this share of the values."""
        super().__init__()
        self._least = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        """Return x, while training with values set to 0 at random and the others made larger."""
        if not self.training:
            return x
        if Dropout.dice is None:
            Dropout.dice = np.random.Generator(np.random.SFC64(torch.initial_seed()))
        thrown = torch.frombuffer(bytearray(Dropout.dice.bytes(x.numel())), dtype=torch.uint8)
        kept = (thrown >= self._least).view(x.shape)
        return x * (kept.to(x.dtype) * (256 / (256 - self._least)))


class Linear(nn.Linear):
    """A matrix that the package holds in seven bits and a sign, with one step per row."""

    @torch.no_grad()
    def round(self) -> None:
        """Round the weights as the export does."""
        step = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_STEPS
        self.weight.copy_((self.weight / step).round_() * step)


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as in BERT."""

    def __init__(self) -> None:
        """Make the matrices."""
        super().__init__()
        self.asked, self.out = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return (batch, piece, width); ``bias`` is added to the attention scores."""
        x = self.attention_norm(x + self.dropout(self.out(self.attend(x, bias))))
        return self.output_norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))

    def attend(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return what each piece finds among all."""
        return attention(*self.asked(x).split(WIDTH, -1), bias)


class Encoder(nn.Module):
    """A BERT encoder without its pooler; the word-piece embeddings are not trained.

    It gives a learned mean of its layers, one for each of :data:`VIEWS`.
    """

    def __init__(self) -> None:
        """Make the layers."""
        super().__init__()
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.shares = nn.Parameter(torch.zeros(VIEWS, LAYERS))
        with torch.no_grad():
            self.shares[:, -1] = LAST_SHARE
        self.pieces.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return (view, batch, piece, width) of ids where ``mask`` is 1."""
        places = (self.positions.weight + self.segment)[: ids.shape[1]]
        x = self.dropout(self.norm(self.pieces(ids) + places))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * MASKED
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        shares = self.shares.softmax(-1).to(x.dtype)
        return (shares @ torch.stack(states).flatten(1)).view(VIEWS, *x.shape)

    def load_minilm(self, folder: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2 from its ``model.safetensors``."""
        source = load_file(folder / "model.safetensors")
        names = {
            "out": "attention.output.dense",
            "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        state = {
            "pieces.weight": source["embeddings.word_embeddings.weight"],
            "positions.weight": source["embeddings.position_embeddings.weight"],
            "segment": source["embeddings.token_type_embeddings.weight"][0],
        }
        for part in ("weight", "bias"):
            state[f"norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
            for layer in range(LAYERS):
                theirs = f"encoder.layer.{layer}"
                asked = [
                    source[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")
                ]
                state[f"layers.{layer}.asked.{part}"] = torch.cat(asked)
                for ours, name in names.items():
                    state[f"layers.{layer}.{ours}.{part}"] = source[f"{theirs}.{name}.{part}"]
        state["shares"] = self.shares.detach()
        self.load_state_dict(state)


class Arcs(nn.Module):
    """Scores of every word as the head of every other, position 0 being the root."""

    def __init__(self) -> None:
        """Make the matrices."""
        super().__init__()
        self.dependent, self.head = Linear(WIDTH, ARC_WIDTH), Linear(WIDTH, ARC_WIDTH)
        self.pair = nn.Parameter(torch.empty(ARC_WIDTH + 1, ARC_WIDTH))
        nn.init.xavier_uniform_(self.pair)
        self.distance, self.distance_of_word = nn.Embedding(STEPS, 1), nn.Embedding(STEPS, ARC_WIDTH)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.distance_of_word.weight)
        self.dropout = Dropout(0.2)

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return (batch, word, head), the root being the first head."""
        dependent = self.dropout(F.relu(self.dependent(words)))
        head = self.dropout(F.relu(self.head(heads)))
        scores = (_with_one(dependent) @ self.pair) @ head.transpose(1, 2)
        steps = self.steps(words.shape[1])
        by_word = dependent @ self.distance_of_word.weight.t().to(dependent.dtype)
        by_word = by_word.gather(2, steps[None].expand(words.shape[0], -1, -1))
        return scores + by_word + self.distance(steps)[..., 0]

    @staticmethod
    def steps(count: int) -> Tensor:
        """Return (word, head): which distance lies between each of so many words and each of its heads."""
        own, other = torch.arange(count)[:, None], torch.arange(-1, count)[None]
        steps = (own - other).clamp(-FARTHEST, FARTHEST) + FARTHEST
        return torch.cat([torch.full_like(steps[:, :1], 2 * FARTHEST + 1), steps[:, 1:]], 1)


class Relations(nn.Module):
    """Scores of the relations between a word and its head: a sum and a product of their views.

    Cheap once heads are chosen; the package does the last step in numpy.
    """

    def __init__(self, relations: int) -> None:
        """Make the matrices for so many relations."""
        super().__init__()
        self.dependent, self.head = Linear(WIDTH, 2 * RELATION_WIDTH), Linear(WIDTH, 2 * RELATION_WIDTH)
        self.out = nn.Linear(2 * RELATION_WIDTH, relations)
        self.dropout = Dropout(0.2)

    def sides(self, words: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Return what a word brings along as a dependent, and as a head."""
        return self.dependent(words), self.head(heads)

    def forward(self, words: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Return (batch, word, relation) for one chosen head a word."""
        dependent, head = self.sides(words, heads)
        head = head.gather(1, chosen[:, :, None].expand(-1, -1, head.shape[-1]))
        (add, times), (add_head, times_head) = (x.split(RELATION_WIDTH, -1) for x in (dependent, head))
        both = torch.cat([F.relu(add + add_head), F.relu(times) * F.relu(times_head)], -1)
        return self.out(self.dropout(both))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Joint(nn.Module):
    """The whole network.

    Two views are taken of each word's first and last piece and shape: ``syntax`` for sentences, tags and
    dependencies, ``meaning`` for names and claims. The second is what a sentence's ``vectors`` hold.
    """

    def __init__(self, sizes: dict[str, int], *, roles: int, types: int, statuses: int) -> None:
        """Make the network.

        Args:
            sizes: how many labels each of ``upos``, ``xpos``, ``relations``, ``names`` has.
            roles: how many roles a claim has.
            types: how many claim types there are.
            statuses: how many statuses there are.
        """
        super().__init__()
        self.encoder = Encoder()
        self.shapes = nn.Embedding(SHAPES, SHAPE_WIDTH)
        both = 2 * WIDTH + SHAPE_WIDTH
        self.syntax, self.meaning = Linear(both, WIDTH), Linear(both, WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes["upos"]), nn.Linear(WIDTH, sizes["xpos"])
        self.starts = nn.Linear(WIDTH, 1)
        self.arcs, self.relations = Arcs(), Relations(sizes["relations"])
        self.names = nn.Sequential(
            Linear(WIDTH, NAME_WIDTH), nn.ReLU(), Dropout(0.2), nn.Linear(NAME_WIDTH, sizes["names"])
        )
        self.claims = ClaimHeads(roles=roles, types=types, statuses=statuses)
        self.dropout = Dropout(0.2)

    def views(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the words' syntax and meaning vectors."""

        def of_words(states: Tensor, view: nn.Linear) -> Tensor:
            ends = (batch[end][:, :, None].expand(-1, -1, WIDTH) for end in ("first", "last"))
            both = torch.cat([*(states.gather(1, end) for end in ends), self.shapes(batch["shapes"])], -1)
            return self.dropout(F.gelu(view(self.dropout(both))))

        syntax, meaning = self.encoder(batch["ids"], batch["mask"])
        return of_words(syntax, self.syntax), of_words(meaning, self.meaning)

    def heads_of(self, syntax: Tensor) -> Tensor:
        """Return the words' syntax vectors with the root's before them."""
        return torch.cat([self.root[None, None].expand(syntax.shape[0], 1, -1), syntax], 1)


class ClaimHeads(nn.Module):
    """Finds claims in the words' meaning vectors; ``dateline.claims.heads`` does the same in numpy."""

    TRIGGER, TYPE, PAIR, STATUS, FARTHEST = 192, 192, 256, 128, 40

    def __init__(self, *, roles: int, types: int, statuses: int) -> None:
        """Make the matrices."""
        super().__init__()
        self.roles_count = roles
        seen = WIDTH + LEXICON_WIDTH
        self.trigger_in, self.trigger_out = nn.Linear(seen, self.TRIGGER), nn.Linear(self.TRIGGER, 3)
        self.type_in, self.type_out = nn.Linear(seen, self.TYPE), nn.Linear(self.TYPE, types)
        self.trigger_lexicon = nn.Linear(LEXICON_WIDTH, 3, bias=False)
        self.type_lexicon = nn.Linear(LEXICON_WIDTH, types, bias=False)
        distances = 2 * self.FARTHEST + 3
        self.role_trigger, self.role_word = nn.Linear(WIDTH, self.PAIR), nn.Linear(WIDTH, self.PAIR)
        self.role_distance, self.role_type = (
            nn.Embedding(distances, self.PAIR),
            nn.Embedding(types, self.PAIR),
        )
        self.role_mid, self.role_out = nn.Linear(self.PAIR, self.PAIR), nn.Linear(self.PAIR, roles * 3)
        self.status_query, self.status_key = nn.Linear(WIDTH, 64), nn.Linear(WIDTH, 64)
        self.status_distance = nn.Embedding(distances, 1)
        self.status_word, self.status_trigger = nn.Linear(WIDTH, self.STATUS), nn.Linear(WIDTH, self.STATUS)
        self.status_type = nn.Embedding(types, self.STATUS)
        self.status_out = nn.Linear(self.STATUS, statuses)
        for table in (self.role_distance, self.role_type, self.status_type):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.status_distance.weight)
        self.dropout = Dropout(0.2)

    def triggers(self, words: Tensor, lexicon: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of (outside, begin, inside) and of the types, per word."""
        seen = torch.cat([words, lexicon.to(words.dtype)], -1)
        bio = self.trigger_out(self.dropout(F.relu(self.trigger_in(seen)))) + self.trigger_lexicon(lexicon)
        kind = self.type_out(self.dropout(F.relu(self.type_in(seen)))) + self.type_lexicon(lexicon)
        return bio, kind

    def details(self, words: Tensor, mask: Tensor, spans: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Return role scores (claim, word, role, 3) and status scores (claim, status).

        Args:
            words: (claim, word, width): meaning vectors of each claim's sentence.
            mask: (claim, word): 1 where there is a word.
            spans: (claim, 2): first and last-plus-one word of the trigger.
            types: (claim,): its type.
        """
        places = torch.arange(words.shape[1])[None]
        first, last = spans[:, :1], spans[:, 1:]
        inside = ((places >= first) & (places < last)).to(words.dtype)
        trigger = (words * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
        before, after = (
            (places - first).clamp(min=-self.FARTHEST),
            (places - last + 1).clamp(max=self.FARTHEST),
        )
        distance = (
            torch.where(places < first, before, torch.where(places >= last, after, 0)) + self.FARTHEST + 1
        )
        pair = self.role_trigger(trigger)[:, None] + self.role_word(words) + self.role_distance(distance)
        pair = self.dropout(F.relu(pair + self.role_type(types)[:, None]))
        pair = self.dropout(F.relu(self.role_mid(pair)))
        roles = self.role_out(pair).view(*pair.shape[:2], self.roles_count, 3)
        scores = (self.status_key(words) @ self.status_query(trigger)[:, :, None])[..., 0] / 8.0
        scores = (scores + self.status_distance(distance)[..., 0]).float() + (1.0 - mask) * MASKED
        context = (scores.softmax(-1)[:, :, None].to(words.dtype) * self.status_word(words)).sum(1)
        status = F.relu(context + self.status_trigger(trigger) + self.status_type(types))
        return roles, self.status_out(self.dropout(status))
