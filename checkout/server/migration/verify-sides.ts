import { text } from 'node:stream/consumers'
import {
  checksumsFile,
  compareChecksums,
  type Difference,
  type DocumentKeys,
  readChecksums,
  type SigningKey,
  signChecksums,
} from '@jembatan/contract/bundle'
import type { ObjectStore } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'
import { countRows, unbalanced } from './count-rows'
import { takePasarsChecksums } from './take-checksums'

type VerifySides = {
  sql: Sql
  store: ObjectStore
  side: string
  signingKey: SigningKey
  /** May sign what the old shop says. */
  keys: DocumentKeys
  now: Date
  onProgress?: (rows: number) => void
}

export type Verified = {
  migration: string
  sequence: number
  rows: number
  /** Undefined until the old shop's document has come. */
  differences?: Difference[]
  /** Tables whose rows are not all loaded, quarantined or refused. */
  unbalanced: string[]
}

/** Signs what Pasar has, puts it where it can be carried, and compares it with what the old shop has signed. */
export async function verifySides({ store, signingKey, keys, ...taking }: VerifySides): Promise<Verified> {
  const ours = await takePasarsChecksums(taking)
  const { migration, sequence } = ours
  await store.put(checksumsFile(migration, 'pasar'), Buffer.from(await signChecksums(ours, signingKey)))
  const theirs = await store.read(checksumsFile(migration, 'old-shop'))

  return {
    ...{ migration, sequence },
    rows: ours.ranges.reduce((total, { rows }) => total + rows, 0),
    differences: theirs && compareChecksums(await readChecksums(await text(theirs), keys), ours),
    unbalanced: unbalanced(await countRows(taking.sql)).map(({ table }) => table),
  }
}
