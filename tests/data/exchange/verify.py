"""Hands exported questions to the programs they are for, and records what those made of them, beside this file.

    cargo build
    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install anki==26.9.3 lxml==6.1.3
    (mkdir -p /tmp/node && cd /tmp/node && npm install gift-pegjs@1.0.2)
    /tmp/venv/bin/python verify.py --moodle MOODLE --schemas SCHEMAS --node /tmp/node            # records
    /tmp/venv/bin/python verify.py --moodle MOODLE --schemas SCHEMAS --node /tmp/node --check    # writes nothing

MOODLE is a checkout of Moodle (github.com/moodle/moodle, 4.1 was used); its GIFT filter runs under PHP through
`moodle.php`. SCHEMAS is a folder with the XML schemas of IMS (`imsqti_v2p1.xsd`, `imscp_v1p1.xsd`, `imsmd_v1p2p4.xsd` and
what they include), as the package `qtism/qtism` of github.com/oat-sa/qti-sdk has them in
`src/qtism/data/storage/xml/schemes`.

Two vaults are exported: the shipped one, and `vault/`, whose questions are hard to carry over. What is recorded of the
second, `verified/`, is what the other programs were given; `cargo test` checks that the same is written today. What the
other programs must make of it follows from `patience questions --json`. What they do is in `verified.json`.
"""

import argparse
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib.metadata import version
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from lxml import etree

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
MARKDOWN = 4  # Moodle's FORMAT_MARKDOWN


def run(*words, codes=(0,)):
    done = subprocess.run(words, capture_output=True)
    assert done.returncode in codes, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def patience(vault, *words, codes=(0,)):
    return run(ARGS.program, "--vault", str(vault), "--lang", "en", *words, codes=codes)


def questions(vault):
    return json.loads(patience(vault, "questions", "--json"))


def export(vault, form, folder):
    file = Path(folder, f"export.{form}")
    patience(vault, "export", form, "--output", str(file))
    return file


def same(found, expected, what):
    assert found == expected, f"{what}:\n{found!r}\nis not\n{expected!r}"


# Anki


def into_anki(collection, package):
    options = ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    return {"new": len(log.new), "updated": len(log.updated), "duplicate": len(log.duplicate)}


def notes(collection):
    rows = collection.db.all("select guid, tags, flds from notes order by guid")
    return [[guid, tags.split(), fields.split("\x1f")] for guid, tags, fields in rows]


def anki(vault, folder):
    """Imports, learns, changes a question, imports again: nothing is there twice, and what was learned stays."""
    asked = questions(vault)
    copy = Path(folder, "copy")
    shutil.copytree(vault, copy, ignore=lambda _, names: [n for n in names if n in ("target", ".git", "src", "tests")])
    collection = Collection(str(Path(folder, "collection.anki2")))
    first = into_anki(collection, export(copy, "anki", folder))
    same(first["new"], len(asked), "notes that are new")
    before = notes(collection)
    cards = [collection.get_card(card) for card in collection.find_cards("deck:patience")]
    same(len(cards), len(asked), "cards")
    by_id = {card.note()["Id"]: card for card in cards}
    for question in asked:
        card = by_id[question["id"].replace("&", "&amp;")]
        front, back = card.question(), card.answer()
        shown = re.sub(r"<style>.*?</style>", "", front + back, flags=re.S)
        assert not re.search(r"<(script|iframe|object|b onclick)", shown), shown
        assert "✔" not in front, front
        right = re.findall(r"✔ ([A-Z])<", back)
        same(right, question["key"], f"key on the back of {question['id']}")
        same(back.count('<div class="why">'), sum(o["explanation"] is not None for o in question["options"]), "reasons")
        same(card.note().tags.__len__(), len(question["tags"]), "tags")

    # Learn one card, then change the stem of its question and import again.
    collection.decks.select(collection.decks.id("patience"))
    card = collection.sched.getCard()
    collection.sched.answerCard(card, 4)
    card.load()
    learned = (card.reps, card.ivl, card.due, card.type, card.queue)
    assert card.reps == 1 and card.type == 2, learned
    stem = next(q for q in asked if q["id"] == card.note()["Id"].replace("&amp;", "&"))
    note = Path(copy, stem["note"])
    line = stem["stem"].splitlines()[0]
    text = note.read_text()
    assert line in text
    note.write_text(text.replace(line, "CHANGED " + line))
    time.sleep(1.1)  # Anki tells older from newer by the second.
    second = into_anki(collection, export(copy, "anki", folder))
    same(second["new"], 0, "notes that are new the second time")
    same([row[0] for row in notes(collection)], [row[0] for row in before], "guids")
    card.load()
    same((card.reps, card.ivl, card.due, card.type, card.queue), learned, "what was learned")
    assert "CHANGED" in card.note()["Question"], card.note()["Question"]
    same(collection.card_count(), len(asked), "cards after the second time")
    media = sorted(path.name for path in Path(collection.media.dir()).iterdir())
    found = collection.media.check()
    same((list(found.missing), list(found.unused)), ([], []), "media missing, unused")
    problems, sound = collection.fix_integrity()
    collection.close()
    return {"first": first, "second": second, "media": len(media), "integrity": problems, "sound": sound}, before


# GIFT


def fraction(question, label):
    key = question["key"]
    if label in key:
        return 1 / len(key)
    return 0 if len(key) == 1 else -1


def moodle(vault, file):
    """Moodle's own filter finds every question with its options, points and feedback."""
    read = json.loads(run("php", str(HERE / "moodle.php"), ARGS.moodle, str(file)))
    same(read["errors"], [], "errors of Moodle's")
    asked = questions(vault)
    same(len(read["questions"]), len(asked), "questions in Moodle")
    for back, question in zip(read["questions"], asked):
        same(back["type"], "multichoice", "kind")
        same(back["name"], question["id"], "name")
        same(back["format"], MARKDOWN, "format")
        same(back["stem"], question["stem"], "stem")
        same(back["single"], int(len(question["key"]) == 1), "single")
        same(back["options"], [option["text"] for option in question["options"]], "options")
        same(back["feedback"], [option["explanation"] or "" for option in question["options"]], "feedback")
        same(back["explanation"], question["explanation"], "general feedback")
        for found, option in zip(back["fractions"], question["options"]):
            assert abs(found - fraction(question, option["label"])) < 1e-6, (found, option)
    return len(asked)


def pegjs(vault, file):
    """A second reader of GIFT, for browsers."""
    script = (
        "const g=require('gift-pegjs');const t=require('fs').readFileSync(process.argv[1],'utf8');"
        "console.log(JSON.stringify(g.parse(t)))"
    )
    done = subprocess.run(["node", "-e", script, str(file)], cwd=ARGS.node, capture_output=True, check=True)
    read = json.loads(done.stdout)
    asked = questions(vault)
    same(len(read), len(asked), "questions in gift-pegjs")
    for back, question in zip(read, asked):
        same(back["type"], "MC", "kind")
        same(len(back["choices"]), len(question["options"]), "options")
        right = [
            option["label"]
            for option, choice in zip(question["options"], back["choices"])
            if choice["isCorrect"] or (choice["weight"] or 0) > 0
        ]
        same(right, question["key"], f"key of {question['id']}")
    return len(asked)


# QTI


def qti(vault, package):
    """Every file is valid by the schemas of IMS; the items say what the questions do."""
    folder = Path(ARGS.schemas)
    schema = {
        name: etree.XMLSchema(etree.parse(str(next(folder.rglob(name)))))
        for name in ("imsqti_v2p1.xsd", "imscp_v1p1.xsd", "imsmd_v1p2p4.xsd")
    }
    zip_file = zipfile.ZipFile(package)
    names = set(zip_file.namelist())
    manifest = etree.fromstring(zip_file.read("imsmanifest.xml"))
    schema["imscp_v1p1.xsd"].assertValid(manifest)
    for lom in manifest.iter("{http://www.imsglobal.org/xsd/imsmd_v1p2}lom"):
        schema["imsmd_v1p2p4.xsd"].assertValid(etree.fromstring(etree.tostring(lom)))
    listed = {file.get("href") for file in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")}
    same(listed | {"imsmanifest.xml"}, names, "files listed")
    resources = list(manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}resource"))
    asked = questions(vault)
    same(len(resources), len(asked), "items")
    for resource, question in zip(resources, asked):
        item = etree.fromstring(zip_file.read(resource.get("href")))
        schema["imsqti_v2p1.xsd"].assertValid(item)
        same(item.get("title"), question["id"], "title")
        key = [value.text for value in item.iter(QTI + "value") if value.getparent().tag == QTI + "correctResponse"]
        same(key, question["key"], "key")
        choices = [choice.get("identifier") for choice in item.iter(QTI + "simpleChoice")]
        same(choices, [option["label"] for option in question["options"]], "choices")
        for image in item.iter(QTI + "img"):
            source = image.get("src")
            assert source.startswith("https://") or "items/" + source in names, source
    return len(asked)


def table(vault, file):
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    asked = questions(vault)
    same(len(rows), len(asked), "rows")
    for row, question in zip(rows, asked):
        shown = lambda text: "'" + text if text[:1] in tuple("=+-@\t\r") and text else text
        same(row["stem"], shown(question["stem"]), "stem")
        same(row["key"], ", ".join(question["key"]), "key")
        for option in question["options"]:
            same(row[option["label"]], shown(option["text"]), "option")
            same(row["why_" + option["label"]], shown(option["explanation"] or ""), "reason")
    return len(rows)


# The other way


def their_key(their):
    """Which options Moodle holds for right: the one worth all, else those worth something."""
    if their["type"] == "truefalse":
        return [bool(their["truth"]), not their["truth"]]
    return [fraction == 1 if their["single"] else fraction > 0 for fraction in their["fractions"]]


def moodles_own(folder):
    """Of the questions that Moodle ships as examples, those with options come here; every other one is told."""
    outcome = {}
    for name in ("examples.txt", "tests/fixtures/questions.gift.txt"):
        file = next(path for path in Path(ARGS.moodle).rglob("question/format/gift/" + name))
        theirs = json.loads(run("php", str(HERE / "moodle.php"), ARGS.moodle, str(file)))["questions"]
        theirs = [question for question in theirs if question["type"] != "category"]
        empty = Path(folder, "empty-" + Path(name).stem)
        empty.mkdir()
        done = subprocess.run([ARGS.program, "--vault", str(empty), "--lang", "en", "import", str(file)], capture_output=True)
        ours = questions(empty)
        told = len(re.findall(r"^error", done.stderr.decode(), flags=re.M))
        known = re.search(r"(\d+) known", done.stdout.decode())
        choice = [question for question in theirs if question["type"] in ("multichoice", "truefalse")]
        plain = lambda text: re.sub(r"<[^>]*>|[*`\\]|\s+", "", text)
        for question in ours:
            key = [option["label"] in question["key"] for option in question["options"]]
            options = [plain(option["text"]) for option in question["options"]]
            alike = [
                their for their in choice
                if plain(their["stem"]) == plain(question["stem"])
                and (their["type"] == "truefalse" or [plain(text) for text in their["options"]] == options)
                and key == their_key(their)
            ]
            assert alike, question
        same(len(ours) + int(known[1]) + told, len(theirs), "questions taken over, known and told")
        outcome[Path(name).name] = {
            "all": len(theirs),
            "with options": len(choice),
            "taken over": len(ours),
            "known twice": int(known[1]),
            "told": told,
        }
    return outcome


def written(vault, folder):
    """What the other programs were given, as text: path and content."""
    files = {
        "gift.txt": export(vault, "gift", folder).read_text(),
        "questions.csv": export(vault, "csv", folder).read_bytes().decode(),
    }
    package = zipfile.ZipFile(export(vault, "qti", folder))
    for name in package.namelist():
        if name.endswith(".xml"):
            files["qti/" + name] = package.read(name).decode()
    return files


def main():
    outcome = {
        "versions": {
            "anki": version("anki"),
            "lxml": version("lxml"),
            "gift-pegjs": json.loads(Path(ARGS.node, "node_modules/gift-pegjs/package.json").read_text())["version"],
            "moodle": "4.1",
        }
    }
    for name, vault in (("shipped", ROOT), ("hard", HERE / "vault")):
        with tempfile.TemporaryDirectory() as folder:
            in_anki, rows = anki(vault, folder)
            gift = export(vault, "gift", folder)
            outcome[name] = {
                "anki": in_anki,
                "moodle": moodle(vault, gift),
                "gift-pegjs": pegjs(vault, gift),
                "qti": qti(vault, export(vault, "qti", folder)),
                "csv": table(vault, export(vault, "csv", folder)),
            }
            files = written(vault, folder)
            files["anki.json"] = json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        outcome["examples of Moodle's"] = moodles_own(folder)
    files["../verified.json"] = json.dumps(outcome, indent=1, ensure_ascii=False) + "\n"
    print(files["../verified.json"])
    different = [name for name, text in files.items() if recorded(name) != text.encode()]
    if ARGS.check and different:
        sys.exit(f"not as recorded: {', '.join(different)}")
    if not ARGS.check:
        shutil.rmtree(HERE / "verified", ignore_errors=True)
        for name, text in files.items():
            path = HERE / "verified" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


def recorded(name):
    path = HERE / "verified" / name
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--program", default=str(ROOT / "target/debug/patience"))
    for name in ("moodle", "schemas", "node"):
        reader.add_argument("--" + name, required=True)
    reader.add_argument("--check", action="store_true")
    ARGS = reader.parse_args()
    main()
