"""Fashion: hats, shirts, cloths, a belt, a wallet, bangles."""
import math

import places as p
from forms import flat, good, sticker
from labels import pattern
from materials import brass, ceramic, fabric, grain, leather, mat, pearl, wood
from shapes import PI, along, box, cyl, decal, plate, ring, row, sheet, smooth, spot, tube, turn
from studio import built


def hung(hat, z):
    """A hat on a peg, turned towards the front."""
    p.peg(0, .9, z)
    for o in built(hat):
        up, across = o.location.z, o.location.y
        o.location = (o.location.x, .6 - up, 2.2 + across)
        o.rotation_euler.x += PI / 2 - .15


@good('lembaya-topi-anyam', 'wall', front=(.3, -1, .45))
def straw_hat(used=False):
    if used:
        return hung(straw_hat, 3.3)
    straw = grain('#B08A4E', '#DDBE84', 12, (1, 1, 4), .85, .5)
    profile = [(2.0, .12), (1.6, .03), (.95, .08), (.9, .5), (.8, .95), (.5, 1.1), (0, 1.12)]
    turn(smooth(profile), straw, edge=0)
    for r in (1.99, 1.75, 1.5, 1.25):
        ring(r, .035, straw, (0, 0, .11 - .05 * (2 - r)))
    turn([(.945, .1), (.915, .38)], mat('#8A3B2E', .8), scale=(1.015, 1.015, 1), edge=0)


@good('lembaya-topi-kanvas', 'wall', front=(.3, -1, .4))
def bucket_hat(used=False):
    if used:
        return hung(bucket_hat, 3.2)
    brim = [(1.5, .0), (1.25, .3), (.98, .62)]
    crown = [(.95, .66), (.86, 1.25), (.7, 1.38), (0, 1.4)]
    turn(smooth(brim) + smooth(crown), fabric('#5F7A55'), edge=0)
    for r, h in ((1.42, .1), (1.3, .25), (1.17, .4), (.96, .66)):
        ring(r, .018, mat('#E6DFC8', .8), (0, 0, h))


SHIRT = [(-1.6, 0), (1.6, 0), (1.6, 3.4), (2.5, 2.7), (3.0, 3.5), (1.7, 4.7), (.7, 4.9), (.35, 4.6),
         (0, 4.5), (-.35, 4.6), (-.7, 4.9), (-1.7, 4.7), (-3.0, 3.5), (-2.5, 2.7), (-1.6, 3.4)]
WORN = {'share': .8, 'front': (.2, -1, .12), 'close': ((-.5, -1, .2), 1.15)}


def shirt(m, x, y, z):
    plate(SHIRT, .3, m, (x, y, z), (PI / 2, 0, 0), .13)
    for s in (-1, 1):
        seam = [(x + s * 1.6, y - .3, z + 3.4), (x + s * 1.65, y - .31, z + 4.0),
                (x + s * 1.6, y - .3, z + 4.66)]
        tube(seam, .02, mat('#cfc8ba', .9))


def tee(x=0.0, y=0.0, z=0.0, color='#F7F6F2'):
    m = fabric(color, scale=30)
    shirt(m, x, y, z)
    neck = ((-.7, -.3, 4.86), (-.4, -.36, 4.5), (0, -.38, 4.36), (.4, -.36, 4.5), (.7, -.3, 4.86))
    tube([(x + dx, y + dy, z + up) for dx, dy, up in neck], .09, m)


def hanger():
    """Builds a hanger on a peg; returns the place of a shirt on it."""
    p.peg(0, .5, 6.6)
    p.hanger(2.8, 5.6)
    return 0, .15, .5


@good('lembaya-kaus-putih', 'wall', **WORN)
def tees(used=False):
    if used:
        return tee(*hanger())
    tee(.5, .5, .2, '#F2F1EC')
    tee(-.3)


@good('lembaya-kemeja-linen', 'wall', **WORN)
def linen(used=False):
    x, y, z = hanger() if used else (0, 0, 0)
    m = grain('#B9A98C', '#CDBFA5', 30, (1, 1, 3), .95, .3)
    shirt(m, x, y, z)
    for s in (-1, 1):
        collar = [(0, 0), (s * .75, .55), (s * .8, .1), (s * .4, -.45)][::s]
        plate(collar, .08, m, (s * .02, y - .3, z + 4.4), (PI / 2, 0, 0), .03)
    box((.4, .06, 4.4), mat('#D9CFB9', .9), (0, y - .32, z), r=.02)
    for at in row(5, (0, y - .36, z + .5), (0, 0, .85)):
        cyl(.09, .05, mat('#4A2E1A', .4), at, (PI / 2, 0, 0), edge=.01)
    box((1.0, .06, 1.1), m, (.85, y - .32, z + 2.5), r=.03)


def woven(w, d, h, color, image):
    """A patterned cloth, folded; the picture shows on top and in front."""
    for i in range(4):
        box((w, d, h / 4), mat(color, .9), (0, 0, h / 4 * i), r=h / 4 * .45)
    flat(w * .94, d * .92, image, (0, 0, h + .012), rough=.9)
    decal(w * .94, h * .8, image, (0, -d / 2 - .012, h / 2), rough=.9)


def draped(image, w, tall):
    """A cloth that hangs over a rail."""
    tube([(-w / 2 - .5, 0, tall), (w / 2 + .5, 0, tall)], .13, wood())
    for side, long in ((-1, tall - .6), (1, tall - 2)):
        sheet(lambda u, v: ((u - .5) * w, side * (.16 + .12 * math.sin(u * 18) * (1 - v)),
                            tall + .14 - (1 - v) * long), mat(rough=.9, image=image), 50, 8, .08)


@good('sasaka-sarung', 'wall', front=(.24, -1, .6), share=.8)
def sarong(used=False):
    songket = pattern('songket', '#7A1F2E', '#E0AE4A', '#F2DFA0', 3, 2)
    draped(songket, 4.5, 7) if used else woven(3, 2.1, .7, '#7A1F2E', songket)


@good('sasaka-syal', 'wall', front=(.24, -1, .6), share=.8)
def scarf(used=False):
    stripes, thread = pattern('stripes', '#D9CDB8', '#4A6E78', '#C9793A', 2, 3), mat('#D9CDB8', .9)
    if used:
        draped(stripes, 2.6, 6.5)
        for x in ((i / 29 - .5) * 2.6 for i in range(30)):
            tube([(x, -.16, .75), (x + .02, -.2, .15)], .03, thread)
        return
    woven(2.2, 1.7, .45, '#D9CDB8', stripes)
    for i in range(22):
        tube([(-1.05 + .1 * i, -.85, .2), (-1.05 + .1 * i, -1.2, .05)], .02, thread)


@good('kulitra-ikat-pinggang', 'wall', front=(.24, -1, .6), share=.85)
def belt(used=False):
    """A rolled belt; in use it hangs on a peg."""
    if used:
        p.peg(0, .5, 8)
        box((.38, .06, 7), leather(), (.1, .1, .8), (0, .02, 0), r=.02)
        buckle = [(-.12, .05, 7.8), (.36, .05, 7.8), (.36, .05, 8.3), (-.12, .05, 8.3)]
        tube(buckle, .06, brass(rough=.25), True)
        for hole in row(6, (.03, .065, 1.4), (.004, 0, .35)):
            cyl(.05, .02, mat('#2A170C', .8), hole, (PI / 2, 0, 0), edge=.001)
        return
    coil = [spot(i * PI / 32, .75 + .0045 * i)[:2] for i in range(130)]
    line = coil + [(1.34, .24), (1.41, .31), (1.48, .24), (1.5, .1), (1.5, -.9)]
    sheet(lambda u, v: (*along(line, u), v * .38), leather(), 134, 2, .05)
    buckle = [(1.28, -.95, .02), (1.75, -.95, .02), (1.75, -.95, .4), (1.28, -.95, .4)]
    tube(buckle, .05, brass(rough=.25), True)
    tube([(1.5, -.95, .2), (1.5, -.72, .2)], .03, brass(rough=.25))


@good('kulitra-dompet', 'desk', (p.phone, 1.1, -.2), (p.books, -1.5, .5))
def wallet():
    """A wallet that stands open, with cards in its pockets."""
    m, c, s = leather(), math.cos(.35), math.sin(.35)
    for side, cards in ((-1, (None,)), (1, ('#3E6B8A', '#D9A441', '#E4E1DA'))):
        def at(far, out):
            return side * (far * c - out * s), -far * s - out * c
        turned = (0, 0, -side * .35)
        box((1.14, .1, .95), m, (*at(.56, 0), 0), turned, r=.04)
        for k, card in enumerate(cards):
            tall, out = .68 - .18 * k, .04 * k
            if card:
                box((.84, .02, .3), mat(card, .4), (*at(.56, .065 + out), tall - .2), turned, r=.01)
            box((1.0, .03, tall), m, (*at(.56, .08 + out), .02), turned, r=.012)
            seam = [(*at(far, .1 + out), tall - .02) for far in (.08, 1.04)]
            tube(seam, .009, mat('#EBD9B0', .7))
    sticker(.55, .18, (-.62, -.33, .3), 'Kulitra', rot=(0, 0, .35), paper='#7A4A2A', ink='#F0DFC0')


@good('mutiara-gelang', 'bath', (p.plant, -1, .8), (p.towels, -3.2, 1.4))
def bangles(used=False):
    if used:
        turn([(0, 0), (.7, 0), (.9, .2), (.84, .2), (.6, .06), (0, .06)], ceramic('#F3EEE2'))
    for loc, rot, c in (((-.3, 0, .11), (0, 0, 0), '#E6DCCB'),
                        ((.15, .15, .3), (.28, .1, 0), '#B9C4BC'),
                        ((.35, -.2, .62), (1.2, .2, .4), '#D9B8A0')):
        ring(.36, .075, pearl(c), loc, rot)
