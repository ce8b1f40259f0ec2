import { z } from 'zod'
import { toWhole } from '@/i18n/as-typed'
import { orderNumber } from '../order/input'
import { photos } from '../photo/input'

export const REASONS = ['wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete'] as const

const MOST_LINES = 99

export const returnRequest = z.object({
  orderId: orderNumber,
  lines: z.array(z.object({ sku: z.string(), quantity: z.int().min(1).max(99) })).max(MOST_LINES),
  reason: z.enum(REASONS, 'reason_missing'),
  note: z.string().trim().min(10, 'note_too_short').max(1000, 'note_too_long'),
  photos,
})

/** A line of the form with the typed quantity; an empty field is 0. */
const line = z
  .object({
    sku: z.string(),
    /**
     * Ordered pieces as submitted. The server checks the real number once everything else is valid.
     */
    most: z.int(),
    quantity: z.string().transform((typed) => (typed.trim() ? (toWhole(typed) ?? Number.NaN) : 0)),
  })
  .refine(({ quantity, most }) => quantity <= most, { message: 'return_of_too_many', path: ['quantity'] })

/** The request as a form sends it, with all lines of the order. */
export const returnForm = returnRequest.extend({
  lines: z
    .array(line)
    .max(MOST_LINES)
    .refine((lines) => lines.some(({ quantity }) => quantity !== 0), {
      message: 'return_of_nothing',
      path: [0, 'quantity'],
    }),
})

const ofReturn = z.object({ returnId: z.int32() })

export const returnAcceptance = ofReturn.extend({ restock: z.boolean() })

export const acceptanceForm = ofReturn.extend({ restock: z.enum(['yes', 'no']) })

export const returnRefusal = ofReturn.extend({
  answer: z.string().trim().min(10, 'answer_too_short').max(1000, 'answer_too_long'),
})
