import type { PictureEntry } from '@jembatan/contract/bundle'
import type { Sql, TransactionSql } from 'postgres'
import { openPicture } from '../photo/keep-photos'
import type { Opened } from './load-bundle'

type LoadPicture = { bundle: Opened; picture: PictureEntry }

/** Keeps a picture as it came, with what it is. One that is here already is not read again. @throws {BundleRefused} */
export async function loadPicture(sql: Sql | TransactionSql, { bundle, picture }: LoadPicture) {
  const { sha256 } = picture
  const [known] = await sql`select from migration.pictures where sha256 = ${sha256}`
  if (known) return
  const content = await bundle.readPicture(picture)
  await sql`
    insert into migration.pictures (sha256, sequence, content, format)
    values (${sha256}, ${bundle.manifest.sequence}, ${content}, ${await readFormat(content)})
    on conflict do nothing`
}

/** By its content, to the last of its lines: a name says nothing, and half a picture is none. */
async function readFormat(content: Uint8Array) {
  try {
    const { picture, format } = await openPicture(content)
    await picture.resize(1, 1).raw().toBuffer()

    return format
  } catch {
    return null
  }
}
