import { notFound } from 'next/navigation'

/** What the query of an address may name. */
export type AskedQuery = Record<string, string | string[] | undefined>

/** A value that is named once, without signs that nobody types; a second one is not ours. */
export const only = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value.replaceAll(/\p{C}/gu, '') : undefined

const SLUG = /^[a-z0-9_-]{1,64}$/

/** A part of an address that names a row; nothing else can be there. */
export function slugOf(part: string): string {
  if (!SLUG.test(part)) notFound()

  return part
}
