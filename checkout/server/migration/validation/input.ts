import { tableNames } from '@jembatan/migration-bundle'
import { z } from 'zod'

const LONGEST_CELL = 600

/** As an address has it. */
export const table = z.string().max(40).pipe(z.enum(tableNames))

export const rowKey = z.int().positive()

export const row = z.object({ table, key: rowKey })

/** A row as it was when the page of its decision was made. */
const decidedRow = row.extend({ version: z.string().max(40) })

export const rowChange = decidedRow.extend({
  cells: z.record(z.string().max(40), z.string().max(LONGEST_CELL).nullable()),
})

/**
 * The same as a form sends it: every column with its value then and now. `clear` empties one whose
 * value is not shown.
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
