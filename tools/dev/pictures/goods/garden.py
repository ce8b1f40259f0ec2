"""Garden: a watering can, pots, compost, seeds, a trowel."""
import math
from functools import partial

import places as p
from forms import add, bag, good, heap
from labels import label
from materials import brass, grain, mat, soil, steel, wood
from shapes import PI, around, ball, box, cyl, decal, sheet, smooth, tube, turn

NEAR = ((-.3, -1, .35), .95)
pot_plant = partial(p.plant, tall=1.8, pot='#B5653F', r=.8)


@good('telagara-gembor', 'garden', (pot_plant, 1.4, .6), front=(.1, -1, .35))
def watering_can():
    m = mat('#2F7F78', .35, .2, coat=.4)
    turn([(0, 0), (.85, 0), (.9, .05), (.82, 1.2), (.55, 1.3), (.5, 1.3)], m)
    cyl(.78, .02, mat('#1c4f4b', .5), (0, 0, 1.18), edge=.002)
    tube([(.8, 0, .3), (1.4, 0, .6), (1.75, 0, 1.3), (2.05, 0, 1.75)], .11, m)
    cyl(.12, .16, brass(), (2.02, 0, 1.7), (0, .6, 0), top=.26)
    handle = ((.2, 1.3), (.1, 1.9), (-.7, 1.95), (-1.25, 1.3), (-.87, .45))
    tube([(x, 0, z) for x, z in handle], .075, brass())


def pot(r, h, m, leaves=1.4, saucer=False, legs=0.0):
    z, rim = (.14 if saucer else legs), [(r * .97, h)]
    if saucer:
        rim = [(r, h * .8), (r, h)]
        turn([(0, 0), (r * .95, 0), (r * 1.12, .18), (r * 1.05, .18), (r * .9, .06), (0, .06)], m)
    inside = [(r * .88, h), (r * .84, h * .8), (0, h * .8)]
    turn([(0, 0), (r * .68, 0), (r * .92, h * .8)] + rim + inside, m, (0, 0, z))
    cyl(r * .86, .03, soil(), (0, 0, z + h * .82))
    for x, y, _ in around(4, r, start=PI / 4) if legs else ():
        tube([(.8 * x, .8 * y, legs + .4 * h), (x, y, 0)], .09, wood(axis='z'))
    p.leaves(0, 0, z + h * .8, leaves)


add('telagara-pot-terakota', 'garden', lambda: pot(
    .9, 1.5, grain('#A8562F', '#BE6B41', 9, rough=.9, bump=.1), saucer=True), close=NEAR)
add('telagara-pot-glasir', 'garden', lambda: pot(
    1.0, 1.7, grain('#1F4F8A', '#2F6FA8', 3, (1, 1, .5), .15, 0, .6), 1.6), close=NEAR)
add('telagara-pot-kaki', 'room', lambda: pot(
    1.1, 1.6, mat('#F3EFE7', .4), 2.6, legs=1.6), share=.65, close=NEAR)


@good('telagara-kompos', 'garden', (pot_plant, 1.3, .2))
def compost():
    bag(2.2, 1.1, 3.0, '#3F6B3A', 'Telagara', ['Pupuk Kompos'], '2 kg', 'leaf')
    heap('#4A3220', 50, .12, (1.5, -.9), (1, 1, .8), .6)


SEEDS = (('Kangkung', '#3F8A4A', 'leaf'), ('Bayam', '#8A2E4A', 'leaf'), ('Sawi', '#7FA83A', 'leaf'),
         ('Cabai', '#C9302E', 'chili'), ('Tomat', '#D8543A', 'sun'), ('Kemangi', '#2F6B4A', 'leaf'))


@good('telagara-benih', 'garden', (partial(pot_plant, tall=1.4), 1.2, .6))
def seeds():
    for i, (name, c, motif) in enumerate(SEEDS):
        row, k = divmod(i, 3)
        image = label('Telagara', [name], 'benih', .8, 1.15, motif=motif, accent=c)
        x, y, turned = -.9 + .9 * k + .2 * row, -.3 + .55 * (1 - row) * 1.3, .1 * (1 - k)
        box((.8, .04, 1.15), mat(c, .55), (x, y, 0), (-.12, 0, turned), r=.03)
        decal(.8 * .96, 1.15 * .96, image, (
            x + .03 * math.sin(turned), y - .032 + math.sin(.12) * 1.15 / 2,
            1.15 / 2 * math.cos(.12)), (-.12, 0, turned))


@good('telagara-sekop', 'garden', (partial(pot_plant, tall=1.6), 1.2, .8), front=(.3, -1, .3),
      close=((-.6, -1, .35), 1.0))
def trowel():
    """A trowel that stands in a mound of soil."""
    def blade(u, v):
        wide, x = .46 * min(1, .12 + 1.5 * v) ** .7, 2 * u - 1
        return wide * x, -.2 * x * x - .1 * v, .1 + 1.5 * v
    sheet(blade, mat('#C4C9CD', .35, .8), 16, 16, .05)
    tube([(0, -.08, 1.3), (0, -.05, 1.65), (0, .12, 1.8), (0, .12, 2.1)], .07, steel())
    grip = [(0, 0), (.14, .02), (.13, .3), (.19, .75), (.17, 1.15), (.1, 1.32), (0, 1.34)]
    turn(smooth(grip), wood('#B9803F', '#8A5A35', 'z'), (0, .12, 2.0), edge=0)
    cyl(.145, .16, mat('#B9BEC2', .3, .9), (0, .12, 1.96))
    ball(.85, soil(bump=1), scale=(1.2, 1, .38))
    p.pieces(0, -.5, .06, .9, '#4A3220', 40, .08)
