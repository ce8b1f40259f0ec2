"""Pets: bowls, a treat ball, a collar, a bed, food, a scratching post."""
import math
from functools import partial

import places as p
from forms import bag, good, heap
from labels import label
from materials import DARK, GOLD, ceramic, fabric, grain, mat, steel, wood
from shapes import PI, ball, band, box, cyl, ring, row, soft, spot, tube, turn, wrap
from studio import built


def bone(x, y, z, turned, s=.3):
    m = grain('#A8692F', '#C98F4E', 9, rough=.85, bump=.4)
    c, d = math.cos(turned), math.sin(turned)
    tube([(x - c * s, y - d * s, z), (x, y, z), (x + c * s, y + d * s, z)], s * .32, m)
    for e in (-1.15, 1.15):
        for f in (-.36, .36):
            ball(s * .42, m, (x + s * (e * c - f * d), y + s * (e * d + f * c), z), (1, 1, .8))


def bones(x, y):
    for i in range(4):
        bone(x + .3 * i, y - .35 * (i % 2), .12, .6 * i)


def cat_food():
    bag(1.7, .8, 2.5, '#2F6E93', 'Cakara', ['Pakan Kucing', 'Ikan & Ayam'], '1 kg', 'fish')


def cat_food_at(x, y):
    for o in built(cat_food):
        o.location.x += x
        o.location.y += y


@good('cakara-pakan-kucing', 'room', (p.kibble, 1.2, -.4))
def spilled_cat_food():
    cat_food()
    heap('#A86A35', 40, .08, (1.1, -.7))


@good('cakara-biskuit-anjing', 'room',
      (partial(p.kibble, color='#7A4A28', bowl='#B9BEC4'), 1.3, .2))
def dog_biscuits():
    bag(1.4, .7, 1.9, '#C9793A', 'Cakara', ['Biskuit Anjing', 'Hati Ayam'], '300 g', 'bone',
        '#A8562A')
    for x, y, z, turned in ((.95, -.5, .12, .4), (1.3, -.15, .12, -.5), (.6, -.75, .12, 1.2),
                            (1.05, -.35, .34, .9), (-.9, -.55, .12, -.3)):
        bone(x, y, z, turned, .26)


def pet_bowl(r, h, m, food):
    turn([(0, 0), (r, 0), (r * 1.02, .06), (r * .86, h), (r * .8, h), (r * .62, .14), (0, .14)], m)
    p.pieces(0, 0, h * .45, r * .6, food, 46, .11)


@good('cakara-mangkuk-kucing', 'room', (cat_food_at, 1.6, .8))
def cat_bowl():
    pet_bowl(.85, .5, ceramic('#F1ECE2'), '#A86A35')
    image = label('meong', [], '', .9, .28, paper='#F1ECE2', ink='#D8703A', accent='#F1ECE2',
                  font='Lobster Two')
    wrap(.862, .1, .38, 60, image, top=.775)


@good('cakara-mangkuk-anjing', 'room', (bones, .8, -.4))
def dog_bowl():
    pet_bowl(1.1, .65, steel(), '#7A4A28')
    ring(1.1, .07, mat(DARK, .8), (0, 0, .07))


@good('cakara-bola', 'room', (bones, 1.1, -.3))
def treat_ball():
    ball(.7, mat('#2F9A6B', .5), (0, 0, .7))
    for a, b in ((.3, -1.2), (1.6, -1.8), (-.3, -2.3), (.9, -1.6)):
        ball(.13, mat('#123F2C', .8), spot(b, .7 * math.cos(a), .7 + .7 * math.sin(a)))
    for a in (-.84, -.42, 0, .42, .84):
        ring(.7 * math.cos(a), .045, mat('#3FB07F', .5), (0, 0, .7 + .7 * math.sin(a)))
    heap('#A86A35', 9, .1, (.95, -.4), (1, 1, .8), .35)


@good('cakara-kalung', 'room', (p.kibble, 1.6, .6), front=(.2, -1, .5),
      close=((-.3, -1, .4), 1.05))
def collar():
    band(.62, .22, .04, mat('#2E5FA0', .6))
    box((.3, .1, .26), mat(DARK, .4), (.45, -.42, -.02), (0, 0, .8), r=.04)
    ball(.15, mat(GOLD, .2, 1), (0, -.76, .15))
    box((.2, .03, .03), mat('#3a2a10', .5), (0, -.9, .08), r=.01)
    for i in range(5):
        ball(.035, mat('#F6EBD2', .4), spot(-PI * .35 - .35 * i - .25, .625, .11))


@good('cakara-tempat-tidur', 'room', (p.kibble, 1.5, -.2), front=(.24, -1, .6), share=.6)
def bed(used=False):
    rim = grain('#9A8A78', '#B9A994', 9, rough=1, bump=.8)
    ring(1.9, .62, rim, (0, 0, .6), scale=(1, .9, 1))
    soft((3.2, 2.9, .8), fabric('#E9DFCF', scale=8), (0, 0, .1), pinch=.8)
    if used:
        yarn, at = mat('#D8543A', .9), (.4, -.3, 1.2)
        ball(.42, yarn, at)
        for i in range(7):
            ring(.42, .03, yarn, at, (i * .45, i * .9, 0))


@good('cakara-tiang-garuk', 'room', (p.kibble, 1.4, -.4), share=.65, close=((-.4, -1, .35), 1.0))
def scratching_post():
    box((3.2, 3.2, .25), wood(), r=.06)
    sisal = grain('#B0925E', '#D9C08E', 20, (1, 1, 6), .95, .8)
    cyl(.5, 4.2, sisal, (0, 0, .25))
    for at in row(42, (0, 0, .35), (0, 0, .098)):
        ring(.5, .055, sisal, at)
    cyl(.75, .2, fabric('#7FA6A3'), (0, 0, 4.4), edge=.08)
    tube([(.7, -.2, 4.45), (.95, -.3, 3.9), (1.0, -.3, 3.3)], .02, mat(DARK))
    ball(.28, fabric('#D8543A'), (1.0, -.3, 3.1))
