import {
  BUNDLE_SCHEMA,
  type BundleManifest,
  bundleFolder,
  type ChunkEntry,
  filesOf,
  hashManifest,
  MANIFEST,
  type PictureEntry,
  type SigningKey,
  sampleFiles,
  sampleFolder,
  signManifest,
  signPromise,
} from '@jembatan/migration-bundle'
import type { ObjectStore } from '@jembatan/platform/object-store'
import { desc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { exportBundles } from '@/db/schema'

/** Signs bundles for a reader, and stores them where an operator transfers them from. */
export type Sender = {
  store: ObjectStore
  signingKey: SigningKey
  issuer: string
  audience: string
  recipient: string
  now: () => Date
}

type SignBundle = Pick<BundleManifest, 'migration' | 'sequence' | 'previous' | 'from' | 'to'> & {
  chunks: ChunkEntry[]
  pictures: PictureEntry[]
}

/**
 * Records a bundle, then stores its manifest beside its chunks and pictures, which are already
 * there.
 */
export async function storeBundle(db: Database, sender: Sender, { chunks, pictures, ...about }: SignBundle) {
  const { issuer, audience, recipient, now } = sender
  const createdAt = now().toISOString()
  const manifest = await signManifest(
    { version: 1, schema: BUNDLE_SCHEMA, ...about, issuer, audience, recipient, createdAt, chunks, pictures },
    sender.signingKey,
  )
  const hash = hashManifest(manifest)
  const rows = chunks.reduce((total, chunk) => total + chunk.rows, 0)
  await db
    .insert(exportBundles)
    .values({ sequence: about.sequence, manifest, hash, upTo: about.to, rows, signedAt: now() })
  await putManifest(db, sender, about.migration)

  return { hash, rows }
}

/** Stores the manifest of a killed run that recorded it only; it can only be the last one. */
export async function putManifest(db: Database, { store, now }: Sender, migration: string) {
  const [last] = await db.select().from(exportBundles).orderBy(desc(exportBundles.sequence)).limit(1)
  if (!last || last.storedAt) return
  const { sequence, manifest } = last
  const folder = bundleFolder(migration, sequence)
  const manifestFiles = new Set(filesOf(JSON.parse(manifest).manifest).map(({ name }) => name))
  // A run that was killed before it signed may have left other chunks.
  for (const { name } of await store.list(folder)) if (!manifestFiles.has(name)) await store.remove(`${folder}/${name}`)
  await store.removeParts(folder)
  await store.put(`${folder}/${MANIFEST}`, Buffer.from(manifest))
  await db.update(exportBundles).set({ storedAt: now() }).where(eq(exportBundles.sequence, sequence))
}

/**
 * Called with the bulk export, before Pasar can request a draw. An existing file belongs to a later
 * draw.
 */
export async function promiseFirstDraw({ store, signingKey }: Sender, migration: string) {
  if ((await store.list(sampleFolder(migration))).length > 0) return
  await store.put(sampleFiles(migration).promise, Buffer.from(await signPromise({ migration, draw: 0 }, signingKey)))
}
