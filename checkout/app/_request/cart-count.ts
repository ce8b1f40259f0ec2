import { headers } from 'next/headers'
import { getVisitor, shop } from '@/app/_request/visitor'

/** What is in the cart, for the header: nothing is asked for whoever has no session, nor in the back office. */
export async function readCartCount(): Promise<number> {
  const { sessionId, accountSession } = await getVisitor()
  if (!sessionId && !accountSession) return 0
  if ((await headers()).get('x-path')?.startsWith('/back-office')) return 0

  // A number missing from the header is better than a frame that is missing around the page which says what is wrong.
  return (await shop()).cart.count().catch(() => 0)
}
