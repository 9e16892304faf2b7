"""Step 4: several trained models to one, by a weighted mean of their weights.

usage: python -m training.blend --out build/training/blend.pt SHARE MODEL [SHARE MODEL ...]

Models trained on from one another lie close enough together for their mean to be a model too, and one less
bent to the last examples seen.

Reference: Wortsman et al. 2022, Model soups.
"""

import argparse
import sys
from pathlib import Path

import torch


def main(argv: list[str] | None = None) -> int:
    """Run the step; return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("build/training/blend.pt"))
    parser.add_argument("parts", nargs="+", help="shares and models in turn; the shares add up to 1")
    args = parser.parse_args(argv)
    shares = [float(share) for share in args.parts[::2]]
    models = [torch.load(path, weights_only=True) for path in args.parts[1::2]]
    if len(shares) != len(models) or abs(sum(shares) - 1) > 1e-6:
        parser.error("every share needs a model, and the shares add up to 1")
    blend = dict(models[-1])
    blend["net"] = {
        name: sum(share * model["net"][name] for share, model in zip(shares, models, strict=True))
        if value.is_floating_point()
        else value
        for name, value in blend["net"].items()
    }
    torch.save(blend, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
