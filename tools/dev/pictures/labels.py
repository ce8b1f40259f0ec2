"""Prints: labels and covers with brand, name and amount, drawn as SVG and made into PNG by rsvg-convert."""
import hashlib
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

FOLDER = pathlib.Path(tempfile.gettempdir()) / 'jembatan-labels'
SANS, SERIF, SCRIPT = 'Plus Jakarta Sans', 'EB Garamond', 'Lobster Two'
WIDTH = 900

# Motifs in a box of 100 by 100, filled with the accent colour.
MOTIFS = {
    'leaf': '<path d="M50 5C85 30 85 70 50 95C15 70 15 30 50 5Z"/><path d="M50 20V95" stroke="#fff" stroke-width="4"/>',
    'flower': ''.join(f'<ellipse cx="50" cy="25" rx="14" ry="24" transform="rotate({a} 50 50)"/>'
                      for a in range(0, 360, 60)) + '<circle cx="50" cy="50" r="11" fill="#fff"/>',
    'sun': '<circle cx="50" cy="50" r="24"/>' + ''.join(
        f'<rect x="46" y="2" width="8" height="16" rx="4" transform="rotate({a} 50 50)"/>' for a in range(0, 360, 45)),
    'bean': '<ellipse cx="50" cy="50" rx="30" ry="42" transform="rotate(30 50 50)"/>'
            '<path d="M32 82C60 60 40 40 68 18" stroke="#fff" stroke-width="6" fill="none"/>',
    'drop': '<path d="M50 4C80 48 86 62 74 82C62 100 38 100 26 82C14 62 20 48 50 4Z"/>',
    'fish': '<path d="M4 50C28 16 62 22 76 46L96 28V72L76 54C62 78 28 84 4 50Z"/><circle cx="26" cy="46" r="5" fill="#fff"/>',
    'bone': '<rect x="24" y="40" width="52" height="20"/>' + ''.join(
        f'<circle cx="{x}" cy="{y}" r="14"/>' for x in (20, 80) for y in (38, 62)),
    'chili': '<path d="M20 14C30 8 40 14 40 24C44 60 62 78 92 86C56 98 22 76 22 34Z"/><path d="M26 18C24 8 30 2 38 2" stroke="#3d7a3a" stroke-width="7" fill="none"/>',
    'bee': '<path d="M50 4L88 26V74L50 96L12 74V26Z"/><path d="M50 24L71 36V62L50 75L29 62V36Z" fill="#fff"/>',
    'rice': ''.join(f'<ellipse cx="50" cy="26" rx="9" ry="18" transform="rotate({a} 50 62)"/>' for a in (-60, -30, 0, 30, 60)),
    'nut': '<path d="M24 20C60 4 88 30 80 60C74 84 52 96 40 84C30 74 56 68 56 50C56 34 22 50 24 20Z"/>',
    'pineapple': '<ellipse cx="50" cy="64" rx="27" ry="33"/><path d="M50 34L34 6L50 18L66 6Z"/>'
                 '<path d="M30 50L68 88M70 50L32 88" stroke="#fff" stroke-width="4"/>',
    'coconut': '<circle cx="50" cy="50" r="42"/><circle cx="50" cy="50" r="31" fill="#fff"/>',
    'wave': ''.join(f'<path d="M4 {y}q23 -22 46 0t46 0" stroke-width="9" fill="none" class="line"/>' for y in (36, 58, 80)),
    'map': '<path d="M2 40L22 30L34 52L24 60Z"/><path d="M30 66L58 70L56 76L30 72Z"/><path d="M42 34L62 28L64 52L48 56Z"/>'
           '<path d="M68 36L74 36L72 58L67 58Z"/><path d="M80 46L98 52V66L84 60Z"/>',
    'puzzle': '<path d="M10 20H40a12 12 0 1 1 20 0H90V50a12 12 0 1 0 0 20V96H10Z"/>',
}


def text(content, x, y, size, color, font=SANS, weight=700, spacing=0):
    return (f'<text x="{x}" y="{y}" text-anchor="middle" font-family="{font}" font-weight="{weight}" font-size="{size}" '
            f'letter-spacing="{spacing}" fill="{color}">{escape(content)}</text>')


def fit(content, size, width, share=.6):
    return min(size, width / (share * max(1, len(content))))


def picture(w, h, body):
    """Returns the PNG of a drawing that is WIDTH pixels wide; w and h give its proportions."""
    height = round(WIDTH * h / w)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}">{body(height)}</svg>'
    FOLDER.mkdir(exist_ok=True)
    png = FOLDER / f'{hashlib.sha256(svg.encode()).hexdigest()[:20]}.png'
    if not png.exists():
        subprocess.run(['rsvg-convert', '-o', png], input=svg.encode(), check=True)
    return str(png)


def label(brand, lines, note='', w=1.0, h=1.0, paper='#FBF5EA', ink='#33261C', accent='#B4532A', motif=None,
          font=SERIF, ground=None, inset=0.0, within=.88):
    """A label of brand, up to three lines of the name, and a note. `ground` colours the pack around it, `within` is the text's share of the width."""
    def body(height):
        out, left = [f'<rect width="100%" height="100%" fill="{ground or paper}"/>'], WIDTH * inset
        width = WIDTH - 2 * left
        top, tall = (height * .3, height * .56) if ground else (0, height)
        if ground:
            out.append(f'<rect x="{left}" y="{top}" width="{width}" height="{tall}" rx="14" fill="{paper}"/>')
            out.append(text(brand, WIDTH / 2, top * .72, fit(brand, 150, width * .8, .72), paper, font, 700, 6))
        out.append(f'<rect x="{left}" y="{top}" width="{width}" height="{tall * .03}" fill="{accent}"/>'
                   f'<rect x="{left}" y="{top + tall * .97}" width="{width}" height="{tall * .03}" fill="{accent}"/>')
        rows = ([] if ground else [(brand, 1.5, ink, font, 700)]) + [(line, 1, accent, SANS, 800) for line in lines]
        rows += [(note, .62, ink, SANS, 600)] if note else []
        art = .34 if motif else 0
        unit = tall * (.84 - art) / sum(size * 1.22 for _, size, *_ in rows)
        y = top + tall * .08
        if motif:
            side = tall * art
            out.append(f'<g fill="{accent}" stroke="none" transform="translate({WIDTH / 2 - side / 2} {y}) '
                       f'scale({side / 100})">{MOTIFS[motif].replace(chr(34) + "line" + chr(34), chr(34) + chr(34) + f" stroke={chr(34)}{accent}{chr(34)}")}</g>')
            y += side
        for content, share, color, face, weight in rows:
            size = fit(content, unit * share, width * within, .62 if face == SANS else .66)
            y += unit * share * 1.22
            out.append(text(content, WIDTH / 2, y - unit * share * .3, size, color, face, weight, 2))
        return ''.join(out)
    return picture(w, h, body)


def pattern(kind, one, other, third='#ffffff', w=1.0, h=1.0):
    """Cloths and papers: stripes, checks, dots, waves, rules, woven bands."""
    def body(height):
        marks = {
            'stripes': lambda: ''.join(f'<rect x="{x}" width="26" height="100%" fill="{other if x % 180 else third}"/>' for x in range(0, WIDTH, 90)),
            'checks': lambda: ''.join(f'<rect x="{x}" width="46" height="100%" fill="{other}" opacity=".6"/>' for x in range(0, WIDTH, 92))
            + ''.join(f'<rect y="{y}" width="100%" height="46" fill="{other}" opacity=".6"/>' for y in range(0, height, 92)),
            'dots': lambda: ''.join(f'<circle cx="{x + (y // 75 % 2) * 37}" cy="{y}" r="17" fill="{other}"/>' for x in range(0, WIDTH + 1, 75) for y in range(0, height + 1, 75)),
            'waves': lambda: ''.join(f'<path d="M0 {y}' + 'q56 -60 112 0t112 0' * 5 + f'" stroke="{other}" stroke-width="18" fill="none"/>' for y in range(0, height + 60, 80)),
            'rules': lambda: ''.join(f'<rect y="{y}" width="100%" height="4" fill="{other}"/>' for y in range(120, height, 56))
            + f'<rect x="110" width="4" height="100%" fill="{third}"/>',
            'songket': lambda: ''.join(
                f'<rect y="{y}" width="100%" height="14" fill="{third}"/>' + ''.join(
                    f'<path d="M{x} {y + 90}l37 -55l37 55l-37 55Z" fill="{other}"/><path d="M{x + 22} {y + 90}l15 -24l15 24l-15 24Z" fill="{third}"/>'
                    for x in range(0, WIDTH, 75)) for y in range(20, height, 200)),
        }
        return f'<rect width="100%" height="100%" fill="{one}"/>{marks[kind]()}'
    return picture(w, h, body)


def drawing(name, w=1.0, h=1.0):
    """Single pictures: dials, screens, pages, a landscape, a football's patches."""
    def body(height):
        c, m = WIDTH / 2, height / 2
        if name == 'clock':
            ticks = ''.join(f'<rect x="{c - (9 if a % 90 == 0 else 5)}" y="40" width="{18 if a % 90 == 0 else 10}" height="{80 if a % 90 == 0 else 44}" fill="#2d2a28" transform="rotate({a} {c} {m})"/>' for a in range(0, 360, 30))
            figures = ''.join(text(n, x, y, 110, '#2d2a28') for n, x, y in (('12', c, 235), ('3', 725, 490), ('6', c, 745), ('9', 175, 490)))
            return f'<rect width="100%" height="100%" fill="#fbf8f2"/>{ticks}{figures}'
        if name == 'digits':
            return f'<rect width="100%" height="100%" fill="#c99a63"/>{text("07:35", c, m + 130, 360, "#fffdf5", SANS, 600, 14)}'
        if name == 'hills':
            return ('<rect width="100%" height="100%" fill="#f6ead6"/><circle cx="600" cy="380" r="130" fill="#e08a4b"/>'
                    f'<path d="M0 {height}V760L240 520L470 770L640 600L900 840V{height}Z" fill="#4d7a70"/>'
                    f'<path d="M0 {height}V960Q260 820 470 960T900 930V{height}Z" fill="#2f5a52"/>')
        if name == 'phone':
            return ('<rect width="100%" height="100%" fill="#20324a"/><circle cx="620" cy="420" r="210" fill="#f0b169"/>'
                    f'<path d="M0 {height}V1000Q300 760 560 980T900 900V{height}Z" fill="#2f7f78"/>{text("09.41", c, 330, 200, "#fff", SANS, 600)}')
        if name == 'laptop':
            lines = ''.join(f'<rect x="330" y="{y}" width="{w}" height="20" rx="8" fill="#c4ccd6"/>' for y, w in zip(range(150, 520, 55), (460, 390, 480, 300, 440, 350, 410)))
            return f'<rect width="100%" height="100%" fill="#f6f8fb"/><rect width="250" height="100%" fill="#33506f"/>{lines}'
        if name == 'sketch':
            return ('<rect width="100%" height="100%" fill="#fdfaf3"/><g fill="none" stroke="#4a4541" stroke-width="7">'
                    f'<path d="M300 {m + 180}Q260 {m} 380 {m - 40}H520Q640 {m} 600 {m + 180}Z"/><path d="M450 {m - 40}Q440 {m - 200} 340 {m - 300}M450 {m - 60}Q470 {m - 240} 580 {m - 320}M450 {m - 120}Q520 {m - 160} 600 {m - 150}"/>'
                    f'<ellipse cx="330" cy="{m - 310}" rx="40" ry="70"/><ellipse cx="590" cy="{m - 330}" rx="40" ry="70"/></g>')
        if name == 'planner':
            days = ''.join(f'<rect x="70" y="{y}" width="760" height="4" fill="#b7a78f"/>{text(d, 150, y + 62, 44, "#8a5a40")}' for d, y in zip(('Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'), range(170, height - 80, max(90, (height - 250) // 6))))
            return f'<rect width="100%" height="100%" fill="#fdfaf3"/>{text("Desember", c, 110, 80, "#33261c", SERIF)}{days}'
        if name == 'archipelago':
            isles = [(150, 330, 220, 46, 38), (420, 520, 190, 34, 6), (430, 300, 130, 100, 0), (610, 330, 50, 120, 20), (780, 380, 120, 70, 10), (640, 520, 70, 18, 0), (700, 250, 40, 26, 0)]
            return '<rect width="100%" height="100%" fill="#7fc0d4"/>' + ''.join(
                f'<ellipse cx="{x}" cy="{y * height / 660}" rx="{a / 2}" ry="{b / 2}" fill="{f}" transform="rotate({t} {x} {y})"/>'
                for (x, y, a, b, t), f in zip(isles, ('#e8a552', '#d8694a', '#7aa35a', '#c98bb0', '#5f8f77', '#e8c552', '#b4532a'))) + ''.join(
                f'<path d="M{x} 0V{height}" stroke="#40707f" stroke-width="3"/>' for x in range(90, WIDTH, 90)) + ''.join(
                f'<path d="M0 {y}H{WIDTH}" stroke="#40707f" stroke-width="3"/>' for y in range(80, height, 80))
        raise KeyError(name)
    return picture(w, h, body)


def ruler(length):
    """Centimetres along a wooden ruler."""
    step = WIDTH / length
    return picture(length, 3.4, lambda height: '<rect width="100%" height="100%" fill="#c98f5a"/>' + ''.join(
        f'<rect x="{i * step / 2}" width="3" height="{height * (.34 if i % 2 == 0 else .2)}" fill="#3a2415"/>' for i in range(2 * length))
        + ''.join(text(str(i), i * step, height * .72, min(30, step * .8), '#3a2415') for i in range(1, length)))
