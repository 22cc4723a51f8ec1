"""Records how PyTorch trains the image network, into `losses.json` beside this file.

    pip install torch==2.15.0 numpy==2.4.6
    python record.py            # records
    python record.py --check    # compares with what is recorded, writes nothing

The pictures, the first weights and the order of the examples are ours, handed over by `cargo bench --bench peers --
--export`; network, gradients and optimizer are PyTorch's own. Losses are means over the training set, before the first
epoch and after each, in 32-bit floats and, to tell rounding from mistakes, in 64-bit floats.

Weight decay is decoupled and spares biases. PyTorch's SGD has none of that kind, so there the weights are shrunk by hand
before each step, as its AdamW does.
"""

import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy
import torch
from torch import nn

LOSSES = Path(__file__).with_name("losses.json")
ROOT = Path(__file__).parents[3]
SEED, EPOCHS, RATE = 1, 50, 0.0012
RUNS = [
    {"optimizer": "momentum", "batch_size": 32, "weight_decay": 0.0, "label_smoothing": 0.0},
    {"optimizer": "momentum", "batch_size": 32, "weight_decay": 0.5, "label_smoothing": 0.0},
    # 384 pictures in batches of 50: the last has 34.
    {"optimizer": "momentum", "batch_size": 50, "weight_decay": 0.0, "label_smoothing": 0.1},
    {"optimizer": "adamw", "batch_size": 32, "weight_decay": 0.5, "label_smoothing": 0.0},
]


def handout():
    with tempfile.TemporaryDirectory() as folder:
        command = ["cargo", "bench", "--bench", "peers", "--", "--export", folder, str(SEED), str(EPOCHS)]
        subprocess.run(command, cwd=ROOT, check=True)
        return json.loads(Path(folder, f"seed-{SEED}.json").read_text())


def network(weights):
    """The network with first weights given as (9, K), (9·K, H) with the channels of a cell together, and (H, C)."""
    convolution, hidden, output = (numpy.array(layer, dtype=numpy.float32) for layer in weights)
    channels, units = convolution.size // 9, output.size // 6
    model = nn.Sequential(
        nn.Conv2d(1, channels, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(9 * channels, units), nn.ReLU(), nn.Linear(units, 6),
    )
    hidden = hidden.reshape(9, channels, units).transpose(2, 1, 0).reshape(units, -1)
    first = [convolution.reshape(9, channels).T.reshape(channels, 1, 3, 3), hidden, output.reshape(units, 6).T]
    with torch.no_grad():
        for layer, weight in zip((model[0], model[4], model[6]), first):
            layer.weight.copy_(torch.from_numpy(weight.copy()))
            layer.bias.zero_()
    return model


def losses(given, run, precision):
    model = network(given["weights"]).to(precision)
    pictures = torch.tensor(given["pictures"][0], dtype=torch.float32).to(precision).reshape(-1, 1, 8, 8)
    labels = torch.tensor(given["labels"][0])
    weights = [weight for name, weight in model.named_parameters() if name.endswith("weight")]
    biases = [bias for name, bias in model.named_parameters() if name.endswith("bias")]
    decay = run["weight_decay"]
    if run["optimizer"] == "adamw":
        groups = [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]
        optimizer = torch.optim.AdamW(groups, lr=RATE)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9)
    learned = nn.CrossEntropyLoss(label_smoothing=run["label_smoothing"])
    judged = nn.CrossEntropyLoss()

    def score():
        with torch.no_grad():
            return judged(model(pictures), labels).item()

    seen = [score()]
    for order in given["orders"]:
        for batch in torch.tensor(order).split(run["batch_size"]):
            optimizer.zero_grad()
            learned(model(pictures[batch]), labels[batch]).backward()
            if decay and run["optimizer"] != "adamw":
                with torch.no_grad():
                    for weight in weights:
                        weight.mul_(1.0 - RATE * decay)
            optimizer.step()
        seen.append(score())
    return [round(loss, 8) for loss in seen]


def recorded():
    torch.set_num_threads(1)
    given = handout()
    precisions = {"float32": torch.float32, "float64": torch.float64}
    runs = [run | {name: losses(given, run, kind) for name, kind in precisions.items()} for run in RUNS]
    versions = {name: version(name) for name in ("torch", "numpy")}
    return {"versions": versions, "seed": SEED, "epochs": EPOCHS, "runs": runs}


def written(record):
    """JSON, a line for each run."""
    head = "".join(f'  "{name}": {json.dumps(record[name])},\n' for name in ("versions", "seed", "epochs"))
    runs = ",\n".join(f"    {json.dumps(run)}" for run in record["runs"])
    return f'{{\n{head}  "runs": [\n{runs}\n  ]\n}}\n'


if __name__ == "__main__":
    text = written(recorded())
    if "--check" not in sys.argv:
        LOSSES.write_text(text)
    elif text != LOSSES.read_text():
        sys.exit(f"{LOSSES.name} says something else")
