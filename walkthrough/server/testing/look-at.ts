import type { TableCount } from '@jembatan/migration-bundle/step-results'
import type { Look } from '../migration/runs'

const MIGRATION = 'a0000000-0000-4000-8000-000000000001'

type LookFields = {
  day?: number
  orders?: number
  /** Rows of the old shop, by the name of their table there. */
  old?: Record<string, number>
  tables?: (Partial<TableCount> & { table: string })[]
  consented?: number
  phase?: 'loading' | 'open'
}

/** Both sides' counts, so many days after the first of them was taken. */
export const lookAt = ({
  day = 0,
  orders = 1000,
  old = {},
  tables = [],
  consented = 0,
  phase = 'loading',
}: LookFields): Look => ({
  at: new Date(Date.UTC(2026, 10, 1) + day * 24 * 60 * 60 * 1000).toISOString(),
  sides: {
    'old-shop': {
      rehearsal: { orders },
      phase: 'selling',
      tables: old,
      export: { migration: MIGRATION, bundles: 1, bulkRows: 1, changedRows: 0, behind: 0 },
    },
    pasar: {
      phase,
      bundles: { migration: MIGRATION, count: 1, rows: 1, half: null },
      consented,
      tables: tables.map((table) => ({
        source: 0,
        loaded: 0,
        quarantined: 0,
        refused: 0,
        repaired: 0,
        imported: 0,
        reasons: {},
        ...table,
      })),
    },
  },
})
