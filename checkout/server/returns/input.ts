import { z } from 'zod'
import { toWhole } from '@/i18n/as-typed'
import { parcel } from '../fulfilment/input'
import { photos } from '../photo/input'

export const REASONS = ['wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete', 'changed_mind'] as const

/** Reasons that the form needs a photo for. */
const REASONS_WITH_PHOTO: readonly string[] = ['wrong_item', 'damaged'] satisfies (typeof REASONS)[number][]

const MOST_LINES = 99

export const returnRequest = parcel.extend({
  lines: z.array(z.object({ sku: z.string(), quantity: z.int().min(1).max(99) })).max(MOST_LINES),
  reason: z.enum(REASONS, 'reason_missing'),
  note: z.string().trim().min(10, 'note_too_short').max(1000, 'note_too_long'),
  photos,
})

/** Parses a typed number of pieces; an empty field is 0. */
const pieces = z.string().transform((typed) => (typed.trim() ? (toWhole(typed) ?? Number.NaN) : 0))

/** A line of the form: chosen by its tick, with the typed quantity. */
const line = z
  .object({
    sku: z.string(),
    /**
     * Returnable pieces as submitted. The server checks the real number once everything else is
     * valid.
     */
    most: z.int(),
    chosen: z.literal('yes').optional(),
    quantity: pieces,
  })
  .transform(({ chosen, quantity, ...line }) => ({ ...line, quantity: chosen ? quantity : 0, chosen: Boolean(chosen) }))
  .refine(({ chosen, quantity, most }) => !chosen || (quantity > 0 && quantity <= most), {
    message: 'return_of_too_many',
    path: ['quantity'],
  })

/**
 * The request as a form sends it, with all lines of the parcel, and with a photo where the goods
 * are wrong or damaged. The API takes JSON, which carries no photos.
 */
export const returnForm = returnRequest
  .extend({
    lines: z
      .array(line)
      .max(MOST_LINES)
      .refine((lines) => lines.some(({ chosen }) => chosen), { message: 'return_of_nothing', path: [0, 'chosen'] }),
  })
  .refine(({ reason, photos }) => photos.length > 0 || !REASONS_WITH_PHOTO.includes(reason), {
    message: 'photos_missing',
    path: ['photos'],
    // Reported beside what is wrong with the other fields.
    when: ({ value }) => returnRequest.pick({ reason: true, photos: true }).safeParse(value).success,
  })

const ofReturn = z.object({ returnId: z.int32() })

const answer = z.string().trim().min(10, 'answer_too_short').max(1000, 'answer_too_long')

export const returnAcceptance = ofReturn.extend({
  lines: z
    .array(z.object({ sku: z.string(), accepted: z.int().min(0).max(99) }))
    .max(MOST_LINES)
    .optional(),
  restock: z.boolean(),
  answer: answer.optional(),
})

export const returnPreview = returnAcceptance.pick({ returnId: true, lines: true })

export const acceptanceForm = returnAcceptance.extend({ restock: z.enum(['yes', 'no']) })

export const returnRefusal = ofReturn.extend({ answer })
