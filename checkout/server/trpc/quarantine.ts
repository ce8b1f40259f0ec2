import { z } from 'zod'
import { changeAndImport } from '../migration/import/change-and-import'
import { refuseRow } from '../migration/validation/decide-row'
import { row, rowChange, rowKey, rowRefusal, table } from '../migration/validation/input'
import { listReason, readHeldRow, summarizeQuarantine } from '../migration/validation/list-quarantine'
import { listSteps } from '../migration/verification/list-steps'
import { operatorProcedure } from './operator-procedure'
import { ownSession, router } from './procedure'

const quarantineProcedure = operatorProcedure.use(ownSession)

const state = z.enum(['quarantined', 'refused'])

/** Quarantined rows of the old shop, and an operator's decisions about them. */
export const quarantineRouter = router({
  summary: quarantineProcedure.query(({ ctx }) => summarizeQuarantine(ctx)),

  steps: quarantineProcedure.query(({ ctx }) => listSteps(ctx)),

  ofReason: quarantineProcedure
    .input(z.object({ table, code: z.string().max(40), state, after: rowKey.optional() }))
    .query(({ ctx, input }) => listReason(ctx, input)),

  row: quarantineProcedure.input(row).query(({ ctx, input }) => readHeldRow(ctx, input)),

  change: quarantineProcedure.input(rowChange).mutation(({ ctx, input }) => changeAndImport(ctx, input)),

  refuse: quarantineProcedure.input(rowRefusal).mutation(({ ctx, input }) => refuseRow(ctx, input)),
})
