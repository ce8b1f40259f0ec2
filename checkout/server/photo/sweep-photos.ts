import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inArray, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import type { Connection } from '@/db/connect'
import { complaintPhotos, returnPhotos, reviews } from '@/db/schema'
import { dropPhotos } from './keep-photos'

/** A photo is written before its row, so younger files may still get one. */
const YOUNGEST_MS = 60 * 60_000

/**
 * Daily job: deletes photos without a return, complaint or review, of deleted buyers and of
 * requests that failed midway.
 */
export async function sweepPhotos(db: Connection, { directory }: { directory: string }): Promise<number> {
  const files = await readdir(directory).catch(() => [])
  const old = await Promise.all(files.map(async (file) => ({ file, at: (await stat(join(directory, file))).mtimeMs })))
  const settled = old.filter(({ at }) => at < Date.now() - YOUNGEST_MS).map(({ file }) => file)
  if (settled.length === 0) return 0

  const rows = await union(
    db.select({ file: returnPhotos.file }).from(returnPhotos).where(inArray(returnPhotos.file, settled)),
    db.select({ file: complaintPhotos.file }).from(complaintPhotos).where(inArray(complaintPhotos.file, settled)),
    db
      .select({ file: sql<string>`unnest(${reviews.photos})` })
      .from(reviews)
      .where(sql`${reviews.orderId} is not null and ${reviews.photos} <> '{}'`),
  )
  const referenced = new Set(rows.map(({ file }) => file))
  const unreferenced = settled.filter((file) => !referenced.has(file))
  await dropPhotos({ directory, files: unreferenced })

  return unreferenced.length
}
