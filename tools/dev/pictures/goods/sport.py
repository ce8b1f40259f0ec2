"""Sport: mats, dumbbells, a rope, a football, a bottle, a roller, bands."""
import math
from functools import partial

import places as p
from forms import DARK, PI, add, around, points_up, printed
from labels import label
from mathutils import Vector
from studio import ball, band, box, cyl, decal, grain, mat, mix, ring, sheet, smooth, tube, turn


def rubber(color):
    return grain(color, mix(color, '#ffffff', .1), 20, rough=.9, bump=.3)


def yoga_mat(unrolled=False):
    m, strap = rubber('#3F8A6B'), mat(DARK, .8)
    if unrolled:
        box((6.1, 12, .06), m, (0, 4.0, 0), r=.02)
        cyl(.5, 6.1, m, (-3.05, -2.1, .5), (0, PI / 2, 0))
        return

    def spiral(u, v):
        r, a = .18 + .57 * u, 12 * PI * u
        return (v - .5) * 6.1, r * math.cos(a), r * math.sin(a) + .75
    sheet(spiral, m, 216, 2, .05)
    for x in (-1.4, 1.4):
        band(.79, .28, .05, strap, (x - .14, 0, .75), (0, PI / 2, 0))
    tube([(-1.4, -.3, 1.45), (0, -.9, 1.5), (1.4, -.3, 1.45)], .07, strap)


def folding_mat(opened=False):
    m = rubber('#6B5AA0')
    for i in range(3):
        if opened:
            box((5, 2.3, .3), m, (0, 2.35 * i - 1.0, 0), r=.1)
        else:
            box((3.2, 2.4, .34), m, (0, 0, .36 * i), r=.12)
    if not opened:
        for x in (-.5, .5):
            strap = [(x, -1.2, .6), (x, -1.6, .62), (x * .4, -1.75, .62)]
            tube(strap, .06, mat(DARK, .8))
        name = label('Rentaga', [], '', 1, .3, paper='#6B5AA0', ink='#ffffff')
        decal(1.0, .3, name, (1.0, -1.21, .54))


def dumbbells(color, sides, amount):
    z = .42 if sides > 16 else .38
    for y, turned in ((-.35, .25), (.75, .1)):
        p.dumbbell((0, y, z), color, turned, sides)
    image = label(amount, [], '', 1, 1, paper=color, ink='#ffffff', accent=color)
    decal(.36, .36, image, (-.975, -.598, z), (0, 0, .25 - PI / 2))


def rope():
    for i in range(3):
        coil = around(14, 1.0 - .08 * i, .06 + .08 * i, deep=.75 - .06 * i)
        tube(coil, .05, mat('#D8543A', .5), True)
    for x, turned in ((-.55, .5), (.6, -.4)):
        dx, dy = .6 * math.sin(turned), .12 * math.cos(turned)
        grip = [(x - dx, -.9 - dy, .42), (x, -.75, .36), (x + dx, -.6, .3)]
        tube(grip, .13, mat(DARK, .5))
        ring(.13, .03, mat('#D8543A', .5), (x, -.75, .36), (0, PI / 2, turned))


def football():
    """A ball with twelve black patches at the corners of an icosahedron, and seams between."""
    r, golden, centre = 1.1, (1 + 5 ** .5) / 2, Vector((0, 0, 1.1))
    ball(r, mat('#F6F5F0', .35, coat=.3), centre)
    corners = [Vector(v).normalized() for a in (-1, 1) for b in (-golden, golden)
               for v in ((0, a, b), (a, b, 0), (b, 0, a))]
    for way in corners:
        patch = turn([(0, .03), (.36, -.03), (.38, -.07)], mat('#1E2126', .4, coat=.3), segments=5,
                     edge=0)
        points_up(patch, way * r + centre, way)
        for other in corners:
            if tuple(way) < tuple(other) and (other - way).length < 1.1:
                line = (way, (way + other).normalized(), other)
                tube([tuple(v * r * 1.002 + centre) for v in line], .014, mat('#9a9a98', .7))


def sports_bottle():
    waist = smooth([(.37, .5), (.31, .9), (.37, 1.3), (.36, 1.7)])
    turn([(0, 0), (.34, 0), (.37, .06)] + waist + [(.3, 1.78), (0, 1.78)],
         mat('#2E7FC0', .3, coat=.4), edge=0)
    printed(.375, .16, .52, 120, 'Rentaga', ['600 ml'], paper='#2E7FC0', ink='#ffffff',
            accent='#F2D58A')
    cyl(.35, .26, mat(DARK, .45), (0, 0, 1.74), edge=.05)
    cyl(.12, .26, mat('#F1F1EE', .35), (0, 0, 1.98), edge=.05)
    tube([(.2, 0, 1.9), (.5, 0, 2.1), (.4, 0, 2.4), (.05, 0, 2.35)], .045, mat(DARK, .5))


def roller():
    r = .75
    hollow = [(.32, -1.65), (r, -1.65), (r, 1.65), (.32, 1.65), (.32, -1.65)]
    turn(hollow, mat('#2F3440', .8), (0, 0, r), (0, PI / 2, 0))
    for i in range(16):
        for k in range(7):
            a = 2 * PI * i / 16
            at = (-1.38 + .46 * k, r * math.sin(a), r + r * math.cos(a))
            box((.36, .2, .09), mat('#3C4354', .8), at, (-a, 0, 0), r=.04)


def bands():
    strengths = (('#E0A52E', 'RINGAN'), ('#D8543A', 'SEDANG'), ('#2F7F78', 'BERAT'))
    for i, (c, name) in enumerate(strengths):
        x, y = -.9 + .9 * i, .25 * (i % 2)
        loop = band(.85 - .05 * i, .36 + .1 * i, .03 + .015 * i, mat(c, .5), (x, y, 0))
        loop.scale = (1, .55, 1)
        image = label(name, [], '', .6, .16, paper=c, ink='#ffffff', accent=c)
        decal(.6, .16, image, (x, y - .475 + .03 * i, .2))


add('rentaga-matras-hijau', 'room', yoga_mat, used=partial(yoga_mat, True), front=(.55, -1, .4),
    close=((1, -1, .3), 1.1), share=.7)
add('rentaga-matras-lipat', 'room', folding_mat, used=partial(folding_mat, True), share=.7)
add('rentaga-barbel-2', 'gym', lambda: dumbbells('#5C7FC0', 64, '2 kg'), front=(.1, -1, .45))
add('rentaga-barbel-5', 'gym', lambda: dumbbells('#2A2B2F', 6, '5 kg'), front=(.1, -1, .45))
add('rentaga-tali-lompat', 'gym', rope, (p.glass, 1, .6), front=(.2, -1, .7))
add('rentaga-bola-kaki', 'garden', football, share=.36)
add('rentaga-botol-olahraga', 'gym', sports_bottle, (p.weights, 1.4, .2), (p.towel, -1.8, .8))
add('rentaga-roller', 'gym', roller, front=(.6, -1, .4), close=((1, -.8, .3), 1.1))
add('rentaga-pita-latihan', 'gym', bands, (p.weights, 1.4, .4), front=(.1, -1, .4), share=.6)
