import { openShop } from '../../testing/open-world'
import { importStaged } from '../import/import-staged'
import { emptyStaging, stageBundle } from '../staging/stage-bundle'
import { type Rows, writer } from './write-bundle'

export const NOW = new Date('2024-02-28T03:00:00Z')

type Deleted = Parameters<typeof writer.write>[0]['deleted']

/**
 * Opens a seeded shop that has staged an old shop's bulk; `load` stages changes, and `loadAnew`
 * another bulk.
 */
export async function openStaging(rows: Rows, pictures: Uint8Array[] = []) {
  const shop = await openShop()
  let next: { sequence: number; previous: string | null } = { sequence: 0, previous: null }
  const load = async (more: Rows, deleted: Deleted = {}) => {
    const { files, hash } = await writer.write({ rows: more, deleted, pictures, ...next })
    await stageBundle({ sql: shop.sql, files, reader: writer.reader, now: () => NOW })
    next = { sequence: next.sequence + 1, previous: hash }
  }
  await load(rows)
  /** Returns lines of `table key code`. */
  const listQuarantine = async (state: 'quarantined' | 'refused' | 'repaired' = 'quarantined') =>
    (
      await shop.sql<{ line: string }[]>`
        select concat_ws(' ', table_name, key, code) as line from migration.quarantine where state = ${state} order by 1`
    ).map(({ line }) => line)

  return {
    ...shop,
    load,
    loadAnew: async (bulk: Rows) => {
      await shop.sql.begin((tx) => emptyStaging(tx))
      next = { sequence: 0, previous: null }
      await load(bulk)
    },
    importAll: () => importStaged(shop.sql, { now: NOW }),
    listQuarantine,
  }
}
