import { z } from 'zod'

const TYPED = ['BPOM', 'HALAL', 'SNI', 'PIRT', 'fob_cents'] as const

const productId = z.string().max(64)

export const handIn = z.object({
  productId,
  proof: z.union([
    z.object({ kind: z.enum(TYPED), value: z.string().max(80, 'number_malformed') }),
    z.object({ kind: z.literal('picture'), content: z.instanceof(Uint8Array) }),
  ]),
})

/** A proof as submitted by a form: a text or a picture. */
export const handInForm = z.object({
  productId,
  kind: z.enum([...TYPED, 'picture']),
  value: z.string().max(80, 'number_malformed').default(''),
  picture: z.file().optional(),
})
