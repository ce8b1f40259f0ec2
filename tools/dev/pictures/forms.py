"""Forms that several goods share: tableware, packs, books, leaves. One unit is a decimetre."""
import math
from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import Callable

import places
from labels import label
from materials import DARK, ceramic, mat, wood
from shapes import box, cyl, decal, pouch, sheet, smooth, tube, turn, wrap

PI = math.pi
ACCENT = '#B4532A'
GOODS = {}


@dataclass
class Good:
    build: Callable
    # How it stands in use.
    used: Callable
    place: str
    # Things at an offset from the good's right edge, or from its left edge if it is negative.
    beside: tuple
    # Directions of the camera; a close view from the back turns the good.
    close: tuple = ((-.3, -1, .6), 1.0)
    front: tuple = (.24, -1, .3)
    share: float = .56


def add(key, place, build, *beside, **cameras):
    """Registers a good; a form with the parameter `used` shows too how the good stands in use."""
    used = partial(build, used=True) if 'used' in signature(build).parameters else build
    GOODS[key] = Good(build, used, place, beside, **cameras)


def good(key, place, *beside, **cameras):
    """Registers the function below as a good's form."""
    def register(build):
        add(key, place, build, *beside, **cameras)
        return build
    return register


def sticker(w, h, loc, brand, lines=(), note='', rot=(0, 0, 0), rough=.55, **look):
    """A label on a flat front; its centre is `loc`."""
    return decal(w, h, label(brand, lines, note, w, h, **look), loc, rot, rough)


def flat(w, h, image, loc, turned=0.0, rough=.8):
    """A print that lies and shows upwards."""
    return decal(w, h, image, loc, (-PI / 2, 0, turned), rough)


def bowl(r, h, color, z=0):
    turn([(0, 0), (r * .5, 0)] + smooth([(r * .52, .04), (r * .85, h * .45), (r, h)])
         + [(r * .96, h)] + smooth([(r * .8, h * .45), (r * .45, .12), (0, .1)]),
         ceramic(color), (0, 0, z))


def dish(r, color, loc=(0, 0, 0), rot=(0, 0, 0)):
    turn([(0, 0), (.6 * r, 0), (.68 * r, .05), (r, .2), (r, .25), (.95 * r, .25), (.66 * r, .1),
          (0, .08)], ceramic(color), loc, rot)


def printed(r, z0, z1, span, brand, lines, note='', motif=None, accent=ACCENT, **look):
    """A label around a turned body."""
    image = label(brand, lines, note, math.radians(span) * r, z1 - z0, within=min(.88, 88 / span),
                  motif=motif, accent=accent, **look)
    wrap(r, z0, z1, span, image)


def jar(r, h, body, lid, lid_h=.3, inside=None, fill=.9):
    """A straight jar; `inside` is what one sees through its glass."""
    turn([(0, 0), (r - .05, 0), (r, .06), (r, h), (0, h)],
         mat('#DFE7E6', .05, coat=1) if inside else body)
    if inside:
        cyl(r + .003, (h - .12) * fill, inside, (0, 0, .08), edge=.04)
    if lid:
        cyl(r * 1.03, lid_h, lid, (0, 0, h), edge=.05)


def bottle(r, h, neck, body, cap, cap_h=.32):
    shoulder = smooth([(r, h * .6), (r * .8, h * .74), (neck, h * .86), (neck, h * .97)])
    turn([(0, 0), (r * .92, 0), (r, .08), (r, h * .6)] + shoulder + [(0, h)], body, edge=0)
    cyl(neck * 1.18, cap_h, cap, (0, 0, h * .92), edge=.03)


def pump(r, h, color, head):
    cap = mat(head, .35)
    shoulder = smooth([(r, h * .8), (r * .86, h * .93), (r * .35, h)])
    turn([(0, 0), (r * .94, 0), (r, .08), (r, h * .8)] + shoulder + [(0, h)],
         mat(color, .35, coat=.3), edge=0)
    cyl(r * .42, .22, cap, (0, 0, h - .02))
    cyl(.06, .3, cap, (0, 0, h + .2))
    box((.3, .24, .13), cap, (0, 0, h + .48), r=.05)
    tube([(0, 0, h + .55), (-.3, 0, h + .56), (-.45, 0, h + .5)], .055, cap)


def squeeze(r, h, color, cap, size, brand, lines, note, motif, accent):
    """A tube of cream that stands on its cap; `size` gives its print's proportions."""
    image = label(brand, lines, note, *size, color, motif=motif, accent=accent)

    def half(start, m):
        def at(u, v):
            a, deep = start + PI * u, r * (1 - v ** 1.6 * .97)
            return r * (1 + .12 * v) * math.cos(a), deep * math.sin(a), .34 + v * h
        sheet(at, m, 32, 24)
    half(0, mat(color, .35, coat=.3))
    half(PI, mat(rough=.35, coat=.3, image=image))
    cyl(r * .98, .36, mat(cap, .3, coat=.3), edge=.04)


def tin(r, h, color, lid, brand, lines, note, motif):
    cyl(r, h, mat(color, .3, .5), edge=.03)
    cyl(r * 1.03, .25, mat(lid, .3, .5), (0, 0, h - .02), edge=.05)
    printed(r, .08, h - .06, 170, brand, lines, note, motif, color)


def carton(w, d, h, color, brand, lines, note, motif, accent=None):
    box((w, d, h), mat(color, .6), r=.03)
    image = label(brand, lines, note, w, h, accent=accent or color, motif=motif, ground=color,
                  inset=.07)
    decal(w * .96, h * .96, image, (0, -d / 2 - .006, h / 2))


def bag(w, d, h, color, brand, lines, note, motif, accent=None):
    image = label(brand, lines, note, w, h, accent=accent or color, motif=motif, ground=color,
                  inset=.1)
    pouch(w, d, h, mat(color, .45, coat=.1), image)


def book(w, h, thick, color, brand, lines, note='', z=0, turned=0.0, **look):
    """A book that lies; its cover is printed on top."""
    box((w, h, thick), mat(color, .55), (0, 0, z), (0, 0, turned), r=.03)
    box((w * .98, h * .97, thick * .7), mat('#F6F0E3', .8), (.05, -.03, z + thick * .15),
        (0, 0, turned), r=.01)
    image = label(brand, lines, note, w, h, paper=color, **look)
    flat(w * .94, h * .94, image, (0, 0, z + thick + .006), turned, .55)


def standing(w, h, thick, color, image, x=0.0, y=0.0, lean=-.12, turned=0.0):
    """A card that stands, with a print on its front."""
    box((w, thick, h), mat(color, .55), (x, y, 0), (lean, 0, turned), r=.03)
    decal(w * .96, h * .96, image, (
        x + (thick / 2 + .01) * math.sin(turned),
        y - (thick / 2 + .012) - math.sin(lean) * h / 2, h / 2 * math.cos(lean)), (lean, 0, turned))


def rod(r, tall, color, loc, tip=None, tilt=(0, 0)):
    """A pencil or a handle, tilted around x and y."""
    cyl(r, tall, mat(color, .4) if isinstance(color, str) else color, loc, (*tilt, 0), edge=.01)
    if tip:
        end = (loc[0] + math.sin(tilt[1]) * tall, loc[1] - math.sin(tilt[0]) * tall,
               loc[2] + tall * .985)
        turn([(r, 0), (r * .3, .22), (0, .25)], mat(tip, .5), end, (*tilt, 0), edge=0)


def print_round(r, image, loc, rough=.5, coat=0.0):
    """A picture on a disc in the xz plane."""
    def at(u, v):
        a, b = 2 * u - 1, 2 * v - 1
        return r * a * math.sqrt(1 - b * b / 2), 0, r * b * math.sqrt(1 - a * a / 2)
    return sheet(at, mat(rough=rough, coat=coat, image=image), 24, 24, 0, loc)


def pump_at(x, z):
    cyl(.35, 1.2, mat('#E7DCC8', .35), (x, -.4, z), edge=.08)
    cyl(.1, .4, mat(DARK, .4), (x, -.4, z + 1.2))


def heap(color, count=40, size=.09, at=(.9, -.6), shape=(1, .7, .6), r=.5):
    places.pieces(*at, 0, r, color, count, size, shape)


def wooden_dish(loc=(0, 0, 0)):
    turn([(0, 0), (.4, 0), (.75, .4), (.68, .4), (.35, .08), (0, .08)], wood(), loc)
