"""Food: rice, nuts, tea, spices, sauces, honey, oil, biscuits."""
import math
from functools import partial

import places as p
from forms import add, bag, bottle, carton, good, heap, jar, printed
from materials import grain, mat, tinted, wood
from shapes import ball, box, cyl, smooth, tube, turn


@good('rempata-beras-merah', 'meal', (p.rice, 1.8, -.2))
def rice():
    bag(1.5, .7, 2.2, '#8E3B2E', 'Rempata', ['Beras Merah', 'Organik'], '1 kg', 'rice')
    heap('#8A4A3A', 70, .05, shape=(2, .8, .8))


@good('rempata-mete', 'meal', (p.cup, 1.2, .2))
def cashews(used=False):
    bag(1.3, .6, 1.8, '#B98A2E', 'Rempata', ['Kacang Mete', 'Panggang'], '250 g', 'nut', '#9A6B1E')
    if used:
        turn([(0, 0), (.4, 0), (.75, .4), (.68, .4), (.35, .08), (0, .08)], wood(), (-1.5, -.5, 0))
        p.pieces(-1.5, -.5, .28, .5, '#E3C08A', 30, .12, (1.5, .7, .7))
    else:
        heap('#E3C08A', 26, .11, shape=(1.5, .7, .7))


@good('rempata-teh-melati', 'meal', (partial(p.cup, drink='#B8862E'), 1.2, -.2),
      (p.cookies, -1.5, .4))
def tea():
    carton(1.35, .75, .95, '#3E6B4A', 'Rempata', ['Teh Melati'], '25 kantong', 'flower')
    for x, turned in ((.95, .3), (-.9, -.4)):
        bag_paper = grain('#E9E2CF', '#D6C9A6', 20, rough=.9)
        box((.5, .6, .08), bag_paper, (x, -.65, 0), (0, 0, turned), r=.03)
        thread = [(x, -.4, .05), (x + .2, -.1, .03), (x + .35, -.5, .02)]
        tube(thread, .012, mat('#ffffff', .9))
        box((.18, .2, .02), mat('#3E6B4A', .7), (x + .38, -.6, 0), r=.005)


@good('rempata-kayu-manis', 'meal', (p.coffee, 1.1, .5), (p.bread, -1.6, .5))
def cinnamon():
    powder = grain('#9A5A2E', '#B8723F', 40, rough=.4, bump=.1, coat=.8)
    jar(.32, .95, None, mat('#7A4A2B', .4), .26, powder, .95)
    printed(.322, .2, .72, 130, 'Rempata', ['Kayu Manis', 'Bubuk'], '80 g', 'leaf', '#8A4A22')
    bark = grain('#7A3F1E', '#A8622F', 6, (4, 4, .6), .8, .4)
    for x, y, t in ((.75, -.35, .4), (.85, -.15, .55), (-.7, -.35, -.5)):
        c, s = .4 * math.cos(t), .4 * math.sin(t)
        for side in (-.06, .06):
            tube([(x - c, y - s + side, .08), (x + c, y + s + side, .08)], .075, bark)


@good('rempata-andaliman', 'meal', (p.rice, 1.7, .3))
def andaliman():
    paste = grain('#7E1A0E', '#CC4A22', 9, rough=.25, bump=.5, coat=.5)
    jar(.42, .85, None, mat('#2F4A36', .35, .3), .2, paste, .97)
    printed(.422, .16, .66, 120, 'Rempata', ['Sambal', 'Andaliman'], '140 g', 'chili', '#B02A1A')
    p.chilli(.8, -.45, .4)
    heap('#3A5A2A', 14, .06, (-.75, -.4), (1, 1, 1), .25)


@good('hutanira-madu-hutan', 'meal', (p.bread, 1.5, .1), (p.cup, -1.2, .6),
      close=((-.4, -1, .35), .95))
def honey():
    bottle(.42, 1.5, .2, mat('#B5640A', .06, coat=1), mat('#E0B04A', .3, .6))
    printed(.42, .16, .84, 130, 'Hutanira', ['Madu Hutan'], '350 ml', 'bee', '#B5720E')


@good('rempata-kecap', 'meal', (p.rice, 1.6, .2))
def soy_sauce():
    bottle(.34, 2.0, .14, mat('#1E0F08', .12, coat=.7), mat('#B02A1A', .35), .22)
    printed(.34, .22, 1.08, 150, 'Rempata', ['Kecap Manis', 'Kedelai Hitam'], '300 ml', 'bean',
            '#7A2A12', paper='#F6DFA0')


@good('rempata-vco', 'meal', (p.bread, 2.0, .4))
def coconut_oil():
    bottle(.34, 1.6, .15, mat('#E9F0EC', .04, coat=1), mat('#3F7F6A', .4))
    printed(.34, .18, .88, 140, 'Rempata', ['Minyak Kelapa', 'Murni (VCO)'], '250 ml', 'coconut',
            '#3F7F6A')
    shell = grain('#4A2E1A', '#6B4528', 10, rough=.95, bump=.6)
    outside, inside = [(0, 0), (.35, .06), (.55, .4)], [(.42, .3), (.25, .14), (0, .1)]
    turn(smooth(outside) + [(.46, .4)] + smooth(inside), shell, (.95, -.25, 0), (.45, 0, 0))
    turn([(.5, .4), (.44, .41), (.4, .3), (.25, .16), (0, .12)], mat('#FBF8F0', .5),
         (.95, -.25, .015), (.45, 0, 0), edge=0)


def biscuits(h, color, lid, name, amount, motif, dough, dot):
    cyl(.72, h, mat(color, .3, .5), edge=.03)
    cyl(.72 * 1.03, .25, mat(lid, .3, .5), (0, 0, h - .02), edge=.05)
    printed(.72, .08, h - .06, 170, 'Jajanira', [name], amount, motif, color)
    for x, y in ((-.7, -.85), (-.1, -1.0), (.5, -.9)):
        crumb = tinted(.3, dough, 9, rough=.55, bump=.35)
        ball(.24, crumb, (x, y, .16), (1, 1, .7))
        ball(.08, mat(dot, .3), (x, y, .32), (1, 1, .5))


add('jajanira-nastar', 'meal', partial(
    biscuits, .8, '#1F8A80', '#E9C46A', 'Nastar Nanas', '400 g', 'pineapple', '#D99A3E',
    '#8A4A14'), (p.cookies, 1.4, .3), (p.cup, -1.2, .6))
add('jajanira-kue-sagu', 'meal', partial(
    biscuits, .7, '#C9432E', '#F3DFA8', 'Kue Sagu Keju', '350 g', 'flower', '#F0DDA6', '#E0B04A'),
    (partial(p.cookies, color='#F0DDA6', dot='#E0B04A'), 1.4, .3), (p.cup, -1.2, .6))
