"""The list of goods, and forms that several of them share: jars, bottles, packs, prints."""
import math
from dataclasses import dataclass
from functools import partial
from inspect import signature
from typing import Callable

import places
from labels import label
from materials import mat
from shapes import PI, box, cyl, decal, pouch, smooth, turn, wrap

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


def carton(w, d, h, color, brand, lines, note, motif, accent=None):
    box((w, d, h), mat(color, .6), r=.03)
    image = label(brand, lines, note, w, h, accent=accent or color, motif=motif, ground=color,
                  inset=.07)
    decal(w * .96, h * .96, image, (0, -d / 2 - .006, h / 2))


def bag(w, d, h, color, brand, lines, note, motif, accent=None):
    image = label(brand, lines, note, w, h, accent=accent or color, motif=motif, ground=color,
                  inset=.1)
    pouch(w, d, h, mat(color, .45, coat=.1), image)


def rod(r, tall, color, loc, tip=None, tilt=(0, 0)):
    """A pencil or a handle, tilted around x and y."""
    cyl(r, tall, mat(color, .4) if isinstance(color, str) else color, loc, (*tilt, 0), edge=.01)
    if tip:
        end = (loc[0] + math.sin(tilt[1]) * tall, loc[1] - math.sin(tilt[0]) * tall,
               loc[2] + tall * .985)
        turn([(r, 0), (r * .3, .22), (0, .25)], mat(tip, .5), end, (*tilt, 0), edge=0)


def heap(color, count=40, size=.09, at=(.9, -.6), shape=(1, .7, .6), r=.5):
    places.pieces(*at, 0, r, color, count, size, shape)
