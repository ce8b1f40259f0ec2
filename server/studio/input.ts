import { z } from 'zod'
import { DRAFT_FIELDS } from './limits'

export const creator = z.object({
  name: z.string().trim().min(1, 'name_missing').max(40, 'name_too_long'),
  bio: z.string().trim().max(160, 'bio_too_long'),
})

export const draftId = z.object({ id: z.uuid() })

/**
 * Longer than any published text: an overlong text is saved, and refused at its field when it is
 * published.
 */
const typed = z.string().max(4000).default('')

/** A draft during input, complete or not. */
export const draft = z.object(
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, typed])) as Record<
    (typeof DRAFT_FIELDS)[number],
    typeof typed
  >,
)
