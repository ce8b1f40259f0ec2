import { readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { SQUARE_WIDTHS } from './square-set'

/**
 * Makes the smaller sizes of every square picture under a folder of media, and leaves those that are newer than their
 * picture. Whoever stops it halfway finds whole files only.
 * @returns how many were made.
 */
export async function sizePictures(media: string): Promise<number> {
  const folders = (await readdir(media, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  let made = 0
  for (const { name } of folders) {
    const picture = join(media, name, 'square.avif')
    const drawn = await timeOf(picture)
    for (const width of drawn ? SQUARE_WIDTHS : []) {
      const sized = join(media, name, `square-${width}.avif`)
      if ((await timeOf(sized)) > drawn) continue
      // Two thirds of the time of effort 3, for files a twentieth larger.
      await sharp(picture).resize(width).avif({ effort: 2 }).toFile(`${sized}.part`)
      await rename(`${sized}.part`, sized)
      made += 1
    }
  }

  return made
}

/** In milliseconds since 1970; 0 for what is not there. */
const timeOf = (file: string) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
