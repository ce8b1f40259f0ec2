import { createHash } from 'node:crypto'
import type { Side } from '@jembatan/migration-bundle/steps'
import { openDatabase } from '../../postgres/open-database'
import { tablesOf } from '../../postgres/stored-text'

const DIGESTS = ['md5', 'sha1', 'sha256', 'sha512']

/**
 * Tables of Pasar that contain a buyer's id in the feed, as the old shop has it or as its digest.
 * @throws {Error} if the old shop has no ids to search for.
 */
export async function findMembers(urls: Record<Side, string>): Promise<string[]> {
  const members = new Set((await readMembers(urls['old-shop'])).flatMap(disguisesOf))
  if (members.size === 0) throw new Error('The old shop has no shoppers.')
  const tables = await tablesOf('pasar', urls.pasar)
  const holds = (text: string) => (text.match(/[\w-]{8,}/g) ?? []).some((word) => members.has(word))

  return tables.filter(({ texts }) => texts.some(holds)).map(({ name }) => name)
}

async function readMembers(url: string) {
  const sql = openDatabase(url)
  try {
    return (await sql<{ id: string }[]>`select social_user_id as id from shoppers`).map(({ id }) => id)
  } finally {
    await sql.end()
  }
}

const disguisesOf = (id: string) => [
  id,
  ...DIGESTS.flatMap((name) => {
    const digest = createHash(name).update(id).digest()
    return [digest.toString('hex'), digest.toString('base64url')]
  }),
]
