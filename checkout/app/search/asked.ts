import { isReadable } from '@jembatan/platform/text'

/** What an address may narrow and sort a list by. */
const NAMES = ['category', 'city', 'min', 'max', 'rating', 'stock', 'sort', 'after'] as const

export type FilterName = (typeof NAMES)[number]
export type Asked = { [Name in FilterName]?: string }
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

const LONGEST = 200

/** One value of an address, as text that can be stored; nothing where it is empty. */
export function only(value: string | string[] | undefined): string | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim().slice(0, LONGEST)

  return text && isReadable(text) ? text : undefined
}

/** What the address asks of a list. */
export function readAsked(params: Awaited<SearchParams>): Asked {
  const asked: Asked = {}
  for (const name of NAMES) {
    const value = only(params[name])
    if (value !== undefined) asked[name] = value
  }

  return asked
}

/** The address of a list with some of what it asks changed; another list begins on its first page. */
export function hrefWith(
  path: string,
  asked: { q?: string | undefined } & Asked,
  changes: Partial<Record<FilterName, string | null>>,
) {
  const entries = Object.entries({ ...asked, after: null, ...changes }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  const query = new URLSearchParams(entries).toString()

  return query ? `${path}?${query}` : path
}
