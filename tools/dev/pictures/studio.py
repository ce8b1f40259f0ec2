"""Geometry, materials, light, cameras and denoising. One unit is a decimetre."""
import math
import os
import tempfile
from functools import cache

os.environ['OPENCV_IO_ENABLE_OPENEXR'] = '1'
import bmesh
import bpy
import cv2
import numpy as np
from mathutils import Matrix, Vector

SIDE = int(os.environ.get('SIDE', 900))
SAMPLES = int(os.environ.get('SAMPLES', 5))
STUDIO = os.path.abspath(os.environ.get('STUDIO_HDRI', 'studio.exr'))


def lin(color):
    srgb = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb)


def mix(one, other, share):
    pairs = [(int(one[i:i + 2], 16), int(other[i:i + 2], 16)) for i in (1, 3, 5)]
    return '#' + ''.join(f'{round(a * (1 - share) + b * share):02x}' for a, b in pairs)


# Materials


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


def wood(light='#D7A870', dark='#B07F49', axis='x', rough=0.5):
    stretch = {'x': (0.5, 6, 6), 'y': (6, 0.5, 6), 'z': (6, 6, 0.5)}[axis]
    return grain(dark, light, 1.6, stretch, rough, 0.05)


def steel():
    return mat('#D6D9DB', 0.22, 1)


# Geometry


def link(data, m, loc=(0, 0, 0), rot=(0, 0, 0), scale=None, smooth=True):
    o = bpy.data.objects.new('part', data)
    bpy.context.scene.collection.objects.link(o)
    data.materials.append(m)
    if smooth and hasattr(data, 'polygons'):
        data.polygons.foreach_set('use_smooth', [True] * len(data.polygons))
    o.location, o.rotation_euler = loc, rot
    if scale:
        o.scale = scale
    return o


def from_bmesh(bm, m, **placing):
    data = bpy.data.meshes.new('part')
    bm.to_mesh(data)
    bm.free()
    return link(data, m, **placing)


def modify(o, kind, **settings):
    modifier = o.modifiers.new(kind, kind)
    for name, value in settings.items():
        setattr(modifier, name, value)
    return o


def bevel(o, width, segments=3):
    return modify(o, 'BEVEL', width=width, segments=segments, limit_method='ANGLE',
        angle_limit=math.radians(30))


def wrinkle(o, strength, size):
    texture = bpy.data.textures.new('clouds', 'CLOUDS')
    texture.noise_scale = size
    return modify(o, 'DISPLACE', texture=texture, strength=strength, texture_coords='GLOBAL')


def turn(profile, m, loc=(0, 0, 0), rot=(0, 0, 0), scale=None, edge=0.02, segments=64):
    """Turns a profile of (radius, height) around z."""
    bm = bmesh.new()
    line = [bm.verts.new((r, 0, z)) for r, z in profile]
    edges = [bm.edges.new(ends) for ends in zip(line, line[1:])]
    bmesh.ops.spin(bm, geom=line + edges, axis=(0, 0, 1), angle=2 * math.pi, steps=segments,
        use_merge=True)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    o = from_bmesh(bm, m, loc=loc, rot=rot, scale=scale)
    return bevel(o, edge) if edge else o


def smooth(points, steps=6):
    """Catmull-Rom through the points of a profile."""
    out = []
    for i in range(len(points) - 1):
        four = points[max(0, i - 1)], points[i], points[i + 1], points[min(len(points) - 1, i + 2)]
        for k in range(steps):
            f = k / steps
            out.append(tuple(.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f * f
                + (3 * b - a - 3 * c + d) * f ** 3) for a, b, c, d in zip(*four)))
    return [(max(0, r), z) for r, z in out + [points[-1]]]


def cyl(r, h, m, loc=(0, 0, 0), rot=(0, 0, 0), edge=0.02, top=None):
    """A cylinder that stands on `loc`."""
    return turn([(0, 0), (r, 0), (r if top is None else top, h), (0, h)], m, loc, rot,
        edge=min(edge, h / 3, r / 3))


def ball(r, m, loc=(0, 0, 0), scale=(1, 1, 1), rot=(0, 0, 0)):
    half = [(r * math.sin(a), -r * math.cos(a)) for a in (math.pi * i / 24 for i in range(25))]
    return turn(half, m, loc, rot, scale, 0, 48)


def ring(big, small, m, loc=(0, 0, 0), rot=(0, 0, 0), scale=None):
    turned = [(big + small * math.cos(a), small * math.sin(a))
              for a in (math.pi * i / 12 for i in range(25))]
    return turn(turned, m, loc, rot, scale, 0)


def band(r, width, thick, m, loc=(0, 0, 0), rot=(0, 0, 0)):
    """A flat ring of a strip, lying on `loc`."""
    return turn([(r, 0), (r, width), (r - thick, width), (r - thick, 0), (r, 0)], m, loc, rot,
        edge=thick / 4)


def box(size, m, loc=(0, 0, 0), rot=(0, 0, 0), r=0.05, segments=4):
    """A box that stands on `loc`, with rounded edges."""
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1)
    bmesh.ops.scale(bm, vec=size, verts=bm.verts)
    bmesh.ops.translate(bm, vec=(0, 0, size[2] / 2), verts=bm.verts)
    if r:
        bmesh.ops.bevel(bm, geom=bm.edges[:], offset=min(r, min(size) * 0.49), segments=segments,
            affect='EDGES', profile=0.5)
    return modify(from_bmesh(bm, m, loc=loc, rot=rot), 'WEIGHTED_NORMAL', keep_sharp=False)


def sheet(at, m, nu=24, nv=24, thick=0.0, loc=(0, 0, 0), rot=(0, 0, 0)):
    """A surface `at(u, v)`, both from 0 to 1, with the picture of its material spread over it."""
    bm = bmesh.new()
    bm.loops.layers.uv.new()
    bmesh.ops.create_grid(bm, x_segments=nu, y_segments=nv, size=.5, calc_uvs=True)
    for v in bm.verts:
        v.co = at(v.co.x + .5, v.co.y + .5)
    o = from_bmesh(bm, m, loc=loc, rot=rot)
    return modify(o, 'SOLIDIFY', thickness=thick, offset=0) if thick else o


def decal(w, h, image, loc, rot=(0, 0, 0), rough=0.55):
    """A flat print in the xz plane that faces the front; its centre is `loc`."""
    m = mat(rough=rough, image=image)
    return sheet(lambda u, v: ((u - .5) * w, 0, (v - .5) * h), m, 1, 1, 0, loc, rot)


def wrap(r, z0, z1, span, image, loc=(0, 0, 0), top=None, rough=0.55):
    """A print around a turned body, centred on the front; `span` in degrees."""
    def at(u, v):
        a, rr = -math.pi / 2 + math.radians(span) * (u - .5), r + ((top or r) - r) * v + .006
        return rr * math.cos(a), rr * math.sin(a), z0 + (z1 - z0) * v
    return sheet(at, mat(rough=rough, image=image), 40, 1, 0, loc)


def tube(points, r, m, cyclic=False, loc=(0, 0, 0), rot=(0, 0, 0), radii=None):
    """A round rod along a curve; `radii` are factors of its radius at the points."""
    data = bpy.data.curves.new('tube', 'CURVE')
    data.dimensions, data.bevel_depth, data.bevel_resolution, data.resolution_u = '3D', r, 3, 8
    data.use_fill_caps = True
    spline = data.splines.new('BEZIER')
    spline.bezier_points.add(len(points) - 1)
    for point, at, radius in zip(spline.bezier_points, points, radii or [1] * len(points)):
        point.radius = radius
        point.co, point.handle_left_type, point.handle_right_type = at, 'AUTO', 'AUTO'
    spline.use_cyclic_u = cyclic
    return link(data, m, loc, rot)


def plate(outline, thick, m, loc=(0, 0, 0), rot=(0, 0, 0), edge=0.02):
    """A flat piece cut along an outline in the xy plane, standing on `loc`."""
    n = len(outline)
    data = bpy.data.meshes.new('plate')
    sides = [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
    data.from_pydata([(x, y, z) for z in (0, thick) for x, y in outline], [],
                     [tuple(range(n))[::-1], tuple(range(n, 2 * n)), *sides])
    return bevel(link(data, m, loc, rot, smooth=False), min(edge, thick / 3))


def soft(size, m, loc=(0, 0, 0), rot=(0, 0, 0), pinch=1.0, folds=0.0):
    """A pillow: thick in the middle, thin at its seams; `pinch` 0 keeps it a rounded block."""
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1)
    bmesh.ops.subdivide_edges(bm, edges=bm.edges[:], cuts=18, use_grid_fill=True)
    for v in bm.verts:
        x, y, z = v.co
        swell = max(0, (1 - (2 * x) ** 4) * (1 - (2 * y) ** 4)) ** .5
        v.co = (x * size[0] * (1 - .06 * pinch * (2 * y) ** 2),
                y * size[1] * (1 - .06 * pinch * (2 * x) ** 2),
                (z * ((1 - pinch) + pinch * (.06 + .94 * swell)) + .5) * size[2])
    o = modify(from_bmesh(bm, m, loc=loc, rot=rot), 'SUBSURF', levels=1, render_levels=1)
    return wrinkle(o, folds, size[0] / 4) if folds else o


def pouch(w, d, h, m, image, loc=(0, 0, 0), turned=0.0):
    """A filled bag that stands: full below, flat and sealed above, printed on its front."""
    def side(sign, material, nu=20, nv=24):
        def at(u, v):
            x, full = u * 2 - 1, max(0, 1 - max(0, (v - .45) / .5) ** 1.3)
            bulge = d / 2 * (full * (1 - .55 * x ** 4) * min(1, .55 + 3 * v) + .02)
            wide = w / 2 * (1 - .05 * full * (1 - abs(2 * v - 1)))
            return x * wide, sign * bulge * (1 - abs(x) ** 8), v * h
        return wrinkle(sheet(at, material, nu, nv, 0, loc, (0, 0, turned)), .03 * w, .5 * w)
    side(1, m)
    return side(-1, mat(rough=.45, coat=.1, image=image))


# Stage, light and camera


def clear_scene():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    mat.cache_clear()
    grain.cache_clear()
    world = bpy.context.scene.world = bpy.data.worlds.new('world')
    world.use_nodes = True
    place, mapping, sky = add_nodes(world.node_tree, 'ShaderNodeTexCoord', 'ShaderNodeMapping',
                                    'ShaderNodeTexEnvironment')
    sky.image = bpy.data.images.load(STUDIO, check_existing=True)
    mapping.inputs['Rotation'].default_value[2] = 1.2
    connect(world.node_tree, (place, 'Generated', mapping, 'Vector'),
            (mapping, 'Vector', sky, 'Vector'),
            (sky, 'Color', world.node_tree.nodes['Background'], 'Color'))


def ambient(strength):
    background = bpy.context.scene.world.node_tree.nodes['Background']
    background.inputs['Strength'].default_value = strength


def area(loc, target, size, energy, color='#ffffff'):
    data = bpy.data.lights.new('area', 'AREA')
    data.energy, data.size, data.color = energy, size, lin(color)
    o = bpy.data.objects.new('area', data)
    bpy.context.scene.collection.objects.link(o)
    o.location = loc
    o.rotation_euler = (Vector(target) - Vector(loc)).to_track_quat('-Z', 'Y').to_euler()


def built(build):
    """Returns the objects that `build` adds."""
    before = set(bpy.data.objects)
    build()
    return [o for o in bpy.data.objects if o not in before]


def turn_round(objects):
    """Turns the objects by half a turn, so that their back faces the camera."""
    for o in objects:
        o.matrix_world = Matrix.Rotation(math.pi, 4, 'Z') @ o.matrix_world


def bounds(objects):
    """Returns the corners of the boxes around the objects, in the world."""
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    return [o.matrix_world @ Vector(c) for o in objects for c in (
        [p.co for p in o.data.splines[0].bezier_points] if o.type == 'CURVE'
        else o.evaluated_get(graph).bound_box)]


def extent(points):
    low = Vector(min(p[i] for p in points) for i in range(3))
    return low, Vector(max(p[i] for p in points) for i in range(3))


def stage(color, points):
    """A coloured corner with a plinth that fits the good, lit from a window at the left."""
    low, high = extent(points)
    s = max((high - low).x, (high - low).y, (high - low).z * 1.1) / 2
    profile = [(-9, 0), (2.4, 0)] + [(2.4 + 2 * math.sin(a), 2 - 2 * math.cos(a)) for a in
                                     (math.pi / 24 * i for i in range(1, 13))] + [(4.4, 16)]
    floor = -.34 * s
    sheet(lambda u, v: ((u - .5) * 36 * s, profile[round(v * (len(profile) - 1))][0] * s,
        profile[round(v * (len(profile) - 1))][1] * s + floor), mat(color, .8), 1, len(profile) - 1)
    foot = max(math.hypot(p.x, p.y) for p in points) * 1.12
    cyl(max(foot, .9 * s), .34 * s, mat(mix(color, '#ffffff', .3), .62), (0, 0, floor),
        edge=.04 * s)
    cyl(1.25 * s, .12 * s, mat(mix(color, '#ffffff', .16), .7), (.5 * s, 1.9 * s, 1.35 * s),
        (math.pi / 2, 0, 0))
    ambient(.42)
    mid = (0, 0, high.z / 2)
    area((-3.4 * s, -2.8 * s, 4.6 * s), mid, 1.6 * s, 330 * s * s, '#FFEEDC')
    area((3.5 * s, -1.3 * s, 2.8 * s), mid, 1.6 * s, 90 * s * s, '#FFE0CC')


def frame(points, direction, fill, lens=75, blur=8.0):
    """Puts the camera where the points fill that share of the picture, seen from `direction`."""
    low, high = extent(points)
    data = bpy.data.cameras.new('camera')
    o = bpy.data.objects.new('camera', data)
    scene = bpy.context.scene
    scene.collection.objects.link(o)
    scene.camera, data.lens = o, lens
    target, ray = (low + high) / 2, Vector(direction).normalized()
    o.rotation_euler = (-ray).to_track_quat('-Z', 'Y').to_euler()
    turned = o.rotation_euler.to_matrix().inverted()
    seen = [turned @ (p - target) for p in points]
    for i in (0, 1):
        middle = (max(p[i] for p in seen) + min(p[i] for p in seen)) / 2
        target += turned.inverted() @ Vector((middle, 0, 0) if i == 0 else (0, middle, 0))
    seen = [turned @ (p - target) for p in points]
    half = fill * 18 / lens
    away = max(max(abs(p.x), abs(p.y)) / half + p.z for p in seen)
    o.location = target + ray * away
    data.clip_start, data.clip_end = away / 100, away * 100
    if blur:
        data.dof.use_dof, data.dof.focus_distance = True, away * .97
        data.dof.aperture_fstop = blur * 8.7 / max(away, .1)


def render(path):
    """Renders the scene and writes a clean PNG with SIDE pixels on each side."""
    scene = bpy.context.scene
    scene.render.engine, c = 'CYCLES', scene.cycles
    scene.render.resolution_x = scene.render.resolution_y = SIDE
    c.samples, c.use_adaptive_sampling, c.use_denoising = SAMPLES, True, False
    c.adaptive_threshold, c.adaptive_min_samples = .06, 5
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces, c.transmission_bounces = 8, 1, 2, 8
    c.caustics_reflective = c.caustics_refractive = False
    c.sample_clamp_indirect, c.blur_glossy = 2, 1
    scene.render.image_settings.file_format = 'PNG'
    scene.view_settings.view_transform = 'AgX'
    scene.view_settings.look = 'AgX - Medium High Contrast'
    layer = bpy.context.view_layer
    layer.cycles.denoising_store_passes = True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    source, out, composite = (tree.nodes.new(f'CompositorNode{n}') for n in (
        'RLayers', 'OutputFile', 'Composite'))
    tree.links.new(source.outputs['Image'], composite.inputs['Image'])
    out.base_path = tempfile.mkdtemp()
    out.format.file_format, out.format.color_depth = 'OPEN_EXR', '32'
    out.file_slots.clear()
    for slot, name in (('color', 'Image'), ('albedo', 'Denoising Albedo'),
                       ('normal', 'Denoising Normal')):
        out.file_slots.new(slot)
        tree.links.new(source.outputs[name], out.inputs[slot])
    bpy.ops.render.render()
    color, albedo, normal = (read(f'{out.base_path}/{slot}{scene.frame_current:04d}.exr')
                             for slot in ('color', 'albedo', 'normal'))
    clean = denoise(color, albedo, normal)
    image = bpy.data.images.new('clean', SIDE, SIDE, float_buffer=True)
    rgba = np.ones((SIDE, SIDE, 4), np.float32)
    rgba[..., :3] = clean[::-1, :, ::-1]
    image.pixels.foreach_set(rgba.ravel())
    image.save_render(path, scene=scene)
    bpy.data.images.remove(image)


def read(path):
    image = cv2.imread(path, cv2.IMREAD_UNCHANGED)[..., :3].astype(np.float32)
    return np.nan_to_num(image, posinf=0, neginf=0)


def denoise(color, albedo, normal):
    """An edge-aware à-trous filter of the light on surfaces; albedo and normals keep print sharp.

    A pixel on an edge has no like neighbour, so that it takes a soft mean of all of them.
    """
    color, albedo, normal = (cv2.copyMakeBorder(x, *[16] * 4, cv2.BORDER_REFLECT)
                             for x in (color, albedo, normal))
    color = np.clip(color, 0, 12)
    surface = np.clip(albedo, 0, 1) + .04
    light = np.log1p(color / surface)
    channels = [np.ascontiguousarray(light[..., i]) for i in range(3)]
    median = np.dstack([cv2.medianBlur(channel, 3) for channel in channels])
    light = np.where(np.abs(light - median) > .2, median, light)
    surfaces = np.dstack([np.clip(albedo, 0, 1) ** .45 / .008 ** .5, normal / .08 ** .5])
    edge = 0
    for step, tolerance in ((1, .7), (2, .4), (4, .22), (8, .12)):
        guide = cv2.GaussianBlur(light, (0, 0), 1.6 + step / 2) * (6 ** .5 / tolerance)
        here = np.dstack([guide, surfaces])
        total, weights = light * .375, np.full(light.shape[:2], .375, np.float32)
        for dy, dx in ((y, x) for y in (-step, 0, step) for x in (-step, 0, step) if x or y):
            apart = np.roll(here, (dy, dx), (0, 1)) - here
            weight = np.exp(-np.einsum('ijk,ijk->ij', apart, apart)) * (.18 if dx and dy else .25)
            weights += weight
            total = total + np.roll(light, (dy, dx), (0, 1)) * weight[..., None]
        light = total / weights[..., None]
        if step == 1:
            edge = np.clip((.6 - weights) / .2, 0, 1)[..., None]
    clean = np.expm1(light) * surface
    mean = np.expm1(cv2.GaussianBlur(np.log1p(clean), (0, 0), .8))
    return (clean + (mean - clean) * edge)[16:-16, 16:-16]
