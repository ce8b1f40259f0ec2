import { createHash } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { SQUARE_WIDTHS } from '@jembatan/platform/square-set'
import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { productPictures } from '@/db/schema'
import type { Writer } from '../../change-log/change-log'
import type { Context } from '../../context'
import { openPicture } from '../../photo/keep-photos'

/** Width of the full square, which the largest frame displays. */
const WHOLE = 900
const WIDTHS: readonly number[] = [...SQUARE_WIDTHS, WHOLE]

/** Width key of the original upload, which is never served. */
export const AS_IMPORTED = 0

export const hashOfPicture = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/**
 * Returns the format of a picture, detected by decoding all of it: a truncated file fails. @throws
 * {Error} when it cannot be decoded.
 */
export async function inspectPicture(content: Uint8Array): Promise<string> {
  const { picture, format } = await openPicture(content)
  await picture.resize(1, 1).raw().toBuffer()

  return format
}

/**
 * Stores a picture under its hash. A repeated upload is stored once but renews its age, so that the
 * sweep spares it until a product references it. @throws {Error} when it cannot be decoded.
 */
export async function keepProductPicture(db: Writer, content: Uint8Array): Promise<string> {
  await inspectPicture(content)
  const sha256 = hashOfPicture(content)
  await db.execute(sql`
    insert into product_pictures (sha256, width, content) values (${sha256}, ${AS_IMPORTED}, ${content}::bytea)
    on conflict (sha256, width) do update set created_at = excluded.created_at`)

  return sha256
}

/**
 * Returns one of a picture's files by name. The first request renders and stores it, since many
 * goods are never viewed.
 * @throws {DomainError} `picture_missing`
 */
export async function readProductPicture(
  { db }: Pick<Context, 'db'>,
  { media, file }: { media: string; file: string },
) {
  const [, named = WHOLE] = /^square(?:-(\d{1,4}))?\.avif$/.exec(file) ?? [undefined, AS_IMPORTED]
  const width = Number(named)
  if (!WIDTHS.includes(width)) throw pictureMissing()
  const drawn = await find(db, { media, width })
  if (drawn) return drawn
  const uploads = await find(db, { media, width: AS_IMPORTED })
  if (!uploads) throw pictureMissing()
  const content = await drawSquare(uploads, width)
  await db.insert(productPictures).values({ sha256: media, width, content }).onConflictDoNothing()

  return content
}

const pictureMissing = () => new DomainError('not_found', 'picture_missing', 'there is no such picture')

async function find(db: Connection, { media, width }: { media: string; width: number }) {
  const [picture] = await db
    .select({ content: productPictures.content })
    .from(productPictures)
    .where(and(eq(productPictures.sha256, media), eq(productPictures.width, width)))

  return picture?.content
}

/** Pads pictures to a white square and removes camera metadata. */
async function drawSquare(content: Uint8Array, width: number) {
  const { picture } = await openPicture(content)

  return picture
    .rotate()
    .resize({ width, height: width, fit: 'contain', background: 'white' })
    .flatten({ background: 'white' })
    .avif({ effort: 2 })
    .toBuffer()
}
