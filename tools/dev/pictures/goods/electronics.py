"""Electronics: power banks, a cable, a charger, a lamp, a keyboard, a mouse, a stand, a clock."""
import math
from functools import partial

import places as p
from forms import add, good, sticker
from labels import drawing
from materials import WHITE, grain, mat, steel, wood
from shapes import PI, ball, band, box, cyl, decal, row, smooth, spot, tube, turn


def power_bank(w, h, color, ink, watts, amount, used=False):
    box((w, .28, h), mat(color, .4, coat=.2), r=.12)
    for at in row(4, (-.15, -.145, h * .88), (.1, 0, 0)):
        ball(.03, mat('#7FE3FF', glow=4), at, (1, .4, 1))
    sticker(w * .7, h * .3, (0, -.146, h * .45), 'Aruska', [amount], watts, paper=color, ink=ink,
            accent=ink)
    for x in (-.15, .15):
        box((.17, .1, .05), mat('#111111', .4), (x, 0, h - .03), r=.02)
    if used:
        tube([(.15, 0, h), (.15, 0, h + .35), (.6, -.1, h + .3), (1.1, -.2, .5), (1.3, -.5, .1),
              (1.6, -.35, .08)], .035, mat('#EDEDED', .6))
        p.phone(2.0, -.3, -1.2)


for amount, look in ((10, (.7, 1.4, '#24262C', '#E8E8EA', '20 W')),
                     (20, (.85, 1.65, '#F1F0EC', '#33353A', '65 W'))):
    add(f'aruska-powerbank-{amount}', 'desk', partial(power_bank, *look, f'{amount}.000 mAh'),
        (p.laptop, -2.4, .4), close=((.4, -1, .8), .8))


def plug(x, y, z, turned):
    box((.3, .5, .16), mat('#C8CBD0', .3, .6), (x, y, z), (0, 0, turned), r=.05)
    end = (x + .35 * math.sin(turned), y - .35 * math.cos(turned), z + .045)
    box((.18, .3, .07), steel(), end, (0, 0, turned), r=.03)


@good('aruska-kabel-c', 'desk', (p.laptop, 2.2, .4), (p.phone, -.8, -.3), front=(.2, -1, .65))
def cable():
    coil = [spot(i * PI / 5, 1 - .005 * i, .08 + .009 * i, .8) for i in range(30)]
    tube(coil + [(.8, -1.1, .08), (.2, -1.3, .08)], .065,
         grain('#3B4A63', '#8FA0BC', 30, (1, 1, 1), .8, .6))
    plug(.05, -1.35, 0, -1.2)
    plug(-.55, -.95, .3, .5)
    band(.16, .5, .05, mat('#22304A', .7), (-1, 0, .2), (PI / 2, 0, 0))


@good('aruska-adaptor', 'desk', (p.laptop, 2.2, .4), (p.phone, -.8, -.3))
def charger(used=False):
    box((.5, .5, .55), mat('#F3F2EF', .35, coat=.3), (0, 0, .3 * used), r=.1)
    if used:
        box((1.0, .8, .3), mat('#E9E7E2', .5), r=.06)
        for side, z in ((-1, 0), (1, .16)):
            tube([(0, -.25, .5 + z), (0, -.6, .45 + z), (.5 * side, -.9, .06),
                  (1.2 * side, -.7, .05)], .035, mat('#FFFFFF', .5))
        return
    for z in (.2, .36):
        box((.2, .03, .075), mat('#15161A', .4), (0, -.25, z), r=.03)
    sticker(.36, .1, (0, -.253, .09), 'Aruska 45 W', paper='#F3F2EF')
    for x in (-.1, .1):
        tube([(x, .1, .5), (x, .1, .9)], .028, steel())


@good('aruska-lampu-belajar', 'desk', (p.notebook, -.6, -.8), (p.books, 1.3, .3),
      close=((-.6, -1, .1), .95))
def lamp():
    m = mat(WHITE, .4)
    cyl(.8, .16, m, edge=.06)
    tube([(.35, 0, .1), (.4, 0, 1.6), (.3, 0, 2.6), (-.3, 0, 3.2), (-1.0, 0, 3.1)], .09, m)
    shade = [(0, .42), (.2, .4), (.62, 0), (.56, 0), (.18, .34), (0, .36)]
    turn(shade, m, (-1.15, 0, 2.75), (0, .25, 0))
    cyl(.42, .04, mat('#FFE7B8', glow=8), (-1.12, 0, 2.83), (0, .25, 0))


@good('aruska-tetikus', 'desk', (p.notebook, 1.4, .1), (p.laptop, -2.2, .8), front=(.35, -1, .45))
def mouse(x=0, y=0, used=False):
    back = smooth([(.52, .06), (.48, .22), (.3, .36), (0, .4)])
    turn([(0, 0), (.5, 0)] + back, mat('#2B2E36', .45), (x, y, 0), scale=(.62, 1.08, 1), edge=0)
    seam = mat('#9AA6B0', .5)
    split = ((0, -.545, .1), (0, -.5, .25), (0, -.33, .365), (0, -.08, .405))
    across = ((-.3, .24), (-.19, .36), (0, .405), (.19, .36), (.3, .24))
    for line in (split, [(dx, -.08, z) for dx, z in across]):
        tube([(x + dx, y + dy, z) for dx, dy, z in line], .012, seam)
    cyl(.08, .07, seam, (x - .035, y - .38, .32), (0, PI / 2, 0), edge=.02)
    if used:
        box((2.2, 1.9, .03), mat('#4A5A68', .9), (0, .1, 0), r=.01)


@good('aruska-papan-tik', 'desk', (mouse, .9, -.2), front=(.25, -1, .7))
def keyboard(used=False):
    """A keyboard; in use it lies before a screen."""
    box((3.1, 1.25, .16), mat('#E9E6E0', .4), rot=(.06, 0, 0), r=.06)
    for line, k in ((line, k) for line in range(5) for k in range(8 if line == 4 else 14)):
        space = line == 4 and k == 3
        x = -1.42 + .218 * k + (.43 if space else .86 if line == 4 and k > 3 else 0)
        accent = (line, k) in ((0, 0), (2, 13))
        color = '#E08A4B' if accent else '#FBFAF7' if 0 < k < 12 else '#B9C4C8'
        box((1.05 if space else .19, .19, .1), mat(color, .5),
            (x, .46 - .225 * line, .17 + .028 - .0135 * line), (.06, 0, 0), r=.03)
    if used:
        box((4.6, .25, 2.8), mat('#1A1C20', .3), (0, 1.9, .6), r=.06)
        decal(4.4, 2.6, drawing('laptop', 4.4, 2.6), (0, 1.76, 2.0), rough=.2)
        box((.4, .2, .8), steel(), (0, 2.0, 0))
        box((1.8, 1, .08), steel(), (0, 2.0, 0), r=.03)


@good('aruska-dudukan-ponsel', 'desk', (p.cup, 1.1, .2), (p.laptop, -2.4, .5),
      close=((.75, 1, .5), .9))
def phone_stand():
    m, lean = mat('#C3C8CE', .28, .9), (-.28, 0, 0)
    box((1.1, 1.1, .1), m, r=.04)
    box((.35, .1, 1.0), m, (0, .29, .08), r=.03)
    box((.9, .08, 1.2), m, (0, .12, .72), lean, r=.03)
    box((.9, .3, .07), m, (0, -.2, .74), lean, r=.02)
    box((.75, .08, 1.55), mat('#1E2126', .2, coat=.5), (0, -.02, .8), lean, r=.04)
    decal(.68, 1.46, drawing('phone', .68, 1.46), (0, .145, 1.56), lean, .15)


@good('detika-jam-meja', 'desk', (p.books, 1.4, .2), (p.plant, -1, .4))
def digital_clock():
    box((1.7, .6, .8), wood('#C99A63', '#A8763F'), r=.06)
    decal(1.5, .62, drawing('digits', 1.5, .62), (0, -.306, .4))
