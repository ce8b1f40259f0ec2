import { bundleFolder, columnsOf, LARGEST_PICTURE, type PictureEntry, writePicture } from '@jembatan/migration-bundle'
import { eq } from 'drizzle-orm'
import type { OldShop } from '@/db/connect'
import { exportPictures, pictures } from '@/db/schema'
import type { ChangeBatch } from './change-batch'
import type { Sender } from './store-bundle'

type WritePictures = {
  shop: OldShop
  sender: Sender
  migration: string
  sequence: number
  /** The bulk export covers every product; later bundles only the changed ones. */
  of: 'all' | ChangeBatch
}

/**
 * Stores pictures that are in no earlier bundle beside a bundle's chunks, one at a time. Returns
 * their entries for its manifest. A killed run writes the missing ones when repeated. A picture
 * that is too large is not exported: its products wait in the reader's quarantine.
 */
export async function writePictures({ shop, sender, migration, sequence, of }: WritePictures): Promise<PictureEntry[]> {
  const { db } = shop
  const folder = bundleFolder(migration, sequence)
  const missing = await findUnwritten(shop, sequence, of)
  if (missing.length === 0) return []

  const sizes = new Map((await sender.store.list(folder)).map(({ name, bytes }) => [name, bytes]))
  const entries: PictureEntry[] = []
  for (const { sha256, entry } of missing) {
    if (entry && sizes.get(entry.name) === entry.storedBytes) {
      entries.push(entry)
      continue
    }
    const [picture] = await db.select().from(pictures).where(eq(pictures.sha256, sha256))
    if (!picture) continue
    const file = await writePicture(picture.content, sender.recipient)
    await sender.store.put(`${folder}/${file.entry.name}`, file.bytes)
    const row = { sha256, sequence, entry: file.entry }
    await db.insert(exportPictures).values(row).onConflictDoUpdate({ target: exportPictures.sha256, set: row })
    entries.push(file.entry)
  }

  return entries
}

/**
 * Returns the pictures to write, with the entry of those that a killed run has already written for
 * this bundle.
 */
async function findUnwritten({ sql }: OldShop, sequence: number, of: WritePictures['of']) {
  const hashes = of === 'all' ? null : picturesIn(of)
  if (hashes?.length === 0) return []

  return sql<{ sha256: string; entry: PictureEntry | null }[]>`
    select p.sha256, e.entry from pictures p left join export_pictures e on e.sha256 = p.sha256
    where (e.sequence is null or e.sequence = ${sequence}) and octet_length(p.content) between 1 and ${LARGEST_PICTURE}
      and (e.sequence is not null or ${
        hashes ? sql`p.sha256 = any(${hashes})` : sql`exists (select from products where products.picture = p.sha256)`
      })
    order by p.sha256`
}

function picturesIn({ tables }: ChangeBatch) {
  const column = columnsOf('products').indexOf('picture')
  const cells = [...(tables.get('products')?.values() ?? [])].map((row) => row?.[column])

  return [...new Set(cells.filter((cell) => typeof cell === 'string'))]
}
