import { z } from 'zod'
import { toWhole } from '@/i18n/as-typed'
import { ROOM_MODES } from './limits'

const count = z.int('count_malformed').min(1, 'count_malformed').max(1_000_000, 'count_malformed')

export const roomSettings = z.object({
  id: z.string().trim().min(1, 'product_missing').max(64, 'product_missing'),
  mode: z.enum(ROOM_MODES),
  mostActive: count,
  mostAMinute: count,
})

const typedCount = z
  .string()
  .transform((typed) => toWhole(typed) ?? 0)
  .pipe(count)

/** The settings with counts as typed. */
export const roomForm = roomSettings.extend({ mostActive: typedCount, mostAMinute: typedCount })
