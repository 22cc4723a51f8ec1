"""Trains the image recipe with us and with other libraries, on one core of this machine in one go, and prints ratios.

    pip install torch==2.15.0 jax==0.10.2 scikit-learn==1.9.1 numpy==2.4.6
    python tests/bench/peers/run.py

Every library does the same: 400 epochs of 12 steps of 32 pictures, and after each epoch loss and accuracy on the 384
training and 200 validation pictures. Data, first weights and order are ours; the training loss after epoch 40 must be
the recorded one within 1e-3, or the table says so. Ours also draws its pictures, keeps the weights of every epoch and
scores 2000 held-out pictures at the end.

Counted are the multiply-adds of the recipe's matrix products, two operations each, also where a library does more or
fewer. Compiling is not in the times. Run it on a quiet machine; the load is printed.
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import recipe

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
RECORDED = ROOT / "tests/data/peers/losses.json"
SEEDS = [1, 8, 16]
LEARN, SCORE = 17_568, 7_584
STEP_OPERATIONS = 2 * recipe.BATCH * LEARN
RUN_OPERATIONS = 2 * recipe.EPOCHS * (recipe.N_TRAIN * (LEARN + SCORE) + 200 * SCORE)
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}
CORE = ["taskset", "-c", "0"]


def lines(command, **surroundings):
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | surroundings)
    return done.stdout.splitlines()


def ours():
    """Best and unit of each figure that our bench prints, on one core."""
    figures = {}
    for line in lines([*CORE, "cargo", "bench", "--bench", "peers"]):
        name, value, _, _ = line.rsplit(None, 3)
        figures[name] = float(value)
    return figures


def theirs(folder):
    seeds = [str(seeds) for seeds in SEEDS]
    for script in ("by_sklearn.py", "by_torch.py", "by_jax.py"):
        command = [*CORE, sys.executable, str(HERE / script), folder, *seeds]
        yield from map(json.loads, lines(command, **ONE_THREAD))


def row(name, seeds, step, run, peak, our, note=""):
    """Times of one seed; `our` are our own."""
    speed = RUN_OPERATIONS / run / 1e9
    print(
        f"{name:36} {seeds:5} {step * 1e6:10.1f} {run:9.3f} {speed:9.2f} {100 * speed / peak:8.2f}"
        f" {step / our[0]:9.2f} {run / our[1]:9.2f}  {note}",
        flush=True,
    )


def checked(line, recorded):
    if line["loss"] is None:
        return "not compared"
    apart = abs(line["loss"] - recorded)
    return f"loss {'agrees' if apart < 1e-3 else 'DIFFERS'}: {apart:.0e}"


def main():
    lines(["cargo", "bench", "--bench", "peers", "--no-run"])
    recorded = json.loads(RECORDED.read_text())["runs"][0]["float64"][recipe.CHECKED]
    print(", ".join(f"{name} {version(name)}" for name in ("torch", "jax", "scikit-learn", "numpy")))
    print("load before:", *os.getloadavg())
    figures = ours()
    peak = figures["peak, one core"]
    our = figures["training step, one core"] / 1e6, figures["plain run, seeds 1, one core"]
    print(f"peak of one core: {peak:.1f} GFLOP/s")
    print(f"{'':36} seeds  us a step  s a run   GFLOP/s  % of peak  x ours: step, run")
    row("patience", 1, *our, peak, our)
    row("patience", 8, our[0], figures["plain run, seeds 8, one core"] / 8, peak, our)
    with tempfile.TemporaryDirectory() as folder:
        lines(["cargo", "bench", "--bench", "peers", "--", "--export", folder, str(max(SEEDS)), str(recipe.EPOCHS)])
        for line in theirs(folder):
            compiling = f", compiled in {line['compiling']:.1f} s" if line["compiling"] else ""
            note = checked(line, recorded) + compiling
            step, run = line["step"] / line["seeds"], line["run"] / line["seeds"]
            row(line["library"], line["seeds"], step, run, peak, our, note)
    print("load after:", *os.getloadavg())
    print("\nours, on one core and, where there are two, on both:")
    for line in lines(["cargo", "bench", "--bench", "peers"]):
        print(line)


if __name__ == "__main__":
    main()
