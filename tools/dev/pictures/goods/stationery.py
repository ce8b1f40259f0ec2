"""Stationery: notebooks, a planner, pencils, pens, tapes, envelopes, rulers."""
import math

import places as p
from forms import carton, flat, good, rod
from labels import drawing, label, pattern, ruler
from materials import DARK, mat, mix, steel, wood
from shapes import PI, around, box, ring, row, tube, turn, wrap

COVERS = ('#3E6B5A', '#C9793A', '#4A5C8E')
PENS = ('#22242A', '#2B4A9A', '#C9302E', '#2F7F4A', '#7A4AA8', '#2E9AB8')
PENCILS = ('#D8402E', '#E8832E', '#F2C230', '#8DB53D', '#3F8A4A', '#2FA3A0', '#2E7FC0', '#2B4A9A',
           '#7A4AA8', '#D85A9A', '#7A4A28', '#2A2A2C')


def book(w, h, thick, color, brand, lines, note='', z=0, turned=0.0, **look):
    """A book that lies; its cover is printed on top."""
    box((w, h, thick), mat(color, .55), (0, 0, z), (0, 0, turned), r=.03)
    box((w * .98, h * .97, thick * .7), mat('#F6F0E3', .8), (.05, -.03, z + thick * .15),
        (0, 0, turned), r=.01)
    image = label(brand, lines, note, w, h, paper=color, **look)
    flat(w * .94, h * .94, image, (0, 0, z + thick + .006), turned, .55)


def opened(w, h, thick, color, image, lift):
    """A book that lies open, with a print on both pages."""
    for x in (-w / 2 - lift, w / 2 + lift):
        flat(w - .06, h - .1, image, (x, 0, thick + .01))
        box((w, h, thick), mat(color, .6), (x, 0, 0), r=.02 if thick < .2 else .03)


@good('penatra-buku-garis', 'desk', (p.laptop, -2.4, 1), front=(.15, -1, .9),
      close=((-.6, -1, .35), 1.0))
def notebooks(used=False):
    if used:
        page = pattern('rules', '#fdfaf3', '#9fbccb', '#d98d80', 1.7, 2.4)
        opened(1.76, 2.5, .1, COVERS[0], page, -.02)
        return tube([(.2, -.4, .18), (1.2, .5, .18)], .06, mat('#2E5C8A', .3))
    for i, c in enumerate(COVERS):
        book(1.76, 2.5, .1, c, 'Penatra', ['Buku Tulis', 'Garis B5'], '80 lembar', .11 * i,
             .16 * (1 - i), ink='#FFFFFF', accent='#F6E7C0')


@good('penatra-agenda', 'desk', (p.cup, 1.4, .5), (p.laptop, -2.6, 1), front=(.2, -1, .85),
      close=((-.6, -1, .35), 1.0))
def planner(used=False):
    if used:
        opened(1.48, 2.1, .2, '#7A2E3E', drawing('planner', 1.42, 2), 0)
        return tube([(.1, -.5, .28), (1.0, .3, .28)], .06, mat(DARK, .3))
    book(1.48, 2.1, .28, '#7A2E3E', 'Penatra', ['Agenda', 'Harian'], 'A5', ink='#F6E7C0',
         accent='#E3C27A', within=.6)
    box((.12, 2.14, .31), mat('#2B1A1E', .7), (.55, 0, -.01), r=.02)
    tube([(-.2, -1.0, .15), (-.22, -1.25, .06), (-.3, -1.4, .03)], .035, mat('#E3C27A', .6))


def pencil_cup(x=0, y=0):
    turn([(0, 0), (.42, 0), (.45, 1.0), (.4, 1.0), (.38, .08), (0, .08)], mat('#F4F1EA', .4),
         (x, y, 0))
    wrap(.436, .25, .75, 100, label('Penatra', ['12 warna'], '', .76, .5), (x, y, 0))
    for c, (dx, dy, _) in zip(PENCILS, around(12, 1)):
        rod(.055, 1.55, c, (x + .2 * dx, y + .2 * dy, .1), c, (-.14 * dy, .14 * dx))


@good('penatra-buku-sketsa', 'desk', (pencil_cup, .9, .8), front=(.15, -1, .9),
      close=((-.5, -1, .4), 1.0))
def sketchbook(used=False):
    box((2.1, 2.97, .26), mat('#2E2E30', .7), r=.02)
    page = drawing('sketch', 2.1, 2.97) if used else label(
        'Penatra', ['Buku Sketsa'], 'A4 · 150 gsm · 40 lembar', 2.1, 2.97, '#E3D3B0', motif='leaf',
        accent='#3A3A3C')
    flat(2.04, 2.9, page, (0, 0, .27))
    for at in row(24, (-.97, 1.45, .16), (.084, 0, 0)):
        ring(.13, .022, steel(), at, (0, PI / 2, 0))
    if used:
        rod(.05, 1.6, '#C9432E', (.1, -1.1, .36), '#E8C79A', (-.0, 1.2))


def sketch(x, y):
    flat(1.9, 2.6, drawing('sketch', 1.9, 2.6), (x, y, .02), .15)


good('penatra-pensil-warna', 'desk', (sketch, 1.3, -.2))(pencil_cup)


def pen(x, c, z=.07):
    cap = mat(c, .3, coat=.3)
    tube([(x, -.75, z), (x, .35, z)], .07, mat('#F3F5F6', .15, coat=.4))
    tube([(x, .1, z), (x, .8, z)], .078, cap)
    tip = [(.07, 0), (.025, .2), (.012, .26), (0, .27)]
    turn(tip, mat(c, .3), (x, -.72, z), (PI / 2, 0, 0), edge=0)
    box((.05, .5, .05), mat(c, .3), (x, .45, z + .07), r=.02)


@good('penatra-pena-gel', 'desk', (p.notebook, 1.3, .2), (p.cup, -1.2, .6), front=(.2, -1, .9),
      close=((-.4, -1, .6), 1.0))
def pens(used=False):
    """A set of pens; in use three of them lie on paper."""
    if used:
        flat(2, 2.6, pattern('rules', '#fdfaf3', '#b9cbd6', '#d98d80', 2, 2.6), (0, 0, .01))
        return [pen(-.4 + .35 * i, c) for i, c in enumerate(PENS[1:4])]
    box((1.6, 1.9, .05), mat('#EFE6D3', .7), r=.02)
    for i, c in enumerate(PENS):
        pen(-.55 + .22 * i, c, .13)
    box((1.62, .5, .24), mat('#3E5C76', .6), (0, -.15, 0), r=.03)
    name = label('Penatra', ['Pena Gel 0,5'], 'isi 6', 1.5, .44, '#3E5C76', '#ffffff', '#F2D58A')
    flat(1.5, .44, name, (0, -.15, .247), rough=.55)


def tape(image, loc, rot=(0, 0, 0)):
    turn([(.42, 0), (.42, .3), (.3, .3), (.3, 0), (.42, 0)], mat('#F4EBDA', .8), loc, rot)
    wrap(.422, .0, .3, 358, image, loc).rotation_euler = rot


@good('penatra-selotip-hias', 'desk', (p.notebook, 1.3, .2), (p.cup, -1.2, .6))
def tapes(used=False):
    """Three rolls of tape; in use they lie around a card."""
    images = (pattern('stripes', '#F3C9C0', '#C9563C', '#fff', 5, 1),
              pattern('dots', '#BFE0D6', '#2F7F6A', '#fff', 5, 1),
              pattern('waves', '#F6E2A6', '#D98A2E', '#fff', 5, 1))
    if used:
        box((1.9, 1.4, .05), mat('#C99A63', .8), (.5, -.3, 0), (0, 0, .2))
        for i, (image, (x, y)) in enumerate(zip(images, ((-1.2, .6), (-1.3, -.4), (-.5, .9)))):
            tape(image, (x, y, 0))
            flat(1.8, .26, image, (.5, -.6 + .35 * i, .06), .2, .55)
        return
    for image, loc, turned in zip(images, ((-.48, 0, 0), (.45, .05, 0), (0, .05, .3)), (0, 0, .7)):
        tape(image, loc, (0, 0, turned))


def envelope(x, y, z, turned, color):
    box((1.62, 1.14, .03), mat(color, .85), (x, y, z), (0, 0, turned), r=.005)
    c, s = math.cos(turned), math.sin(turned)
    for side in (-1, 1):
        fold = [(x + c * a - s * b, y + s * a + c * b, z + .035)
                for a, b in ((side * .8, .55), (0, -.1))]
        tube(fold, .012, mat(mix(color, '#000000', .14), .85))


@good('penatra-amplop', 'desk', (p.plant, 1.2, .6))
def envelopes(used=False):
    if not used:
        carton(1.75, .5, 1.25, '#A8764F', 'Penatra', ['Kartu dan Amplop'], 'isi 20', 'leaf',
               '#8A5A35')
        envelope(-.55, -1.0, 0, .25, '#D9BF98')
        return envelope(.6, -1.0, .03, -.2, '#F4ECDC')
    for i, c in enumerate(('#D9BF98', '#E9DCC4', '#D9BF98')):
        envelope(-.4 - .1 * i, .1 * i, .04 * i, .2 - .15 * i, c)
    card = label('Selamat', ['ulang tahun'], '', 1.4, 1, motif='flower')
    flat(1.4, 1.0, card, (1.2, -.2, .03), -.2, .55)
    tube([(1.9, -.6, .1), (2.3, .4, .1)], .06, mat(DARK, .3))


@good('penatra-penggaris-set', 'desk', (p.notebook, 1.2, .4), (pencil_cup, -1.0, .8),
      front=(.1, -1, .95), close=((-.5, -1, .5), 1.3))
def rulers(used=False):
    """Three rulers; in use one of them rules a line."""
    if used:
        flat(2.9, 2.2, pattern('checks', '#fdfaf3', '#e6eef0', '#fff', 2.9, 2.2), (0, 0, .01))
        box((3, .34, .05), wood(), (0, .3, .02), (0, 0, .2))
        flat(3, .34, ruler(30), (0, .3, .076), .2, .55)
        tube([(-1.2, -.1, .08), (1.3, .3, .08)], .015, mat(DARK))
        return rod(.05, 1.5, '#E0A52E', (1.2, .2, .1), '#E8C79A', (0, 1.3))
    for i, n in enumerate((15, 20, 30)):
        x, y = n / 20 - 1.5, .46 * i - .46
        box((n / 10, .34, .05), wood(), (x, y, 0), r=.01)
        flat(n / 10, .34, ruler(n), (x, y, .056), rough=.55)
