import { type FormEvent, useCallback, useRef, useState } from 'react'
import { shopAnswers } from './shop-answers'

export type Departure = ReturnType<typeof useDeparture>

/**
 * Looks whether the shop answers before the browser leaves for it, since a shop that does not would be the browser's
 * own error page. Without JavaScript, or with no origin to look at, the form simply goes.
 */
export function useDeparture(probe: string | null) {
  const form = useRef<HTMLFormElement>(null)
  const [waitingFor, setWaitingFor] = useState<number>()
  const [shopClosed, setShopClosed] = useState(false)

  const go = useCallback(async () => {
    if (!form.current || probe === null) return
    setWaitingFor(Number(new FormData(form.current).get('promo')))
    const open = await shopAnswers(probe)
    setWaitingFor(undefined)
    setShopClosed(!open)
    if (open) form.current.submit()
  }, [probe])

  return {
    /** The promotion that is about to be left for, while the shop is looked at. */
    waitingFor,
    shopClosed,
    leave: (event: FormEvent<HTMLFormElement>) => {
      if (probe === null) return
      event.preventDefault()
      form.current = event.currentTarget
      void go()
    },
    tryAgain: () => void go(),
    stay: () => setShopClosed(false),
  }
}
