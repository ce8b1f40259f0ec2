import { headers } from 'next/headers'
import { getVisitor, shop } from '@/app/_request/visitor'

/**
 * Returns the number of cart lines for the header; 0 without a query when there is no session or in
 * the back office.
 */
export async function readCartCount(): Promise<number> {
  const { sessionId, accountSession } = await getVisitor()
  if (!sessionId && !accountSession) return 0
  if ((await headers()).get('x-path')?.startsWith('/back-office')) return 0

  // A failure here must not break the header of every page.
  return (await shop()).cart.count().catch(() => 0)
}
