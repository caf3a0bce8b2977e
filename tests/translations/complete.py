#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text has a translation, and every translation is whole: the same places for values, the same tags, no text that is
gone. Extracts anew, as packaging/translations does."""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def messages(file):
    """(context, source) -> (translation, type)"""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            found[name, message.findtext("source")] = (translation.text or "", translation.get("type"))
    return found


def places(text):
    return collections.Counter(re.findall(r"%(?:L?\d+|n)", text))


def tags(text):
    return collections.Counter(re.findall(r"</?[a-z][a-z0-9]*[^>]*>", text)) if "</" in text else None


def codes(text):
    """What stands in backquotes belongs to programs."""
    return collections.Counter(re.findall(r"`[^`]+`", text))


def ending(text):
    found = re.search(r"(…|[.:!?]|\s)$", text)
    return found.group() if found else ""


def mnemonics(text):
    return len(re.findall(r"&[^\s&;]", re.sub(r"&\w+;", "", text)))


class Complete(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([ROOT / "packaging" / "translations", "--into", cls.folder.name], check=True)
        cls.files = sorted(TRANSLATIONS.glob("pushscope_*.ts"))
        cls.committed = {file.name: messages(file) for file in cls.files}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_there_is_german(self):
        self.assertIn("pushscope_de.ts", self.committed)

    def test_nothing_is_missing_or_gone(self):
        for name, committed in self.committed.items():
            fresh = messages(pathlib.Path(self.folder.name) / name)
            self.assertEqual([], sorted(fresh.keys() - committed.keys()), f"not in {name}: run packaging/translations")
            self.assertEqual([], sorted(committed.keys() - fresh.keys()), f"no longer in the source, but in {name}")

    def test_every_context_is_asked_for(self):
        """Where lupdate loses its way it makes up a context, in which nobody looks."""
        code = "\n".join(file.read_text(encoding="utf-8") for folder in ("core", "ui", "app")
                         for file in (ROOT / folder).rglob("*") if file.suffix in {".cpp", ".h"})
        asked = set(re.findall(r"Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", code)) | {"Lesson"}
        asked |= set(re.findall(r'(?:translate|NOOP)\(\s*"([\w:]+)"', code))
        asked |= {f"pushscope::{name}" for name in re.findall(r"class (\w+)[^;{]*\{\s*Q_OBJECT", code)}
        for name, committed in self.committed.items():
            self.assertEqual([], sorted({context for context, _ in committed} - asked), name)

    def test_nothing_is_unfinished(self):
        for name, committed in self.committed.items():
            open_ones = [key for key, (text, kind) in committed.items() if kind or not text.strip() and key[1].strip()]
            self.assertEqual([], open_ones, name)

    def alike(self, what):
        for name, committed in self.committed.items():
            wrong = [(context, source, text) for (context, source), (text, _) in committed.items()
                     if context != "Language" and what(source) != what(text)]
            self.assertEqual([], wrong, name)

    def test_places_for_values(self):
        self.alike(places)

    def test_tags(self):
        self.alike(tags)

    def test_code(self):
        self.alike(codes)

    def test_endings(self):
        def abbreviated(text):  # in narrow places
            return len(text) < 16 and text.endswith(".")

        for name, committed in self.committed.items():
            wrong = [(context, source, text) for (context, source), (text, _) in committed.items()
                     if ending(source) != ending(text) and not abbreviated(text)]
            self.assertEqual([], wrong, name)

    def test_beginnings(self):
        self.alike(lambda text: re.match(r"\s*[•#·●]?", text).group())

    def test_lines(self):
        self.alike(lambda text: text.count("\n"))

    def test_mnemonics(self):
        self.alike(mnemonics)

    def test_quotes(self):
        german = self.committed["pushscope_de.ts"]
        self.assertEqual([], [text for text, _ in german.values() if "”" in text or "“" in text and "„" not in text])

    def test_nobody_is_addressed(self):
        german = self.committed["pushscope_de.ts"]
        self.assertEqual([], [text for text, _ in german.values() if re.search(r"[^.:!?…]\s(Sie|Ihnen|Ihre?[nmrs]?)\b", text)
                              and re.search(r"\b(haben|können|sind|sollten|müssen) Sie\b|\bSie (haben|können|sind)\b", text)])


if __name__ == "__main__":
    sys.argv[0] = "complete.py"
    unittest.main()
