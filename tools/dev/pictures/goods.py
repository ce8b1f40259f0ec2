"""The goods: one row each, with its form in decimetres, its place in use and the things beside it there."""
import math
from dataclasses import dataclass, field
from typing import Callable

import places as p
from labels import drawing, label, pattern, ruler
from mathutils import Vector
from studio import (ball, band, box, built, cyl, decal, grain, mat, mix, modify, plate, pouch, ring, sheet, smooth, soft,
                    steel, tube, turn, wood, wrap)

PI = math.pi


@dataclass
class Good:
    build: Callable
    place: str
    # Things at an offset from the good's right edge, or from its left edge where the offset is negative.
    beside: list = field(default_factory=list)
    # How it stands in use, where that differs.
    used: Callable | None = None
    close: tuple = ((-.3, -1, .6), 1.0)
    front: tuple = (.24, -1, .3)
    share: float = .56


GOODS = {}


def add(key, place, build, *beside, **more):
    GOODS[key] = Good(build, place, list(beside), **more)


ceramic = lambda color: mat(color, .25, coat=.5)
fabric = lambda color, size=16: grain(color, mix(color, '#ffffff', .16), size, rough=.95, bump=.35)
dark, white, gold = '#22242A', '#F6F3EC', '#C9A04A'


def along(line, share):
    """Returns the point at a share of a line of points."""
    at = share * (len(line) - 1)
    i = min(int(at), len(line) - 2)
    return tuple(a + (b - a) * (at - i) for a, b in zip(line[i], line[i + 1]))


# Families


def bowl(r, h, color, z=0, inside=None):
    turn([(0, 0), (r * .5, 0)] + smooth([(r * .52, .04), (r * .85, h * .45), (r, h)]) + [(r * .96, h)]
         + smooth([(r * .8, h * .45), (r * .45, .12), (0, .1)]), ceramic(color), (0, 0, z))
    if inside:
        cyl(r * .88, .04, inside, (0, 0, z + h * .72))


def dish(r, color, z=0):
    turn([(0, 0), (.6 * r, 0), (.68 * r, .05), (r, .2), (r, .25), (.95 * r, .25), (.66 * r, .1), (0, .08)], ceramic(color), (0, 0, z))


def printed(r, z0, z1, span, brand, lines, note='', **look):
    wrap(r, z0, z1, span, label(brand, lines, note, math.radians(span) * r, z1 - z0, within=min(.88, 88 / span), **look))


def jar(r, h, body, lid, lid_h=.3, inside=None, fill=.9):
    """A straight jar; `inside` is what one sees through its glass."""
    if inside:
        turn([(0, 0), (r - .05, 0), (r, .06), (r, h), (0, h)], mat('#DFE7E6', .05, coat=1))
        cyl(r + .003, (h - .12) * fill, inside, (0, 0, .08), edge=.04)
    else:
        turn([(0, 0), (r - .05, 0), (r, .06), (r, h), (0, h)], body)
    if lid:
        cyl(r * 1.03, lid_h, lid, (0, 0, h), edge=.05)


def bottle(r, h, neck, body, cap, inside=None, cap_h=.32):
    shape = [(0, 0), (r * .92, 0), (r, .08), (r, h * .6)] + smooth([(r, h * .6), (r * .8, h * .74), (neck, h * .86), (neck, h * .97)])
    if inside:
        turn([(x * .93, z + .06) for x, z in shape[:5]] + [(0, h * .62)], inside, edge=0)
    turn(shape + [(0, h)], body, edge=0)
    cyl(neck * 1.18, cap_h, cap, (0, 0, h * .92), edge=.03)


def pump(r, h, color, head):
    m, c = mat(color, .35, coat=.3), mat(head, .35)
    turn([(0, 0), (r * .94, 0), (r, .08), (r, h * .8)] + smooth([(r, h * .8), (r * .86, h * .93), (r * .35, h)]) + [(0, h)], m, edge=0)
    cyl(r * .42, .22, c, (0, 0, h - .02))
    cyl(.06, .3, c, (0, 0, h + .2))
    box((.3, .24, .13), c, (0, 0, h + .48), r=.05)
    tube([(0, 0, h + .55), (-.3, 0, h + .56), (-.45, 0, h + .5)], .055, c)


def squeeze(r, h, color, cap, image):
    """A tube of cream that stands on its cap."""
    def half(start, m):
        def at(u, v):
            a = start + PI * u
            return r * (1 + .12 * v) * math.cos(a), r * (1 - v ** 1.6 * .97) * math.sin(a), .34 + v * h
        return sheet(at, m, 32, 24)
    half(0, mat(color, .35, coat=.3))
    half(PI, mat(rough=.35, coat=.3, image=image))
    cyl(r * .98, .36, mat(cap, .3, coat=.3), edge=.04)


def tin(r, h, color, lid, brand, lines, note, **look):
    cyl(r, h, mat(color, .3, .5), edge=.03)
    cyl(r * 1.03, .25, mat(lid, .3, .5), (0, 0, h - .02), edge=.05)
    printed(r, .08, h - .06, 170, brand, lines, note, **look)


def carton(w, d, h, color, brand, lines, note, **look):
    box((w, d, h), mat(color, .6), r=.03)
    decal(w * .96, h * .96, label(brand, lines, note, w, h, ground=color, inset=.07, **look), (0, -d / 2 - .006, h / 2))


def bag(w, d, h, color, brand, lines, note, **look):
    pouch(w, d, h, mat(color, .45, coat=.1), label(brand, lines, note, w, h, ground=color, inset=.1, **look))


def stack(w, d, each, count, colors, tag=None, gap=.04):
    for i in range(count):
        p.folded((w, d, each), fabric(colors[i % len(colors)]), (0, 0, (each + gap) * i), 3)
    if tag:
        h = (each + gap) * count
        box((w * .26, d * 1.03, h + .03), mat('#F3EADB', .8), (0, 0, 0), r=.06)
        decal(w * .25, h * .85, label(tag[0], tag[1], tag[2], w * .25, h * .85, paper='#F3EADB'), (0, -d * .52, h / 2))


def book(w, h, thick, color, brand, lines, note='', z=0, turned=0.0, spread=0.0, **look):
    """A book that lies; its cover is printed on top."""
    box((w, h, thick), mat(color, .55), (spread, 0, z), (0, 0, turned), r=.03)
    box((w * .98, h * .97, thick * .7), mat('#F6F0E3', .8), (spread + .05, -.03, z + thick * .15), (0, 0, turned), r=.01)
    decal(w * .94, h * .94, label(brand, lines, note, w, h, paper=color, **look), (spread, 0, z + thick + .006), (-PI / 2, 0, turned))


def standing(w, h, thick, color, image, x=0.0, y=0.0, lean=-.12, turned=0.0):
    box((w, thick, h), mat(color, .55), (x, y, 0), (lean, 0, turned), r=.03)
    decal(w * .96, h * .96, image, (x - (thick / 2 + .01) * math.sin(-turned), y - (thick / 2 + .012) + math.sin(-lean) * h / 2, h / 2 * math.cos(lean)), (lean, 0, turned))


def weave(r, h, color, rows, top=None, z=0.0):
    """A basket of twisted rows."""
    top = top or r
    m = grain(mix(color, '#000000', .25), color, 5, (1, 1, 3), .8, .4)
    turn([(0, .05), (r * .95, .05), (top * .95, h), (top * .9, h), (r * .9, .12), (0, .12)], m, (0, 0, z), edge=0)
    for i in range(rows):
        f = i / (rows - 1)
        big, s = r + (top - r) * f, h / rows * .62
        around = 36
        tube([((big + .035 * (-1) ** (k + i)) * math.cos(2 * PI * k / around), (big + .035 * (-1) ** (k + i)) * math.sin(2 * PI * k / around), z + .1 + (h - .15) * f)
              for k in range(around)], s, m, True)


def handle(x, z, wide, m, y=0.0, r=.06, up=.8):
    tube([(x - wide, y, z), (x - wide * .7, y, z + up * .8), (x, y, z + up), (x + wide * .7, y, z + up * .8), (x + wide, y, z)], r, m)


def rod(r, tall, color, loc, tip=None, tilt=(0, 0)):
    cyl(r, tall, mat(color, .4) if isinstance(color, str) else color, loc, (tilt[0], tilt[1], 0), edge=.01)
    if tip:
        turn([(r, 0), (r * .3, .22), (0, .25)], mat(tip, .5), (loc[0] + math.sin(tilt[1]) * tall, loc[1] - math.sin(tilt[0]) * tall, loc[2] + tall * .985), (tilt[0], tilt[1], 0), edge=0)


def print_round(r, image, loc, rot=(0, 0, 0)):
    """A picture on a disc in the xz plane."""
    def at(u, v):
        a, b = 2 * u - 1, 2 * v - 1
        return r * a * math.sqrt(1 - b * b / 2), 0, r * b * math.sqrt(1 - a * a / 2)
    return sheet(at, mat(rough=.5, image=image), 24, 24, 0, loc, rot)


# Kitchen

CREAM = '#EFE6D3'
add('lumbara-mangkuk-sup', 'meal', lambda: bowl(.78, .62, CREAM), (p.rice, 1.8, .4), (p.glass, -1, 1.2),
    used=lambda: (bowl(.78, .62, CREAM), cyl(.68, .05, mat('#D9A93F', .12, coat=.5), (0, 0, .44)),
                  *(cyl(.09, .04, mat('#5F9A3D', .5), (.4 * math.cos(i * 1.3), .35 * math.sin(i * 1.3), .47)) for i in range(5)),
                  *(ball(.17, mat('#C89B6A', .5), (.25 * math.cos(i * 2.1), .25 * math.sin(i * 2.1), .46), (1, 1, .6)) for i in range(3)),
                  tube([(.3, .1, .5), (.9, .2, .85), (1.5, .3, 1.0)], .06, steel())))
add('lumbara-mangkuk-saji', 'meal', lambda: bowl(1.4, .8, '#2F6E93'), (p.bread, 1.6, .4),
    used=lambda: (bowl(1.4, .8, '#2F6E93'), p.pieces(0, 0, .5, 1.0, '#7FAE4A', 50, .26, (1, .7, .3)), p.pieces(0, 0, .62, .9, '#D8402E', 9, .2)))
add('lumbara-mangkuk-susun', 'meal', lambda: [bowl(r, .5 * r + .15, c, z) for r, c, z in ((1.3, '#C9563C', 0), (1.08, '#D9A441', .16), (.86, '#5F8F6B', .32))], (p.vegetables, 1.6, .3),
    used=lambda: (bowl(1.3, .8, '#C9563C'), p.pieces(0, 0, .6, .9, '#EFE3C4', 40, .2), [turn([(0, 0), (.5, 0), (.86, .58), (.8, .58), (.4, .1), (0, .1)], ceramic('#5F8F6B'), (2.2, .6, 0)) and ball(.2, mat('#EBD2B0', .4), (2.2 + d, .6, .35), (1, 1, 1.25)) for d in (-.2, .2)]))
add('lumbara-piring-makan', 'meal', lambda: (dish(1.3, '#F3EEE2'), standing_plate(1.3, '#F3EEE2')), (p.glass, 1.0, .8),
    used=lambda: p.rice(0, 0) or tube([(1.75, -1, .06), (1.75, 0, .06), (1.75, .9, .08)], .07, steel()), front=(.2, -1, .5))
add('lumbara-piring-set', 'meal', lambda: [dish(1.1, '#2B4A78', .17 * i) for i in range(4)], (p.glass, .9, .6), (p.rice, -1.8, .4))


def standing_plate(r, color):
    turn([(0, 0), (.6 * r, 0), (.68 * r, .05), (r, .2), (r, .25), (.95 * r, .25), (.66 * r, .1), (0, .08)], ceramic(color), (0, 1.1, r + .02), (PI / 2 - .18, 0, 0))


acacia = lambda: wood('#B9803F', '#8E5A28')
BEANS = lambda: grain('#3A1D0E', '#7A4626', 9, rough=.35, bump=1, coat=.6)
add('tampara-toples-kaca', 'meal', lambda: (jar(.52, 1.5, None, acacia(), .28, BEANS(), .85), printed(.52, .55, 1.0, 95, 'Tampara', ['toples 1 l'])), (p.coffee, 1.2, .1), (p.cookies, -1.6, .6))
add('tampara-toples-keramik', 'meal', lambda: (jar(.55, 1.15, ceramic('#E9E2D4'), wood(), .22), printed(.55, .3, .85, 100, 'Tampara', ['GULA'], paper='#E9E2D4')), (p.cup, 1.3, .1),
    used=lambda: (turn([(0, 0), (.5, 0), (.55, .06), (.55, 1.15), (.48, 1.15), (.48, .2), (0, .2)], ceramic('#E9E2D4')), ball(.46, grain('#EDE8DC', '#FFFFFF', 30, bump=.6), (0, 0, .95), (1, 1, .4)),
                  printed(.55, .3, .85, 100, 'Tampara', ['GULA'], paper='#E9E2D4'), cyl(.57, .22, wood(), (-1.0, -.5, 0))))
oval = lambda w, h: [(w / 2 * math.cos(a), h / 2 * math.sin(a)) for a in (2 * PI * i / 48 for i in range(48))]


def board(w, h, light, dim, flat=False, ends=None):
    m = wood(light, dim, 'y')
    outline = ends or oval(w, h)
    rot, loc = ((0, 0, .5), (0, 0, 0)) if flat else ((PI / 2 - .2, 0, 0), (0, .3, h / 2))
    plate(outline, .2, m, loc, rot, .05)
    top = h / 2 + .3
    if flat:
        box((.55, .9, .2), m, (-top * math.sin(.5), top * math.cos(.5), 0), (0, 0, .5), r=.09)
    else:
        box((.55, .2, .9), m, (0, .3 + .06 + h * .1, h * .955), (-.2, 0, 0), r=.09)
        ring(.12, .035, mat('#5a3a20', .6), (0, .17 + h * .12, h + .42), (PI / 2 - .2, 0, 0))


add('tampara-talenan-oval', 'meal', lambda: board(2.2, 3.0, '#C99B60', '#9E7038'), (p.spices, .7, -.2), close=((-.5, -1, .3), 1.1),
    used=lambda: (board(2.2, 3.0, '#C99B60', '#9E7038', True), [cyl(.28, .06, mat('#D8402E', .3, coat=.3), (-.5 + .25 * i, -.2 + .1 * i, .21 + .015 * i), (0, .3, 0)) for i in range(5)], [cyl(.2, .05, mat('#B5D27D', .4), (-.3 + .25 * i, -.8, .21 + .015 * i), (0, .3, 0)) for i in range(4)]))
rounded = lambda w, h: [(sx * (w / 2 - .25) + .25 * math.cos(a + q), sy * (h / 2 - .25) + .25 * math.sin(a + q)) for q, sx, sy in ((0, 1, 1), (PI / 2, -1, 1), (PI, -1, -1), (3 * PI / 2, 1, -1)) for a in (PI / 2 * i / 6 for i in range(7))]
add('tampara-talenan-panjang', 'meal', lambda: board(1.8, 3.8, '#9A5A34', '#733D20', ends=rounded(1.8, 3.8)), (p.cup, 1.3, -.2), close=((-.5, -1, .3), 1.1),
    used=lambda: (board(1.8, 3.8, '#9A5A34', '#733D20', True, rounded(1.8, 3.8)), [box((.9, .16, .75), grain('#D9A45E', '#F3DFB3', 6, rough=.9), (-.5 + .26 * i, .6 - .5 * i, .22), (-.5, 0, .5), r=.07) for i in range(4)], box((.7, .5, .35), mat('#F0C24E', .4), (-.75, 1.1, .2), (0, 0, .3), r=.05)))


def pan(r, h, m, inner, grip, z=0):
    turn([(0, 0), (r * .86, 0), (r, h), (r * .96, h), (r * .83, .08), (0, .08)], m, (0, 0, z), edge=.02)
    cyl(r * .82, .02, inner, (0, 0, z + .085), edge=.002)
    tube([(r * .95, -.1, z + h * .8), (r * 1.3, -.2, z + h + .1), (r * 2.2, -.5, z + h + .22)], .12, grip)


SPECKLED = lambda: grain('#2B2B2E', '#77777C', 40, rough=.4, bump=.02)
add('baraka-wajan', 'hob', lambda: pan(1.2, .5, mat('#2A2B2F', .5), SPECKLED(), wood('#B07F49', '#8A5A30')), (p.spices, 1.0, .8), (p.fruit, -2, 1.8), front=(.2, -1, .55),
    used=lambda: (pan(1.2, .5, mat('#2A2B2F', .5), SPECKLED(), wood('#B07F49', '#8A5A30')), turn([(0, .03), (.6, .03), (.66, .01), (.5, 0)], mat('#FFFDF5', .35), (0, 0, .11), (0, 0, 0), (1, .9, 1)), ball(.24, mat('#F0A21E', .2, coat=.5), (.05, 0, .13), (1, 1, .5))))
def saucepan(filled=None):
    pan(.85, .95, steel(), steel(), mat(dark, .5))
    if filled:
        cyl(.78, .04, filled, (0, 0, .7))
    for i in range(3):
        tube([(.8 * math.cos(a), .8 * math.sin(a), .3 + .2 * i) for a in (PI / 2 - .25 + .1 * k for k in range(6))], .012, mat(dark))
add('baraka-panci', 'hob', saucepan, (p.cup, 1.2, .8), (p.spices, -1.6, .6), used=lambda: saucepan(mat('#F6EBD6', .2, coat=.3)), front=(.25, -1, .5))


def utensils():
    jar(.5, 1.25, ceramic('#D9D2C2'), None)
    printed(.5, .35, .8, 90, 'Tampara', [], paper='#D9D2C2')
    for x, y, kind in ((-.22, 0, 0), (.18, .12, 1), (.05, -.2, 2)):
        m, lean = wood('#A9713F', '#85542B', 'z'), x * .5
        rod(.075, 2.3, m, (x, y, .3), tilt=(0, lean))
        top = (x + 2.5 * math.sin(lean), y, 2.75)
        if kind == 0:
            ball(.3, m, top, (1, .35, 1.3), (0, lean, 0))
        elif kind == 1:
            box((.5, .09, .8), m, (top[0], y, top[2] - .45), (0, lean, 0), r=.04)
        else:
            [box((.12, .09, .7), m, (top[0] + d, y, top[2] - .4), (0, lean, 0), r=.04) for d in (-.16, 0, .16)]
            box((.46, .09, .15), m, (top[0], y, top[2] - .45), (0, lean, 0), r=.04)
add('tampara-sutil-set', 'hob', utensils, (p.vegetables, 1.2, .2), (p.spices, -1.4, .4), close=((-.5, -1, .35), .95))


def mortar(full=False):
    stone = grain('#3A3A3D', '#5C5C60', 12, rough=.9, bump=.6)
    turn([(0, 0), (.7, 0), (1, .35), (1.05, .5), (.95, .52)] + smooth([(.9, .45), (.5, .2), (0, .14)]), stone)
    o = tube([(.1, -.1, .42), (.45, -.15, .75), (1.0, -.3, 1.1)], .17, stone)
    ball(.26, stone, (.0, -.08, .42), (1, 1, .9))
    if full:
        ball(.55, grain('#8E1F12', '#D8452A', 12, rough=.35, bump=.8), (-.3, .15, .3), (1, 1, .35))
    return o
add('lesungka-cobek', 'meal', lambda: mortar(), (p.spices, .8, -.1), (p.rice, -1.9, .5), used=lambda: mortar(True), front=(.3, -1, .6))

# Home

add('sulura-bantal-persegi', 'sofa', lambda: soft((4.5, 4.5, 1.5), fabric('#B5482F'), (0, 0, 2.25), (PI / 2 - .12, 0, .1)), used=lambda: soft((4.5, 4.5, 1.5), fabric('#B5482F'), (0, .6, 2.2), (PI / 2 - .35, 0, .15)), close=((-.5, -1, .2), 1.2), share=.5)
def bolster():
    turn([(0, -2.75), (.35, -2.74), (1.05, -2.55), (1.2, -2.2), (1.22, 0), (1.2, 2.2), (1.05, 2.55), (.35, 2.74), (0, 2.75)], fabric('#7FB3A2'), (0, 0, 1.22), (0, PI / 2, 0), edge=.1)
    for x in (-2.76, 2.76):
        ball(.14, mat('#F0E2C8', .8), (x, 0, 1.22), (.5, 1, 1))
    for x in (-2.3, 2.3):
        ring(1.19, .05, mat('#F0E2C8', .8), (x, 0, 1.22), (0, PI / 2, 0))
add('sulura-bantal-panjang', 'sofa', bolster, share=.6)
KNIT = lambda: grain('#B9C4BC', '#E6ECE4', 22, (1, 4, 1), .95, 1)
def throw():
    """A blanket over the seat and the back of a sofa."""
    path = [(-3.8, -1.6), (-3.6, .1), (-1.2, .12), (1.0, .15), (1.35, 1.2), (1.55, 3.4), (2.0, 5.7), (2.6, 5.75)]
    def at(u, v):
        y, z = along(path, v)
        return (u - .5) * 5 + .2 * math.sin(v * 5), y, z + .1 * math.sin(u * 16)
    modify(sheet(at, KNIT(), 40, 60, .14), 'SUBSURF', levels=1, render_levels=1)
add('sulura-selimut', 'sofa', lambda: [p.folded((3.4, 2.5, .6), KNIT(), (0, 0, .62 * i), 2) for i in range(3)], used=throw, share=.8)
TOWELS = ('#7FA6A3', '#E8DCC6', '#C9876B')
add('sulura-handuk-set', 'bath', lambda: [p.folded((w, w * .7, .55), grain(c, mix(c, '#ffffff', .2), 26, rough=1, bump=.8), (0, 0, z), 3) for w, c, z in ((3, TOWELS[0], 0), (2.5, TOWELS[1], .57), (1.9, TOWELS[2], 1.14))], (p.plant, -1.2, 1.2),
    close=((-.55, -1, .4), 1.1))


def vase(profile, m, stems):
    turn(smooth(profile), m, edge=0)
    for i, (dx, tall) in enumerate(stems):
        z = profile[-1][1]
        tube([(0, 0, z - .3), (dx * .5, .1 * i, z + tall * .6), (dx, .15 * i, z + tall)], .035, mat('#A8874F', .8))
        for k in range(5):
            ball(.1, mat('#D9B97F', .9), (dx * (.75 + .06 * k), .13 * i, z + tall * (.72 + .07 * k)), (.7, .7, 1.5), (0, dx * .3, 0))
tall_vase = lambda: vase([(0, 0), (.5, 0), (.62, .5), (.72, 1.3), (.6, 2.2), (.3, 2.7), (.34, 3.2)], grain('#B9A48C', '#CDBBA3', 6, rough=.9, bump=.1), ((-.6, 2), (.2, 2.4), (.8, 1.7)))
round_vase = lambda: vase([(0, 0), (.6, 0), (1.05, .6), (1.08, 1.1), (.7, 1.65), (.22, 1.85), (.28, 2.1)], grain('#A8522F', '#BD6540', 6, rough=.9, bump=.1), ((-.4, 1.5), (.5, 1.8)))
add('gerabaya-vas-tinggi', 'desk', lambda: tall_vase(), (p.books, 1.4, .4), close=((-.5, -1, .2), 1.0))
add('gerabaya-vas-bulat', 'desk', lambda: round_vase(), (p.books, 1.4, .4), (p.notebook, -1.2, -.2), close=((-.5, -1, .25), 1.0))


def basket(r, h, top, color, rows):
    weave(r, h, color, rows, top)
    m = grain('#7A5A35', '#B08A55', 6, rough=.8)
    for x in (-1, 1):
        tube([(x * top, -.5, h - .2), (x * (top + .3), -.4, h + .4), (x * (top + .35), 0, h + .6), (x * (top + .3), .4, h + .4), (x * top, .5, h - .2)], .1, m)
add('pandanata-keranjang-besar', 'room', lambda: basket(1.5, 4.5, 1.9, '#CDB06F', 16), (p.tall_plant, 2.6, .8),
    used=lambda: (basket(1.5, 4.5, 1.9, '#CDB06F', 16), soft((3.2, 3.2, 1.6), fabric('#F2EDE2', 8), (0, 0, 3.8), pinch=.9, folds=.4), soft((2.2, 2.0, 1.2), fabric('#7FA6A3', 8), (.3, -.5, 4.4), (.3, .2, .5), folds=.4)))
add('pandanata-keranjang-kecil', 'bath', lambda: basket(1.05, 1.1, 1.2, '#B98A52', 8), (p.plant, -1.1, 1),
    used=lambda: (basket(1.05, 1.1, 1.2, '#B98A52', 8), [cyl(.38, 1.5, grain(c, mix(c, '#ffffff', .2), 26, rough=1, bump=.7), (x, y, .5), (0, 0, 0), edge=.15) for x, y, c in ((-.4, .2, '#E8DCC6'), (.4, .25, '#7FA6A3'), (0, -.4, '#C9876B'))]))


def clock(z):
    cyl(1.4, .35, wood(), (0, .35, z), (PI / 2, 0, 0), edge=.06)
    print_round(1.24, drawing('clock'), (0, -.02, z))
    for a, long, wide in ((-1.05, .7, .09), (1.05, 1.0, .06)):
        box((wide, .03, long), mat('#2d2a28', .5), (0, -.06, z), (0, a, 0), r=.02)
    cyl(.08, .1, mat(gold, .3, 1), (0, -.03, z), (PI / 2, 0, 0))
add('detika-jam-dinding', 'wall', lambda: clock(1.4), used=lambda: (clock(3.5), box((6, 1.4, .25), wood('#9A6E48', '#7F5836'), (0, -.4, .2)), p.plant(-1.9, -.4, 1.5, z=.45), [box((.3, 1, 1.4), mat(c, .6), (.9 + .33 * i, -.4, .45), r=.03) for i, c in enumerate(('#3E5C76', '#C98B3F', '#A4493D', '#EDE3D0'))]), share=.7)


def mirror(z):
    cyl(1.6, .12, mat('#F4F6F7', .02, 1), (0, .12, z), (PI / 2, 0, 0), edge=.01)
    m = grain('#A87B45', '#CFA468', 6, rough=.7)
    for r in (1.66, 1.95):
        ring(r, .09, m, (0, 0, z), (PI / 2, 0, 0))
    for i in range(36):
        a = 2 * PI * i / 36
        tube([(1.62 * math.cos(a), 0, z + 1.62 * math.sin(a)), (1.98 * math.cos(a + .12), 0, z + 1.98 * math.sin(a + .12))], .05, m)
add('sulura-cermin', 'wall', lambda: mirror(2), used=lambda: (mirror(3.6), box((6.4, 1.4, .25), wood('#9A6E48', '#7F5836'), (0, -.4, .4)), p.plant(2.2, -.4, 1.4, z=.65), pump_at(-1.9, .65)), share=.7)


def pump_at(x, z):
    cyl(.35, 1.2, mat('#E7DCC8', .35), (x, -.4, z), edge=.08)
    cyl(.1, .4, mat(dark, .4), (x, -.4, z + 1.2))


def stool():
    cyl(1.6, .4, wood(), (0, 0, 3.8), edge=.12)
    for i in range(3):
        a = 2 * PI * i / 3 + .5
        tube([(1.0 * math.cos(a), 1.0 * math.sin(a), 3.9), (1.55 * math.cos(a), 1.55 * math.sin(a), 0)], .2, wood(axis='z'))
add('jatira-bangku', 'room', stool, (p.tall_plant, 2.4, .6), used=lambda: (stool(), box((2, 1.5, .3), mat('#3E5C76', .6), (-.2, .1, 4.2), (0, 0, .3)), box((1.9, 1.48, .2), mat('#F5EFE2', .8), (-.15, .08, 4.25), (0, 0, .3)), cyl(.35, .7, ceramic('#EFE6D3'), (.1, 0, 4.5), edge=.06)))


def candle(lit=True):
    turn([(0, 0), (.46, 0), (.5, .06), (.5, .85), (.45, .85), (.45, .7), (0, .7)], mat('#4A3226', .4, coat=.3))
    cyl(.44, .04, mat('#E9D3AE', .5), (0, 0, .68))
    printed(.5, .14, .72, 110, 'Cahayani', ['Lilin Kopi'], '150 g', motif='bean', accent='#7A4A28')
    tube([(0, 0, .7), (0, 0, .85)], .02, mat(dark))
    if lit:
        turn(smooth([(0, .82), (.06, .88), (.05, 1.0), (0, 1.15)]), mat('#FFB347', glow=14), edge=0)
add('cahayani-lilin-kopi', 'meal', candle, (p.coffee, 1.2, .3), (p.books, -1.5, .5))


def photo():
    for x, z, w, h in ((0, .1, 2.5, .2), (0, 3.2, 2.5, .2), (-1.15, 1.65, .2, 3.1), (1.15, 1.65, .2, 3.1)):
        box((w, .25, h), wood('#D9B27C', '#B98A52', 'z' if h > 1 else 'x'), (x, 0, z - h / 2 + .1 * (h < 1)), r=.04)
    decal(2.2, 3.1, drawing('hills', 2.2, 3.1), (0, .02, 1.7))
    box((2.3, .05, 3.1), mat('#B9A080', .8), (0, .1, .1), r=.01)
    box((.5, .08, 2.2), mat('#8A7355', .8), (0, .55, .0), (.35, 0, 0), r=.01)
add('bingkara-foto', 'desk', photo, (p.books, 1.4, .2), (p.plant, -1, .4), close=((.75, 1, .35), .9))

# Beauty

add('pawestra-sampo', 'bath', lambda: (pump(.42, 1.6, '#4F6B4A', '#22301F'), printed(.42, .3, 1.1, 120, 'Pawestra', ['Sampo', 'Urang-aring'], '300 ml', motif='leaf', accent='#3E6B3A')), (p.towels, -1.6, .8))
add('pawestra-losion', 'bath', lambda: (pump(.42, 1.5, '#F1E3D3', '#C98B73'), printed(.42, .3, 1.05, 120, 'Pawestra', ['Losion Beras'], '250 ml', motif='rice', accent='#B5744F')), (p.towels, -1.6, .8))
add('suryani-tabir-surya', 'bath', lambda: squeeze(.28, 1.1, '#FBEFD6', '#E79A3C', label('Suryani', ['Tabir Surya', 'SPF 50'], '40 ml', .8, 1.0, motif='sun', paper='#FBEFD6', accent='#E07B1F')), (p.plant, -1, .8), (p.towels, -3.4, 1.6))
add('suryani-sabun-muka', 'bath', lambda: squeeze(.34, 1.25, '#E2F0DC', '#5F9A5A', label('Suryani', ['Sabun Muka', 'Mentimun'], '100 ml', .9, 1.1, motif='drop', paper='#E2F0DC', accent='#3F8A4A')), (p.towels, -1.6, .8))
def cream_jar(r, h, body, lid, open_fill, *text, **look):
    jar(r, h, mat(body, .3, coat=.5), None if open_fill else mat(lid, .25, .6), .22)
    printed(r, .06, h - .06, 130, *text, **look)
    if open_fill:
        turn(smooth([(0, .1), (r * .3, .13), (r * .8, .04), (r * .9, 0)]), open_fill, (0, 0, h), edge=0)
        cyl(r * 1.03, .22, mat(lid, .25, .6), (-r * 1.5, -r * 1.3, 0), edge=.04)
NIGHT = ('Pawestra', ['Krim Malam', 'Kenanga'], '30 g')
add('pawestra-krim-malam', 'bath', lambda: cream_jar(.4, .5, '#6B5A8E', gold, None, *NIGHT, motif='flower', accent='#6B5A8E'), (p.towels, -2.1, .8), used=lambda: cream_jar(.4, .5, '#6B5A8E', gold, mat('#FFFBF2', .35), *NIGHT, motif='flower', accent='#6B5A8E'))
SCRUB = ('Pawestra', ['Lulur Kopi', 'Kelapa'], '200 g')
add('pawestra-lulur', 'bath', lambda: cream_jar(.5, .75, '#F3E7D6', '#5A3A24', None, *SCRUB, motif='coconut', accent='#6B4226'), (p.towels, -2.3, .8), used=lambda: cream_jar(.5, .75, '#F3E7D6', '#5A3A24', BEANS(), *SCRUB, motif='coconut', accent='#6B4226'))


def perfume():
    box((.75, .4, .95), mat('#F0B8C2', .06, coat=1), r=.06)
    decal(.5, .42, label('Wangsari', ['Melati Malam'], '50 ml', .5, .42, motif='flower', accent='#8E4A6B'), (0, -.21, .45))
    cyl(.13, .12, mat(gold, .2, 1), (0, 0, .95))
    cyl(.19, .34, mat('#2E2233', .25, coat=.5), (0, 0, 1.06), edge=.04)
add('wangsari-parfum', 'bath', perfume, (p.plant, -.9, .8), close=((-.5, -1, .3), 1.0))
add('wangsari-minyak-rambut', 'bath', lambda: (bottle(.3, 1.3, .12, mat('#6B4212', .08, coat=1), mat(dark, .4)), printed(.3, .12, .72, 140, 'Wangsari', ['Minyak', 'Kemiri'], '100 ml', motif='drop', accent='#7A4A1E')), (p.towels, -1.6, .8))
SOAP = lambda: grain('#26272B', '#34363B', 12, rough=.5, bump=.1)
def charcoal():
    carton(.95, .5, .62, '#3A3D42', 'Wangsari', ['Sabun Arang', 'Bambu'], 'isi 2', motif='leaf', accent='#3A3D42')
    for x, y, t in ((1.0, -.25, .3), (-.95, -.3, -.3)):
        box((.75, .5, .25), SOAP(), (x, y, 0), (0, 0, t), r=.09)
add('wangsari-sabun-arang', 'bath', charcoal, (p.towels, -1.8, 1), used=lambda: (turn([(0, 0), (.6, 0), (.75, .18), (.68, .18), (.55, .08), (0, .08)], wood()), box((.75, .5, .25), SOAP(), (0, 0, .1), (0, 0, .2), r=.09), [ball(.06 + .02 * (i % 3), mat('#FFFFFF', .05, coat=1), (.3 * math.cos(i), .22 * math.sin(i), .36)) for i in range(9)]))

# Food

def heap(color, count=40, size=.09, at=(.9, -.6), shape=(1, .7, .6), r=.5):
    p.pieces(at[0], at[1], 0, r, color, count, size, shape)
add('rempata-beras-merah', 'meal', lambda: (bag(1.5, .7, 2.2, '#8E3B2E', 'Rempata', ['Beras Merah', 'Organik'], '1 kg', motif='rice', accent='#8E3B2E'), heap('#8A4A3A', 70, .05, shape=(2, .8, .8))), (p.rice, 1.8, -.2))
add('rempata-mete', 'meal', lambda: (bag(1.3, .6, 1.8, '#B98A2E', 'Rempata', ['Kacang Mete', 'Panggang'], '250 g', motif='nut', accent='#9A6B1E'), heap('#E3C08A', 26, .11, shape=(1.5, .7, .7))), (p.cup, 1.2, .2),
    used=lambda: (bag(1.3, .6, 1.8, '#B98A2E', 'Rempata', ['Kacang Mete', 'Panggang'], '250 g', motif='nut', accent='#9A6B1E'), turn([(0, 0), (.4, 0), (.75, .4), (.68, .4), (.35, .08), (0, .08)], wood(), (-1.5, -.5, 0)), p.pieces(-1.5, -.5, .28, .5, '#E3C08A', 30, .12, (1.5, .7, .7))))
def teabox():
    carton(1.35, .75, .95, '#3E6B4A', 'Rempata', ['Teh Melati'], '25 kantong', motif='flower', accent='#3E6B4A')
    for x, t in ((.95, .3), (-.9, -.4)):
        box((.5, .6, .08), grain('#E9E2CF', '#D6C9A6', 20, rough=.9), (x, -.65, 0), (0, 0, t), r=.03)
        tube([(x, -.4, .05), (x + .2, -.1, .03), (x + .35, -.5, .02)], .012, mat('#ffffff', .9))
        box((.18, .2, .02), mat('#3E6B4A', .7), (x + .38, -.6, 0), r=.005)
add('rempata-teh-melati', 'meal', teabox, (lambda x, y: p.cup(x, y, '#B8862E'), 1.2, -.2), (p.cookies, -1.5, .4))
def cinnamon(label_only=False):
    jar(.32, .95, None, mat('#7A4A2B', .4), .26, grain('#9A5A2E', '#B8723F', 40, rough=.4, bump=.1, coat=.8), .95)
    printed(.322, .2, .72, 130, 'Rempata', ['Kayu Manis', 'Bubuk'], '80 g', motif='leaf', accent='#8A4A22')
    bark = grain('#7A3F1E', '#A8622F', 6, (4, 4, .6), .8, .4)
    for x, y, t in ((.75, -.35, .4), (.85, -.15, .55), (-.7, -.35, -.5)):
        for side in (-.06, .06):
            tube([(x - .4 * math.cos(t), y - .4 * math.sin(t) + side, .08), (x + .4 * math.cos(t), y + .4 * math.sin(t) + side, .08)], .075, bark)
add('rempata-kayu-manis', 'meal', cinnamon, (p.coffee, 1.1, .5), (p.bread, -1.6, .5))
CHILLI_PASTE = lambda: grain('#7E1A0E', '#CC4A22', 9, rough=.25, bump=.5, coat=.5)
def andaliman():
    jar(.42, .85, None, mat('#2F4A36', .35, .3), .2, CHILLI_PASTE(), .97)
    printed(.422, .16, .66, 120, 'Rempata', ['Sambal', 'Andaliman'], '140 g', motif='chili', accent='#B02A1A')
    p.chilli(.8, -.45, .4)
    heap('#3A5A2A', 14, .06, (-.75, -.4), (1, 1, 1), .25)
add('rempata-andaliman', 'meal', andaliman, (p.rice, 1.7, .3))
add('hutanira-madu-hutan', 'meal', lambda: (bottle(.42, 1.5, .2, mat('#B5640A', .06, coat=1), mat('#E0B04A', .3, .6)), printed(.42, .16, .84, 130, 'Hutanira', ['Madu Hutan'], '350 ml', motif='bee', accent='#B5720E')), (p.bread, 1.5, .1), (p.cup, -1.2, .6),
    close=((-.4, -1, .35), .95))
add('rempata-kecap', 'meal', lambda: (bottle(.34, 2.0, .14, mat('#1E0F08', .12, coat=.7), mat('#B02A1A', .35), cap_h=.22), printed(.34, .22, 1.08, 150, 'Rempata', ['Kecap Manis', 'Kedelai Hitam'], '300 ml', motif='bean', accent='#7A2A12', paper='#F6DFA0')), (p.rice, 1.6, .2))
add('rempata-vco', 'meal', lambda: (bottle(.34, 1.6, .15, mat('#E9F0EC', .04, coat=1), mat('#3F7F6A', .4)), printed(.34, .18, .88, 140, 'Rempata', ['Minyak Kelapa', 'Murni (VCO)'], '250 ml', motif='coconut', accent='#3F7F6A'), coconut(.95, -.25)), (p.bread, 2.0, .4))


def coconut(x, y):
    shell, flesh = grain('#4A2E1A', '#6B4528', 10, rough=.95, bump=.6), mat('#FBF8F0', .5)
    turn(smooth([(0, 0), (.35, .06), (.55, .4)]) + [(.46, .4)] + smooth([(.42, .3), (.25, .14), (0, .1)]), shell, (x, y, 0), (.45, 0, 0))
    turn([(.5, .4), (.44, .41), (.4, .3), (.25, .16), (0, .12)], flesh, (x, y, .015), (.45, 0, 0), edge=0)


add('jajanira-nastar', 'meal', lambda: (tin(.72, .8, '#1F8A80', '#E9C46A', 'Jajanira', ['Nastar Nanas'], '400 g', motif='pineapple', accent='#1F8A80'), [biscuit(x, -1.0 + y, '#D99A3E', '#8A4A14') for x, y in ((-.7, .15), (-.1, 0), (.5, .1))]), (p.cookies, 1.4, .3), (p.cup, -1.2, .6))
add('jajanira-kue-sagu', 'meal', lambda: (tin(.72, .7, '#C9432E', '#F3DFA8', 'Jajanira', ['Kue Sagu Keju'], '350 g', motif='flower', accent='#C9432E'), [biscuit(x, -1.0 + y, '#F0DDA6', '#E0B04A') for x, y in ((-.7, .15), (-.1, 0), (.5, .1))]), (lambda x, y: p.cookies(x, y, '#F0DDA6', '#E0B04A'), 1.4, .3), (p.cup, -1.2, .6))


def biscuit(x, y, color, dot):
    ball(.24, grain(color, mix(color, '#ffffff', .3), 9, rough=.55, bump=.35), (x, y, .16), (1, 1, .7))
    ball(.08, mat(dot, .3), (x, y, .32), (1, 1, .5))

# Electronics

def powerbank(w, h, color, ink, text, amount):
    box((w, .28, h), mat(color, .4, coat=.2), r=.12)
    for i in range(4):
        ball(.03, mat('#7FE3FF', glow=4), (-.15 + .1 * i, -.145, h * .88), (1, .4, 1))
    decal(w * .7, h * .3, label('Aruska', [amount], text, w * .7, h * .3, paper=color, ink=ink, accent=ink), (0, -.146, h * .45))
    for x in (-.15, .15):
        box((.17, .1, .05), mat('#111111', .4), (x, 0, h - .03), r=.02)
def with_cable(build, h):
    build()
    tube([(.15, 0, h), (.15, 0, h + .35), (.6, -.1, h + .3), (1.1, -.2, .5), (1.3, -.5, .1), (1.6, -.35, .08)], .035, mat('#EDEDED', .6))
    p.phone(2.0, -.3, -1.2)
PB10, PB20 = (lambda: powerbank(.7, 1.4, '#24262C', '#E8E8EA', '20 W', '10.000 mAh')), (lambda: powerbank(.85, 1.65, '#F1F0EC', '#33353A', '65 W', '20.000 mAh'))
add('aruska-powerbank-10', 'desk', PB10, (p.laptop, -2.4, .4), used=lambda: with_cable(PB10, 1.4), close=((.4, -1, .8), .8))
add('aruska-powerbank-20', 'desk', PB20, (p.laptop, -2.4, .4), used=lambda: with_cable(PB20, 1.65), close=((.4, -1, .8), .8))
def plug(x, y, z, turned):
    box((.3, .5, .16), mat('#C8CBD0', .3, .6), (x, y, z), (0, 0, turned), r=.05)
    box((.18, .3, .07), steel(), (x + .35 * math.sin(turned), y - .35 * math.cos(turned), z + .045), (0, 0, turned), r=.03)
def cable(used=False):
    m = grain('#3B4A63', '#8FA0BC', 30, (1, 1, 1), .8, .6)
    tube([((1.0 - .03 * i / 6) * math.cos(i * PI / 5), .8 * math.sin(i * PI / 5), .08 + .009 * i) for i in range(30)] + [(.8, -1.1, .08), (.2, -1.3, .08)], .065, m)
    plug(.05, -1.35, 0, -1.2)
    plug(-.55, -.95, .3, .5)
    band(.16, .5, .05, mat('#22304A', .7), (-1, 0, .2), (PI / 2, 0, 0))
add('aruska-kabel-c', 'desk', cable, (p.laptop, 2.2, .4), (p.phone, -.8, -.3), front=(.2, -1, .65))
def charger():
    box((.5, .5, .55), mat('#F3F2EF', .35, coat=.3), (0, 0, 0), r=.1)
    for z in (.2, .36):
        box((.2, .03, .075), mat('#15161A', .4), (0, -.25, z), r=.03)
    decal(.36, .1, label('Aruska 45 W', [], '', .36, .1, paper='#F3F2EF'), (0, -.253, .09))
    for x in (-.1, .1):
        tube([(x, .1, .5), (x, .1, .9)], .028, steel())
add('aruska-adaptor', 'desk', charger, (p.laptop, 2.2, .4), (p.phone, -.8, -.3), used=lambda: (box((1.0, .8, .3), mat('#E9E7E2', .5), (0, 0, 0), r=.06), box((.5, .5, .55), mat('#F3F2EF', .35, coat=.3), (0, 0, .3), r=.1), [tube([(0, -.25, .5 + .16 * k), (0, -.6, .45 + .16 * k), (.5 * (1 if k else -1), -.9, .06), (1.2 * (1 if k else -1), -.7, .05)], .035, mat('#FFFFFF', .5)) for k in (0, 1)]))
def lamp():
    cyl(.8, .16, mat(white, .4), edge=.06)
    tube([(.35, 0, .1), (.4, 0, 1.6), (.3, 0, 2.6), (-.3, 0, 3.2), (-1.0, 0, 3.1)], .09, mat(white, .4))
    turn([(0, .42), (.2, .4), (.62, 0), (.56, 0), (.18, .34), (0, .36)], mat(white, .4), (-1.15, 0, 2.75), (0, .25, 0))
    cyl(.42, .04, mat('#FFE7B8', glow=8), (-1.12, 0, 2.83), (0, .25, 0))
add('aruska-lampu-belajar', 'desk', lamp, (p.notebook, -.6, -.8), (p.books, 1.3, .3), close=((-.6, -1, .1), .95))
def keyboard():
    box((3.1, 1.25, .16), mat('#E9E6E0', .4), (0, 0, 0), (.06, 0, 0), r=.06)
    for row in range(5):
        for k in range(14 - (row == 4) * 6):
            w = .19 if row < 4 or k != 3 else 1.05
            x = -1.42 + .218 * k + (.43 if row == 4 and k == 3 else .86 if row == 4 and k > 3 else 0)
            color = '#E08A4B' if (row, k) in ((0, 0), (2, 13)) else '#FBFAF7' if 0 < k < 12 else '#B9C4C8'
            box((w, .19, .1), mat(color, .5), (x, .46 - .225 * row, .17 + .028 - .0135 * row), (.06, 0, 0), r=.03)
add('aruska-papan-tik', 'desk', keyboard, (lambda x, y: mouse(x, y), .9, -.2), front=(.25, -1, .7), used=lambda: (keyboard(), box((4.6, .25, 2.8), mat('#1A1C20', .3), (0, 1.9, .6), r=.06), decal(4.4, 2.6, drawing('laptop', 4.4, 2.6), (0, 1.76, 2.0), rough=.2), box((.4, .2, .8), steel(), (0, 2.0, 0)), box((1.8, 1, .08), steel(), (0, 2.0, 0), r=.03)))
def mouse(x=0, y=0):
    turn([(0, 0), (.5, 0)] + smooth([(.52, .06), (.48, .22), (.3, .36), (0, .4)]), mat('#2B2E36', .45), (x, y, 0), (0, 0, 0), (.62, 1.08, 1), edge=0)
    seam = mat('#9AA6B0', .5)
    tube([(x, y - .545, .1), (x, y - .5, .25), (x, y - .33, .365), (x, y - .08, .405)], .012, seam)
    tube([(x + dx, y - .08, z) for dx, z in ((-.3, .24), (-.19, .36), (0, .405), (.19, .36), (.3, .24))], .012, seam)
    cyl(.08, .07, seam, (x - .035, y - .38, .32), (0, PI / 2, 0), edge=.02)
add('aruska-tetikus', 'desk', mouse, (p.notebook, 1.4, .1), (p.laptop, -2.2, .8), front=(.35, -1, .45), used=lambda: (box((2.2, 1.9, .03), mat('#4A5A68', .9), (0, .1, 0), r=.01), mouse()))
def stand(with_phone=True):
    m = mat('#C3C8CE', .28, .9)
    box((1.1, 1.1, .1), m, r=.04)
    box((.35, .1, 1.0), m, (0, .35, .08), r=.03)
    box((.9, .08, 1.2), m, (0, .12, .72), (-.28, 0, 0), r=.03)
    box((.9, .3, .07), m, (0, -.2, .74), (-.28, 0, 0), r=.02)
    if with_phone:
        box((.75, .08, 1.55), mat('#1E2126', .2, coat=.5), (0, -.02, .8), (-.28, 0, 0), r=.04)
        decal(.68, 1.46, drawing('phone', .68, 1.46), (0, .145, 1.56), (-.28, 0, 0), .15)
add('aruska-dudukan-ponsel', 'desk', lambda: stand(False), (p.cup, 1.1, .2), (p.laptop, -2.4, .5), used=stand, close=((.75, 1, .5), .9))
def digital():
    box((1.7, .6, .8), wood('#C99A63', '#A8763F'), r=.06)
    decal(1.5, .62, drawing('digits', 1.5, .62), (0, -.306, .4))
add('detika-jam-meja', 'desk', digital, (p.books, 1.4, .2), (p.plant, -1, .4))

# Stationery

RULED = ('#3E6B5A', '#C9793A', '#4A5C8E')
def notebooks():
    for i, c in enumerate(RULED):
        book(1.76, 2.5, .1, c, 'Penatra', ['Buku Tulis', 'Garis B5'], '80 lembar', .11 * i, .16 * (1 - i), ink='#FFFFFF', accent='#F6E7C0')
add('penatra-buku-garis', 'desk', notebooks, (p.laptop, -2.4, 1), front=(.15, -1, .9), close=((-.6, -1, .35), 1.0),
    used=lambda: [decal(1.7, 2.4, pattern('rules', '#fdfaf3', '#9fbccb', '#d98d80', 1.7, 2.4), (x, 0, .11), (-PI / 2, 0, 0), .8) and box((1.76, 2.5, .1), mat(RULED[0], .6), (x, 0, 0), r=.02) for x in (-.86, .86)] and tube([(.2, -.4, .18), (1.2, .5, .18)], .06, mat('#2E5C8A', .3)))
def planner():
    book(1.48, 2.1, .28, '#7A2E3E', 'Penatra', ['Agenda', 'Harian'], 'A5', ink='#F6E7C0', accent='#E3C27A', within=.6)
    box((.12, 2.14, .31), mat('#2B1A1E', .7), (.55, 0, -.01), r=.02)
    tube([(-.2, -1.0, .15), (-.22, -1.25, .06), (-.3, -1.4, .03)], .035, mat('#E3C27A', .6))
add('penatra-agenda', 'desk', planner, (p.cup, 1.4, .5), (p.laptop, -2.6, 1), front=(.2, -1, .85), close=((-.6, -1, .35), 1.0),
    used=lambda: [decal(1.42, 2.0, drawing('planner', 1.42, 2), (x, 0, .21), (-PI / 2, 0, 0), .8) and box((1.48, 2.1, .2), mat('#7A2E3E', .6), (x, 0, 0), r=.03) for x in (-.74, .74)] and tube([(.1, -.5, .28), (1.0, .3, .28)], .06, mat(dark, .3)))
def sketchbook(open_page=False):
    box((2.1, 2.97, .26), mat('#2E2E30', .7), r=.02)
    face = drawing('sketch', 2.1, 2.97) if open_page else label('Penatra', ['Buku Sketsa'], 'A4 · 150 gsm · 40 lembar', 2.1, 2.97, paper='#E3D3B0', motif='leaf', accent='#3A3A3C')
    decal(2.04, 2.9, face, (0, 0, .27), (-PI / 2, 0, 0), .8)
    for i in range(24):
        ring(.13, .022, steel(), (-.97 + .084 * i, 1.45, .16), (0, PI / 2, 0))
add('penatra-buku-sketsa', 'desk', sketchbook, (lambda x, y: pencil_cup(x, y), .9, .8), front=(.15, -1, .9), used=lambda: (sketchbook(True), rod(.05, 1.6, '#C9432E', (.1, -1.1, .36), '#E8C79A', (-.0, 1.2))), close=((-.5, -1, .4), 1.0))
PENCILS = ('#D8402E', '#E8832E', '#F2C230', '#8DB53D', '#3F8A4A', '#2FA3A0', '#2E7FC0', '#2B4A9A', '#7A4AA8', '#D85A9A', '#7A4A28', '#2A2A2C')
def pencil_cup(x=0, y=0):
    turn([(0, 0), (.42, 0), (.45, 1.0), (.4, 1.0), (.38, .08), (0, .08)], mat('#F4F1EA', .4), (x, y, 0))
    wrap(.436, .25, .75, 100, label('Penatra', ['12 warna'], '', .76, .5), (x, y, 0))
    for i, c in enumerate(PENCILS):
        a = 2 * PI * i / 12
        rod(.055, 1.55, c, (x + .2 * math.cos(a), y + .2 * math.sin(a), .1), c, (-.14 * math.sin(a), .14 * math.cos(a)))
add('penatra-pensil-warna', 'desk', pencil_cup, (lambda x, y: decal(1.9, 2.6, drawing('sketch', 1.9, 2.6), (x, y, .02), (-PI / 2, 0, .15), .8), 1.3, -.2))
PENS = ('#22242A', '#2B4A9A', '#C9302E', '#2F7F4A', '#7A4AA8', '#2E9AB8')
def pen(x, c, z=.07):
    tube([(x, -.75, z), (x, .35, z)], .07, mat('#F3F5F6', .15, coat=.4))
    tube([(x, .1, z), (x, .8, z)], .078, mat(c, .3, coat=.3))
    turn([(.07, 0), (.025, .2), (.012, .26), (0, .27)], mat(c, .3), (x, -.72, z), (PI / 2, 0, 0), edge=0)
    box((.05, .5, .05), mat(c, .3), (x, .45, z + .07), r=.02)
add('penatra-pena-gel', 'desk', lambda: (box((1.6, 1.9, .05), mat('#EFE6D3', .7), r=.02), [pen(-.55 + .22 * i, c, .13) for i, c in enumerate(PENS)], box((1.62, .5, .24), mat('#3E5C76', .6), (0, -.15, 0), r=.03), decal(1.5, .44, label('Penatra', ['Pena Gel 0,5'], 'isi 6', 1.5, .44, paper='#3E5C76', ink='#ffffff', accent='#F2D58A'), (0, -.15, .247), (-PI / 2, 0, 0))), (p.notebook, 1.3, .2), (p.cup, -1.2, .6), front=(.2, -1, .9), close=((-.4, -1, .6), 1.0),
    used=lambda: (decal(2.0, 2.6, pattern('rules', '#fdfaf3', '#b9cbd6', '#d98d80', 2, 2.6), (0, 0, .01), (-PI / 2, 0, 0), .8), [pen(-.4 + .35 * i, c) for i, c in enumerate(PENS[1:4])]))
def tape(x, y, z, image, rot=(0, 0, 0)):
    turn([(.42, 0), (.42, .3), (.3, .3), (.3, 0), (.42, 0)], mat('#F4EBDA', .8), (x, y, z), rot)
    o = wrap(.422, .0, .3, 358, image, (x, y, z))
    o.rotation_euler = rot
TAPES = lambda: (pattern('stripes', '#F3C9C0', '#C9563C', '#fff', 5, 1), pattern('dots', '#BFE0D6', '#2F7F6A', '#fff', 5, 1), pattern('waves', '#F6E2A6', '#D98A2E', '#fff', 5, 1))
add('penatra-selotip-hias', 'desk', lambda: [tape(x, y, z, t, r) for (x, y, z, r), t in zip(((-.48, 0, 0, (0, 0, 0)), (.45, .05, 0, (0, 0, 0)), (0, .05, .3, (0, 0, .7))), TAPES())], (p.notebook, 1.3, .2), (p.cup, -1.2, .6),
    used=lambda: ([tape(x, y, 0, t) for (x, y), t in zip(((-1.2, .6), (-1.3, -.4), (-.5, .9)), TAPES())], box((1.9, 1.4, .05), mat('#C99A63', .8), (.5, -.3, 0), (0, 0, .2)), [decal(1.8, .26, t, (.5, -.6 + .35 * i, .06), (-PI / 2, 0, .2)) for i, t in enumerate(TAPES())]))
def envelope(x, y, z, turned, color):
    box((1.62, 1.14, .03), mat(color, .85), (x, y, z), (0, 0, turned), r=.005)
    m = mat(mix(color, '#000000', .14), .85)
    c, s = math.cos(turned), math.sin(turned)
    for a, b in (((-.8, .55), (0, -.1)), ((.8, .55), (0, -.1))):
        tube([(x + c * q[0] - s * q[1], y + s * q[0] + c * q[1], z + .035) for q in (a, b)], .012, m)
add('penatra-amplop', 'desk', lambda: (carton(1.75, .5, 1.25, '#A8764F', 'Penatra', ['Kartu dan Amplop'], 'isi 20', motif='leaf', accent='#8A5A35'), envelope(-.55, -1.0, 0, .25, '#D9BF98'), envelope(.6, -1.0, .03, -.2, '#F4ECDC')), (p.plant, 1.2, .6), used=lambda: ([envelope(-.4 - .1 * i, .1 * i, .04 * i, .2 - .15 * i, c) for i, c in enumerate(('#D9BF98', '#E9DCC4', '#D9BF98'))], decal(1.4, 1.0, label('Selamat', ['ulang tahun'], '', 1.4, 1, motif='flower'), (1.2, -.2, .03), (-PI / 2, 0, -.2)), tube([(1.9, -.6, .1), (2.3, .4, .1)], .06, mat(dark, .3))))
add('penatra-penggaris-set', 'desk', lambda: [box((n / 10, .34, .05), wood(), (n / 20 - 1.5, .46 * i - .46, 0), r=.01) and decal(n / 10, .34, ruler(n), (n / 20 - 1.5, .46 * i - .46, .056), (-PI / 2, 0, 0)) for i, n in enumerate((15, 20, 30))], (p.notebook, 1.2, .4), (pencil_cup, -1.0, .8), front=(.1, -1, .95), close=((-.5, -1, .5), 1.3),
    used=lambda: (decal(2.9, 2.2, pattern('checks', '#fdfaf3', '#e6eef0', '#fff', 2.9, 2.2), (0, 0, .01), (-PI / 2, 0, 0), .8), box((3, .34, .05), wood(), (0, .3, .02), (0, 0, .2)), decal(3, .34, ruler(30), (0, .3, .076), (-PI / 2, 0, .2)), tube([(-1.2, -.1, .08), (1.3, .3, .08)], .015, mat(dark)), rod(.05, 1.5, '#E0A52E', (1.2, .2, .1), '#E8C79A', (0, 1.3))))

# Fashion

STRAW = lambda: grain('#B08A4E', '#DDBE84', 12, (1, 1, 4), .85, .5)
def straw_hat(z=0.0, tilt=0.0):
    turn(smooth([(2.0, .12), (1.6, .03), (.95, .08), (.9, .5), (.8, .95), (.5, 1.1), (0, 1.12)]), STRAW(), (0, 0, z), (tilt, 0, 0), edge=0)
    for r in (1.99, 1.75, 1.5, 1.25):
        ring(r, .035, STRAW(), (0, 0, z + .11 - .05 * (2 - r)), (tilt, 0, 0))
    turn([(.945, .1), (.915, .38)], mat('#8A3B2E', .8), (0, 0, z), (tilt, 0, 0), scale=(1.015, 1.015, 1), edge=0)
def bucket_hat(z=0.0, tilt=0.0):
    m = fabric('#5F7A55')
    turn(smooth([(1.5, .0), (1.25, .3), (.98, .62)]) + smooth([(.95, .66), (.86, 1.25), (.7, 1.38), (0, 1.4)]), m, (0, 0, z), (tilt, 0, 0), edge=0)
    for r, h in ((1.42, .1), (1.3, .25), (1.17, .4), (.96, .66)):
        ring(r, .018, mat('#E6DFC8', .8), (0, 0, z + h), (tilt, 0, 0))
def hung(build, z):
    p.peg(0, .9, z)
    build()
add('lembaya-topi-anyam', 'wall', straw_hat, used=lambda: hung(lambda: straw_hat_on(lambda: straw_hat(), 2.2), 3.3), front=(.3, -1, .45))
add('lembaya-topi-kanvas', 'wall', bucket_hat, used=lambda: hung(lambda: straw_hat_on(bucket_hat, 2.2), 3.2), front=(.3, -1, .4))


def straw_hat_on(build, z):
    """Turns a hat towards the front, as it hangs on a peg."""
    for o in built(build):
        up, across = o.location.z, o.location.y
        o.location = (o.location.x, .9 - up - .3, z + across)
        o.rotation_euler.x += PI / 2 - .15


SHIRT = [(-1.6, 0), (1.6, 0), (1.6, 3.4), (2.5, 2.7), (3.0, 3.5), (1.7, 4.7), (.7, 4.9), (.35, 4.6), (0, 4.5), (-.35, 4.6), (-.7, 4.9), (-1.7, 4.7), (-3.0, 3.5), (-2.5, 2.7), (-1.6, 3.4)]
def shirt(m, y=0.0, x=0.0, z=0.0, collar=None):
    o = plate([(a, b) for a, b in SHIRT], .3, m, (x, y, z), (PI / 2, 0, 0), .13)
    if collar == 'round':
        tube([(x - .7, y - .3, z + 4.86), (x - .4, y - .36, z + 4.5), (x, y - .38, z + 4.36), (x + .4, y - .36, z + 4.5), (x + .7, y - .3, z + 4.86)], .09, m)
    if collar == 'folded':
        for s in (-1, 1):
            plate([(0, 0), (s * .75, .55), (s * .8, .1), (s * .4, -.45)][::s], .08, m, (x + s * .02, y - .3, z + 4.4), (PI / 2, 0, 0), .03)
        box((.4, .06, 4.4), mat('#D9CFB9', .9), (x, y - .32, z), r=.02)
        for k in range(5):
            cyl(.09, .05, mat('#4A2E1A', .4), (x, y - .36, z + .5 + .85 * k), (PI / 2, 0, 0), edge=.01)
        box((1.0, .06, 1.1), m, (x + .85, y - .32, z + 2.5), r=.03)
    for s in (-1, 1):
        tube([(x + s * 1.6, y - .3, z + 3.4), (x + s * 1.65, y - .31, z + 4.0), (x + s * 1.6, y - .3, z + 4.66)], .02, mat('#cfc8ba', .9))
    return o
LINEN = lambda: grain('#B9A98C', '#CDBFA5', 30, (1, 1, 3), .95, .3)
add('lembaya-kaus-putih', 'wall', lambda: (shirt(fabric('#F2F1EC', 30), .5, .5, .2, 'round'), shirt(fabric('#F7F6F2', 30), 0, -.3, 0, 'round')), used=lambda: (p.peg(0, .5, 6.6), p.hanger(2.8, 5.6), shirt(fabric('#F7F6F2', 30), .15, 0, .5, 'round')), share=.8, front=(.2, -1, .12), close=((-.5, -1, .2), 1.15))
add('lembaya-kemeja-linen', 'wall', lambda: shirt(LINEN(), collar='folded'), used=lambda: (p.peg(0, .5, 6.6), p.hanger(2.8, 5.6), shirt(LINEN(), .15, 0, .5, 'folded')), share=.8, front=(.2, -1, .12), close=((-.5, -1, .2), 1.15))


def woven(w, d, h, image, layers=4):
    """A patterned cloth, folded; the picture shows on top and in front."""
    thin = h / layers
    for i in range(layers):
        box((w, d, thin), mat(image[1], .9), (0, 0, thin * i), r=thin * .45)
    decal(w * .94, d * .92, image[0], (0, 0, h + .012), (-PI / 2, 0, 0), .9)
    decal(w * .94, h * .8, image[0], (0, -d / 2 - .012, h / 2), rough=.9)
def draped(image, w=4.5, tall=7.0, thick=.08, fringe=None):
    """A cloth that hangs over a rail."""
    tube([(-w / 2 - .5, 0, tall), (w / 2 + .5, 0, tall)], .13, wood())
    for side in (-1, 1):
        long = tall - (.6 if side < 0 else 2)
        sheet(lambda u, v: ((u - .5) * w, side * (.16 + .12 * math.sin(u * 18) * (1 - v)) + .0, tall + .14 - (1 - v) * long), mat(rough=.9, image=image), 50, 8, thick)
    if fringe:
        for i in range(30):
            x = (i / 29 - .5) * w
            tube([(x, -.16, .75), (x + .02, -.2, .15)], .03, mat(fringe, .9))
SONGKET = lambda: (pattern('songket', '#7A1F2E', '#E0AE4A', '#F2DFA0', 3, 2), '#7A1F2E')
SCARF = lambda: (pattern('stripes', '#D9CDB8', '#4A6E78', '#C9793A', 2, 3), '#D9CDB8')
add('sasaka-sarung', 'wall', lambda: woven(3, 2.1, .7, SONGKET()), used=lambda: draped(SONGKET()[0]), front=(.24, -1, .6), share=.8)
add('sasaka-syal', 'wall', lambda: (woven(2.2, 1.7, .45, SCARF()), [tube([(-1.05 + .1 * i, -.85, .2), (-1.05 + .1 * i, -1.2, .05)], .02, mat('#D9CDB8', .9)) for i in range(22)]), used=lambda: draped(SCARF()[0], 2.6, 6.5, fringe='#D9CDB8'), front=(.24, -1, .6), share=.8)
LEATHER = lambda: grain('#6B3F22', '#7F4E2C', 14, rough=.5, bump=.15)
def belt():
    line = [((.75 + .018 * i) * math.cos(i * PI / 8), (.75 + .018 * i) * math.sin(i * PI / 8)) for i in range(34)]
    line += [(1.5, .55), (1.5, -.9)]
    sheet(lambda u, v: (*along(line, u), v * .38), LEATHER(), 140, 2, .05)
    tube([(1.28, -.95, .02), (1.75, -.95, .02), (1.75, -.95, .4), (1.28, -.95, .4)], .05, mat(gold, .25, 1), True)
    tube([(1.5, -.95, .2), (1.5, -.72, .2)], .03, mat(gold, .25, 1))
def hanging_belt():
    p.peg(0, .5, 8)
    box((.38, .06, 7), LEATHER(), (.1, .1, .8), (0, .02, 0), r=.02)
    tube([(-.12, .05, 7.8), (.36, .05, 7.8), (.36, .05, 8.3), (-.12, .05, 8.3)], .06, mat(gold, .25, 1), True)
    for i in range(6):
        cyl(.05, .02, mat('#2A170C', .8), (.03 + .004 * i, .065, 1.4 + .35 * i), (PI / 2, 0, 0), edge=.001)
add('kulitra-ikat-pinggang', 'wall', belt, used=hanging_belt, front=(.24, -1, .6), share=.85)
def wallet(opened=False):
    m, x = LEATHER(), 1.1
    box((1.1, .14, .95), m, (-.0, 0, 0), (0, 0, .45), r=.05)
    box((1.1, .14, .95), m, (.18, .42, 0), (0, 0, -.35), r=.05)
    decal(.5, .16, label('Kulitra', [], '', .5, .16, paper='#7A4A2A', ink='#F0DFC0'), (.03, -.1, .2), (0, 0, .45))
    for k, c in enumerate(('#3E6B8A', '#D9A441', '#EDEDED')):
        box((.85, .02, .3), mat(c, .4), (.1, .2 + .03 * k, .75 + .05 * k), (0, 0, .05), r=.01)
    for i in range(12):
        tube([(-.46 + .078 * i, -.08 - .215 + .038 * i, .9), (-.42 + .078 * i, -.08 - .195 + .038 * i, .9)], .012, mat('#EBD9B0', .7))
add('kulitra-dompet', 'desk', wallet, (p.phone, 1.1, -.2), (p.books, -1.5, .5))
PEARL = lambda c: grain(c, mix(c, '#FFFFFF', .5), 3, (1, 1, 3), .2, .05, .6)
def bangles():
    for (x, y, z), rot, c in (((-.3, 0, .11), (0, 0, 0), '#E6DCCB'), ((.15, .15, .3), (.28, .1, 0), '#B9C4BC'), ((.35, -.2, .62), (1.2, .2, .4), '#D9B8A0')):
        ring(.36, .075, PEARL(c), (x, y, z), rot)
add('mutiara-gelang', 'bath', bangles, (p.plant, -1, .8), (p.towels, -3.2, 1.4), used=lambda: (turn([(0, 0), (.7, 0), (.9, .2), (.84, .2), (.6, .06), (0, .06)], ceramic('#F3EEE2')), bangles()))

# Toys

BLOCKS = ('#C9432E', '#E0A52E', '#3F8A6B', '#2E6FA0', '#D9B98E', '#8E5A9A')
def blocks():
    at = [(-1, 0, 0), (-.4, .05, 0), (.25, 0, 0), (.9, .1, 0), (-.7, .05, .56), (-.05, 0, .56), (.55, .1, .56), (-.35, 0, 1.12), (.28, .05, 1.12)]
    for i, (x, y, z) in enumerate(at):
        box((.55, .55, .55), wood(BLOCKS[i % 6], mix(BLOCKS[i % 6], '#000000', .12)), (x, y, z), (0, 0, .12 * (-1) ** i), r=.05)
    plate([(-.3, 0), (.3, 0), (0, .45)], .55, mat('#C9432E', .5), (0, .3, 1.68), (PI / 2, 0, 0), .03)
    cyl(.25, .55, mat('#2E6FA0', .5), (1.35, -.7, .25), (PI / 2, 0, .4))
    box((1.1, .55, .28), mat('#E0A52E', .5), (-.9, -.8, 0), (0, 0, .4), r=.04)
add('dolanara-balok', 'room', blocks, share=.45)
RINGS = ('#D8402E', '#E8952E', '#3F9A5A', '#2E7FC0')
def tower(scattered=False):
    cyl(.85, .2, wood(), edge=.06)
    cyl(.14, 1.75, wood(axis='z'), (0, 0, .15))
    for i, c in enumerate(RINGS):
        if scattered and i > 1:
            ring(.5 - .08 * i, .2, mat(c, .35, coat=.4), (1.3 + .7 * (i - 2), -.5, .2))
        else:
            ring(.52 - .09 * i, .2, mat(c, .35, coat=.4), (0, 0, .42 + .36 * i))
    ball(.2, mat('#F2C230', .35, coat=.4), (-1.2, -.4, .2) if scattered else (0, 0, 1.95))
add('dolanara-menara-cincin', 'room', tower, used=lambda: tower(True))
def top(lean=.35):
    o = turn(smooth([(0, 0), (.1, .15), (.62, .75), (.66, .9), (.5, 1.02), (.12, 1.1)]) + [(.1, 1.5), (0, 1.52)], wood('#D9A45E', '#B07A3A'), (0, 0, .02), (0, lean, 0), edge=0)
    for r, z, c in ((.64, .8, '#C9432E'), (.55, .66, '#2E6FA0'), (.62, .95, '#E0A52E')):
        ring(r, .035, mat(c, .4), (z * math.sin(lean), 0, z * math.cos(lean) + .02), (0, lean, 0))
    tube([(.9, -.4, .03), (.4, -.9, .03), (-.5, -.8, .03), (-1.1, -.3, .03), (-1.3, .3, .03)], .04, mat('#F1E8D6', .9))
add('dolanara-gasing', 'room', top, used=lambda: top(.08))
def congklak(loaded=True):
    m = wood('#A8683A', '#7F4824')
    box((4.6, 1.5, .4), m, r=.15)
    box((.03, 1.52, .41), mat('#3a2010', .8), r=0)
    for i in range(7):
        for y in (-.35, .35):
            x = -1.5 + .5 * i
            cyl(.2, .02, mat('#4A2A14', .8), (x, y, .39), edge=.002)
            for k in range(3 if loaded else 2):
                ball(.07, PEARL('#E9DFCB'), (x + .09 * math.cos(2.1 * k + i), y + .09 * math.sin(2.1 * k + i), .44), (1.3, 1, .8))
    for x in (-2.0, 2.0):
        cyl(.26, .02, mat('#4A2A14', .8), (x, 0, .39), edge=.002)
        for k in range(7):
            ball(.07, PEARL('#E9DFCB'), (x + .15 * math.cos(k), .15 * math.sin(k), .45), (1.3, 1, .8))
add('dolanara-congklak', 'meal', congklak, (p.cup, 1.1, .6), (p.cookies, -1.4, .8), front=(.24, -1, .75), share=.6)
def rubber_ball(r=1.0, color='#D8543A'):
    ball(r, mat(color, .45), (0, 0, r))
    for rot in ((0, 0, 0), (PI / 2, 0, 0), (0, PI / 2, 0)):
        ring(r * .998, .035, mat('#F6EBD2', .5), (0, 0, r), (rot[0] + .4, rot[1] + .3, rot[2]))
    for k, c in enumerate(('#F2C230', '#2E7FC0', '#3F9A5A')):
        a = k * 2.1 - 2.2
        ball(.3, mat(c, .45), (.8 * math.cos(a), .8 * math.sin(a), r + .45))
add('dolanara-bola', 'garden', rubber_ball, share=.36)
def car():
    box((2.0, .8, .45), wood('#C9432E', '#A83222'), (0, 0, .25), r=.12)
    box((1.1, .76, .5), wood(), (-.1, 0, .68), r=.16)
    for x in (-.33, .13):
        box((.36, .79, .26), mat('#BFE0EA', .2), (x, 0, .78), r=.05)
    for x in (-.62, .62):
        for y in (-.44, .44):
            cyl(.32, .16, wood('#D9B27C', '#B98A52'), (x, y + .08, .32), (PI / 2, 0, 0), edge=.03)
            cyl(.09, .2, mat('#2E6FA0', .4), (x, y + .1, .32), (PI / 2, 0, 0), edge=.02)
    for y in (-.25, .25):
        ball(.08, mat('#F6E2A6', .3), (1.0, y, .5))
add('dolanara-mobil', 'room', car, close=((.75, -1, .5), 1.0))
CUPS = ('#E8739A', '#F2C230', '#5FB59A', '#5C8FD0')
def cups(apart=False):
    z = 0
    for i, c in enumerate(CUPS[::-1]):
        r = .72 - .12 * i
        loc = (-1.2 + 1.1 * i, -.2 * i, 0) if apart else (0, 0, z)
        turn([(r, 0), (r * .86, r * 1.1), (0, r * 1.1)], mat(c, .35, coat=.3), loc)
        ring(r, .05, mat(c, .35, coat=.3), (loc[0], loc[1], loc[2] + .05))
        z += r * 1.0
add('dolanara-cangkir-susun', 'bath', cups, (p.towels, -2, 1), used=lambda: cups(True), share=.6)
def jigsaw(spread=False):
    art = drawing('archipelago', 4, 2.9)
    if not spread:
        box((2.9, .5, 2.1), mat('#2F6E93', .6), r=.03)
        decal(2.8, 1.3, art, (0, -.257, 1.28))
        decal(2.8, .55, label('Dolanara', ['Teka-teki Nusantara'], '100 keping', 2.8, .55, paper='#F2D58A'), (0, -.257, .34))
        for i in range(6):
            box((.32, .32, .06), mat(('#7fc0d4', '#e8a552', '#7aa35a')[i % 3], .6), (-1 + .4 * i, -.8 - .12 * (i % 2), 0), (0, 0, i), r=.03)
    else:
        box((4.05, 2.95, .05), mat('#D9C7A5', .8), (0, 0, 0), r=.01)
        decal(4, 2.9, art, (0, 0, .056), (-PI / 2, 0, 0), .5)
        for i in range(7):
            box((.38, .38, .06), mat(('#7fc0d4', '#e8a552', '#7aa35a')[i % 3], .6), (2.5 + .25 * (i % 3), -1.2 + .4 * i, 0), (0, 0, i), r=.03)
add('dolanara-teka-teki', 'meal', jigsaw, used=lambda: jigsaw(True), share=.7)

# Garden

def can():
    m = mat('#2F7F78', .35, .2, coat=.4)
    turn([(0, 0), (.85, 0), (.9, .05), (.82, 1.2), (.55, 1.3), (.5, 1.3)], m)
    cyl(.78, .02, mat('#1c4f4b', .5), (0, 0, 1.18), edge=.002)
    tube([(.8, 0, .3), (1.4, 0, .6), (1.75, 0, 1.3), (2.05, 0, 1.75)], .11, m)
    cyl(.12, .16, mat(gold, .3, 1), (2.02, 0, 1.7), (0, .6, 0), top=.26)
    tube([(.2, 0, 1.3), (.1, 0, 1.9), (-.7, 0, 1.95), (-1.25, 0, 1.3), (-.87, 0, .45)], .075, mat(gold, .3, 1))
add('telagara-gembor', 'garden', can, (lambda x, y: p.plant(x, y, 1.8, '#B5653F', .8), 1.4, .6), front=(.1, -1, .35))
def pot(r, h, m, saucer=True, plant=1.4, legs=0.0, rim=True):
    z = .14 if saucer else legs
    if saucer:
        turn([(0, 0), (r * .95, 0), (r * 1.12, .18), (r * 1.05, .18), (r * .9, .06), (0, .06)], m)
    turn([(0, 0), (r * .68, 0), (r * .92, h * .8)] + ([(r, h * .8), (r, h)] if rim else [(r * .97, h)]) + [(r * .88, h), (r * .84, h * .8), (0, h * .8)], m, (0, 0, z))
    cyl(r * .86, .03, grain('#3A281B', '#5A402C', 14, rough=1, bump=.8), (0, 0, z + h * .82))
    for i in range(4 if legs else 0):
        a = PI / 4 + PI / 2 * i
        tube([(r * .8 * math.cos(a), r * .8 * math.sin(a), legs + .4 * h), (r * 1.0 * math.cos(a), r * 1.0 * math.sin(a), 0)], .09, wood(axis='z'))
    if plant:
        p.leaves(0, 0, z + h * .8, plant)
TERRA = lambda: grain('#A8562F', '#BE6B41', 9, rough=.9, bump=.1)
GLAZED = lambda: grain('#1F4F8A', '#2F6FA8', 3, (1, 1, .5), .15, 0, .6)
add('telagara-pot-terakota', 'garden', lambda: pot(.9, 1.5, TERRA()), close=((-.3, -1, .35), .95))
add('telagara-pot-glasir', 'garden', lambda: pot(1.0, 1.7, GLAZED(), False, 1.6, rim=False), close=((-.3, -1, .35), .95))
add('telagara-pot-kaki', 'room', lambda: pot(1.1, 1.6, mat('#F3EFE7', .4), False, 2.6, 1.6, False), share=.65, close=((-.3, -1, .35), .95))
add('telagara-kompos', 'garden', lambda: (bag(2.2, 1.1, 3.0, '#3F6B3A', 'Telagara', ['Pupuk Kompos'], '2 kg', motif='leaf', accent='#3F6B3A'), heap('#4A3220', 50, .12, (1.5, -.9), (1, 1, .8), .6)), (lambda x, y: p.plant(x, y, 1.8, '#B5653F', .8), 1.3, .2))
SEEDS = (('Kangkung', '#3F8A4A'), ('Bayam', '#8A2E4A'), ('Sawi', '#7FA83A'), ('Cabai', '#C9302E'), ('Tomat', '#D8543A'), ('Kemangi', '#2F6B4A'))
def seeds():
    for i, (name, c) in enumerate(SEEDS):
        row, k = divmod(i, 3)
        motif = 'chili' if name == 'Cabai' else 'leaf' if name != 'Tomat' else 'sun'
        standing(.8, 1.15, .04, c, label('Telagara', [name], 'benih', .8, 1.15, motif=motif, accent=c), -.9 + .9 * k + .2 * row, -.3 + .55 * (1 - row) * 1.3, turned=.1 * (1 - k))
add('telagara-benih', 'garden', seeds, (lambda x, y: p.plant(x, y, 1.4, '#B5653F', .8), 1.2, .6))
def trowel(stuck=False):
    rot, loc = ((PI, 0, .4), (0, 0, 3.0)) if stuck else ((-PI / 2 + .12, 0, .9), (1.3, 1.2, .22))
    def blade(u, v):
        w = .42 * (1 - .9 * max(0, v - .45) ** 2 * 3.3) if v > .45 else .42
        return (u - .5) * 2 * max(.02, w), -.16 * (1 - (2 * u - 1) ** 2), 1.35 + 1.7 * v
    sheet(blade, mat('#B9BEC2', .3, .9), 16, 16, .04, loc, rot)
    for part in (tube([(0, 0, 0), (0, 0, .6), (0, 0, 1.1)], .15, wood('#8A5A35', '#5F3B20', 'z')), tube([(0, 0, 1.0), (0, -.12, 1.2), (0, -.1, 1.5)], .07, steel())):
        part.location, part.rotation_euler = loc, rot
add('telagara-sekop', 'garden', trowel, (lambda x, y: p.plant(x, y, 1.6, '#B5653F', .8), 1.2, .8), used=lambda: trowel(True), front=(.2, -1, .7), close=((-.5, -1, .5), 1.1))

# Sport

MAT = lambda c: grain(c, mix(c, '#ffffff', .1), 20, rough=.9, bump=.3)
def spiral(r, long, m, layers=6, z=None):
    def at(u, v):
        a = 2 * PI * layers * u
        rr = .18 + (r - .18) * u
        return (v - .5) * long, rr * math.cos(a), rr * math.sin(a) + (z or r)
    sheet(at, m, layers * 36, 2, .05)
def yoga(unrolled=False):
    m = MAT('#3F8A6B')
    if unrolled:
        box((6.1, 12, .06), m, (0, 4.0, 0), r=.02)
        cyl(.5, 6.1, m, (-3.05, -2.1, .5), (0, PI / 2, 0))
        return
    spiral(.75, 6.1, m)
    for x in (-1.4, 1.4):
        band(.79, .28, .05, mat(dark, .8), (x - .14, 0, .75), (0, PI / 2, 0))
    tube([(-1.4, -.3, 1.45), (0, -.9, 1.5), (1.4, -.3, 1.45)], .07, mat(dark, .8))
add('rentaga-matras-hijau', 'room', yoga, used=lambda: yoga(True), front=(.55, -1, .4), close=((1, -1, .3), 1.1), share=.7)
def folding(opened=False):
    m = MAT('#6B5AA0')
    if opened:
        for i in range(3):
            box((5, 2.3, .3), m, (0, 2.35 * i - 1.0, 0), r=.1)
        return
    for i in range(3):
        box((3.2, 2.4, .34), m, (0, 0, .36 * i), r=.12)
    for x in (-.5, .5):
        tube([(x, -1.2, .6), (x, -1.6, .62), (x * .4, -1.75, .62)], .06, mat(dark, .8))
    decal(1.0, .3, label('Rentaga', [], '', 1, .3, paper='#6B5AA0', ink='#ffffff'), (1.0, -1.21, .54))
add('rentaga-matras-lipat', 'room', folding, used=lambda: folding(True), share=.7)
def bells(color, sides, amount):
    for y, t in ((-.35, .25), (.75, .1)):
        p.dumbbell((0, y, .42 if sides > 16 else .38), color, t, sides)
    decal(.3, .3, label(amount, [], '', 1, 1, paper=color, ink='#ffffff', accent=color), (-.93, -.62, .42), (0, 0, .25 - PI / 2))
add('rentaga-barbel-2', 'gym', lambda: bells('#5C7FC0', 64, '2 kg'), front=(.1, -1, .45))
add('rentaga-barbel-5', 'gym', lambda: bells('#2A2B2F', 6, '5 kg'), front=(.1, -1, .45))
def rope():
    for i in range(3):
        tube([((1.0 - .08 * i) * math.cos(a), (.75 - .06 * i) * math.sin(a), .06 + .08 * i) for a in (2 * PI * k / 14 for k in range(14))], .05, mat('#D8543A', .5), True)
    for x, t in ((-.55, .5), (.6, -.4)):
        c, s = math.cos(t), math.sin(t)
        tube([(x - .6 * s, -.9 - .6 * c * .2, .42), (x, -.75, .36), (x + .6 * s, -.6, .3)], .13, mat(dark, .5))
        ring(.13, .03, mat('#D8543A', .5), (x, -.75, .36), (0, PI / 2, t))
add('rentaga-tali-lompat', 'gym', rope, (lambda x, y: p.glass(x, y), 1, .6), front=(.2, -1, .7))
def football():
    r = 1.1
    ball(r, mat('#F6F5F0', .35, coat=.3), (0, 0, r))
    golden = (1 + 5 ** .5) / 2
    spots = [v for a in (-1, 1) for b in (-golden, golden) for v in ((0, a, b), (a, b, 0), (b, 0, a))]
    for spot in spots:
        way = Vector(spot).normalized()
        o = turn([(0, .03), (.36, -.03), (.38, -.07)], mat('#1E2126', .4, coat=.3), segments=5, edge=0)
        o.location, o.rotation_euler = way * r + Vector((0, 0, r)), way.to_track_quat('Z', 'Y').to_euler()
        for other in spots:
            to = Vector(other).normalized()
            if 0 < (to - way).length < 1.1 and spot < other:
                mid = (way + to).normalized()
                tube([tuple(way * r * 1.002 + Vector((0, 0, r))), tuple(mid * r * 1.002 + Vector((0, 0, r))), tuple(to * r * 1.002 + Vector((0, 0, r)))], .014, mat('#9a9a98', .7))
add('rentaga-bola-kaki', 'garden', football, share=.36)
def sports_bottle():
    m = mat('#2E7FC0', .3, coat=.4)
    turn([(0, 0), (.34, 0), (.37, .06)] + smooth([(.37, .5), (.31, .9), (.37, 1.3), (.36, 1.7)]) + [(.3, 1.78), (0, 1.78)], m, edge=0)
    printed(.375, .16, .52, 120, 'Rentaga', ['600 ml'], motif=None, paper='#2E7FC0', ink='#ffffff', accent='#F2D58A')
    cyl(.35, .26, mat(dark, .45), (0, 0, 1.74), edge=.05)
    cyl(.12, .26, mat('#F1F1EE', .35), (0, 0, 1.98), edge=.05)
    tube([(.2, 0, 1.9), (.5, 0, 2.1), (.4, 0, 2.4), (.05, 0, 2.35)], .045, mat(dark, .5))
add('rentaga-botol-olahraga', 'gym', sports_bottle, (p.weights, 1.4, .2), (lambda x, y: p.towels(x, y, ('#EFE4D4',)), -1.8, .8))
def roller():
    r, m = .75, mat('#2F3440', .8)
    turn([(.32, -1.65), (r, -1.65), (r, 1.65), (.32, 1.65), (.32, -1.65)], m, (0, 0, r), (0, PI / 2, 0))
    for i in range(16):
        for k in range(7):
            a = 2 * PI * i / 16
            o = box((.36, .2, .09), mat('#3C4354', .8), r=.04)
            o.location, o.rotation_euler = (-1.38 + .46 * k, r * math.sin(a), r + r * math.cos(a)), (-a, 0, 0)
add('rentaga-roller', 'gym', roller, front=(.6, -1, .4), close=((1, -.8, .3), 1.1))
BANDS = ('#E0A52E', '#D8543A', '#2F7F78')
def bands():
    for i, c in enumerate(BANDS):
        o = band(.85 - .05 * i, .36 + .1 * i, .03 + .015 * i, mat(c, .5), (-.9 + .9 * i, .25 * (i % 2), 0))
        o.scale = (1, .55, 1)
        decal(.6, .16, label(('RINGAN', 'SEDANG', 'BERAT')[i], [], '', .6, .16, paper=c, ink='#ffffff', accent=c), (-.9 + .9 * i, .25 * (i % 2) - .475 + .03 * i, .2))
add('rentaga-pita-latihan', 'gym', bands, (p.weights, 1.4, .4), front=(.1, -1, .4), share=.6)

# Pets

def pet_bowl(r, h, m, color, full=True, ringed=False):
    turn([(0, 0), (r, 0), (r * 1.02, .06), (r * .86, h), (r * .8, h), (r * .62, .14), (0, .14)], m)
    if ringed:
        ring(r, .07, mat(dark, .8), (0, 0, .07))
    p.pieces(0, 0, h * .45, r * .6, color, 46, .11)
add('cakara-mangkuk-kucing', 'room', lambda: (pet_bowl(.85, .5, ceramic('#F1ECE2'), '#A86A35'), wrap(.83, .1, .38, 60, label('meong', [], '', .9, .28, paper='#F1ECE2', ink='#D8703A', accent='#F1ECE2', font='Lobster Two'), top=.76)), (lambda x, y: bag_at(x, y), 1.6, .8))
add('cakara-mangkuk-anjing', 'room', lambda: pet_bowl(1.1, .65, steel(), '#7A4A28', ringed=True), (lambda x, y: bone_row(x, y), .8, -.4))


def bag_at(x, y):
    for o in built(CAT_FOOD):
        o.location.x += x
        o.location.y += y


def bone(x, y, z, turned, m, s=.3):
    c, d = math.cos(turned), math.sin(turned)
    tube([(x - c * s, y - d * s, z), (x, y, z), (x + c * s, y + d * s, z)], s * .32, m)
    for e in (-1, 1):
        for f in (-1, 1):
            ball(s * .42, m, (x + e * c * s * 1.15 - f * d * s * .36, y + e * d * s * 1.15 + f * c * s * .36, z), (1, 1, .8))
BISCUIT = lambda: grain('#A8692F', '#C98F4E', 9, rough=.85, bump=.4)
def bone_row(x, y):
    for i in range(4):
        bone(x + .3 * i, y - .35 * (i % 2), .12, .6 * i, BISCUIT())
def treat_ball():
    ball(.7, mat('#2F9A6B', .5), (0, 0, .7))
    for a, b in ((.3, -1.2), (1.6, -1.8), (-.3, -2.3), (.9, -1.6)):
        x, y, z = .7 * math.cos(a) * math.cos(b), .7 * math.cos(a) * math.sin(b), .7 * math.sin(a)
        ball(.13, mat('#123F2C', .8), (x, y, .7 + z), (1, 1, 1))
    for i in range(-2, 3):
        ring(.7 * math.cos(i * .42), .045, mat('#3FB07F', .5), (0, 0, .7 + .7 * math.sin(i * .42)))
    heap('#A86A35', 9, .1, (.95, -.4), (1, 1, .8), .35)
add('cakara-bola', 'room', treat_ball, (bone_row, 1.1, -.3))
def collar(z=.0):
    band(.62, .22, .04, mat('#2E5FA0', .6), (0, 0, z))
    box((.3, .1, .26), mat(dark, .4), (.45, -.42, z - .02), (0, 0, .8), r=.04)
    ball(.15, mat(gold, .2, 1), (0, -.72, z + .02))
    box((.2, .03, .03), mat('#3a2a10', .5), (0, -.865, z + .0), r=.01)
    for i in range(5):
        a = -PI * .35 - .35 * i - .25
        ball(.035, mat('#F6EBD2', .4), (.625 * math.cos(a), .625 * math.sin(a), z + .11))
add('cakara-kalung', 'room', lambda: collar(), (lambda x, y: p.kibble(x, y), 1.6, .6), front=(.2, -1, .5), close=((-.3, -1, .4), 1.05))
def bed():
    ring(1.9, .62, grain('#9A8A78', '#B9A994', 9, rough=1, bump=.8), (0, 0, .6), scale=(1, .9, 1))
    o = soft((3.2, 2.9, .8), fabric('#E9DFCF', 8), (0, 0, .1), pinch=.8)
    return o
add('cakara-tempat-tidur', 'room', bed, (lambda x, y: p.kibble(x, y), 1.5, -.2), used=lambda: (bed(), rubber_yarn()), front=(.24, -1, .6), share=.6)


def rubber_yarn():
    m = mat('#D8543A', .9)
    ball(.42, m, (.4, -.3, 1.2))
    for i in range(7):
        ring(.42, .03, m, (.4, -.3, 1.2), (i * .45, i * .9, 0))


CAT_FOOD = lambda: bag(1.7, .8, 2.5, '#2F6E93', 'Cakara', ['Pakan Kucing', 'Ikan & Ayam'], '1 kg', motif='fish', accent='#2F6E93')
add('cakara-pakan-kucing', 'room', lambda: (CAT_FOOD(), heap('#A86A35', 40, .08, (1.1, -.7))), (lambda x, y: p.kibble(x, y), 1.2, -.4))
def dog_biscuits():
    bag(1.4, .7, 1.9, '#C9793A', 'Cakara', ['Biskuit Anjing', 'Hati Ayam'], '300 g', motif='bone', accent='#A8562A')
    for x, y, z, t in ((.95, -.5, .12, .4), (1.3, -.15, .12, -.5), (.6, -.75, .12, 1.2), (1.05, -.35, .34, .9), (-.9, -.55, .12, -.3)):
        bone(x, y, z, t, BISCUIT(), .26)
add('cakara-biskuit-anjing', 'room', dog_biscuits, (lambda x, y: p.kibble(x, y, '#7A4A28', '#B9BEC4'), 1.3, .2))
def post():
    box((3.2, 3.2, .25), wood(), r=.06)
    m = grain('#B0925E', '#D9C08E', 20, (1, 1, 6), .95, .8)
    cyl(.5, 4.2, m, (0, 0, .25))
    for i in range(42):
        ring(.5, .055, m, (0, 0, .35 + .098 * i))
    cyl(.75, .2, fabric('#7FA6A3'), (0, 0, 4.4), edge=.08)
    tube([(.7, -.2, 4.45), (.95, -.3, 3.9), (1.0, -.3, 3.3)], .02, mat(dark))
    ball(.28, fabric('#D8543A'), (1.0, -.3, 3.1))
add('cakara-tiang-garuk', 'room', post, (lambda x, y: p.kibble(x, y), 1.4, -.4), share=.65, close=((-.4, -1, .35), 1.0))

# Travel

def pack(w, d, h, color, trim, frame_h=0.0):
    m, t = fabric(color, 26), mat(trim, .8)
    box((w, d, h), m, r=.55, segments=7)
    box((w * .74, d * .35, h * .42), m, (0, -d * .58, h * .1), r=.22, segments=6)
    tube([(-w * .36, -d * .78, h * .46), (0, -d * .8, h * .48), (w * .36, -d * .78, h * .46)], .045, mat(gold, .3, 1))
    tube([(-w * .44, -d * .4, h * .62), (-w * .4, -d * .5, h * .88), (0, -d * .5, h * .95), (w * .4, -d * .5, h * .88), (w * .44, -d * .4, h * .62)], .045, t)
    tube([(-.4, 0, h - .1), (-.3, 0, h + .45), (.3, 0, h + .45), (.4, 0, h - .1)], .09, t)
    for s in (-1, 1):
        tube([(s * w * .22, d * .5, h * .95), (s * w * .3, d * .95, h * .75), (s * w * .3, d * .95, h * .35), (s * w * .38, d * .52, .3)], .17, t)
        box((.18, d * .6, h * .3), t, (s * w * .5, 0, .15), r=.08)
    decal(w * .34, w * .13, label('Kelanara', [], '', .34, .13, paper='#E9DFC8'), (0, -d * .76, h * .3))
def hiking():
    pack(2.7, 1.7, 5.0, '#C9562E', '#3A3F4A')
    box((2.5, 1.7, .9), fabric('#3A3F4A', 26), (0, -.05, 4.7), (0, 0, 0), r=.4, segments=6)
    for x in (-.7, .7):
        box((.2, .1, 2.6), mat(dark, .8), (x, -1.2, 2.6), r=.02)
        box((.3, .16, .2), mat('#111111', .4), (x, -1.26, 3.6), r=.03)
    cyl(.45, 2.6, grain('#3F7F78', '#4F958D', 12, rough=.9), (-1.3, -.7, -.15 + .45), (0, PI / 2, 0))
add('kelanara-ransel-kota', 'trip', lambda: pack(2.8, 1.4, 4.2, '#4F6B52', '#2E3A30'), share=.62, close=((.7, 1, .3), 1.0))
add('kelanara-ransel-gunung', 'trip', hiking, share=.66, close=((.7, 1, .3), 1.0))
def case(w, d, h, color, up=1.4):
    m = mat(color, .35, coat=.5)
    box((w, d, h), m, (0, 0, .45), r=.4, segments=6)
    for i in range(9):
        box((.1, d + .06, h - .9), m, (-w * .4 + w * .1 * i, 0, .9), r=.04)
    box((w + .04, .08, h - .1), mat(dark, .6), (0, 0, .5), r=.03)
    for x in (-.38, .38):
        tube([(x * w, d * .3, h + .3), (x * w, d * .3, h + .45 + up)], .07, steel())
        for y in (-.3, .3):
            cyl(.22, .2, mat(dark, .6), (x * w - .1, y * d, .22), (0, PI / 2, 0), edge=.05)
            box((.3, .3, .3), mat(dark, .6), (x * w, y * d, .3), r=.06)
    tube([(-.38 * w, d * .3, h + .45 + up), (.38 * w, d * .3, h + .45 + up)], .13, mat(dark, .5))
    tube([(-.4, 0, h + .42), (-.3, 0, h + .65), (.3, 0, h + .65), (.4, 0, h + .42)], .08, mat(dark, .5))
    decal(.9, .3, label('Kelanara', [], '', .9, .3, paper='#D9DCE0', ink='#22242A'), (0, -d / 2 - .05, h * .8))
add('kelanara-koper-kabin', 'trip', lambda: case(3.4, 2.2, 4.6, '#2E5C8A'), share=.66, close=((.9, -1, .35), .95))
add('kelanara-koper-besar', 'trip', lambda: case(4.6, 3.0, 6.4, '#D9CFB9', 1.8), share=.66, close=((.9, -1, .35), .95))
def neck():
    m = fabric('#5C7FA0', 12)
    arc = [(1.15 * math.cos(a), 1.1 * math.sin(a), .62) for a in (PI * (.176 * i - .38) for i in range(11))]
    tube(arc, .58, m)
    for end in (arc[0], arc[-1]):
        ball(.58, m, end)
    decal(.4, .2, label('Kelanara', [], '', .4, .2, paper='#E9DFC8'), (0, -1.7, .6))
add('kelanara-bantal-leher', 'sofa', neck, front=(.2, -1, .75), share=.45, close=((-.6, -1, .5), 1.05))
CUBES = ('#2F6B5A', '#C9793A', '#3E5C86')
def cubes(opened=False):
    for i, (c, w) in enumerate(zip(CUBES, (3.2, 2.6, 2.0))):
        loc = (0, 0, .78 * i)
        box((w, w * .68, .74), fabric(c, 20), loc, r=.18, segments=5)
        decal(w * .6, w * .36, pattern('checks', mix(c, '#000000', .4), mix(c, '#ffffff', .25), '#fff', .6, .36), (0, 0, loc[2] + .75), (-PI / 2, 0, 0), .8)
        tube([(-w * .47, -w * .345, loc[2] + .5), (0, -w * .35, loc[2] + .5), (w * .47, -w * .345, loc[2] + .5)], .035, mat(gold, .3, 1))
        box((.1, .06, .3), mat(gold, .3, 1), (w * .3, -w * .36, loc[2] + .28), r=.02)
    if opened:
        box((4.4, 3.4, .9), mat('#2E5C8A', .35, coat=.4), (0, .1, -.95), r=.3)
add('kelanara-tas-susun', 'trip', cubes, used=lambda: (cubes(), [box((5, 3.6, .2), mat('#2E5C8A', .4), (0, .1, 0), r=.09), box((5, .25, 3.4), mat('#2E5C8A', .4, coat=.4), (0, 2.1, .1), (-.25, 0, 0), r=.12)]), front=(.24, -1, .5), share=.6)
def silicone():
    m = mat('#3FA39A', .5)
    turn([(0, 0), (.38, 0), (.4, .05)] + [(.4 - .05 * (i % 2), .1 + .09 * i) for i in range(7)] + smooth([(.4, .75), (.38, 1.3), (.24, 1.55), (.2, 1.7)]) + [(0, 1.7)], m, edge=0)
    printed(.405, .85, 1.25, 110, 'Kelanara', ['500 ml'], paper='#3FA39A', ink='#ffffff', accent='#E9F6F2')
    cyl(.26, .3, mat('#E9E4DA', .4), (0, 0, 1.66), edge=.06)
    tube([(.2, 0, 1.8), (.5, 0, 1.95), (.45, 0, 2.3), (.2, 0, 2.25)], .045, mat('#E9E4DA', .5))
    turn([(.4 - .03 * (i % 2), .03 + .045 * i) for i in range(8)] + [(0, .4)], m, (1.15, -.3, 0), edge=0)
    cyl(.26, .2, mat('#E9E4DA', .4), (1.15, -.3, .38), edge=.06)
add('kelanara-botol-lipat', 'gym', silicone, (lambda x, y: p.towels(x, y, ('#EFE4D4',)), 1.6, .8))
def passport():
    m = grain('#22365A', '#2C446E', 20, rough=.6, bump=.15)
    box((1.05, .16, 1.45), m, (0, 0, 0), (-.12, 0, .12), r=.05)
    decal(.8, .9, label('PASPOR', ['Kelanara'], '', .8, .9, paper='#22365A', ink='#E3C27A', accent='#E3C27A', motif='sun'), (.02, -.02, .75), (-.12, 0, .12))
    box((.9, .05, 1.5), mat('#F3EEE2', .8), (.06, .12, .12), (-.12, 0, .12), r=.01)
    decal(.7, .3, label('Tiket', [], '', .7, .3, paper='#E9F1F4', ink='#2E5C8A'), (.06, .14, 1.5), (-.12, 0, .12))
add('kelanara-dompet-paspor', 'desk', passport, (p.phone, 1.0, -.2), (p.cup, -1.2, .5))
