import { randomBytes } from 'node:crypto'
import {
  type DocumentKeys,
  readPromise,
  SAMPLE_ORDERS,
  type SampleRequest,
  sampleFiles,
} from '@jembatan/migration-bundle'
import { type ObjectStore, readText } from '@jembatan/platform/object-store'
import type { Sql } from 'postgres'

type RequestSample = {
  sql: Sql
  store: ObjectStore
  /** The old shop's verification keys. */
  keys: DocumentKeys
  migration: string
  orders?: number
  now: Date
}

/**
 * Publishes Pasar's half of the next draw, once, after the rows are loaded: by then the old shop
 * has committed to its own half without revealing it. A repeated call writes the same file. Does
 * nothing without a commitment.
 */
export async function requestSample({ sql, store, keys, migration, orders = SAMPLE_ORDERS, now }: RequestSample) {
  const files = sampleFiles(migration)
  const text = await readText(store, files.promise)
  if (!text) return
  const promise = await readPromise(text, keys)
  if (promise.migration !== migration) return
  await sql`
    insert into migration.draws (number, migration, commitment, nonce, orders, asked_at)
    values (${promise.draw}, ${migration}, ${promise.commitment}, ${randomBytes(32).toString('hex')}, ${orders},
      ${now.toISOString()})
    on conflict do nothing`
  const [draw] = await sql<Pick<SampleRequest, 'draw' | 'nonce' | 'orders'>[]>`
    select number as draw, nonce, orders from migration.draws where number = ${promise.draw}`
  if (draw) await store.put(files.request, Buffer.from(`${JSON.stringify({ migration, ...draw })}\n`))
}
