import { getStage } from '../live-browser/stage'
import { log } from '../log'
import type { Session } from '../session/sessions'
import type { Systems } from '../systems/systems'
import { type Purchase, readPurchase } from './read-purchase'

/**
 * Returns the purchase in this presenter's screens; null without screens, without a purchase, or if
 * Pasar is down.
 */
export async function findPurchase({
  systems,
  session,
}: {
  systems: Systems
  session: Session
}): Promise<Purchase | null> {
  const live = getStage()?.find(session.id)
  if (!live) return null

  return readPurchase({ live, systems }).catch((error: unknown) => {
    log.warn({ err: error }, 'the purchase in the screens cannot be read')
    return null
  })
}
