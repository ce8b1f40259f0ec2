import { z } from 'zod'
import { isMethod } from '../method/methods'
import { isStatus } from '../payment/state-table'
import { boundsOfRange, type DateRange } from './date-range'
import type { Search } from './list-transactions'

/** Parameters of a page's address. Invalid ones are ignored: an address may be old or mistyped. */
export type SearchParams = Record<string, string | string[] | undefined>

/** The number of the oldest entry of the previous page. */
export const before = z.coerce.number().int().positive().optional().catch(undefined)

export const words = z
  .string()
  // PostgreSQL takes no NUL in a text.
  .transform((text) => text.replaceAll('\0', '').trim())
  .catch('')

const range = z.object({ from: z.string(), to: z.string() })

/** Reads `from` and `to`; undefined unless both are days of the calendar in their order. */
export function readRange(params: SearchParams): DateRange | undefined {
  const { data } = range.safeParse(params)

  return data && boundsOfRange(data) && data
}

const search = z.object({
  words,
  status: z.string().refine(isStatus).optional().catch(undefined),
  method: z.string().refine(isMethod).optional().catch(undefined),
  before,
})

export const readSearch = (params: SearchParams): Search => ({ ...search.parse(params), range: readRange(params) })
