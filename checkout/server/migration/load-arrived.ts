import { text } from 'node:stream/consumers'
import { bundleFolder, CURRENT, currentSchema, MANIFEST } from '@jembatan/contract/bundle'
import type { ObjectStore } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'
import { type BundleReader, finishJudging, loadBundle, readExpected } from './load-bundle'

type LoadArrived = {
  sql: Sql
  /** Where an operator has put what the old shop wrote. */
  store: ObjectStore
  reader: BundleReader
  now: () => Date
  /** Bundles after which it returns, whatever else has come. */
  most?: number
  signal?: AbortSignal
  onProgress?: (rows: number, all: number) => void
}

/**
 * Loads every bundle that has arrived whole, in order; the manifest comes last, so without it a bundle is still on its way.
 * @throws {BundleRefused} at the first that is not what it should be; those before it stay loaded.
 */
export async function loadArrived({ store, most = Number.POSITIVE_INFINITY, ...loading }: LoadArrived) {
  const migration = await readCurrent(store)
  const loaded = { migration, bundles: 0, rows: 0 }
  await finishJudging(loading)
  while (loaded.bundles < most) {
    const expected = await readExpected(loading.sql)
    if (expected.migration !== null && expected.migration !== migration)
      throw new Error(
        'What has come belongs to another migration. To forget what was loaded: npm run migration -- import --anew',
      )
    const folder = bundleFolder(migration, expected.sequence)
    const listed = await store.list(folder)
    if (loading.signal?.aborted || !listed.some(({ name }) => name === MANIFEST)) return loaded

    const files = { list: async () => listed, read: (name: string) => readFile(store, `${folder}/${name}`) }
    const bundle = await loadBundle({ ...loading, files })
    if (!bundle) return loaded
    loaded.bundles += 1
    loaded.rows += bundle.rows
  }

  return loaded
}

/** Which migration is to be read. @throws {Error} in one sentence when none has come. */
export async function readCurrent(store: ObjectStore) {
  const current = await store.read(CURRENT)
  if (!current) throw new Error(`No bundle has come yet: there is no ${CURRENT} where they are looked for.`)

  return currentSchema.parse(JSON.parse(await text(current))).migration
}

async function* readFile(store: ObjectStore, key: string) {
  const stream = await store.read(key)
  if (stream) yield* stream
}
