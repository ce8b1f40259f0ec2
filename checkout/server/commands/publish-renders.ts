/**
 * Writes the pictures that `tools/dev/pictures/render.py` made into the media folder, and their
 * descriptions and placeholders into pictures.json. `npm run pictures` then derives the smaller
 * sizes.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture } from '../../i18n/pictures'

const SHOP = join(import.meta.dirname, '../..')
const SIDES = { square: 900, close: 640, use: 640 }
const QUALITY = 52

const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8'))

const [renders = 'renders'] = process.argv.slice(2)
const list = join(SHOP, 'i18n/pictures.json')
const pictures = new Map(Object.entries(await read<Record<string, Picture>>(list)))

for (const good of await readdir(renders)) {
  const picture = pictures.get(good)
  if (!picture) continue
  const descriptions = await read<Pick<Picture, keyof typeof SIDES>>(join(renders, good, 'descriptions.json'))
  for (const shot of ['square', 'close', 'use'] as const) {
    const file = join(renders, good, `${shot}.png`)
    if (!existsSync(file)) continue
    await sharp(file)
      .resize(SIDES[shot])
      .sharpen({ sigma: 0.8 })
      .avif({ quality: QUALITY, effort: 2 })
      .toFile(join(SHOP, 'public/media', good, `${shot}.avif`))
    Object.assign(picture, { [shot]: descriptions[shot] })
    if (shot === 'square') picture.placeholder = await blurred(file)
  }
}
await writeFile(list, `${JSON.stringify(Object.fromEntries(pictures), null, 2)}\n`)

async function blurred(file: string) {
  const small = await sharp(file).resize(16).webp({ quality: 40 }).toBuffer()

  return `data:image/webp;base64,${small.toString('base64')}`
}
