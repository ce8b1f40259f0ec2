import { readdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { drawShareCard } from '../media/share-card'

/**
 * Draws the card of every post's picture under a folder of media, and leaves those that are newer than their picture.
 * @returns how many were drawn.
 */
export async function drawShareCards(media: string): Promise<number> {
  const pictures = (await readdir(media, { recursive: true })).filter((path) => /(^|\/)hero\.avif$/.test(path))
  let drawn = 0
  for (const path of pictures) {
    const picture = join(media, path)
    const card = join(dirname(picture), 'card.jpg')
    if ((await timeOf(card)) > (await timeOf(picture))) continue
    await writeFile(`${card}.part`, await drawShareCard(picture))
    await rename(`${card}.part`, card)
    drawn += 1
  }

  return drawn
}

/** In milliseconds since 1970; 0 for what is not there. */
const timeOf = (file: string) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
