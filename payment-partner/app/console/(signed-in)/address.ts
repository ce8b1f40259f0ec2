import type { Search } from '@/server/console/list-transactions'

/** Writes an address; undefined and empty parameters are left out. */
export function addressOf(path: string, params: Record<string, string | number | undefined>) {
  const set = Object.entries(params).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  const query = new URLSearchParams(set)

  return query.size > 0 ? `${path}?${query}` : path
}

/** The address of the transactions of a search. */
export const searchAddress = ({ words, status, method, range, before }: Search) =>
  addressOf('/console/transactions', { words, status, method, ...range, before })

/** The address of the same transactions as a file. */
export const fileAddress = ({ words, status, method, range }: Search) =>
  addressOf('/console/transactions/csv', { words, status, method, ...range })
