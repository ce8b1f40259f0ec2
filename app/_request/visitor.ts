import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { callerFor, describeVisitor } from '@/server/trpc/caller'

/** What this request says: what the person chose, and the session, if there is one. */
export const getVisitor = cache(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])

  return describeVisitor(head, (name) => jar.get(name)?.value)
})

export type Visitor = Awaited<ReturnType<typeof getVisitor>>

/** Ramai's own procedures, for pages and actions. */
export const getRamai = cache(async () => callerFor(await getVisitor()))

/** The same for somebody whose session began with this request. */
export const ramaiFor = callerFor
