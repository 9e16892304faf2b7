"""Step 3: the trained network to the files that the package ships.

usage: python -m training.export [--model build/training/model.pt] [--threshold 0.65]

Writes the ONNX graph with the encoder's matrices in 8 bits per output channel and its embeddings in 8 bits
per row, the vocabulary, the labels and their digest into src/dateline/language/weights, and the claim heads
beside src/dateline/claims/heads.py. Checks the graph against torch before it lets it replace the old one.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.claims.heads import ROLES, STATUSES, TYPES
from dateline.language.pieces import Pieces
from training.examples import Labels
from training.model import (
    ARC_WIDTH,
    ATTENTION_HEADS,
    RELATION_WIDTH,
    STEPS,
    WIDTH,
    Arcs,
    ClaimHeads,
    Joint,
    Relations,
    attention,
)
from training.train import minilm_folder

LANGUAGE, CLAIMS = Path("src/dateline/language/weights"), Path("src/dateline/claims")
INPUTS = ("ids", "first", "last", "shapes")
OUTPUTS = ("upos", "xpos", "names", "starts", "arcs", "dependents", "heads", "vectors")
SHIPPED = ("model.onnx", "relations.npz", "vocabulary.json", "labels.json")
QUANTISED = ["Attention", "MatMul"]
"""Operators that have a matrix."""
WIDE = ("/layers.", "/syntax/", "/meaning/", "/names/names.0/", "/dependent/", "/head/")
"""Parts of the names of matrices that go to 8 bits; the smallest stay as they are."""
REDUCED = True
"""Seven bits a weight: machines without VNNI add pairs of products in 16 bits, which eight would overflow."""
CHECKED_SENTENCES = (
    "Iraqi forces retook the town of Qayyarah from Islamic State on Thursday , officials said .",
    "Rebels Shell Government-held District , Killing Four",
    "He said : no .",
    "War",
)


class RowQuantised(nn.Module):
    """An embedding in 8 bits with one scale per row."""

    def __init__(self, table: Tensor) -> None:
        """Round a table."""
        super().__init__()
        scale = table.abs().amax(1).clamp(min=1e-8) / 127.0
        self.register_buffer("table", (table / scale[:, None]).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of the ids."""
        return self.table[ids].float() * self.scale[ids][..., None]


class Attention(torch.autograd.Function):
    """Attention without a mask and the matrix before it, which ONNX Runtime knows as one operator."""

    @staticmethod
    def forward(ctx: object, x: Tensor, asked: Tensor, bias: Tensor) -> Tensor:
        """Return what :meth:`training.model.Layer.attend` does where nothing is masked."""
        return attention(*(x @ asked + bias).split(WIDTH, -1), torch.zeros(1, 1, 1, 1))

    @staticmethod
    def symbolic(g: Any, x: Any, asked: Any, bias: Any) -> Any:  # noqa: ANN401 - the exporter's own types
        """Return the operator."""
        found = g.op("com.microsoft::Attention", x, asked, bias, num_heads_i=ATTENTION_HEADS)
        return found.setType(x.type())


def joined(*parts: nn.Linear) -> nn.Linear:
    """Return matrices that read the same as one."""
    return linear(torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts]))


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    """Return a matrix (out, in) and its bias as a step."""
    step = nn.Linear(weight.shape[1], weight.shape[0])
    step.weight, step.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
    return step


class Graph(nn.Module):
    """The network as the package runs it: one paragraph in, decisions and scores out.

    It computes what :class:`training.model.Joint` does in fewer steps, which on the few words of a paragraph
    cost more than their arithmetic.
    """

    def __init__(self, net: Joint) -> None:
        """Wrap a network, whose embeddings are rounded and which gets no padding to mask."""
        super().__init__()
        self.net = net
        self.tags = joined(net.upos, net.xpos, net.starts)
        self.dependent = joined(net.arcs.dependent, net.relations.dependent)
        self.head = joined(net.arcs.head, net.relations.head)
        pair, distances = net.arcs.pair.T, net.arcs.distance_of_word.weight
        self.pair = linear(
            torch.cat([pair[:, :-1], distances]), torch.cat([pair[:, -1], net.arcs.distance.weight[:, 0]])
        )
        for layer in net.encoder.layers:
            layer.attend = lambda x, _, asked=layer.asked: Attention.apply(x, asked.weight.T, asked.bias)
        net.encoder.pieces = RowQuantised(net.encoder.pieces.weight.detach())

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Return what :data:`OUTPUTS` lists."""
        net = self.net
        ends, seen = torch.stack([first, last], 1), net.shapes(shapes[None])
        states = net.encoder(ids[None], torch.ones_like(ids)[None])
        syntax, meaning = (
            F.gelu(view(torch.cat([state[:, ends].flatten(2), seen], 2)))
            for view, state in zip((net.syntax, net.meaning), states, strict=True)
        )
        upos, xpos, starts = self.tags(syntax).split([net.upos.out_features, net.xpos.out_features, 1], 2)
        sides = [ARC_WIDTH, 2 * RELATION_WIDTH]
        dependent, dependents = self.dependent(syntax).split(sides, 2)
        head, heads = self.head(net.heads_of(syntax)).split(sides, 2)
        pair, by_step = self.pair(F.relu(dependent)).split([ARC_WIDTH, STEPS], 2)
        arcs = pair @ F.relu(head).transpose(1, 2) + by_step.gather(2, Arcs.steps(first.shape[0])[None])
        names = net.names(meaning)
        found = (upos.argmax(2), xpos.argmax(2), names, starts[..., 0], arcs, dependents, heads, meaning)
        return tuple(x[0] for x in found)


def exported(network: Graph, folder: Path) -> Path:
    """Write the quantised graph into a folder and return its path."""
    plain, small = folder / "plain.onnx", folder / "model.onnx"
    sample = (torch.randint(1000, 20000, (11,)), *(torch.randint(0, 7, (5,)) for _ in INPUTS[1:]))
    axes = {"ids": {0: "pieces"}, **{name: {0: "words"} for name in (*INPUTS[1:], *OUTPUTS)}}
    axes["arcs"], axes["heads"] = {0: "words", 1: "heads"}, {0: "heads"}
    torch.onnx.export(
        network, sample, str(plain), input_names=list(INPUTS), output_names=list(OUTPUTS),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(plain)
    wide = [
        n.name for n in model.graph.node if n.op_type in QUANTISED and any(part in n.name for part in WIDE)
    ]
    quantize_dynamic(
        plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=REDUCED,
        op_types_to_quantize=QUANTISED, nodes_to_quantize=wide,
    )  # fmt: skip
    return small


def differences(network: Graph, pieces: Pieces, graph: Path) -> str:
    """Return how far the exported graph strays from torch on a few sentences.

    Raises:
        SystemExit: it strays so far that the export must be wrong.
    """
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    lines = []
    for sentence in CHECKED_SENTENCES:
        features = pieces.features(sentence.split())
        with torch.no_grad():
            wanted = [t.numpy() for t in network(*(torch.from_numpy(f) for f in features))]
        found = session.run(None, features._asdict())
        cosine = (wanted[-1] * found[-1]).sum() / np.linalg.norm(wanted[-1]) / np.linalg.norm(found[-1])
        same = np.mean(wanted[4].argmax(1) == found[4].argmax(1))
        lines.append(f"cosine {cosine:.4f}, same heads {same:.2f}")
        if cosine < 0.97:
            raise SystemExit(f"the graph is not the network: {lines[-1]}")
    return "; ".join(lines)


def last_step(relations: Relations) -> dict[str, np.ndarray]:
    """Return the matrix and the bias that make relations of what a word and its head bring along."""
    return {
        "weight": relations.out.weight.detach().numpy().T.astype(np.float16),
        "bias": relations.out.bias.detach().numpy(),
    }


def head_arrays(
    heads: ClaimHeads, stems: list[str], features: list[list[float]], threshold: float
) -> dict[str, np.ndarray]:
    """Return the claim heads as the package reads them: matrices that a row vector is multiplied with."""
    arrays: dict[str, np.ndarray] = {}
    modules = dict(heads.named_modules())
    for name, value in heads.state_dict().items():
        matrix = value.numpy()
        linear = isinstance(modules[name.rsplit(".", 1)[0]], nn.Linear)
        arrays[name] = matrix.T.copy() if linear and name.endswith("weight") else matrix
        arrays[name] = arrays[name].astype(np.float16 if arrays[name].ndim > 1 else np.float32)
    arrays["threshold"] = np.float32(threshold)
    arrays["lexicon.stems"] = np.array(stems)
    arrays["lexicon.features"] = np.array(features, dtype=np.float16)
    return arrays


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=Path("build/training/model.pt"))
    parser.add_argument("--threshold", type=float, default=0.65, help="least probability of a trigger word")
    parser.add_argument("--language", type=Path, default=LANGUAGE)
    parser.add_argument("--claims", type=Path, default=CLAIMS)
    args = parser.parse_args(argv)
    saved = torch.load(args.model, weights_only=True)
    labels = Labels.from_json(json.loads(saved["labels"]))
    net = Joint(
        {n: len(r) for n, r in labels.to_json().items()},
        roles=len(ROLES),
        types=len(TYPES),
        statuses=len(STATUSES),
    )
    net.load_state_dict(saved["net"])
    net.eval()
    vocabulary = (minilm_folder() / "tokenizer.json").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=args.language) as name:
        folder = Path(name)
        heads = head_arrays(net.claims, saved["stems"], saved["features"], args.threshold)
        network = Graph(net).eval()
        graph = exported(network, folder)
        sys.stdout.write(f"against torch: {differences(network, Pieces(vocabulary), graph)}\n")
        np.savez_compressed(folder / "heads.npz", **heads)
        np.savez_compressed(folder / "relations.npz", **last_step(net.relations))
        (folder / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
        (folder / "labels.json").write_text(json.dumps(labels.to_json(), indent=1) + "\n", encoding="utf-8")
        targets = {name: args.language / name for name in SHIPPED}
        targets["heads.npz"] = args.claims / "heads.npz"
        digests = []
        for file, target in targets.items():
            data = (folder / file).read_bytes()
            digests.append(f"{hashlib.sha256(data).hexdigest()}  {file}")
            (folder / file).replace(target)
            sys.stdout.write(f"{target} {len(data) / 1e6:.1f} MB\n")
        (args.language / "SHA256SUMS").write_text("\n".join(digests) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
