"""Writes JSON lines made of the texts of a folder: again and again, each time with other names and dates. For ./dev soak wire."""
import glob
import json
import os
import re
import sys

folder, megabytes = sys.argv[1], float(sys.argv[2])
texts = [open(f, encoding="utf-8", errors="replace").read() for f in sorted(glob.glob(os.path.join(folder, "**", "*.txt"), recursive=True) or glob.glob(os.path.join(folder, "*")))]
ends = ["ov", "ik", "as", "ez", "ini", "sen", "aro", "eck", "ul", "and"]
left, turn, number = megabytes * (1 << 20), 0, 0
while left > 0:
    for text in texts:
        if turn:
            # Family names behind a first name, and figures of two digits and more: others in each turn.
            text = re.sub(r"\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b", lambda m: m[1] + " " + m[2] + ends[(turn + len(m[2])) % 10] if turn % 3 else m[0], text)
            text = re.sub(r"\b([1-9]\d)\b", lambda m: str(10 + (int(m[1]) + 7 * turn) % 90), text)
        number += 1
        day = 1 + (number + turn) % 28
        line = json.dumps({"uri": "urn:soak:%d" % number, "versioncreated": "20%02d-%02d-%02dT10:00:00Z" % (turn % 25, 1 + turn % 12, day), "body_text": text}, ensure_ascii=False)
        left -= len(line.encode()) + 1
        if left <= 0:
            break
        print(line)
    turn += 1
