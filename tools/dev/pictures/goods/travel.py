"""Travel: backpacks, cases, a neck pillow, packing cubes, a bottle, a passport cover."""
from functools import partial

import places as p
from forms import add, flat, good, printed, sticker
from labels import pattern
from materials import DARK, brass, fabric, grain, mat, mix, steel
from shapes import PI, ball, box, cyl, row, smooth, spot, tube, turn

BACK = ((.7, 1, .3), 1.0)
CORNER = ((.9, -1, .35), .95)


def backpack(w, d, h, color, trim):
    m, t = fabric(color, scale=26), mat(trim, .8)
    box((w, d, h), m, r=.55, segments=7)
    box((w * .74, d * .35, h * .42), m, (0, -d * .58, h * .1), r=.22, segments=6)
    tube([(-w * .36, -d * .78, h * .46), (0, -d * .8, h * .48), (w * .36, -d * .78, h * .46)], .045,
         brass())
    zip_line = ((-.44, .4, .62), (-.4, .5, .88), (0, .5, .95), (.4, .5, .88), (.44, .4, .62))
    tube([(w * x, -d * y, h * z) for x, y, z in zip_line], .045, t)
    tube([(-.4, 0, h - .1), (-.3, 0, h + .45), (.3, 0, h + .45), (.4, 0, h - .1)], .09, t)
    for s in (-1, 1):
        tube([(s * w * .22, d * .5, h * .95), (s * w * .3, d * .95, h * .75),
              (s * w * .3, d * .95, h * .35), (s * w * .38, d * .52, .3)], .17, t)
        box((.18, d * .6, h * .3), t, (s * w * .5, 0, .15), r=.08)
    sticker(w * .34, w * .13, (0, -d * .76, h * .3), 'Kelanara', paper='#E9DFC8')


add('kelanara-ransel-kota', 'trip', partial(backpack, 2.8, 1.4, 4.2, '#4F6B52', '#2E3A30'),
    share=.62, close=BACK)


@good('kelanara-ransel-gunung', 'trip', share=.66, close=BACK)
def hiking_backpack():
    backpack(2.7, 1.7, 5.0, '#C9562E', '#3A3F4A')
    box((2.5, 1.7, .9), fabric('#3A3F4A', scale=26), (0, -.05, 4.7), r=.4, segments=6)
    for x in (-.7, .7):
        box((.2, .1, 2.6), mat(DARK, .8), (x, -1.2, 2.6), r=.02)
        box((.3, .16, .2), mat('#111111', .4), (x, -1.26, 3.6), r=.03)
    rolled = grain('#3F7F78', '#4F958D', 12, rough=.9)
    cyl(.45, 2.6, rolled, (-1.3, -.7, .3), (0, PI / 2, 0))


def case(w, d, h, color, up=1.4):
    m, dark, grip = mat(color, .35, coat=.5), mat(DARK, .6), mat(DARK, .5)
    box((w, d, h), m, (0, 0, .45), r=.4, segments=6)
    for at in row(9, (-w * .4, 0, .9), (w * .1, 0, 0)):
        box((.1, d + .06, h - .9), m, at, r=.04)
    box((w + .04, .08, h - .1), dark, (0, 0, .5), r=.03)
    for x in (-.38 * w, .38 * w):
        tube([(x, d * .3, h + .3), (x, d * .3, h + .45 + up)], .07, steel())
        for y in (-.3 * d, .3 * d):
            cyl(.22, .2, dark, (x - .1, y, .22), (0, PI / 2, 0), edge=.05)
            box((.3, .3, .3), dark, (x, y, .3), r=.06)
    tube([(side * .38 * w, d * .3, h + .45 + up) for side in (-1, 1)], .13, grip)
    tube([(-.4, 0, h + .42), (-.3, 0, h + .65), (.3, 0, h + .65), (.4, 0, h + .42)], .08, grip)
    sticker(.9, .3, (0, -d / 2 - .05, h * .8), 'Kelanara', paper='#D9DCE0', ink='#22242A')


add('kelanara-koper-kabin', 'trip', lambda: case(3.4, 2.2, 4.6, '#2E5C8A'), share=.66, close=CORNER)
add('kelanara-koper-besar', 'trip', lambda: case(4.6, 3.0, 6.4, '#D9CFB9', 1.8), share=.66,
    close=CORNER)


@good('kelanara-bantal-leher', 'sofa', front=(.2, -1, .75), share=.45, close=((-.6, -1, .5), 1.05))
def neck_pillow():
    m = fabric('#5C7FA0', scale=12)
    arc = [spot(PI * (.176 * i - .38), 1.15, .62, 1.1) for i in range(11)]
    tube(arc, .58, m)
    for end in (arc[0], arc[-1]):
        ball(.58, m, end)
    sticker(.4, .2, (0, -1.7, .6), 'Kelanara', paper='#E9DFC8')


@good('kelanara-tas-susun', 'trip', front=(.24, -1, .5), share=.6)
def packing_cubes(used=False):
    for i, (c, w) in enumerate((('#2F6B5A', 3.2), ('#C9793A', 2.6), ('#3E5C86', 2.0))):
        z = .78 * i
        box((w, w * .68, .74), fabric(c, scale=20), (0, 0, z), r=.18, segments=5)
        net = pattern('checks', mix(c, '#000000', .4), mix(c, '#ffffff', .25), '#fff', .6, .36)
        flat(w * .6, w * .36, net, (0, 0, z + .75))
        zip_line = [(x * w, -w * y, z + .5) for x, y in ((-.47, .345), (0, .35), (.47, .345))]
        tube(zip_line, .035, brass())
        box((.1, .06, .3), brass(), (w * .3, -w * .36, z + .28), r=.02)
    if used:
        box((5, 3.6, .2), mat('#2E5C8A', .4), (0, .1, 0), r=.09)
        box((5, .25, 3.4), mat('#2E5C8A', .4, coat=.4), (0, 2.1, .1), (-.25, 0, 0), r=.12)


@good('kelanara-botol-lipat', 'gym', (p.towel, 1.6, .8))
def folding_bottle():
    m, cap = mat('#3FA39A', .5), mat('#E9E4DA', .4)
    folds = [(.4 - .05 * (i % 2), .1 + .09 * i) for i in range(7)]
    body = smooth([(.4, .75), (.38, 1.3), (.24, 1.55), (.2, 1.7)])
    turn([(0, 0), (.38, 0), (.4, .05)] + folds + body + [(0, 1.7)], m, edge=0)
    printed(.405, .85, 1.25, 110, 'Kelanara', ['500 ml'], accent='#E9F6F2', paper='#3FA39A',
            ink='#ffffff')
    cyl(.26, .3, cap, (0, 0, 1.66), edge=.06)
    tube([(.2, 0, 1.8), (.5, 0, 1.95), (.45, 0, 2.3), (.2, 0, 2.25)], .045, mat('#E9E4DA', .5))
    folded = [(.4 - .03 * (i % 2), .03 + .045 * i) for i in range(8)]
    turn(folded + [(0, .4)], m, (1.15, -.3, 0), edge=0)
    cyl(.26, .2, cap, (1.15, -.3, .38), edge=.06)


@good('kelanara-dompet-paspor', 'desk', (p.phone, 1.0, -.2), (p.cup, -1.2, .5))
def passport_cover():
    lean = (-.12, 0, .12)
    box((1.05, .16, 1.45), grain('#22365A', '#2C446E', 20, rough=.6, bump=.15), rot=lean, r=.05)
    sticker(.8, .9, (.02, -.02, .75), 'PASPOR', ['Kelanara'], rot=lean, paper='#22365A',
            ink='#E3C27A', accent='#E3C27A', motif='sun')
    box((.9, .05, 1.5), mat('#F3EEE2', .8), (.06, .12, .12), lean, r=.01)
    sticker(.7, .3, (.06, .14, 1.5), 'Tiket', rot=lean, paper='#E9F1F4', ink='#2E5C8A')
