"""Places where goods are in use, and things beside them. A good stands on z = 0."""
import math
import random
from dataclasses import dataclass
from functools import partial
from typing import Callable

from mathutils import Vector
from labels import drawing, pattern
from materials import grain, mat, mix, steel, tinted, wood
from shapes import PI, ball, box, cyl, decal, ring, row, sheet, spot, tube, turn
from studio import ambient, area, extent

PLACES = {}


@dataclass
class Place:
    build: Callable
    # The direction of the camera.
    seen_from: tuple
    # The words of a picture's description.
    indonesian: str
    english: str

    def lay(self, points):
        """Builds the place and its daylight from the left around the good's points."""
        low, high = extent(points)
        reach, mid = max(4.5, 1.7 * max(high - low)), (low + high) / 2
        ambient(.5)
        self.build(low, high)
        area((-1.6 * reach, -1.1 * reach, 1.9 * reach), mid, .8 * reach, 68 * reach ** 2, '#FFEBD2')
        area((1.8 * reach, -.6 * reach, 1.2 * reach), mid, .9 * reach, 12 * reach ** 2, '#FFE3C4')


def place(*camera_and_words):
    def register(build):
        PLACES[build.__name__] = Place(build, *camera_and_words)
        return build
    return register


def backdrop(y, color, wide, foot=0.0):
    sheet(lambda u, v: ((u - .5) * wide, y, foot + v * wide), mat(color, .9), 1, 1)


def planks(z, wide, deep, light='#C99B6A', dark='#A97B4C', gap=1.4):
    m = wood(light, dark)
    for i in range(int(deep / gap)):
        box((wide, gap * .985, .3), m, (0, -deep / 2 + gap * (i + .5), z - .3), r=.02)


def joints(y, step, columns, rows, z, r, color):
    """The joints between tiles of a wall; `z` holds their foot, the first row and their top."""
    m, (foot, first, top) = mat(color, .8), z
    for x in (i * step for i in range(-columns, columns + 1)):
        tube([(x, y, foot), (x, y, top)], r, m)
    for up in (i * step + first for i in range(rows)):
        tube([(-12, y, up), (12, y, up)], r, m)


@place((.22, -1, .42), 'dipakai di meja makan', 'in use on a dining table')
def meal(low, high):
    planks(0, 40, 22, '#C79863', '#A5763F')
    backdrop(11, '#D9C7AE', 90, -12)
    box((4.4, 3.2, .03), mat(rough=.9, image=pattern('checks', '#efe6d4', '#b9c4ae')),
        (high.x - .3, .3, 0), r=.01)


@place((.3, -1, .5), 'dipakai di dapur, di atas kompor', 'in use in a kitchen, on the hob')
def hob(low, high):
    box((40, 19, .5), mat('#E6E1D8', .3), (0, -3.6, -.56))
    box((6, 5, .06), mat('#17181A', .15, coat=.5), (0, .3, -.06), r=.02)
    for r in (.9, .95):
        ring(r, .012, mat('#8a8f94', .4), (0, 0, .003))
    backdrop(5.8, '#C9D3C8', 60, -12)
    joints(5.78, 1.6, 7, 5, (-.1, .4, 9), .03, '#F4F4EE')


@place((.2, -1, .28), 'dipakai di tepi wastafel', 'in use beside a washbasin')
def bath(low, high):
    box((40, 17, .5), grain('#D8D5D0', '#F4F2EE', 1.1, rough=.25, bump=0, coat=.3), (0, -3, -.5))
    backdrop(5.2, '#BFD0CD', 60, -12)
    joints(5.18, 1.2, 9, 8, (0, .5, 10), .025, '#EEF2F0')
    x = high.x + 2.1
    turn([(0, .1), (1.1, .1), (1.5, .8), (1.62, .82), (1.62, .9), (1.45, .9), (1.05, .25), (0, .2)],
         mat('#FBFAF7', .12, coat=.6), (x, 1.6, 0))
    tube([(x, 3.6, 0), (x, 3.6, 2.1), (x, 3.3, 2.5), (x, 2.6, 2.5), (x, 2.4, 2.1)], .13, steel())


@place((-.25, -1, .42), 'dipakai di meja kerja', 'in use on a desk')
def desk(low, high):
    planks(0, 40, 24, '#D9B98E', '#BE9A6B', 2.2)
    backdrop(12, '#C3CCD4', 90, -12)


@place((.3, -1, .3), 'dipakai di rumah, di lantai kayu', 'in use at home, on a wooden floor')
def room(low, high, color='#DCCDBB', floor=0):
    wide = max(30, 8 * max(high - low))
    planks(floor, wide, wide, '#BE9466', '#9C7144', 1.8)
    y = high.y + max(2.5, (high - low).z * .5)
    backdrop(y, color, wide)
    box((wide, .2, .9), mat('#F3EEE6', .6), (0, y - .1, 0), r=.03)
    return y


@place((.35, -1, .5), 'dipakai di atas matras olahraga', 'in use on an exercise mat')
def gym(low, high):
    room(low, high, '#C9D2CE', -.08)
    box((20, 7, .08), grain('#3F7F78', '#4A8C84', 8, rough=.85, bump=.2), (0, 0, -.08), r=.03)


@place((.3, -1, .38), 'dipakai di kebun', 'in use in a garden')
def garden(low, high):
    wide, deep = max(40, 9 * max(high - low)), high.y + 2.4
    sheet(lambda u, v: ((u - .5) * wide, (v - .35) * wide, .06 * math.sin(9 * u + 5 * v) - .05),
          grain('#4C6B30', '#7A9A4A', 5, rough=.95, bump=.9), 40, 40)
    random.seed(4)
    leaf = [mat(c, .55) for c in ('#3F7A3A', '#5B9A47', '#79AE55')]
    for _ in range(110):
        x, y, h = random.uniform(-12, 12), deep + random.uniform(0, 4), random.uniform(1, 3.6)
        sprout(x, y, h, random.choice(leaf))
    backdrop(deep + 9, '#CFE3EA', wide * 2, -8)
    ambient(.75)


def sprout(x, y, h, m, z=0):
    """A long leaf, bent to one side."""
    a, bend, w = random.uniform(0, 6.3), random.uniform(.2, .7), .09 * h + .04
    c, s = math.cos(a), math.sin(a)

    def at(u, v):
        half = w * math.sin(PI * min(1, .12 + .88 * v)) * (u - .5) * 2
        away = bend * h * v * v * .8
        return x + away * c - half * s, y + away * s + half * c, z + h * v
    sheet(at, m, 4, 8)


@place((.15, -1, .3), 'dipakai di sofa', 'in use on a sofa')
def sofa(low, high):
    cloth = grain('#8F9C98', '#A3AFAB', 14, rough=.95, bump=.25)
    wide = max(14, 2.4 * (high - low).x)
    for side in (-1, 1):
        box((wide / 2 - .05, 9, 2.4), cloth, (side * wide / 4, 1.2, -2.4), r=.5, segments=6)
    box((wide, 2.2, 7), cloth, (0, high.y + 1.25, -1.4), (-.1, 0, 0), r=.8, segments=6)
    backdrop(high.y + 5, '#E0D3C2', 80, -12)


@place((-.25, -1, .06), 'tergantung di dinding', 'hanging on a wall')
def wall(low, high):
    wide = max(30, 8 * max(high - low))
    backdrop(high.y + .02, '#D8CDBD', wide * 2, low.z - wide)
    planks(low.z - 3.4, wide, .8 * wide, '#B98E60', '#98703F')
    box((wide, .2, .8), mat('#F3EEE6', .6), (0, high.y - .08, low.z - 3.4), r=.03)


@place((-.3, -1, .22), 'di dekat pintu, siap pergi', 'by the door, ready to go')
def trip(low, high):
    x, y = low.x - 5.6, room(low, high, '#C8C3B6')
    box((8, .3, 20), wood('#9A6E48', '#7F5836', 'z'), (x, y - .1, 0))
    ball(.25, mat('#C9A45A', .2, 1), (x + 3.2, y - .5, 9))
    box((9, 4.5, .12), grain('#7A5C48', '#8F705A', 9, rough=1, bump=.5), (0, -.5, -.1), r=.05)


# Things beside a good


def saucer(x, y, r=1.25, color='#F6F1E7'):
    turn([(0, .04), (.6 * r, .04), (r, .16), (r, .2), (.58 * r, .09), (0, .09)],
        mat(color, .25, coat=.4), (x, y, 0))


def rice(x, y):
    """Rice with an egg, cucumber and chilli paste."""
    saucer(x, y, 1.35, '#DFE8E6')
    ball(.62, grain('#E9E4D6', '#FFFDF6', 14, rough=.8, bump=.8), (x - .25, y + .2, .08),
        (1, 1, .75))
    turn([(0, .03), (.5, .03), (.55, .01), (.4, 0)], mat('#FFFDF5', .35), (x + .5, y + .2, .12),
        scale=(1, .9, 1))
    ball(.2, mat('#F0A21E', .25, coat=.4), (x + .5, y + .2, .14), (1, 1, .5))
    for at in row(4, (x - .1, y - .75, .12), (.25, 0, .02)):
        cyl(.22, .05, mat('#BFD98A', .4), at, (.25, 0, 0))
    ball(.3, grain('#8E1F12', '#C63A1C', 9, rough=.3, bump=.6), (x + .75, y - .4, .14),
        (1, .8, .45))


def bread(x, y):
    saucer(x, y, 1.25, '#EFE3D2')
    crumb, crust = grain('#EBD3A4', '#F6E5C0', 9, rough=.9, bump=.4), mat('#B8773A', .7)
    for i, turned in enumerate((.3, -.25)):
        box((1.15, 1.0, .2), crust, (x, y, .12 + .22 * i), (0, 0, turned), r=.08)
        box((1.02, .88, .2), crumb, (x, y, .13 + .22 * i), (0, 0, turned), r=.06)


def cup(x, y, drink='#9A5A22', color='#F4EDE1'):
    glaze = mat(color, .25, coat=.5)
    saucer(x, y, .85, color)
    turn([(0, .12), (.3, .12), (.48, .8), (.44, .8), (.27, .2), (0, .2)], glaze, (x, y, 0))
    cyl(.42, .02, mat(drink, .1, coat=.4), (x, y, .68), edge=.001)
    ring(.2, .05, glaze, (x + .55, y, .48), (PI / 2, 0, 0))


coffee = partial(cup, drink='#2A150B', color='#B9573A')


def fruit(x, y):
    turn([(0, 0), (.7, 0), (1.2, .7), (1.12, .7), (.6, .1), (0, .1)], wood(), (x, y, 0))
    for i, color in enumerate(('#E58A1F', '#E8A92C', '#8DB53D', '#E58A1F', '#C9402E')):
        ball(.42, tinted(.12, color, 20, rough=.4, bump=.15),
             (x + .45 * math.cos(i * 1.26), y + .45 * math.sin(i * 1.26), .68 + .05 * i))


def cookies(x, y, color='#D89B4A', dot='#A8641E'):
    saucer(x, y, 1.2, '#E6EEF0')
    for i in range(7):
        r, a = (0, 0) if i == 6 else (.62, i * 1.05)
        at = (x + r * math.cos(a), y + r * math.sin(a), .12 + (.3 if i == 6 else 0))
        ball(.3, tinted(.25, color, 8, rough=.55, bump=.3),
            (at[0], at[1], at[2] + .15), (1, 1, .7))
        ball(.11, mat(dot, .3), (at[0], at[1], at[2] + .35), (1, 1, .5))


TOMATO, CUCUMBER = ('#D8402E', .3, 0, .3), ('#B5D27D', .4)


def slices(r, thick, kind, points):
    for at in points:
        cyl(r, thick, mat(*kind), at, (0, .3, 0))


def vegetables(x, y):
    slices(.28, .07, TOMATO, row(5, (x - .4, y, .02), (.3, 0, .02)))
    ball(.36, mat('#D8402E', .25, coat=.5), (x + .9, y + .5, .34), (1, 1, .88))
    slices(.2, .06, CUCUMBER, row(4, (x - .5, y - .6, .02), (.28, 0, .015)))


def spices(x, y):
    """Chillies, shallots and garlic."""
    for i in range(4):
        chilli(x - .3 + .3 * i, y - .3 - .12 * i, .5 * i)
    for i in range(3):
        ball(.24, grain('#8C3350', '#B4577A', 3, (1, 1, 6), .35, 0), (x + .35 * i, y + .5, .2),
            (1, 1, .95))


def chilli(x, y, turned):
    way = Vector(spot(turned, 1))
    at = [Vector((x, y + .12 * f * f, .1)) + way * (f * .475) for f in (-1, -.5, 0, .5, 1)]
    tube(at, .11, mat('#C8201A', .18, coat=.6), radii=[.8, 1, .95, .6, .1])
    tube([at[0], at[0] - way * .12, at[0] - way * .24 + Vector((0, 0, .1))], .035,
        mat('#3D7A3A', .5))


def towels(x, y, colors=('#C98B73', '#EFE4D4')):
    for i, color in enumerate(colors):
        folded((2.3, 1.6, .5), tinted(.18, color, 20, rough=1, bump=.6), (x, y, .52 * i))


towel = partial(towels, colors=('#EFE4D4',))


def folded(size, m, loc, layers=2):
    """A cloth folded into layers, with its fold at the front."""
    (w, d, h), (x, y, z) = size, loc
    thin = h / layers
    for i in range(layers):
        box((w - .03 * i, d - .04 * i, thin), m, (x, y, z + thin * i), r=thin * .48)


def plant(x, y, tall=1.6, pot='#D8D2C4', r=.55, z=0):
    turn([(0, 0), (.75 * r, 0), (r, 1.3 * r), (.9 * r, 1.3 * r), (.85 * r, 1.1 * r), (0, 1.1 * r)],
        mat(pot, .5), (x, y, z))
    leaves(x, y, z + r, tall)


tall_plant = partial(plant, tall=7, pot='#E6DFD2', r=1.5)


def leaves(x, y, z, tall):
    random.seed(2)
    for i in range(16):
        color = ('#3F7A3A', '#5B9A47', '#6FA65A')[i % 3]
        sprout(x, y, tall * random.uniform(.55, 1), mat(color, .5), z)


def books(x, y):
    for i, color in enumerate(('#3E5C76', '#C98B3F', '#A4493D')):
        rot = 0, 0, .12 * (i - 1)
        box((2.1 - .15 * i, 1.5, .28), mat(color, .6), (x, y, .29 * i), rot, r=.03)
        box((2.02 - .15 * i, 1.48, .2), mat('#F5EFE2', .8), (x + .05, y - .03, .29 * i + .04),
            rot, r=.01)


def notebook(x, y):
    box((1.5, 2.1, .14), mat('#F7F2E8', .8), (x, y, 0), (0, 0, -.2), r=.02)
    decal(1.4, 2.0, pattern('rules', '#fdfaf3', '#b9cbd6', '#d98d80', 1.4, 2), (x, y, .15),
        (-PI / 2, 0, -.2))
    tube([(x - .5, y - .5, .22), (x + .5, y + .5, .22)], .06, mat('#2E5C8A', .3))


def laptop(x, y):
    body = mat('#B9BEC4', .3, .8)
    box((3.2, 2.2, .14), body, (x, y, 0), r=.05)
    box((2.8, 1.0, .01), mat('#2B2E33', .6), (x, y + .3, .14), r=0)
    box((3.2, .1, 2.1), body, (x, y + 1.3, .1), (-.25, 0, 0), r=.04)
    decal(3.0, 1.85, drawing('laptop', 3, 1.85), (x, y + 1.46, 1.12), (-.25, 0, 0), .2)


def phone(x, y, turned=.3):
    box((.75, 1.55, .08), mat('#1E2126', .2, coat=.5), (x, y, 0), (0, 0, turned), r=.04)
    decal(.68, 1.46, drawing('phone', .68, 1.46), (x, y, .085), (-PI / 2, 0, turned), .15)


def glass(x, y):
    turn([(0, 0), (.32, 0), (.38, 1.2), (.34, 1.2), (.29, .08), (0, .08)],
         mat('#E4EEF0', .05, coat=1), (x, y, 0))
    cyl(.33, .02, mat('#C98B3A', .1, coat=.5), (x, y, 1.0))


def kibble(x, y, color='#8A5A30', bowl='#5C8FA8'):
    turn([(0, 0), (.85, 0), (1, .5), (.9, .5), (.75, .1), (0, .1)], mat(bowl, .3, coat=.4),
        (x, y, 0))
    pieces(x, y, .38, .72, color)


def pieces(x, y, z, r, color, count=46, size=.11, shape=(1, 1, .7)):
    """A heap of small pieces: kibble, nuts, beans, sweets."""
    random.seed(7)
    for i in range(count):
        a, far = random.uniform(0, 6.3), r * math.sqrt(random.random())
        tone = mix(color, ('#ffffff', '#000000')[i % 2], random.uniform(0, .16))
        up = z + .22 * (1 - far / r) + size * .4
        ball(size, mat(tone, .5), (x + far * math.cos(a), y + far * math.sin(a), up), shape,
             (random.uniform(-.6, .6), random.uniform(-.6, .6), a))


def weights(x, y):
    for i in (0, 1):
        dumbbell((x, y + 1.1 * i, .32), '#5C6FA8', turned=.2)


def dumbbell(loc, color, turned, sides=64):
    m, at, half, r = mat(color, .6), Vector(loc), Vector(spot(turned, .75)), .42
    tube([at - half, at, at + half], .15, m)
    for end in (at - half, at + half):
        o = turn([(0, -.24), (r * .86, -.24), (r, -.14), (r, .14), (r * .86, .24), (0, .24)], m,
            segments=sides, edge=0)
        o.location, o.rotation_euler = end, (0, PI / 2, turned)
        if sides < 16:
            o.data.polygons.foreach_set('use_smooth', [False] * len(o.data.polygons))


def hanger(w, z):
    bow, hook = ((-.5, -.8), (-.25, -.25), (0, 0), (.25, -.25), (.5, -.8)), (
        (0, 0), (0, .5), (.25, .75), (.05, 1), (-.15, .85))
    tube([(w * x, 0, z + up) for x, up in bow], .09, wood())
    tube([(x, 0, z + up) for x, up in hook], .045, steel())


def peg(x, y, z):
    """A wooden peg on a rail."""
    tube([(x, y + .5, z), (x, y - .3, z + .12)], .13, wood('#9A6E48', '#7F5836'))
    box((7, .18, .7), wood('#B98A5A', '#9A6E48'), (x, y + .45, z - .35), r=.04)
