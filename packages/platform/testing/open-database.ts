import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../../tools/postgres/test-database'
import { mayBeAway, readAddress } from '../database'

/** A database of the calling test alone. */
export async function openDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { sql, close } = connect(url)
  onTestFinished(() => close().then(drop))

  return { url, sql }
}

/** As a system connects. */
export function connect(address: string) {
  const { url, ...reached } = readAddress(address)
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 10, onnotice: () => {} })

  return { sql, close: () => sql.end({ timeout: 5 }) }
}
