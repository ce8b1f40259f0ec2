import { BundleRefused, bundleFolder, CURRENT, currentSchema, MANIFEST } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'
import { type BundleReader, finishValidation, type OnRows, readExpected, stageBundle } from './stage-bundle'

type StageArrived = {
  sql: Sql
  /** The store to which an operator copies the old shop's files. */
  store: ObjectStore
  reader: BundleReader
  now: () => Date
  /** Maximum bundles per call. */
  most?: number
  signal?: AbortSignal
  onProgress?: OnRows
}

/**
 * Loads every complete bundle, in order. The manifest is copied last, so a bundle without it is
 * still arriving. Also returns the next sequence.
 * @throws {BundleRefused} at the first faulty bundle; earlier ones stay loaded.
 */
export async function stageArrived({ store, most = Number.POSITIVE_INFINITY, ...loading }: StageArrived) {
  const migration = await readCurrent(store)
  const loaded = { migration, bundles: 0, rows: 0, next: 0, isOnItsWay: false }
  await finishValidation(loading)
  while (loaded.bundles < most) {
    const expected = await readExpected(loading.sql)
    if (expected.migration !== null && expected.migration !== migration)
      throw new DomainError(
        'conflict',
        'other_migration_loaded',
        'What has come belongs to another migration. To forget what was loaded: npm run migration -- import --anew',
      )
    const folder = bundleFolder(migration, expected.sequence)
    const listed = await store.list(folder)
    const isHere = listed.some(({ name }) => name === MANIFEST)
    Object.assign(loaded, { next: expected.sequence, isOnItsWay: listed.length > 0 && !isHere })
    if (loading.signal?.aborted || !isHere) return loaded

    const files = { list: async () => listed, read: (name: string) => readStored(store, `${folder}/${name}`) }
    const bundle = await stageBundle({ ...loading, files }).catch((error: unknown) => {
      throw error instanceof BundleRefused ? withFolder(folder, error) : error
    })
    if (!bundle) return loaded
    loaded.bundles += 1
    loaded.rows += bundle.rows
  }

  return loaded
}

/** Names the bundle that the operator has to copy again. */
const withFolder = (folder: string, refused: BundleRefused) =>
  new BundleRefused(refused.code, `${folder}: ${refused.message}`, { cause: refused, bundle: folder })

/** Returns the migration to load. @throws {Error} in one sentence when none has arrived. */
export async function readCurrent(store: ObjectStore) {
  const current = await readText(store, CURRENT)
  if (!current)
    throw new DomainError(
      'conflict',
      'nothing_came',
      `No bundle has come yet: npm run migration -- export writes the first, and ${CURRENT} with it.`,
    )

  try {
    return currentSchema.parse(JSON.parse(current)).migration
  } catch (cause) {
    throw new DomainError(
      'malformed',
      'current_unreadable',
      `${CURRENT} does not say which migration is to be read: carry it over once more.`,
      { file: CURRENT },
      { cause },
    )
  }
}

/** Empty when there is no such file. */
export async function* readStored(store: ObjectStore, key: string) {
  const stream = await store.read(key)
  if (stream) yield* stream
}
