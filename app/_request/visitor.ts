import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { callerFor, describeVisitor } from '@/server/trpc/caller'

/** Reads the visitor from this request: language, closed ads and sessions. */
export const getVisitor = cache(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])

  return describeVisitor(head, (name) => jar.get(name)?.value)
})

export type Visitor = Awaited<ReturnType<typeof getVisitor>>

/** Returns the caller of Ramai's procedures for pages and actions. */
export const getRamai = cache(async () => callerFor(await getVisitor()))

/** Calls procedures for a visitor whose session began with this request. */
export const ramaiFor = callerFor
