import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { shopAnswers } from './shop-answers'

/** A promotion, and the shop that a tap on it leads to. */
type Destination = { promoId: number; shop: { id: string; name: string; origin: string } }

export type Departure = ReturnType<typeof useDeparture>

/**
 * Looks whether the shop answers before the browser leaves for it, since a shop that does not would be the browser's
 * own error page. Without JavaScript, or when the form leads to the leave notice first, the form simply goes.
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
    /** Whether it is this promotion's shop that is looked at just now. */
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
