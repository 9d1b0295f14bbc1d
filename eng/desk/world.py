#!/usr/bin/env python3
"""Makes data/desk/world.tsv from Natural Earth's countries at 1:110m as the npm package world-atlas ships them (TopoJSON).
Usage: npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && eng/desk/world.py package/countries-110m.json > data/desk/world.tsv
Each row is a country: its name and its rings as "lon,lat lon,lat ...|..." in hundredths of a degree, differences after the first point."""
import json, sys

topology = json.load(open(sys.argv[1], encoding="utf-8"))
scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
arcs = []
for arc in topology["arcs"]:
    x = y = 0
    line = []
    for dx, dy in arc:
        x += dx; y += dy
        line.append((round((x * scale[0] + translate[0]) * 100), round((y * scale[1] + translate[1]) * 100)))
    arcs.append(line)

def ring(indices):
    points = []
    for i in indices:
        line = arcs[i] if i >= 0 else arcs[~i][::-1]
        points += line[1:] if points else line
    out = []
    for p in points:
        if not out or p != out[-1]: out.append(p)
    return out

def area(r):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(r, r[1:]))) / 2

print("# Countries of the world in outline, for the map of the desk. Made by eng/desk/world.py.")
print("# Source: Natural Earth, Admin 0 - Countries, 1:110m (naturalearthdata.com), by way of the npm package world-atlas 2.0.2. Licence: public domain.")
print("# rings: parted by |; each a start in hundredths of a degree east and north, then differences from point to point.")
print("name\trings")
for g in sorted(topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"]):
    polygons = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
    rings = [ring(r) for polygon in polygons for r in polygon]
    rings = [r for r in rings if len(r) > 3 and area(r) > 400]
    text = []
    for r in rings:
        parts, last = [], (0, 0)
        for p in r:
            parts.append(f"{p[0] - last[0]},{p[1] - last[1]}"); last = p
        text.append(" ".join(parts))
    if text: print(f"{g['properties']['name']}\t{'|'.join(text)}")
