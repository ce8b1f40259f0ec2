"""Stage, light, camera, rendering and denoising."""
import math
import os
import tempfile

os.environ['OPENCV_IO_ENABLE_OPENEXR'] = '1'
import bpy
import cv2
import numpy as np
from mathutils import Matrix, Vector
from materials import add_nodes, connect, grain, lin, mat, mix
from shapes import cyl, sheet

SIDE = int(os.environ.get('SIDE', 900))
SAMPLES = int(os.environ.get('SAMPLES', 5))
STUDIO = os.path.abspath(os.environ.get('STUDIO_HDRI', 'studio.exr'))


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
