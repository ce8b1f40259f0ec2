"""Kitchen: bowls, plates, jars, boards, pans, a mortar."""
import math

import places as p
from forms import add, good, jar, printed, rod
from materials import DARK, beans, ceramic, grain, mat, steel, wood
from shapes import PI, around, ball, box, cyl, plate, ring, row, smooth, spot, tube, turn

CREAM, RED, GREEN = '#EFE6D3', '#C9563C', '#5F8F6B'


def bowl(r, h, color, z=0):
    turn([(0, 0), (r * .5, 0)] + smooth([(r * .52, .04), (r * .85, h * .45), (r, h)])
         + [(r * .96, h)] + smooth([(r * .8, h * .45), (r * .45, .12), (0, .1)]),
         ceramic(color), (0, 0, z))


def dish(r, color, loc=(0, 0, 0), rot=(0, 0, 0)):
    turn([(0, 0), (.6 * r, 0), (.68 * r, .05), (r, .2), (r, .25), (.95 * r, .25), (.66 * r, .1),
          (0, .08)], ceramic(color), loc, rot)


@good('lumbara-mangkuk-sup', 'meal', (p.rice, 1.8, .4), (p.glass, -1, 1.2))
def soup_bowl(used=False):
    bowl(.78, .62, CREAM)
    if not used:
        return
    cyl(.68, .05, mat('#D9A93F', .12, coat=.5), (0, 0, .44))
    for i in range(5):
        cyl(.09, .04, mat('#5F9A3D', .5), spot(i * 1.3, .4, .47, .35))
    for i in range(3):
        ball(.17, mat('#C89B6A', .5), spot(i * 2.1, .25, .46), (1, 1, .6))
    tube([(.3, .1, .5), (.9, .2, .85), (1.5, .3, 1.0)], .06, steel())


@good('lumbara-mangkuk-saji', 'meal', (p.bread, 1.6, .4))
def salad_bowl(used=False):
    bowl(1.4, .8, '#2F6E93')
    if used:
        p.pieces(0, 0, .5, 1.0, '#7FAE4A', 50, .26, (1, .7, .3))
        p.pieces(0, 0, .62, .9, '#D8402E', 9, .2)


@good('lumbara-mangkuk-susun', 'meal', (p.vegetables, 1.6, .3))
def mixing_bowls(used=False):
    bowl(1.3, .8, RED)
    if not used:
        bowl(1.08, .69, '#D9A441', .16)
        return bowl(.86, .58, GREEN, .32)
    p.pieces(0, 0, .6, .9, '#EFE3C4', 40, .2)
    for d in (-.2, .2):
        turn([(0, 0), (.5, 0), (.86, .58), (.8, .58), (.4, .1), (0, .1)], ceramic(GREEN),
             (2.2, .6, 0))
        ball(.2, mat('#EBD2B0', .4), (2.2 + d, .6, .35), (1, 1, 1.25))


@good('lumbara-piring-makan', 'meal', (p.glass, 1.0, .8), front=(.2, -1, .5))
def plates(used=False):
    if used:
        p.rice(0, 0)
        return tube([(1.75, -1, .06), (1.75, 0, .06), (1.75, .9, .08)], .07, steel())
    dish(1.3, '#F3EEE2')
    dish(1.3, '#F3EEE2', (0, 1.1, 1.32), (PI / 2 - .18, 0, 0))


add('lumbara-piring-set', 'meal', lambda: [
    dish(1.1, '#2B4A78', (0, 0, .17 * i)) for i in range(4)], (p.glass, .9, .6), (p.rice, -1.8, .4))


@good('tampara-toples-keramik', 'meal', (p.cup, 1.3, .1))
def sugar_jar(used=False):
    glaze = ceramic('#E9E2D4')
    if used:
        turn([(0, 0), (.5, 0), (.55, .06), (.55, 1.15), (.48, 1.15), (.48, .2), (0, .2)], glaze)
        ball(.46, grain('#EDE8DC', '#FFFFFF', 30, bump=.6), (0, 0, .95), (1, 1, .4))
        cyl(.57, .22, wood(), (-1.0, -.5, 0))
    else:
        jar(.55, 1.15, glaze, wood(), .22)
    printed(.55, .3, .85, 100, 'Tampara', ['GULA'], paper='#E9E2D4')


@good('tampara-toples-kaca', 'meal', (p.coffee, 1.2, .1), (p.cookies, -1.6, .6))
def coffee_jar():
    jar(.52, 1.5, None, wood('#B9803F', '#8E5A28'), .28, beans(), .85)
    printed(.52, .55, 1.0, 95, 'Tampara', ['toples 1 l'])


def rounded(w, h):
    return [(sx * (w / 2 - .25) + .25 * math.cos(a + q), sy * (h / 2 - .25) + .25 * math.sin(a + q))
            for q, sx, sy in ((0, 1, 1), (PI / 2, -1, 1), (PI, -1, -1), (3 * PI / 2, 1, -1))
            for a in (PI / 2 * i / 6 for i in range(7))]


def board(outline, h, light, dim, flat):
    """A chopping board that stands, or lies `flat`."""
    m, top = wood(light, dim, 'y'), h / 2 + .3
    if flat:
        plate(outline, .2, m, (0, 0, 0), (0, 0, .5), .05)
        box((.55, .9, .2), m, (-top * math.sin(.5), top * math.cos(.5), 0), (0, 0, .5), r=.09)
    else:
        plate(outline, .2, m, (0, .3, h / 2), (PI / 2 - .2, 0, 0), .05)
        box((.55, .2, .9), m, (0, .36 + h * .1, h * .955), (-.2, 0, 0), r=.09)
        ring(.12, .035, mat('#5a3a20', .6), (0, .17 + h * .12, h + .42), (PI / 2 - .2, 0, 0))


@good('tampara-talenan-oval', 'meal', (p.spices, .7, -.2), close=((-.5, -1, .3), 1.1))
def oval_board(used=False):
    board([(x, y) for x, y, _ in around(48, 1.1, deep=1.5)], 3.0, '#C99B60', '#9E7038', used)
    if used:
        p.slices(.28, .06, p.TOMATO, row(5, (-.5, -.2, .21), (.25, .1, .015)))
        p.slices(.2, .05, p.CUCUMBER, row(4, (-.3, -.8, .21), (.25, 0, .015)))


@good('tampara-talenan-panjang', 'meal', (p.cup, 1.3, -.2), close=((-.5, -1, .3), 1.1))
def long_board(used=False):
    board(rounded(1.8, 3.8), 3.8, '#9A5A34', '#733D20', used)
    for i in range(4 if used else 0):
        bread = grain('#D9A45E', '#F3DFB3', 6, rough=.9)
        box((.9, .16, .75), bread, (-.5 + .26 * i, .6 - .5 * i, .22), (-.5, 0, .5), r=.07)
    if used:
        box((.7, .5, .35), mat('#F0C24E', .4), (-.75, 1.1, .2), (0, 0, .3), r=.05)


def pan(r, h, m, inner, grip):
    turn([(0, 0), (r * .86, 0), (r, h), (r * .96, h), (r * .83, .08), (0, .08)], m)
    cyl(r * .82, .02, inner, (0, 0, .085), edge=.002)
    rise = [(r * .95, -.1, h * .8), (r * 1.3, -.2, h + .1), (r * 2.2, -.5, h + .22)]
    tube(rise, .12, grip)


@good('baraka-wajan', 'hob', (p.spices, 1.0, .8), (p.fruit, -2, 1.8), front=(.2, -1, .55))
def frying_pan(used=False):
    speckled = grain('#2B2B2E', '#77777C', 40, rough=.4, bump=.02)
    pan(1.2, .5, mat('#2A2B2F', .5), speckled, wood('#B07F49', '#8A5A30'))
    if used:
        turn([(0, .03), (.6, .03), (.66, .01), (.5, 0)], mat('#FFFDF5', .35), (0, 0, .11),
             scale=(1, .9, 1))
        ball(.24, mat('#F0A21E', .2, coat=.5), (.05, 0, .13), (1, 1, .5))


@good('baraka-panci', 'hob', (p.cup, 1.2, .8), (p.spices, -1.6, .6), front=(.25, -1, .5))
def saucepan(used=False):
    pan(.85, .95, steel(), steel(), mat(DARK, .5))
    if used:
        cyl(.78, .04, mat('#F6EBD6', .2, coat=.3), (0, 0, .7))
    for i in range(3):
        tube([spot(PI / 2 - .25 + .1 * k, .8, .3 + .2 * i) for k in range(6)], .012, mat(DARK))


@good('tampara-sutil-set', 'hob', (p.vegetables, 1.2, .2), (p.spices, -1.4, .4),
      close=((-.5, -1, .35), .95))
def utensils():
    jar(.5, 1.25, ceramic('#D9D2C2'), None)
    printed(.5, .35, .8, 90, 'Tampara', [], paper='#D9D2C2')
    for x, y, kind in ((-.22, 0, 'spoon'), (.18, .12, 'turner'), (.05, -.2, 'fork')):
        m, lean = wood('#A9713F', '#85542B', 'z'), x * .5
        top = x + 2.5 * math.sin(lean)
        rod(.075, 2.3, m, (x, y, .3), tilt=(0, lean))
        if kind == 'spoon':
            ball(.3, m, (top, y, 2.75), (1, .35, 1.3), (0, lean, 0))
        elif kind == 'turner':
            box((.5, .09, .8), m, (top, y, 2.3), (0, lean, 0), r=.04)
        else:
            for d in (-.16, 0, .16):
                box((.12, .09, .7), m, (top + d, y, 2.35), (0, lean, 0), r=.04)
            box((.46, .09, .15), m, (top, y, 2.3), (0, lean, 0), r=.04)


@good('lesungka-cobek', 'meal', (p.spices, .8, -.1), (p.rice, -1.9, .5), front=(.3, -1, .6))
def mortar(used=False):
    stone = grain('#3A3A3D', '#5C5C60', 12, rough=.9, bump=.6)
    hollow = smooth([(.9, .45), (.5, .2), (0, .14)])
    turn([(0, 0), (.7, 0), (1, .35), (1.05, .5), (.95, .52)] + hollow, stone)
    tube([(.1, -.1, .42), (.45, -.15, .75), (1.0, -.3, 1.1)], .17, stone)
    ball(.26, stone, (.0, -.08, .42), (1, 1, .9))
    if used:
        chilli = grain('#8E1F12', '#D8452A', 12, rough=.35, bump=.8)
        ball(.55, chilli, (-.3, .15, .3), (1, 1, .35))
