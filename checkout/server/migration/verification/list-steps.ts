import { pasarStepsDone } from '@jembatan/migration-bundle/step-results'
import { pasarSteps } from '@jembatan/migration-bundle/steps'
import type { Sql } from 'postgres'
import { readPhase } from '../staging/phase'
import { readBundles } from '../staging/read-bundles'

/** Returns Pasar's migration steps in order, and which are done. */
export async function listSteps({ sql }: { sql: Sql }) {
  const { phase } = await readPhase(sql)
  const [last] = await sql<{ sequence: number; isProven: boolean }[]>`
    select (detail ->> 'sequence')::int as sequence,
      detail ->> 'differences' = '0' and detail ->> 'orderDifferences' = '0' and detail ->> 'unbalanced' = '[]' as "isProven"
    from audit_events where kind = 'migration_verified' order by id desc limit 1`
  const isDone = pasarStepsDone({ phase, bundles: await readBundles(sql) }, last?.isProven ? last.sequence : undefined)

  return pasarSteps.map((step) => ({ step, done: isDone[step] }))
}
