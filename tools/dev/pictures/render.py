"""Renders three pictures of each good: `square` and `close` in the studio, and one in use.

Needs Blender 4.3 with its Python's NumPy and OpenCV, rsvg-convert, the fonts of labels.py, and the
light `studio.exr` of the npm package @pmndrs/assets 1.7.0 (base64 in its file hdri/studio.exr.js).

    STUDIO_HDRI=studio.exr blender -b -P render.py -- renders [key …]
    npm run -w pasar pictures:publish renders

Pictures that exist are skipped. SHOTS=square renders only these.
"""
import json
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
from goods import GOODS  # noqa: E402
from materials import mix  # noqa: E402
from places import PLACES  # noqa: E402
from studio import (bounds, built, clear_scene, extent, frame, render, stage,  # noqa: E402
                    turn_round)

SHOTS = os.environ.get('SHOTS', 'square close use').split()
SHOP = HERE / '../../../checkout'
PICTURES = json.loads((SHOP / 'i18n/pictures.json').read_text())
PRODUCTS = json.loads((SHOP / 'db/seed/products.json').read_text())
NAMES = {product['id']: product['name'] for product in PRODUCTS}


def studio_shots(key, good, folder):
    wanted = [shot for shot in ('square', 'close')
              if shot in SHOTS and not (folder / f'{shot}.png').exists()]
    if not wanted:
        return
    clear_scene()
    parts = built(good.build)
    points = bounds(parts)
    stage(mix(PICTURES[key]['color'], '#ffffff', .06), points)
    for shot in wanted:
        (x, y, z), share = (good.front, .74) if shot == 'square' else good.close
        if y > 0:
            turn_round(parts)
            points, x, y = bounds(parts), -x, -y
        frame(points, (x, y, z), share)
        render(str(folder / f'{shot}.png'))


def use_shot(good, folder):
    picture = folder / 'use.png'
    if 'use' not in SHOTS or picture.exists():
        return
    clear_scene()
    points = bounds(built(good.used))
    low, high = extent(points)
    place = PLACES[good.place]
    place.lay(points)
    for thing, dx, dy in good.beside:
        thing(high.x + dx if dx > 0 else low.x + dx, dy)
    x, y, z = place.seen_from
    flat = (high - low).z < .25 * (high - low).x
    up, share = (.4, .8) if flat else (0, good.share)
    frame(points, (x, y, z + up), share, lens=60, blur=3.5)
    render(str(picture))


def descriptions(key, good):
    name, place = NAMES[key], PLACES[good.place]
    seen = {
        'square': ('dari depan, di atas alas bundar', 'from the front, on a round plinth'),
        'close': ('dari dekat, dari sisi lain', 'close up, from another side'),
        'use': (place.indonesian, place.english),
    }
    return {shot: {'id': f"{name['id']} {indonesian}.", 'en': f"{name['en']} {english}."}
            for shot, (indonesian, english) in seen.items()}


def main():
    out, *keys = sys.argv[sys.argv.index('--') + 1:]
    for key in keys or GOODS:
        folder = pathlib.Path(out).resolve() / key
        folder.mkdir(parents=True, exist_ok=True)
        studio_shots(key, GOODS[key], folder)
        use_shot(GOODS[key], folder)
        (folder / 'descriptions.json').write_text(json.dumps(descriptions(key, GOODS[key])))
        print('rendered', key, flush=True)


main()
