import { z } from 'zod'
import { getDatabase } from '../database'
import { importStaged } from '../migration/import/import-staged'
import { changeRow, refuseRow } from '../migration/validation/decide-row'
import { row, rowChange, rowKey, rowRefusal, table } from '../migration/validation/input'
import { listReason, readHeldRow, summarizeQuarantine } from '../migration/validation/list-quarantine'
import { operatorProcedure } from './operator-procedure'
import { router } from './procedure'

const state = z.enum(['quarantined', 'refused'])

/** Rows of another shop that a rule keeps out, and what a person does about them. */
export const quarantineRouter = router({
  summary: operatorProcedure.query(() => summarizeQuarantine(getDatabase().sql)),

  ofReason: operatorProcedure
    .input(z.object({ table, code: z.string().max(40), state, after: rowKey.optional() }))
    .query(({ input }) => listReason(getDatabase().sql, input)),

  row: operatorProcedure.input(row).query(({ input }) => readHeldRow(getDatabase().sql, input)),

  change: operatorProcedure.input(rowChange).mutation(async ({ ctx, input }) => {
    const { sql } = getDatabase()
    const code = await changeRow(sql, { ...input, by: ctx.operator, now: ctx.now })
    // What is at home now goes on as if it had come right.
    if (code === null) await importStaged(sql, { now: ctx.now })

    return { code }
  }),

  refuse: operatorProcedure
    .input(rowRefusal)
    .mutation(({ ctx, input }) => refuseRow(getDatabase().sql, { ...input, by: ctx.operator, now: ctx.now })),
})
