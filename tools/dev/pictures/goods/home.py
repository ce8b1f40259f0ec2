"""Home: cushions, cloths, vases, baskets, a clock, a mirror, a stool, a candle, a frame."""
import math
from functools import partial

import places as p
from forms import add, good, printed
from labels import drawing
from materials import DARK, brass, ceramic, fabric, grain, mat, mix, steel, terry, wood
from shapes import (PI, along, around, ball, box, cyl, decal, modify, ring, sheet, smooth, soft,
                    tube, turn)


@good('sulura-bantal-persegi', 'sofa', close=((-.5, -1, .2), 1.2), share=.5)
def cushion(used=False):
    loc, rot = ((0, .6, 2.2), (PI / 2 - .35, 0, .15)) if used else (
        (0, 0, 2.25), (PI / 2 - .12, 0, .1))
    soft((4.5, 4.5, 1.5), fabric('#B5482F'), loc, rot)


@good('sulura-bantal-panjang', 'sofa', share=.6)
def bolster():
    half = [(1.22, 0), (1.2, 2.2), (1.05, 2.55), (.35, 2.74), (0, 2.75)]
    turn([(r, -z) for r, z in half[:0:-1]] + half, fabric('#7FB3A2'), (0, 0, 1.22), (0, PI / 2, 0),
         edge=.1)
    piping = mat('#F0E2C8', .8)
    for side in (-1, 1):
        ball(.14, piping, (side * 2.76, 0, 1.22), (.5, 1, 1))
        ring(1.19, .05, piping, (side * 2.3, 0, 1.22), (0, PI / 2, 0))


# The line of a blanket over the seat and the back of a sofa.
THROWN = [(-3.8, -1.6), (-3.6, .1), (-1.2, .12), (1.0, .15), (1.35, 1.2), (1.55, 3.4), (2.0, 5.7),
          (2.6, 5.75)]


@good('sulura-selimut', 'sofa', share=.8)
def blanket(used=False):
    def at(u, v):
        y, z = along(THROWN, v)
        return (u - .5) * 5 + .2 * math.sin(v * 5), y, z + .1 * math.sin(u * 16)
    knit = grain('#B9C4BC', '#E6ECE4', 22, (1, 4, 1), .95, 1)
    if used:
        modify(sheet(at, knit, 40, 60, .14), 'SUBSURF', levels=1, render_levels=1)
    for i in range(0 if used else 3):
        p.folded((3.4, 2.5, .6), knit, (0, 0, .62 * i))


TOWELS = ('#7FA6A3', '#E8DCC6', '#C9876B')
add('sulura-handuk-set', 'bath', lambda: [
    p.folded((w, w * .7, .55), terry(c), (0, 0, .57 * i), 3)
    for i, (w, c) in enumerate(zip((3, 2.5, 1.9), TOWELS))],
    (p.plant, -1.2, 1.2), close=((-.55, -1, .4), 1.1))


def vase(profile, dark, light, stems):
    turn(smooth(profile), grain(dark, light, 6, rough=.9, bump=.1), edge=0)
    z = profile[-1][1]
    for i, (dx, tall) in enumerate(stems):
        stem = [(0, 0, z - .3), (dx * .5, .1 * i, z + tall * .6), (dx, .15 * i, z + tall)]
        tube(stem, .035, mat('#A8874F', .8))
        for k in range(5):
            at = (dx * (.75 + .06 * k), .13 * i, z + tall * (.72 + .07 * k))
            ball(.1, mat('#D9B97F', .9), at, (.7, .7, 1.5), (0, dx * .3, 0))


add('gerabaya-vas-tinggi', 'desk', partial(
    vase, [(0, 0), (.5, 0), (.62, .5), (.72, 1.3), (.6, 2.2), (.3, 2.7), (.34, 3.2)],
    '#B9A48C', '#CDBBA3', ((-.6, 2), (.2, 2.4), (.8, 1.7))),
    (p.books, 1.4, .4), close=((-.5, -1, .2), 1.0))
add('gerabaya-vas-bulat', 'desk', partial(
    vase, [(0, 0), (.6, 0), (1.05, .6), (1.08, 1.1), (.7, 1.65), (.22, 1.85), (.28, 2.1)],
    '#A8522F', '#BD6540', ((-.4, 1.5), (.5, 1.8))),
    (p.books, 1.4, .4), (p.notebook, -1.2, -.2), close=((-.5, -1, .25), 1.0))


def basket(r, h, top, color, rows):
    """A basket of twisted rows, with two handles."""
    m = grain(mix(color, '#000000', .25), color, 5, (1, 1, 3), .8, .4)
    turn([(0, .05), (r * .95, .05), (top * .95, h), (top * .9, h), (r * .9, .12), (0, .12)], m,
         edge=0)
    for i in range(rows):
        f = i / (rows - 1)
        swings = [r + (top - r) * f + .035 * (-1) ** (k + i) for k in range(36)]
        circle = zip(swings, around(36, 1, .1 + (h - .15) * f))
        tube([(big * x, big * y, z) for big, (x, y, z) in circle], h / rows * .62, m, True)
    bow = ((0, -.5, -.2), (.3, -.4, .4), (.35, 0, .6), (.3, .4, .4), (0, .5, -.2))
    for side in (-1, 1):
        tube([(side * (top + out), y, h + up) for out, y, up in bow], .1,
             grain('#7A5A35', '#B08A55', 6, rough=.8))


@good('pandanata-keranjang-besar', 'room', (p.tall_plant, 2.6, .8))
def big_basket(used=False):
    basket(1.5, 4.5, 1.9, '#CDB06F', 16)
    if used:
        soft((3.2, 3.2, 1.6), fabric('#F2EDE2', scale=8), (0, 0, 3.8), pinch=.9, folds=.4)
        soft((2.2, 2.0, 1.2), fabric('#7FA6A3', scale=8), (.3, -.5, 4.4), (.3, .2, .5), folds=.4)


@good('pandanata-keranjang-kecil', 'bath', (p.plant, -1.1, 1))
def small_basket(used=False):
    basket(1.05, 1.1, 1.2, '#B98A52', 8)
    rolls = ((-.4, .2, TOWELS[1]), (.4, .25, TOWELS[0]), (0, -.4, TOWELS[2])) if used else ()
    for x, y, c in rolls:
        cyl(.38, 1.5, terry(c, bump=.7), (x, y, .5), edge=.15)


def shelf(w, z):
    box((w, 1.4, .25), wood('#9A6E48', '#7F5836'), (0, -.4, z))


def print_round(r, image, loc, rough=.5, coat=0.0):
    """A picture on a disc in the xz plane."""
    def at(u, v):
        a, b = 2 * u - 1, 2 * v - 1
        return r * a * math.sqrt(1 - b * b / 2), 0, r * b * math.sqrt(1 - a * a / 2)
    return sheet(at, mat(rough=rough, coat=coat, image=image), 24, 24, 0, loc)


@good('detika-jam-dinding', 'wall', share=.7)
def clock(used=False):
    z = 3.5 if used else 1.4
    cyl(1.4, .35, wood(), (0, .35, z), (PI / 2, 0, 0), edge=.06)
    print_round(1.24, drawing('clock'), (0, -.02, z))
    for a, long, wide in ((-1.05, .7, .09), (1.05, 1.0, .06)):
        box((wide, .03, long), mat('#2d2a28', .5), (0, -.06, z), (0, a, 0), r=.02)
    cyl(.08, .1, brass(), (0, -.03, z), (PI / 2, 0, 0))
    if used:
        shelf(6, .2)
        p.plant(-1.9, -.4, 1.5, z=.45)
        for i, c in enumerate(('#3E5C76', '#C98B3F', '#A4493D', '#EDE3D0')):
            box((.3, 1, 1.4), mat(c, .6), (.9 + .33 * i, -.4, .45), r=.03)


@good('sulura-cermin', 'wall', share=.7)
def mirror(used=False):
    z = 3.6 if used else 2
    cyl(1.6, .12, steel(), (0, .12, z), (PI / 2, 0, 0), edge=.01)
    print_round(1.6, drawing('reflection'), (0, -.01, z), .08, .8)
    m = grain('#A87B45', '#CFA468', 6, rough=.7)
    for r in (1.66, 1.95):
        ring(r, .09, m, (0, 0, z), (PI / 2, 0, 0))
    for (x, up, _), (far_x, far_up, _) in zip(around(36, 1.62), around(36, 1.98, start=.12)):
        tube([(x, 0, z + up), (far_x, 0, z + far_up)], .05, m)
    if used:
        shelf(6.4, .4)
        p.plant(2.2, -.4, 1.4, z=.65)
        cyl(.35, 1.2, mat('#E7DCC8', .35), (-1.9, -.4, .65), edge=.08)
        cyl(.1, .4, mat(DARK, .4), (-1.9, -.4, 1.85))


@good('jatira-bangku', 'room', (p.tall_plant, 2.4, .6))
def stool(used=False):
    cyl(1.6, .4, wood(), (0, 0, 3.8), edge=.12)
    for (x, y, _), (far_x, far_y, _) in zip(around(3, 1, start=.5), around(3, 1.55, start=.5)):
        tube([(x, y, 3.9), (far_x, far_y, 0)], .2, wood(axis='z'))
    if used:
        box((2, 1.5, .3), mat('#3E5C76', .6), (-.2, .1, 4.2), (0, 0, .3))
        box((1.9, 1.48, .2), mat('#F5EFE2', .8), (-.15, .08, 4.25), (0, 0, .3))
        cyl(.35, .7, ceramic('#EFE6D3'), (.1, 0, 4.5), edge=.06)


@good('cahayani-lilin-kopi', 'meal', (p.coffee, 1.2, .3), (p.books, -1.5, .5))
def candle():
    turn([(0, 0), (.46, 0), (.5, .06), (.5, .85), (.45, .85), (.45, .7), (0, .7)],
         mat('#4A3226', .4, coat=.3))
    cyl(.44, .04, mat('#E9D3AE', .5), (0, 0, .68))
    printed(.5, .14, .72, 110, 'Cahayani', ['Lilin Kopi'], '150 g', 'bean', '#7A4A28')
    tube([(0, 0, .7), (0, 0, .85)], .02, mat(DARK))
    turn(smooth([(0, .82), (.06, .88), (.05, 1.0), (0, 1.15)]), mat('#FFB347', glow=14), edge=0)


@good('bingkara-foto', 'desk', (p.books, 1.4, .2), (p.plant, -1, .4), close=((.75, 1, .35), .9))
def photo():
    for x, z, w, h in ((0, .1, 2.5, .2), (0, 3.2, 2.5, .2), (-1.15, 1.7, .2, 3),
                       (1.15, 1.7, .2, 3)):
        m = wood('#D9B27C', '#B98A52', 'z' if h > 1 else 'x')
        box((w, .25, h), m, (x, 0, z - h / 2 + .1 * (h < 1)), r=.04)
    decal(2.2, 3.1, drawing('hills', 2.2, 3.1), (0, .02, 1.7))
    box((2.3, .05, 3.1), mat('#B9A080', .8), (0, .1, .1), r=.01)
    box((.5, .08, 2.2), mat('#8A7355', .8), (0, .55, .0), (.19, 0, 0), r=.01)
