#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a client is told stands twice, where it is said and where it is known again. Both say the same, and none is left
out."""
import pathlib
import re
import sys
import unittest

CORE = pathlib.Path(__file__).resolve().parent.parent.parent / "core"
TABLE = CORE / "message" / "toldsentences.cpp"
SENTENCES_OF_CLIENTS = CORE / "message" / "clientsentence.cpp"
FOLDERS = ["broker", "client", "link", "message", "protocol", "redis", "server"]
# What is said there is no sentence, or not to a client.
LEFT_OUT = {
    "client/connectproblem.cpp": "words of OpenSSL", "client/retryafter.cpp": "forms of dates",
    "link/answerstage.cpp": "a body", "message/payload.cpp": "details of JSON", "message/systemreason.cpp": "words of Qt and the system",
    "redis/redisscript.cpp": "a fault of the build",
    "server/filepart.cpp": "forms of dates", "server/manualsite.cpp": "a page", "server/servermetrics.cpp": "metrics",
    "server/ssesession.cpp": "comments in a stream",
}
SAID_AMONG_OTHERS = ["message/payload.cpp"]
TOKENS = re.compile(r'''//[^\n]*|R"\(.*?\)"|'(?:\\.|[^'\\])'|"(?P<text>(?:[^"\\]|\\.)*)"|(?P<other>\S)''', re.DOTALL)


def literals(file):
    """The strings of a C++ source that tr() does not translate where they stand, with neighbours made one."""
    parts = []
    code = re.sub(r"^\s*#.*$", "", (CORE / file).read_text(encoding="utf-8"), flags=re.MULTILINE)
    code = re.sub(r'::tr\(\s*(?:"(?:[^"\\]|\\.)*"\s*)+\)', "", code)
    for token in TOKENS.finditer(code):
        if token["text"] is not None:
            parts.append(token["text"])
        elif token["other"] and parts:
            yield "".join(parts)
            parts.clear()


def is_sentence(text):
    """Neither lines of headers nor the standard's words for a status."""
    return "\\r" not in text and len(text.split()) > 2 and len(re.findall(r"(?:^|\s)[a-z]", text)) > 1


def table(file):
    return re.findall(r'QT_TRANSLATE_NOOP\(\s*"ClientSentence",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', file.read_text(encoding="utf-8"))


def joined(literal):
    return re.sub(r'"\s*"', "", literal.strip())[1:-1]


class Told(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.known = [joined(text) for text in table(TABLE)]
        cls.of_clients = {joined(text) for text in table(SENTENCES_OF_CLIENTS)}
        files = [str(file.relative_to(CORE)) for folder in FOLDERS for file in (CORE / folder).rglob("*.cpp")]
        cls.said = {text for file in files if file not in LEFT_OUT and CORE / file not in (TABLE, SENTENCES_OF_CLIENTS)
                    for text in literals(file)}

    def test_each_stands_once(self):
        self.assertEqual(len(self.known), len(set(self.known)))
        self.assertFalse(self.of_clients & set(self.known))
        self.assertGreater(len(self.known), 100)

    def test_what_is_known_is_said(self):
        among = {text for file in SAID_AMONG_OTHERS for text in literals(file)}
        self.assertEqual([], [text for text in self.known if text not in self.said | among])

    def test_what_is_said_is_known(self):
        unknown = {text for text in self.said if is_sentence(text)} - set(self.known) - self.of_clients
        self.assertEqual([], sorted(unknown))


if __name__ == "__main__":
    sys.argv[0] = "told.py"
    unittest.main()
