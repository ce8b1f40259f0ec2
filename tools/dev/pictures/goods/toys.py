"""Toys: blocks, rings, a top, congklak, a ball, a car, cups, a jigsaw."""
import math

import places as p
from forms import flat, good, sticker
from labels import drawing
from materials import mat, mix, pearl, wood
from shapes import PI, ball, box, cyl, decal, plate, ring, smooth, spot, tube, turn

BLOCKS = ('#C9432E', '#E0A52E', '#3F8A6B', '#2E6FA0', '#D9B98E', '#8E5A9A')


@good('dolanara-balok', 'room', share=.45)
def blocks():
    rows = (((-1, 0), (-.4, .05), (.25, 0), (.9, .1)), ((-.7, .05), (-.05, 0), (.55, .1)),
            ((-.35, 0), (.28, .05)))
    places = [(x, y, .56 * i) for i, row in enumerate(rows) for x, y in row]
    for i, at in enumerate(places):
        c = BLOCKS[i % 6]
        box((.55, .55, .55), wood(c, mix(c, '#000000', .12)), at, (0, 0, .12 * (-1) ** i), r=.05)
    roof = [(-.3, 0), (.3, 0), (0, .45)]
    plate(roof, .55, mat('#C9432E', .5), (0, .3, 1.68), (PI / 2, 0, 0), .03)
    cyl(.25, .55, mat('#2E6FA0', .5), (1.35, -.7, .25), (PI / 2, 0, .4))
    box((1.1, .55, .28), mat('#E0A52E', .5), (-.9, -.8, 0), (0, 0, .4), r=.04)


@good('dolanara-menara-cincin', 'room')
def tower(used=False):
    """A tower of rings; in use it is half built."""
    cyl(.85, .2, wood(), edge=.06)
    cyl(.14, 1.75, wood(axis='z'), (0, 0, .15))
    for i, c in enumerate(('#D8402E', '#E8952E', '#3F9A5A', '#2E7FC0')):
        m = mat(c, .35, coat=.4)
        if used and i > 1:
            ring(.5 - .08 * i, .2, m, (1.3 + .7 * (i - 2), -.5, .2))
        else:
            ring(.52 - .09 * i, .2, m, (0, 0, .42 + .36 * i))
    at = (-1.2, -.4, .2) if used else (0, 0, 1.95)
    ball(.2, mat('#F2C230', .35, coat=.4), at)


@good('dolanara-gasing', 'room')
def top(used=False):
    """A top that lies; in use it spins."""
    lean = .08 if used else .35
    body = smooth([(0, 0), (.1, .15), (.62, .75), (.66, .9), (.5, 1.02), (.12, 1.1)])
    m = wood('#D9A45E', '#B07A3A')
    turn(body + [(.1, 1.5), (0, 1.52)], m, (0, 0, .02), (0, lean, 0), edge=0)
    for r, z, c in ((.64, .8, '#C9432E'), (.55, .66, '#2E6FA0'), (.62, .95, '#E0A52E')):
        at = (z * math.sin(lean), 0, z * math.cos(lean) + .02)
        ring(r, .035, mat(c, .4), at, (0, lean, 0))
    string = ((.9, -.4), (.4, -.9), (-.5, -.8), (-1.1, -.3), (-1.3, .3))
    tube([(x, y, .03) for x, y in string], .04, mat('#F1E8D6', .9))


@good('dolanara-congklak', 'meal', (p.cup, 1.1, .6), (p.cookies, -1.4, .8), front=(.24, -1, .75),
      share=.6)
def congklak():
    hollow, shell = mat('#4A2A14', .8), pearl('#E9DFCB')
    box((4.6, 1.5, .4), wood('#A8683A', '#7F4824'), r=.15)
    box((.03, 1.52, .41), mat('#3a2010', .8), r=0)
    for x, y, i in ((-1.5 + .5 * i, y, i) for i in range(7) for y in (-.35, .35)):
        cyl(.2, .02, hollow, (x, y, .39), edge=.002)
        for a in (2.1 * k + i for k in range(3)):
            ball(.07, shell, (x + .09 * math.cos(a), y + .09 * math.sin(a), .44), (1.3, 1, .8))
    for x in (-2.0, 2.0):
        cyl(.26, .02, hollow, (x, 0, .39), edge=.002)
        for k in range(7):
            at = (x + .15 * math.cos(k), .15 * math.sin(k), .45)
            ball(.07, shell, at, (1.3, 1, .8))


@good('dolanara-bola', 'garden', share=.36)
def rubber_ball():
    ball(1.0, mat('#D8543A', .45), (0, 0, 1.0))
    for x, y in ((0, 0), (PI / 2, 0), (0, PI / 2)):
        ring(.998, .035, mat('#F6EBD2', .5), (0, 0, 1.0), (x + .4, y + .3, 0))
    for k, c in enumerate(('#F2C230', '#2E7FC0', '#3F9A5A')):
        ball(.3, mat(c, .45), spot(k * 2.1 - 2.2, .7, 1.4))


@good('dolanara-mobil', 'room', close=((.75, -1, .5), 1.0))
def car():
    box((2.0, .8, .45), wood('#C9432E', '#A83222'), (0, 0, .25), r=.12)
    box((1.1, .76, .5), wood(), (-.1, 0, .68), r=.16)
    for x in (-.33, .13):
        box((.36, .79, .26), mat('#BFE0EA', .2), (x, 0, .78), r=.05)
    for x, y in ((x, y) for x in (-.62, .62) for y in (-.44, .44)):
        wheel = wood('#D9B27C', '#B98A52')
        cyl(.32, .16, wheel, (x, y + .08, .32), (PI / 2, 0, 0), edge=.03)
        cyl(.09, .2, mat('#2E6FA0', .4), (x, y + .1, .32), (PI / 2, 0, 0), edge=.02)
    for y in (-.25, .25):
        ball(.08, mat('#F6E2A6', .3), (1.0, y, .5))


@good('dolanara-cangkir-susun', 'bath', (p.towels, -2, 1), share=.6)
def cups(used=False):
    """A stack of cups; in use they stand apart."""
    z = 0
    for i, c in enumerate(('#5C8FD0', '#5FB59A', '#F2C230', '#E8739A')):
        m, r = mat(c, .35, coat=.3), .72 - .12 * i
        x, y, up = (-1.2 + 1.1 * i, -.2 * i, 0) if used else (0, 0, z)
        turn([(r, 0), (r * .86, r * 1.1), (0, r * 1.1)], m, (x, y, up))
        ring(r, .05, m, (x, y, up + .05))
        z += r


@good('dolanara-teka-teki', 'meal', share=.7)
def jigsaw(used=False):
    """A jigsaw in its box; in use it is laid."""
    art = drawing('archipelago', 4, 2.9)
    if used:
        box((4.05, 2.95, .05), mat('#D9C7A5', .8), r=.01)
        flat(4, 2.9, art, (0, 0, .056), rough=.5)
    else:
        box((2.9, .5, 2.1), mat('#2F6E93', .6), r=.03)
        decal(2.8, 1.3, art, (0, -.257, 1.28))
        sticker(2.8, .55, (0, -.257, .34), 'Dolanara', ['Teka-teki Nusantara'], '100 keping',
                paper='#F2D58A')
    for i in range(7 if used else 6):
        c, side = ('#7fc0d4', '#e8a552', '#7aa35a')[i % 3], .38 if used else .32
        at = (2.5 + .25 * (i % 3), -1.2 + .4 * i) if used else (-1 + .4 * i, -.8 - .12 * (i % 2))
        box((side, side, .06), mat(c, .6), (*at, 0), (0, 0, i), r=.03)
