"""Prints: labels, cloths and drawings, written as SVG and made into PNG by rsvg-convert."""
import hashlib
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

FOLDER = pathlib.Path(tempfile.gettempdir()) / 'jembatan-labels'
SANS, SERIF = 'Plus Jakarta Sans', 'EB Garamond'
WIDTH = 900


def tag(name, content='', **attributes):
    """An SVG element; an underscore stands for the hyphen of an attribute's name."""
    written = ''.join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<{name}{written}>{content}</{name}>'


def path(d, **more):
    return tag('path', d=d, **more)


def rect(x, y, width, height, fill, **more):
    return tag('rect', x=x, y=y, width=width, height=height, fill=fill, **more)


def paper(fill):
    return rect(0, 0, '100%', '100%', fill)


def disc(cx, cy, r, fill, ry=None, turned=0):
    return tag('ellipse', cx=cx, cy=cy, rx=r, ry=ry or r, fill=fill,
               transform=f'rotate({turned} {cx} {cy})')


def around(angles, shape, x=50, y=50):
    return ''.join(tag('g', shape, transform=f'rotate({a} {x} {y})') for a in angles)


def text(content, x, y, size, color, font=SANS, weight=700, spacing=0):
    return tag('text', escape(content), x=x, y=y, fill=color, font_family=font, font_size=size,
               font_weight=weight, letter_spacing=spacing, text_anchor='middle')


def line(d, width=4, color='#fff'):
    return path(d, stroke=color, stroke_width=width, fill='none')


# Motifs in a box of 100 by 100; a shape without a colour takes the accent colour.
PLAIN = 'inherit'
MOTIFS = {
    'leaf': path('M50 5C85 30 85 70 50 95C15 70 15 30 50 5Z') + line('M50 20V95'),
    'flower': around(range(0, 360, 60), disc(50, 25, 14, PLAIN, 24)) + disc(50, 50, 11, '#fff'),
    'sun': disc(50, 50, 24, PLAIN) + around(range(0, 360, 45), rect(46, 2, 8, 16, PLAIN, rx=4)),
    'bean': disc(50, 50, 30, PLAIN, 42, 30) + line('M32 82C60 60 40 40 68 18', 6),
    'drop': path('M50 4C80 48 86 62 74 82C62 100 38 100 26 82C14 62 20 48 50 4Z'),
    'fish': path('M4 50C28 16 62 22 76 46L96 28V72L76 54C62 78 28 84 4 50Z')
    + disc(26, 46, 5, '#fff'),
    'bone': rect(24, 40, 52, 20, PLAIN)
    + ''.join(disc(x, y, 14, PLAIN) for x in (20, 80) for y in (38, 62)),
    'chili': path('M20 14C30 8 40 14 40 24C44 60 62 78 92 86C56 98 22 76 22 34Z')
    + line('M26 18C24 8 30 2 38 2', 7, '#3d7a3a'),
    'bee': path('M50 4L88 26V74L50 96L12 74V26Z')
    + path('M50 24L71 36V62L50 75L29 62V36Z', fill='#fff'),
    'rice': around((-60, -30, 0, 30, 60), disc(50, 26, 9, PLAIN, 18), 50, 62),
    'nut': path('M24 20C60 4 88 30 80 60C74 84 52 96 40 84C30 74 56 68 56 50C56 34 22 50 24 20Z'),
    'pineapple': disc(50, 64, 27, PLAIN, 33) + path('M50 34L34 6L50 18L66 6Z')
    + line('M30 50L68 88M70 50L32 88'),
    'coconut': disc(50, 50, 42, PLAIN) + disc(50, 50, 31, '#fff'),
}


def fit(content, size, width, share=.6):
    return min(size, width / (share * max(1, len(content))))


def picture(w, h, body):
    """Returns the PNG of a drawing that is WIDTH pixels wide; w and h give its proportions."""
    height = round(WIDTH * h / w)
    svg = tag('svg', body(height), xmlns='http://www.w3.org/2000/svg', width=WIDTH, height=height)
    FOLDER.mkdir(exist_ok=True)
    png = FOLDER / f'{hashlib.sha256(svg.encode()).hexdigest()[:20]}.png'
    if not png.exists():
        subprocess.run(['rsvg-convert', '-o', png], input=svg.encode(), check=True)
    return str(png)


def label(brand, lines, note='', w=1.0, h=1.0, paper='#FBF5EA', ink='#33261C', accent='#B4532A',
          motif=None, font=SERIF, ground=None, inset=0.0, within=.88):
    """A label of brand, up to three lines of the name, and a note.

    `ground` colours the pack around it; `within` is the text's share of the width.
    """
    def body(height):
        middle, left = WIDTH / 2, WIDTH * inset
        width = WIDTH - 2 * left
        top, tall = (height * .3, height * .56) if ground else (0, height)
        out = [rect(0, 0, '100%', '100%', ground or paper)]
        if ground:
            out += [rect(left, top, width, tall, paper, rx=14), text(
                brand, middle, top * .72, fit(brand, 150, width * .8, .72), paper, font, 700, 6)]
        out += [rect(left, top + tall * at, width, tall * .03, accent) for at in (0, .97)]
        rows = [] if ground else [(brand, 1.5, ink, font, 700)]
        rows += [(row, 1, accent, SANS, 800) for row in lines]
        rows += [(note, .62, ink, SANS, 600)] if note else []
        art = .34 if motif else 0
        unit = tall * (.84 - art) / sum(size * 1.22 for _, size, *_ in rows)
        y = top + tall * .08
        if motif:
            side = tall * art
            out.append(tag('g', MOTIFS[motif], fill=accent, transform=(
                f'translate({middle - side / 2} {y}) scale({side / 100})')))
            y += side
        for content, share, color, face, weight in rows:
            size = fit(content, unit * share, width * within, .62 if face == SANS else .66)
            y += unit * share * 1.22
            out.append(text(content, middle, y - unit * share * .3, size, color, face, weight, 2))
        return ''.join(out)
    return picture(w, h, body)


def pattern(kind, one, other, third='#ffffff', w=1.0, h=1.0):
    """Cloths and papers: stripes, checks, dots, waves, rules, woven bands."""
    def marks(height):
        columns = lambda step, width, **more: [
            rect(x, 0, width, '100%', other, **more) for x in range(0, WIDTH, step)]
        if kind == 'stripes':
            return [rect(x, 0, 26, '100%', other if x % 180 else third)
                    for x in range(0, WIDTH, 90)]
        if kind == 'checks':
            return columns(92, 46, opacity=.6) + [
                rect(0, y, '100%', 46, other, opacity=.6) for y in range(0, height, 92)]
        if kind == 'dots':
            return [disc(x + y // 75 % 2 * 37, y, 17, other)
                    for x in range(0, WIDTH + 1, 75) for y in range(0, height + 1, 75)]
        if kind == 'waves':
            return [line(f'M0 {y}' + 'q56 -60 112 0t112 0' * 5, 18, other)
                    for y in range(0, height + 60, 80)]
        if kind == 'rules':
            return [rect(0, y, '100%', 4, other) for y in range(120, height, 56)] + [
                rect(110, 0, 4, '100%', third)]
        if kind == 'songket':
            lozenge = lambda x, y, a, b, color: path(
                f'M{x} {y}l{a} {-b}l{a} {b}l{-a} {b}Z', fill=color)
            return [rect(0, y, '100%', 14, third) + ''.join(
                lozenge(x, y + 90, 37, 55, other) + lozenge(x + 22, y + 90, 15, 24, third)
                for x in range(0, WIDTH, 75)) for y in range(20, height, 200)]
        raise KeyError(kind)
    return picture(w, h, lambda height: paper(one) + ''.join(marks(height)))


# Single pictures, from the middle c of their width, the middle m of their height and the height.
DAYS = ('Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab')
ISLANDS = ((150, 330, 220, 46, 38, '#e8a552'), (420, 520, 190, 34, 6, '#d8694a'),
           (430, 300, 130, 100, 0, '#7aa35a'), (610, 330, 50, 120, 20, '#c98bb0'),
           (780, 380, 120, 70, 10, '#5f8f77'), (640, 520, 70, 18, 0, '#e8c552'),
           (700, 250, 40, 26, 0, '#b4532a'))
DRAWINGS = {
    'clock': lambda c, m, height: (
        paper('#fbf8f2')
        + around(range(0, 360, 90), rect(c - 9, 40, 18, 80, '#2d2a28'), c, m)
        + around((a for a in range(0, 360, 30) if a % 90), rect(c - 5, 40, 10, 44, '#2d2a28'), c, m)
        + ''.join(text(figure, x, y, 110, '#2d2a28') for figure, x, y in (
            ('12', c, 235), ('3', 725, 490), ('6', c, 745), ('9', 175, 490)))),
    'digits': lambda c, m, height: (
        paper('#c99a63') + text('07:35', c, m + 94, 260, '#fffdf5', SANS, 600, 6)),
    'reflection': lambda c, m, height: (
        tag('linearGradient', '<stop stop-color="#eef3f4"/><stop offset="1" stop-color="#9fb0b6"/>',
            id='g', x2=.4, y2=1)
        + paper('url(#g)') + tag('g', rect(420, 0, 170, height, '#fff')
                                 + rect(650, 0, 60, height, '#fff'),
                                 opacity=.6, transform='skewX(-30)')),
    'hills': lambda c, m, height: (
        paper('#f6ead6') + disc(600, 380, 130, '#e08a4b')
        + path(f'M0 {height}V760L240 520L470 770L640 600L900 840V{height}Z', fill='#4d7a70')
        + path(f'M0 {height}V960Q260 820 470 960T900 930V{height}Z', fill='#2f5a52')),
    'phone': lambda c, m, height: (
        paper('#20324a') + disc(620, 420, 210, '#f0b169')
        + path(f'M0 {height}V1000Q300 760 560 980T900 900V{height}Z', fill='#2f7f78')
        + text('09.41', c, 330, 200, '#fff', SANS, 600)),
    'laptop': lambda c, m, height: (
        paper('#f6f8fb') + rect(0, 0, 250, '100%', '#33506f')
        + ''.join(rect(330, y, wide, 20, '#c4ccd6', rx=8) for y, wide in zip(
            range(150, 520, 55), (460, 390, 480, 300, 440, 350, 410)))),
    'sketch': lambda c, m, height: paper('#fdfaf3') + tag('g', (
        path(f'M300 {m + 180}Q260 {m} 380 {m - 40}H520Q640 {m} 600 {m + 180}Z')
        + path(f'M450 {m - 40}Q440 {m - 200} 340 {m - 300}M450 {m - 60}Q470 {m - 240} 580 {m - 320}'
               f'M450 {m - 120}Q520 {m - 160} 600 {m - 150}')
        + disc(330, m - 310, 40, 'none', 70) + disc(590, m - 330, 40, 'none', 70)
    ), fill='none', stroke='#4a4541', stroke_width=7),
    'planner': lambda c, m, height: (
        paper('#fdfaf3') + text('Desember', c, 110, 80, '#33261c', SERIF)
        + ''.join(rect(70, y, 760, 4, '#b7a78f') + text(day, 150, y + 62, 44, '#8a5a40')
                  for day, y in zip(DAYS, range(170, height - 80, max(90, (height - 250) // 6))))),
    'archipelago': lambda c, m, height: (
        paper('#7fc0d4')
        + ''.join(disc(x, y * height / 660, wide / 2, color, tall / 2, turned)
                  for x, y, wide, tall, turned, color in ISLANDS)
        + ''.join(line(f'M{x} 0V{height}', 3, '#40707f') for x in range(90, WIDTH, 90))
        + ''.join(line(f'M0 {y}H{WIDTH}', 3, '#40707f') for y in range(80, height, 80))),
}


def drawing(name, w=1.0, h=1.0):
    return picture(w, h, lambda height: DRAWINGS[name](WIDTH / 2, height / 2, height))


def ruler(length):
    """Centimetres along a wooden ruler."""
    step = WIDTH / length
    return picture(length, 3.4, lambda height: paper('#c98f5a') + ''.join(
        rect(i * step / 2, 0, 3, height * (.34 if i % 2 == 0 else .2), '#3a2415')
        for i in range(2 * length)) + ''.join(
        text(str(i), i * step, height * .72, min(30, step * .8), '#3a2415')
        for i in range(1, length)))
