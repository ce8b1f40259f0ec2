"""Colours, and the materials that goods share."""
from functools import cache, partial

import bpy


def lin(color):
    srgb = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb)


def mix(one, other, share):
    pairs = [(int(one[i:i + 2], 16), int(other[i:i + 2], 16)) for i in (1, 3, 5)]
    return '#' + ''.join(f'{round(a * (1 - share) + b * share):02x}' for a, b in pairs)


def material(color='#ffffff', **inputs):
    """Returns a new material and its shader; `inputs` are values of the shader's sockets."""
    m = bpy.data.materials.new('material')
    m.use_nodes = True
    shader = m.node_tree.nodes['Principled BSDF']
    for name, value in {'base_color': (*lin(color), 1), **inputs}.items():
        shader.inputs[name.replace('_', ' ').title()].default_value = value
    return m, shader


def add_nodes(tree, *kinds):
    return [tree.nodes.new(kind) for kind in kinds]


def connect(tree, *links):
    """Links nodes; a link is a node, its output, another node and its input."""
    for source, output, target, name in links:
        tree.links.new(source.outputs[output], target.inputs[name])


@cache
def mat(color='#ffffff', rough=0.45, metal=0.0, coat=0.0, glow=0.0, image=None):
    """Returns the same material for the same arguments."""
    m, shader = material(color, roughness=rough, metallic=metal, coat_weight=coat,
                         emission_color=(*lin(color), 1), emission_strength=glow)
    if image:
        picture, = add_nodes(m.node_tree, 'ShaderNodeTexImage')
        picture.image = bpy.data.images.load(image, check_existing=True)
        connect(m.node_tree, (picture, 'Color', shader, 'Base Color'))
    return m


@cache
def grain(dark, light, scale=3.0, stretch=(1, 1, 1), rough=0.5, bump=0.1, coat=0.0):
    """Noise between two colours in object space: wood, stone, bread, soil, wool."""
    m, shader = material(roughness=rough, coat_weight=coat)
    place, mapping, noise, ramp, bumps = add_nodes(
        m.node_tree, 'ShaderNodeTexCoord', 'ShaderNodeMapping', 'ShaderNodeTexNoise',
        'ShaderNodeValToRGB', 'ShaderNodeBump')
    mapping.inputs['Scale'].default_value = stretch
    noise.inputs['Scale'].default_value, noise.inputs['Detail'].default_value = scale, 4
    for element, at, color in zip(ramp.color_ramp.elements, (0.35, 0.65), (dark, light)):
        element.position, element.color = at, (*lin(color), 1)
    bumps.inputs['Strength'].default_value, bumps.inputs['Distance'].default_value = bump, 0.05
    connect(m.node_tree, (place, 'Object', mapping, 'Vector'), (mapping, 'Vector', noise, 'Vector'),
            (noise, 'Fac', ramp, 'Fac'), (ramp, 'Color', shader, 'Base Color'),
            (noise, 'Fac', bumps, 'Height'), (bumps, 'Normal', shader, 'Normal'))
    return m


def wood(light='#D7A870', dark='#B07F49', axis='x'):
    stretch = {'x': (0.5, 6, 6), 'y': (6, 0.5, 6), 'z': (6, 6, 0.5)}[axis]
    return grain(dark, light, 1.6, stretch, 0.5, 0.05)


def tinted(share, color, *more, **look):
    """Noise between a colour and a lighter tint of it."""
    return grain(color, mix(color, '#ffffff', share), *more, **look)


DARK, WHITE, GOLD = '#22242A', '#F6F3EC', '#C9A04A'
steel = partial(mat, '#D6D9DB', .22, 1)
brass = partial(mat, GOLD, rough=.3, metal=1)
ceramic = partial(mat, rough=.25, coat=.5)
fabric = partial(tinted, .16, scale=16, rough=.95, bump=.35)
terry = partial(tinted, .2, scale=26, rough=1, bump=.8)
rubber = partial(tinted, .1, scale=20, rough=.9, bump=.3)
pearl = partial(tinted, .5, scale=3, stretch=(1, 1, 3), rough=.2, bump=.05, coat=.6)
beans = partial(grain, '#3A1D0E', '#7A4626', 9, rough=.35, bump=1, coat=.6)
soil = partial(grain, '#3A281B', '#5A402C', 14, rough=1, bump=.8)
leather = partial(grain, '#6B3F22', '#7F4E2C', 14, rough=.5, bump=.15)
