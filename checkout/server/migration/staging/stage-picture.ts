import type { PictureEntry } from '@jembatan/migration-bundle'
import type { TransactionSql } from 'postgres'
import { inspectPicture } from '../../catalogue/picture/product-pictures'
import type { OpenedBundle } from './stage-bundle'

type StagePicture = { bundle: OpenedBundle; picture: PictureEntry }

/**
 * Stores a picture as received, with its format. An existing one is not read again.
 * @throws {BundleRefused}
 */
export async function stagePicture(tx: TransactionSql, { bundle, picture }: StagePicture) {
  const { sha256 } = picture
  const [row] = await tx`select from migration.pictures where sha256 = ${sha256}`
  if (row) return
  const content = await bundle.readPicture(picture)
  await tx`
    insert into migration.pictures (sha256, sequence, content, format)
    values (${sha256}, ${bundle.manifest.sequence}, ${content}, ${await inspectPicture(content).catch(() => null)})
    on conflict do nothing`
}
