import { z } from 'zod'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Joined = RouterOutputs['account']['signIn']['joined']

const count = z.coerce.number().int().min(0).max(1_000_000).default(0)

/** Quantities of an item: `3of5` are three of five requested. */
const quantities = z
  .string()
  .regex(/^\d{1,6}of\d{1,6}$/)
  .transform((text) => {
    const [quantity = 0, requested = 0] = text.split('of').map(Number)

    return { quantity, requested }
  })
const lines = z.union([quantities.array().max(50), quantities.transform((one) => [one])]).default([])

const query = z.object({
  orders: count,
  baskets: count,
  cart: count,
  droppedAddresses: count,
  addedUp: lines,
  cartAddedUp: lines,
})

/** Reads the URL of `writeJoined`. A forged URL misleads only the person who opens it. */
export const readJoined = (params: unknown) => query.safeParse(params).data

/** Returns what a sign-in merged as search parameters, such as `?orders=2&addedUp=3of5`. */
export function writeJoined({ addedUp, cartAddedUp, ...counts }: Joined): string {
  const counted = Object.entries(counts).filter(([, number]) => number > 0)
  const listed = Object.entries({ addedUp, cartAddedUp }).flatMap(([name, items]) =>
    items.slice(0, 50).map(({ quantity, requested }) => [name, `${quantity}of${requested}`]),
  )
  const written = new URLSearchParams([...counted, ...listed].map(([name, value]) => [String(name), String(value)]))

  return written.size > 0 ? `?${written}` : ''
}
