"""Sport: mats, dumbbells, a rope, a football, a bottle, a roller, bands."""
import math

import places as p
from forms import add, good, printed, sticker
from materials import DARK, mat, rubber
from mathutils import Vector
from shapes import PI, around, ball, band, box, cyl, ring, sheet, smooth, tube, turn


@good('rentaga-matras-hijau', 'room', front=(.55, -1, .4), close=((1, -1, .3), 1.1), share=.7)
def yoga_mat(used=False):
    """A rolled mat; in use it is unrolled."""
    m, strap = rubber('#3F8A6B'), mat(DARK, .8)
    if used:
        box((6.1, 12, .06), m, (0, 4.0, 0), r=.02)
        return cyl(.5, 6.1, m, (-3.05, -2.1, .5), (0, PI / 2, 0))

    def spiral(u, v):
        r, a = .18 + .57 * u, 12 * PI * u
        return (v - .5) * 6.1, r * math.cos(a), r * math.sin(a) + .75
    sheet(spiral, m, 216, 2, .05)
    for x in (-1.4, 1.4):
        band(.79, .28, .05, strap, (x - .14, 0, .75), (0, PI / 2, 0))
    tube([(-1.4, -.3, 1.45), (0, -.9, 1.5), (1.4, -.3, 1.45)], .07, strap)


@good('rentaga-matras-lipat', 'room', share=.7)
def folding_mat(used=False):
    m = rubber('#6B5AA0')
    for i in range(3):
        if used:
            box((5, 2.3, .3), m, (0, 2.35 * i - 1.0, 0), r=.1)
        else:
            box((3.2, 2.4, .34), m, (0, 0, .36 * i), r=.12)
    if not used:
        for x in (-.5, .5):
            strap = [(x, -1.2, .6), (x, -1.6, .62), (x * .4, -1.75, .62)]
            tube(strap, .06, mat(DARK, .8))
        sticker(1, .3, (1.0, -1.21, .54), 'Rentaga', paper='#6B5AA0', ink='#ffffff')


def dumbbells(color, sides, amount):
    z = .42 if sides > 16 else .38
    for y, turned in ((-.35, .25), (.75, .1)):
        p.dumbbell((0, y, z), color, turned, sides)
    sticker(.36, .36, (-.975, -.598, z), amount, rot=(0, 0, .25 - PI / 2), paper=color,
            ink='#ffffff', accent=color)


add('rentaga-barbel-2', 'gym', lambda: dumbbells('#5C7FC0', 64, '2 kg'), front=(.1, -1, .45))
add('rentaga-barbel-5', 'gym', lambda: dumbbells('#2A2B2F', 6, '5 kg'), front=(.1, -1, .45))


@good('rentaga-tali-lompat', 'gym', (p.glass, 1, .6), front=(.2, -1, .7))
def rope():
    for i in range(3):
        coil = around(14, 1.0 - .08 * i, .06 + .08 * i, deep=.75 - .06 * i)
        tube(coil, .05, mat('#D8543A', .5), True)
    for x, turned in ((-.55, .5), (.6, -.4)):
        dx, dy = .6 * math.sin(turned), .12 * math.cos(turned)
        grip = [(x - dx, -.9 - dy, .42), (x, -.75, .36), (x + dx, -.6, .3)]
        tube(grip, .13, mat(DARK, .5))
        ring(.13, .03, mat('#D8543A', .5), (x, -.75, .36), (0, PI / 2, turned))


@good('rentaga-bola-kaki', 'garden', share=.36)
def football():
    """A ball with twelve black patches at the corners of an icosahedron, and seams between."""
    r, golden, centre = 1.1, (1 + 5 ** .5) / 2, Vector((0, 0, 1.1))
    ball(r, mat('#F6F5F0', .35, coat=.3), centre)
    corners = [Vector(v).normalized() for a in (-1, 1) for b in (-golden, golden)
               for v in ((0, a, b), (a, b, 0), (b, 0, a))]
    for way in corners:
        patch = turn([(0, .03), (.36, -.03), (.38, -.07)], mat('#1E2126', .4, coat=.3), segments=5,
                     edge=0)
        patch.location = way * r + centre
        patch.rotation_euler = way.to_track_quat('Z', 'Y').to_euler()
        for other in corners:
            if tuple(way) < tuple(other) and (other - way).length < 1.1:
                line = (way, (way + other).normalized(), other)
                tube([tuple(v * r * 1.002 + centre) for v in line], .014, mat('#9a9a98', .7))


@good('rentaga-botol-olahraga', 'gym', (p.weights, 1.4, .2), (p.towel, -1.8, .8))
def sports_bottle():
    waist = smooth([(.37, .5), (.31, .9), (.37, 1.3), (.36, 1.7)])
    turn([(0, 0), (.34, 0), (.37, .06)] + waist + [(.3, 1.78), (0, 1.78)],
         mat('#2E7FC0', .3, coat=.4), edge=0)
    printed(.375, .16, .52, 120, 'Rentaga', ['600 ml'], accent='#F2D58A', paper='#2E7FC0',
            ink='#ffffff')
    cyl(.35, .26, mat(DARK, .45), (0, 0, 1.74), edge=.05)
    cyl(.12, .26, mat('#F1F1EE', .35), (0, 0, 1.98), edge=.05)
    tube([(.2, 0, 1.9), (.5, 0, 2.1), (.4, 0, 2.4), (.05, 0, 2.35)], .045, mat(DARK, .5))


@good('rentaga-roller', 'gym', front=(.6, -1, .4), close=((1, -.8, .3), 1.1))
def roller():
    r = .75
    hollow = [(.32, -1.65), (r, -1.65), (r, 1.65), (.32, 1.65), (.32, -1.65)]
    turn(hollow, mat('#2F3440', .8), (0, 0, r), (0, PI / 2, 0))
    for i in range(16):
        for k in range(7):
            a = 2 * PI * i / 16
            at = (-1.38 + .46 * k, r * math.sin(a), r + r * math.cos(a))
            box((.36, .2, .09), mat('#3C4354', .8), at, (-a, 0, 0), r=.04)


@good('rentaga-pita-latihan', 'gym', (p.weights, 1.4, .4), front=(.1, -1, .4), share=.6)
def bands():
    strengths = (('#E0A52E', 'RINGAN'), ('#D8543A', 'SEDANG'), ('#2F7F78', 'BERAT'))
    for i, (c, name) in enumerate(strengths):
        x, y = -.9 + .9 * i, .25 * (i % 2)
        loop = band(.85 - .05 * i, .36 + .1 * i, .03 + .015 * i, mat(c, .5), (x, y, 0))
        loop.scale = (1, .55, 1)
        sticker(.6, .16, (x, y - .475 + .03 * i, .2), name, paper=c, ink='#ffffff', accent=c)
