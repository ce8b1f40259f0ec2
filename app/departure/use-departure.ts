import { type FormEvent, useCallback, useRef, useState } from 'react'
import type { Offer } from '../feed/trpc'
import { shopAnswers } from './shop-answers'

export type Departure = ReturnType<typeof useDeparture>

/**
 * Looks whether the shop answers before the browser leaves for it, since a shop that does not would be the browser's
 * own error page. Without JavaScript, or when the form leads to the leave notice first, the form simply goes.
 */
export function useDeparture({ looksFirst }: { looksFirst: boolean }) {
  const leaving = useRef<{ form: HTMLFormElement; offer: Offer }>(null)
  const [waitingFor, setWaitingFor] = useState<Offer>()
  const [closedShop, setClosedShop] = useState<Offer['shop']>()

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
    isWaitingFor: ({ shop, promoId }: Offer) => waitingFor?.shop.id === shop.id && waitingFor.promoId === promoId,
    waiting: waitingFor !== undefined,
    closedShop,
    leave: (event: FormEvent<HTMLFormElement>, offer: Offer) => {
      if (!looksFirst) return
      event.preventDefault()
      leaving.current = { form: event.currentTarget, offer }
      void go()
    },
    tryAgain: () => void go(),
    stay: () => setClosedShop(undefined),
  }
}
