#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the desktop program as a screen reader does, over AT-SPI.

screenreader.py PROGRAM: starts PROGRAM on the display and the message bus it finds (CMakeLists.txt gives it its own of
both), and fails with a sentence for each thing that could not be read.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)  # what replaces them is not in Debian 12

PATIENCE = 60  # seconds, for one thing to happen
PANES = ["Server-Sent Events", "WebSocket", "Long polling", "Short polling"]
# Roles of what has to say what it is; some are called otherwise by newer Qt or AT-SPI.
NAMED = {
    "push button", "button", "toggle button", "push button menu", "check box", "radio button", "combo box",
    "spin button", "slider", "menu", "menu item", "check menu item", "radio menu item", "page tab", "table", "tree",
    "tree table", "list", "text", "entry", "chart", "image", "alert", "progress bar",
}
MILLISECONDS = {"µs": 0.001, "ms": 1, "s": 1000}

failures = []


def fail(sentence):
    print("FAIL:", sentence, file=sys.stderr)
    failures.append(sentence)


def expect(what, sentence):
    if not what:
        fail(sentence)
    return what


def wait_for(sentence, condition):
    """The first value of `condition` that counts as true. What reads the bus while it waits is the bus's own loop."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            found = condition()
        except GLib.Error:
            found = None  # what was read is gone by now
        if found:
            return found
        if time.monotonic() > until:
            raise SystemExit(f"FAIL: {sentence} within {PATIENCE} s")
        woken = GLib.timeout_add(50, lambda: False)
        GLib.MainContext.default().iteration(True)
        source = GLib.MainContext.default().find_source_by_id(woken)
        if source:
            source.destroy()


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def walk(node, within=is_shown):
    """The node and all below it, leaving out cells and what is not shown."""
    yield node
    if node.get_role_name() in ("table", "tree", "tree table"):
        return
    for child in children(node):
        try:
            if within(child):
                yield from walk(child, within)
        except GLib.Error:
            continue


def find(node, test):
    return next((each for each in walk(node) if test(each)), None)


def button(node, name):
    """One that can be on is a check box to Qt 6.4 and a toggle button to others."""
    return find(node, lambda each: ("button" in each.get_role_name() or each.get_role_name() == "check box")
                and each.get_name().startswith(name))


def press(node):
    action = node.get_action_iface()
    names = [action.get_action_name(index).lower() for index in range(action.get_n_actions())]
    wanted = next((index for index, name in enumerate(names) if name in ("press", "click", "toggle")), None)
    if expect(wanted is not None, f"{node.get_name()} cannot be pressed: {names}"):
        action.do_action(wanted)


def application(pid):
    desktop = Atspi.get_desktop(0)
    for child in children(desktop):
        if child.get_process_id() == pid:
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def window_of(app):
    return next((each for each in children(app) if each.get_role_name() == "frame"), None)


def pane_of(window, name):
    return find(window, lambda each: each.get_role_name() == "panel" and each.get_name() == name)


def figures_of(pane):
    """The values of a pane by their captions, through the relation that says what labels what."""
    values = {}
    for node in walk(pane):
        if node.get_role_name() != "label":
            continue
        for relation in node.get_relation_set():
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_n_targets() == 1:
                values[relation.get_target(0).get_name()] = node.get_name()
    return values


def milliseconds(text):
    match = re.fullmatch(r"([\d.,]+)\s(µs|ms|s)", text.replace(" ", " ").replace(" ", " "))
    return float(match[1].replace(",", "")) * MILLISECONDS[match[2]] if match else None


def state_of(pane):
    chip = find(pane, lambda each: each.get_role_name() == "label" and each.get_name().startswith("State: "))
    return chip.get_name().removeprefix("State: ") if chip else None


def median_of(pane):
    """In milliseconds."""
    return next((milliseconds(value) for caption, value in figures_of(pane).items() if caption.startswith("p50")), None)


def read_panes(window):
    """The panes by their names, once all are open and have measured something."""
    panes = {}
    for name in PANES:
        pane = wait_for(f"there is no pane {name}", lambda: pane_of(window, name))
        wait_for(f"{name} does not say that it is open", lambda: state_of(pane) == "open")
        wait_for(f"{name} has no p50 with a unit: {figures_of(pane)}", lambda: median_of(pane))
        panes[name] = pane
        words = wait_for(f"{name} has no sentence with its p99", lambda: "99th percentile" in pane.get_description()
                         and pane.get_description())
        expect("last byte" in words, f"{name} says nothing of its last byte: {words}")
        expect(any(each.get_role_name() == "chart" and "shows it as a table" in each.get_description()
                   for each in walk(pane)), f"{name} has no chart that offers a table")
    return panes


def check_names(app):
    seen = set()
    for node in walk(app, lambda each: each.get_role_name() == "frame" or is_shown(each)):
        role = node.get_role_name()
        seen.add(role)
        if role in NAMED and not node.get_name():
            parent = node.get_parent()
            if parent is not None and parent.get_role_name() in ("combo box", "spin button"):
                continue  # a part of it
            fail(f"a {role} in {parent.get_role_name()} '{parent.get_name()}' has no name")
    for group in (("push button", "button"), ("combo box",), ("spin button",), ("chart",), ("label",),
                  ("menu item", "menu"), ("panel",)):
        expect(seen.intersection(group), f"nothing has the role {' or '.join(group)}: {sorted(seen)}")


def labels_of(node):
    return [relation.get_target(0).get_name() for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY]


def check_labels(window):
    """On Linux a combo box is called by what is chosen; what it is for is its label."""
    feed = find(window, lambda each: each.get_role_name() == "combo box" and "Feed" in labels_of(each))
    expect(feed is not None, "no combo box is labelled Feed")


def press_pause(window):
    pause = wait_for("there is no button Pause", lambda: button(window, "Pause"))
    press(pause)
    wait_for("Pause does not become Resume", lambda: button(window, "Resume"))
    checked = button(window, "Resume").get_state_set()
    expect(checked.contains(Atspi.StateType.CHECKED) or checked.contains(Atspi.StateType.PRESSED),
           "Resume is not told as pressed")
    press(button(window, "Resume"))
    wait_for("Resume does not become Pause", lambda: button(window, "Pause"))


def read_table(app, window):
    chart = find(pane_of(window, "WebSocket"), lambda each: each.get_role_name() == "chart")
    press(chart)
    dialog = wait_for("no table appears", lambda: next(
        (each for each in children(app) if each.get_role_name() == "dialog" and "as a table" in each.get_name()), None))
    table = wait_for("the table is not shown", lambda: find(dialog, lambda each: each.get_role_name() == "table"))
    expect("WebSocket" in table.get_name(), f"the table is called {table.get_name()}")
    cells = table.get_table_iface()
    wait_for("the table has no rows", lambda: cells.get_n_rows() > 3)
    column = next((each for each in range(cells.get_n_columns())
                   if cells.get_column_description(each) == "latency (µs)"), None)
    if expect(column is not None, "no column is called latency (µs)"):
        text = cells.get_accessible_at(1, column).get_name()
        expect(text.isdigit() and int(text) > 0, f"a latency in the table is {text!r}")
    press(button(dialog, "Close"))


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.json")
        # libxkbcommon-x11 gives strndup() what is not ended by a zero, which is allowed and no finding.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":strict_string_checks=0"
        environment = dict(os.environ, ASAN_OPTIONS=sanitizer, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_NO_GLIB="1", LC_ALL="C.UTF-8",
                           XDG_CONFIG_HOME=folder, LANGUAGE="en")
        desktop = subprocess.Popen([program, "--listen", "127.0.0.1:0", "--feed", "clock", "--rate", "20", "--size",
                                    "1280x800", "--report", report], env=environment)
        try:
            app = wait_for("the program is not on the accessibility bus", lambda: running(desktop) and application(desktop.pid))
            window = wait_for("the program has no window", lambda: window_of(app))
            if skip := button(window, "Skip the tour"):
                press(skip)
            check_labels(window)
            panes = read_panes(window)
            check_names(app)
            press_pause(window)
            read_table(app, window)
            read = {name: median_of(pane) for name, pane in panes.items()}
            quit_item = find_menu(app, "Quit")
            press(quit_item)
            desktop.wait(PATIENCE)
            expect(desktop.returncode >= 0, f"the program ended by signal {-desktop.returncode}")
            compare(read, report)
        finally:
            if desktop.poll() is None:
                desktop.kill()
    return 1 if failures else 0


def running(desktop):
    if desktop.poll() is not None:
        sys.exit(f"FAIL: the program ended with {desktop.returncode}")
    return True


def find_menu(app, name):
    item = next((each for each in walk(app, lambda each: True) if each.get_role_name().endswith("menu item")
                 and each.get_name().startswith(name)), None)
    return item or sys.exit(f"FAIL: no menu item {name}")


def compare(read, path):
    with open(path, encoding="utf-8") as file:
        transports = json.load(file)["transports"]
    for name, transport in zip(PANES, ("sse", "ws", "longpoll", "poll")):
        reported = transports[transport]["latency_us"]["p50"] / 1000
        # The run went on meanwhile.
        expect(read[name] is not None and reported / 3 <= read[name] <= reported * 3 + 0.5,
               f"the p50 of {name} was read as {read[name]} ms, the report has {reported} ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
