import { isReadable } from '@jembatan/platform/text'

/** Search parameters that filter and sort a list. */
const NAMES = ['category', 'city', 'min', 'max', 'rating', 'stock', 'sort', 'after', 'before'] as const

export type FilterName = (typeof NAMES)[number]
export type SearchFilters = { [Name in FilterName]?: string }
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

const LONGEST = 200

/** Returns one search parameter as text that can be stored; undefined when it is empty. */
export function only(value: string | string[] | undefined): string | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, LONGEST)

  return text && isReadable(text) ? text : undefined
}

/** Reads filters and sorting from the URL. */
export function readSearchFilters(params: Awaited<SearchParams>): SearchFilters {
  const filters: SearchFilters = {}
  for (const name of NAMES) {
    const value = only(params[name])
    if (value !== undefined) filters[name] = value
  }

  return filters
}

/** Returns the list's URL with some parameters changed; a changed list starts at its first page. */
export function hrefWith(
  path: string,
  filters: { q?: string | undefined } & SearchFilters,
  changes: Partial<Record<FilterName, string | null>>,
) {
  const entries = Object.entries({ ...filters, after: null, before: null, ...changes }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const query = new URLSearchParams(entries).toString()

  return query ? `${path}?${query}` : path
}
