import { readAddress } from '@jembatan/platform/database'
import postgres, { type Options, type PostgresType, type Sql } from 'postgres'

/** Connects to a system's database, with the certificate in its address. */
export function openDatabase(address = '', options: Options<Record<string, PostgresType>> = {}): Sql {
  const { url, ...reached } = readAddress(address)

  return postgres(url, { max: 1, onnotice: () => {}, ...reached, ...options })
}

/** Connects, works and disconnects. */
export async function withDatabase<Result>(address: string | undefined, work: (sql: Sql) => Promise<Result>) {
  const sql = openDatabase(address)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
