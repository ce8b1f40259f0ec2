import { tableNames } from '@jembatan/migration-bundle'
import { z } from 'zod'

const LONGEST_CELL = 600

/** As in the URL. */
export const table = z.string().max(40).pipe(z.enum(tableNames))

export const rowKey = z.int().positive()

export const row = z.object({ table, key: rowKey })

/** A row in the version that the decision's page showed. */
const decidedRow = row.extend({ version: z.string().max(40) })

export const rowChange = decidedRow.extend({
  cells: z.record(z.string().max(40), z.string().max(LONGEST_CELL).nullable()),
})

/**
 * The same as submitted by a form: every column with its shown and new value. `clear` empties a
 * hidden value.
 */
export const rowChangeForm = decidedRow.extend({
  cells: z
    .array(
      z.object({
        column: z.string().max(40),
        was: z.string(),
        value: z.string().trim().max(LONGEST_CELL, 'cell_invalid'),
        clear: z.boolean().default(false),
      }),
    )
    .max(99),
})

export const rowRefusal = decidedRow.extend({
  reason: z.string().trim().min(4, 'reason_wrong').max(200, 'reason_wrong'),
})
