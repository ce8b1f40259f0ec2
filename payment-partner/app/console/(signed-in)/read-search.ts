import { z } from 'zod'
import type { Search } from '@/server/console/list-transactions'
import { isMethod } from '@/server/method/methods'
import { isStatus } from '@/server/payment/state-table'

export type SearchParams = Record<string, string | string[] | undefined>

// Ignores an invalid filter: an address may be old or mistyped.
const schema = z.object({
  words: z
    .string()
    // PostgreSQL takes no NUL in a text.
    .transform((text) => text.replaceAll('\0', '').trim())
    .catch(''),
  status: z.string().refine(isStatus).optional().catch(undefined),
  method: z.string().refine(isMethod).optional().catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
})

export const readSearch = (params: SearchParams): Search => schema.parse(params)

export function toQuery({ words, status, method }: Search, before?: number) {
  const query = new URLSearchParams()
  if (words) query.set('words', words)
  if (status) query.set('status', status)
  if (method) query.set('method', method)
  if (before !== undefined) query.set('before', String(before))

  return query.size > 0 ? `?${query}` : ''
}
