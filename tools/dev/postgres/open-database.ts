import { readAddress } from '@jembatan/platform/database'
import postgres, { type Options, type PostgresType, type Sql } from 'postgres'

/** Connects to a system's database, with the certificate in its address. */
export function openDatabase(address = '', options: Options<Record<string, PostgresType>> = {}): Sql {
  const { url, ...reached } = readAddress(address)

  return postgres(url, { max: 1, onnotice: () => {}, ...reached, ...options })
}
