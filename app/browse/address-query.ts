import { notFound } from 'next/navigation'

/** The query parameters of an address. */
export type AddressQuery = Record<string, string | string[] | undefined>

/** Returns the value of a parameter without invisible characters; undefined when it is repeated. */
export const only = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value.replaceAll(/\p{C}/gu, '') : undefined

const SLUG = /^[a-z0-9_-]{1,64}$/

/** Returns a segment of an address that identifies a row; anything else is a 404. */
export function slugOf(part: string): string {
  if (!SLUG.test(part)) notFound()

  return part
}
