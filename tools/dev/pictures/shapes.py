"""Shapes of meshes and curves. One unit is a decimetre; a shape stands on its `loc`."""
import math

import bmesh
import bpy
from materials import mat

PI = math.pi


def along(line, share):
    """Returns the point at a share of a line of points."""
    at = share * (len(line) - 1)
    i = min(int(at), len(line) - 2)
    return tuple(a + (b - a) * (at - i) for a, b in zip(line[i], line[i + 1]))


def spot(angle, r, z=0.0, deep=None):
    """Returns a point on a circle, or on an oval that is `deep` in y."""
    return r * math.cos(angle), (deep or r) * math.sin(angle), z


def around(count, r, z=0.0, start=0.0, deep=None):
    """Returns points that share out a circle or an oval."""
    return [spot(start + 2 * PI * i / count, r, z, deep) for i in range(count)]


def row(count, first, step):
    """Returns points at equal distances."""
    return [tuple(a + i * b for a, b in zip(first, step)) for i in range(count)]


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
    bmesh.ops.spin(bm, geom=line + edges, axis=(0, 0, 1), angle=2 * PI, steps=segments,
        use_merge=True)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=1e-5)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    o = from_bmesh(bm, m, loc=loc, rot=rot, scale=scale)
    return bevel(o, edge) if edge else o


def smooth(points):
    """Catmull-Rom through the points of a profile."""
    out = []
    for i in range(len(points) - 1):
        four = points[max(0, i - 1)], points[i], points[i + 1], points[min(len(points) - 1, i + 2)]
        for f in (k / 6 for k in range(6)):
            out.append(tuple(.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f * f
                + (3 * b - a - 3 * c + d) * f ** 3) for a, b, c, d in zip(*four)))
    return [(max(0, r), z) for r, z in out + [points[-1]]]


def cyl(r, h, m, loc=(0, 0, 0), rot=(0, 0, 0), edge=0.02, top=None):
    """A cylinder that stands on `loc`."""
    return turn([(0, 0), (r, 0), (r if top is None else top, h), (0, h)], m, loc, rot,
        edge=min(edge, h / 3, r / 3))


def ball(r, m, loc=(0, 0, 0), scale=(1, 1, 1), rot=(0, 0, 0)):
    half = [(r * math.sin(a), -r * math.cos(a)) for a in (PI * i / 24 for i in range(25))]
    return turn(half, m, loc, rot, scale, 0, 48)


def ring(big, small, m, loc=(0, 0, 0), rot=(0, 0, 0), scale=None):
    turned = [(big + small * math.cos(a), small * math.sin(a))
              for a in (PI * i / 12 for i in range(25))]
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


def wrap(r, z0, z1, span, image, loc=(0, 0, 0), top=None):
    """A print around a turned body, centred on the front; `span` in degrees."""
    def at(u, v):
        a, rr = -PI / 2 + math.radians(span) * (u - .5), r + ((top or r) - r) * v + .006
        return rr * math.cos(a), rr * math.sin(a), z0 + (z1 - z0) * v
    return sheet(at, mat(rough=.55, image=image), 40, 1, 0, loc)


def tube(points, r, m, cyclic=False, radii=None):
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
    return link(data, m)


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


def pouch(w, d, h, m, image):
    """A filled bag that stands: full below, flat and sealed above, printed on its front."""
    def side(sign, material):
        def at(u, v):
            x, full = u * 2 - 1, max(0, 1 - max(0, (v - .45) / .5) ** 1.3)
            bulge = d / 2 * (full * (1 - .55 * x ** 4) * min(1, .55 + 3 * v) + .02)
            wide = w / 2 * (1 - .05 * full * (1 - abs(2 * v - 1)))
            return x * wide, sign * bulge * (1 - abs(x) ** 8), v * h
        return wrinkle(sheet(at, material, 20, 24), .03 * w, .5 * w)
    side(1, m)
    return side(-1, mat(rough=.45, coat=.1, image=image))
