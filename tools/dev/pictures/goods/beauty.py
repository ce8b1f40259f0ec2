"""Beauty: pump bottles, tubes, jars, perfume, soap."""
import math
from functools import partial

import places as p
from forms import add, bottle, carton, good, jar, printed, sticker
from labels import label
from materials import DARK, GOLD, beans, grain, mat, wood
from shapes import PI, ball, box, cyl, sheet, smooth, spot, tube, turn

TOWELS = (p.towels, -1.6, .8)


def pump_bottle(h, color, head, top, *words):
    r, cap = .42, mat(head, .35)
    shoulder = smooth([(r, h * .8), (r * .86, h * .93), (r * .35, h)])
    turn([(0, 0), (r * .94, 0), (r, .08), (r, h * .8)] + shoulder + [(0, h)],
         mat(color, .35, coat=.3), edge=0)
    cyl(r * .42, .22, cap, (0, 0, h - .02))
    cyl(.06, .3, cap, (0, 0, h + .2))
    box((.3, .24, .13), cap, (0, 0, h + .48), r=.05)
    tube([(0, 0, h + .55), (-.3, 0, h + .56), (-.45, 0, h + .5)], .055, cap)
    printed(r, .3, top, 120, 'Pawestra', *words)


def squeeze(r, h, color, cap, size, brand, lines, note, motif, accent):
    """A tube of cream that stands on its cap; `size` gives its print's proportions."""
    image = label(brand, lines, note, *size, color, motif=motif, accent=accent)

    def half(start, m):
        def at(u, v):
            a, deep = start + PI * u, r * (1 - v ** 1.6 * .97)
            return r * (1 + .12 * v) * math.cos(a), deep * math.sin(a), .34 + v * h
        sheet(at, m, 32, 24)
    half(0, mat(color, .35, coat=.3))
    half(PI, mat(rough=.35, coat=.3, image=image))
    cyl(r * .98, .36, mat(cap, .3, coat=.3), edge=.04)


add('pawestra-sampo', 'bath', partial(
    pump_bottle, 1.6, '#4F6B4A', '#22301F', 1.1, ['Sampo', 'Urang-aring'], '300 ml', 'leaf',
    '#3E6B3A'), TOWELS)
add('pawestra-losion', 'bath', partial(
    pump_bottle, 1.5, '#F1E3D3', '#C98B73', 1.05, ['Losion Beras'], '250 ml', 'rice', '#B5744F'),
    TOWELS)
add('suryani-tabir-surya', 'bath', partial(
    squeeze, .28, 1.1, '#FBEFD6', '#E79A3C', (.8, 1.0), 'Suryani', ['Tabir Surya', 'SPF 50'],
    '40 ml', 'sun', '#E07B1F'), (p.plant, -1, .8), (p.towels, -3.4, 1.6))
add('suryani-sabun-muka', 'bath', partial(
    squeeze, .34, 1.25, '#E2F0DC', '#5F9A5A', (.9, 1.1), 'Suryani', ['Sabun Muka', 'Mentimun'],
    '100 ml', 'drop', '#3F8A4A'), TOWELS)


def cream_jar(r, h, body, lid, content, *words, used=False):
    """A jar of cream; in use it stands open."""
    jar(r, h, mat(body, .3, coat=.5), None if used else mat(lid, .25, .6), .22)
    printed(r, .06, h - .06, 130, 'Pawestra', *words)
    if used:
        filled = smooth([(0, .1), (r * .3, .13), (r * .8, .04), (r * .9, 0)])
        turn(filled, content(), (0, 0, h), edge=0)
        cyl(r * 1.03, .22, mat(lid, .25, .6), (-r * 1.5, -r * 1.3, 0), edge=.04)


add('pawestra-krim-malam', 'bath', partial(
    cream_jar, .4, .5, '#6B5A8E', GOLD, lambda: mat('#FFFBF2', .35), ['Krim Malam', 'Kenanga'],
    '30 g', 'flower', '#6B5A8E'), (p.towels, -2.1, .8))
add('pawestra-lulur', 'bath', partial(
    cream_jar, .5, .75, '#F3E7D6', '#5A3A24', beans, ['Lulur Kopi', 'Kelapa'], '200 g', 'coconut',
    '#6B4226'), (p.towels, -2.3, .8))


@good('wangsari-parfum', 'bath', (p.plant, -.9, .8), close=((-.5, -1, .3), 1.0))
def perfume():
    box((.75, .4, .95), mat('#F0B8C2', .06, coat=1), r=.06)
    sticker(.5, .42, (0, -.21, .45), 'Wangsari', ['Melati Malam'], '50 ml', motif='flower',
            accent='#8E4A6B')
    cyl(.13, .12, mat(GOLD, .2, 1), (0, 0, .95))
    cyl(.19, .34, mat('#2E2233', .25, coat=.5), (0, 0, 1.06), edge=.04)


@good('wangsari-minyak-rambut', 'bath', TOWELS)
def hair_oil():
    bottle(.3, 1.3, .12, mat('#6B4212', .08, coat=1), mat(DARK, .4))
    printed(.3, .12, .72, 140, 'Wangsari', ['Minyak', 'Kemiri'], '100 ml', 'drop', '#7A4A1E')


def soap(loc, turned):
    m = grain('#26272B', '#34363B', 12, rough=.5, bump=.1)
    box((.75, .5, .25), m, loc, (0, 0, turned), r=.09)


@good('wangsari-sabun-arang', 'bath', (p.towels, -1.8, 1))
def charcoal_soap(used=False):
    if not used:
        carton(.95, .5, .62, '#3A3D42', 'Wangsari', ['Sabun Arang', 'Bambu'], 'isi 2', 'leaf')
        soap((1.0, -.25, 0), .3)
        return soap((-.95, -.3, 0), -.3)
    turn([(0, 0), (.6, 0), (.75, .18), (.68, .18), (.55, .08), (0, .08)], wood())
    soap((0, 0, .1), .2)
    for i in range(9):
        ball(.06 + .02 * (i % 3), mat('#FFFFFF', .05, coat=1), spot(i, .3, .36, .22))
