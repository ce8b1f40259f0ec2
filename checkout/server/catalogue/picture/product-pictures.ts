import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { SQUARE_WIDTHS } from '@jembatan/platform/square-set'
import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { productPictures } from '@/db/schema'
import type { Writer } from '../../facts/facts'
import { openPicture } from '../../photo/keep-photos'

/** Of the whole square, which the largest frame shows. */
const WHOLE = 900

export const hashOfPicture = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/**
 * Draws a picture as squares of the widths that frames have, and keeps them under its own hash: the same picture is kept once.
 * What is not square stands in white. Nothing that a camera wrote beside it is left.
 * @throws {Error} when it cannot be read.
 */
export async function keepProductPicture(db: Writer, content: Uint8Array): Promise<string> {
  const sha256 = hashOfPicture(content)
  const squares = await Promise.all([...SQUARE_WIDTHS, WHOLE].map((width) => drawSquare(content, width)))
  const rows = squares.map((square) => sql`(${sha256}, ${square.width}::integer, ${square.content}::bytea)`)
  await db.execute(sql`
    insert into product_pictures (sha256, width, content) values ${sql.join(rows, sql`, `)} on conflict do nothing`)

  return sha256
}

async function drawSquare(content: Uint8Array, width: number) {
  const { picture } = await openPicture(content)
  const drawn = await picture
    .rotate()
    .resize({ width, height: width, fit: 'contain', background: 'white' })
    .flatten({ background: 'white' })
    .avif({ effort: 0 })
    .toBuffer()

  return { width, content: drawn }
}

/** One of a picture's files, by the name that a page asks for. @throws {DomainError} `picture_missing` */
export async function readProductPicture(db: Connection, { media, file }: { media: string; file: string }) {
  const [, width = WHOLE] = /^square(?:-(\d{1,4}))?\.avif$/.exec(file) ?? [undefined, 0]
  const [found] = await db
    .select({ content: productPictures.content })
    .from(productPictures)
    .where(and(eq(productPictures.sha256, media), eq(productPictures.width, Number(width))))
  if (!found) throw new DomainError('not_found', 'picture_missing', 'there is no such picture')

  return found.content
}
