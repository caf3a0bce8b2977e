#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""restricted.py UNIT PROGRAM ARGUMENT...: becomes the program, with those restrictions of a unit of systemd that a process
can lay on itself: SystemCallFilter, SystemCallErrorNumber, SystemCallArchitectures=native, RestrictAddressFamilies,
MemoryDenyWriteExecute, NoNewPrivileges, LimitNOFILE, and another user than root."""
import ctypes
import errno
import os
import platform
import re
import resource
import struct
import subprocess
import sys

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_SET_MDWE = 22, 38, 65
SECCOMP_MODE_FILTER = 2
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
X86_64 = 0xC000003E
FAMILIES = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}
NOBODY = 65534

libc = ctypes.CDLL(None, use_errno=True)


def settings(unit):
    found = {}
    for line in open(unit, encoding="utf-8"):
        if match := re.match(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2].strip())
    return found


def groups():
    """Of system calls, as this systemd knows them."""
    text = subprocess.run(["systemd-analyze", "syscall-filter"], check=True, capture_output=True, text=True).stdout
    known, group = {}, None
    for line in text.splitlines():
        word = line.strip()
        if line.startswith("@"):
            group = known.setdefault(word, [])
        elif group is not None and word and not word.startswith("#"):
            group.append(word)
    return known


def allowed_calls(lists):
    known = groups()

    def members(word):
        return set().union(*map(members, known[word])) if word.startswith("@") else {word}

    allowed = set()
    for entry in lists:
        calls = set().union(*map(members, entry.lstrip("~").split()))
        allowed = allowed - calls if entry.startswith("~") else allowed | calls
    return allowed


def numbers():
    header = open("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", encoding="ascii").read()
    return {name: int(number) for name, number in re.findall(r"#define __NR_(\w+) (\d+)", header)}


def program_of(calls, families, error):
    known = numbers()
    steps = [(LOAD, 0, 0, ARCHITECTURE_AT), (EQUAL, 1, 0, X86_64), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER_AT)]
    for call in sorted(calls & known.keys()):
        if call != "socket":
            steps += [(EQUAL, 0, 1, known[call]), (RETURN, 0, 0, ALLOW)]
    steps += [(EQUAL, 1, 0, known["socket"]), (RETURN, 0, 0, ERROR | error), (LOAD, 0, 0, FIRST_ARGUMENT_AT)]
    for family in families:
        steps += [(EQUAL, 0, 1, FAMILIES[family]), (RETURN, 0, 0, ALLOW)]
    return steps + [(RETURN, 0, 0, ERROR | errno.EAFNOSUPPORT)]


def control(what, *arguments):
    if libc.prctl(what, *(list(arguments) + [0] * (4 - len(arguments)))) != 0:
        sys.exit(f"restricted.py: prctl {what}: {os.strerror(ctypes.get_errno())}")


def lay_filter(steps):
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code)
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer)))
    control(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), header)


def main():
    unit, program = settings(sys.argv[1]), sys.argv[2:]
    if platform.machine() != "x86_64":
        sys.exit("restricted.py: it knows the numbers of x86-64 alone")
    steps = program_of(allowed_calls(unit["SystemCallFilter"]), unit["RestrictAddressFamilies"][0].split(),
                       getattr(errno, unit["SystemCallErrorNumber"][0]))
    files = min(int(unit["LimitNOFILE"][0]), resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    control(PR_SET_NO_NEW_PRIVS, 1)
    if unit["MemoryDenyWriteExecute"] == ["yes"]:
        if libc.prctl(PR_SET_MDWE, 1, 0, 0, 0) != 0 and ctypes.get_errno() != errno.EINVAL:  # before Linux 6.3
            sys.exit(f"restricted.py: MemoryDenyWriteExecute: {os.strerror(ctypes.get_errno())}")
    lay_filter(steps)
    os.execv(program[0], program)


main()
