import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { shopAnswers } from './shop-answers'

/** A promotion, and the shop that a tap on it opens. */
type Destination = { promoId: number; shop: { id: string; name: string; origin: string } }

export type Departure = ReturnType<typeof useDeparture>

/**
 * Checks whether the shop responds before the browser leaves, because otherwise the person would
 * see the browser's error page. Without JavaScript, or when the leave notice comes first, the form
 * is sent without the check.
 */
export function useDeparture({ looksFirst }: { looksFirst: boolean }) {
  const leaving = useRef<{ form: HTMLFormElement; offer: Destination }>(null)
  const [waitingFor, setWaitingFor] = useState<Destination>()
  const [closedShop, setClosedShop] = useState<Destination['shop']>()

  useEffect(() => window.releaseDeparture?.()?.requestSubmit(), [])

  const go = useCallback(async () => {
    if (!leaving.current) return
    const { form, offer } = leaving.current
    setWaitingFor(offer)
    const open = await shopAnswers(offer.shop.origin)
    setWaitingFor(undefined)
    setClosedShop(open ? undefined : offer.shop)
    if (open) form.submit()
  }, [])

  return {
    /** Whether this promotion's shop is being checked. */
    isWaitingFor: ({ shop, promoId }: Destination) => waitingFor?.shop.id === shop.id && waitingFor.promoId === promoId,
    waiting: waitingFor !== undefined,
    closedShop,
    leave: (event: FormEvent<HTMLFormElement>, offer: Destination) => {
      if (!looksFirst) return
      event.preventDefault()
      leaving.current = { form: event.currentTarget, offer }
      void go()
    },
    tryAgain: () => void go(),
    stay: () => setClosedShop(undefined),
  }
}
