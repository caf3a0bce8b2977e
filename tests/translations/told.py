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
SAID_IN = [
    "link/faultsentence.cpp", "message/channelname.cpp", "protocol/httpbody.cpp", "protocol/httphead.cpp",
    "protocol/httptarget.cpp", "protocol/pollbatch.cpp", "protocol/websocketframe.cpp",
    "protocol/websockethandshake.cpp", "protocol/websocketmessage.cpp", "server/accesspolicy.cpp",
    "server/httpendpoints.cpp", "server/httpresponse.cpp", "server/httpsession.cpp", "server/publishrequest.cpp",
    "server/streamparameters.cpp", "server/tlssocket.cpp", "server/websocketcommands.cpp", "server/websocketsession.cpp",
]
# Of these only the beginning of their answers is known again: the rest is about commands of rooms and bytes of JSON.
SAID_AMONG_OTHERS = ["message/payload.cpp", "protocol/websocketcommand.cpp"]
TOKENS = re.compile(r'''//[^\n]*|R"\(.*?\)"|'(?:\\.|[^'\\])'|"(?P<text>(?:[^"\\]|\\.)*)"|(?P<other>\S)''', re.DOTALL)


def literals(file):
    """The strings of a C++ source, with neighbours made one."""
    parts = []
    for token in TOKENS.finditer(re.sub(r"^\s*#.*$", "", (CORE / file).read_text(encoding="utf-8"), flags=re.MULTILINE)):
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
        cls.said = {text for file in SAID_IN for text in literals(file)}

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
