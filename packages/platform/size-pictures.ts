import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import sharp from 'sharp'
import { SQUARE_WIDTHS } from './square-set'

/** A file that is derived from the picture next to it. */
export type Derived = { name: string; make: (picture: string) => Promise<Buffer> }

/** The derived files by picture name. */
export type DerivedPictures = Record<string, Derived[]>

/** Takes two thirds of the time of effort 3; files are a twentieth larger. */
const EFFORT = 2

export const sized = (picture: string, widths: readonly number[]): Derived[] =>
  widths.map((width) => ({
    name: `${parse(picture).name}-${width}.avif`,
    make: (file) => sharp(file).resize(width).avif({ effort: EFFORT }).toBuffer(),
  }))

export const SQUARES: DerivedPictures = { 'square.avif': sized('square.avif', SQUARE_WIDTHS) }

/** A file in each media folder: each derived file with the hash of its source picture. */
const LIST = 'made-from.json'

/** Creates the files that `findStale` reports for a media folder. Returns the number of files. */
export async function derivePictures(media: string, derived: DerivedPictures): Promise<number> {
  const { all, stale } = await look(media, derived)
  for (const { file, picture, make } of stale) {
    const path = join(media, file)
    await writeFile(`${path}.part`, await make(join(media, picture)))
    await rename(`${path}.part`, path)
  }
  const list = Object.fromEntries(all.map(({ file, hash }) => [file, hash]))
  if (stale.length > 0) await writeFile(join(media, LIST), `${JSON.stringify(list, null, 2)}\n`)

  return stale.length
}

/** Returns files that are missing or were made from a different picture. */
export const findStale = async (media: string, derived: DerivedPictures) =>
  (await look(media, derived)).stale.map(({ file }) => file)

async function look(media: string, derived: DerivedPictures) {
  const list: Record<string, string> = JSON.parse(await readFile(join(media, LIST), 'utf8').catch(() => '{}'))
  const pictures = (await readdir(media, { recursive: true })).filter((path) => parse(path).base in derived).sort()
  const each = pictures.map(async (picture) => {
    const hash = createHash('sha256')
      .update(await readFile(join(media, picture)))
      .digest('base64url')
    const { dir, base } = parse(picture)

    return (derived[base] ?? []).map(({ name, make }) => ({ file: join(dir, name), picture, hash, make }))
  })
  const all = (await Promise.all(each)).flat()

  return { all, stale: all.filter(({ file, hash }) => list[file] !== hash || !existsSync(join(media, file))) }
}
