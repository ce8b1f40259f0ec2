import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { mayBeAway, readAddress } from '../database'

/** Opens a database that only the calling test uses. */
export async function openDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { sql, close } = connect(url)
  onTestFinished(() => close().then(drop))

  return { url, sql }
}

/** Connects with the same options as a system. */
export function connect(address: string) {
  const { url, ...reached } = readAddress(address)
  const sql = postgres(url, { ...reached, ...mayBeAway, max: 10, onnotice: () => {} })

  return { sql, close: () => sql.end({ timeout: 5 }) }
}
