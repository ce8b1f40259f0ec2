import { Store } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { naming } from '../_ui/naming'
import type { Departure } from './use-departure'

type ShopClosedProps = {
  words: { shopClosed: string; shopClosedText: string; tryAgain: string; checkingShop: string; stay: string }
  departure: Departure
}

export function ShopClosed({ words, departure }: ShopClosedProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { closedShop, waiting, tryAgain, stay } = departure

  useEffect(() => {
    if (closedShop) dialog.current?.showModal()
    else dialog.current?.close()
  }, [closedShop])

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={closedShop && 'shop-closed'} onClose={stay}>
      <span className="flex size-12 items-center justify-center rounded-2xl bg-pasar/10 text-pasar-text">
        <Store size={24} aria-hidden="true" />
      </span>
      {closedShop && (
        <h2 id="shop-closed" className="mt-4 font-extrabold text-2xl tracking-tight">
          {naming(words.shopClosed, closedShop)}
        </h2>
      )}
      <p className="mt-2 leading-relaxed">{words.shopClosedText}</p>
      <div className="mt-6 grid gap-3">
        <button type="button" className="button button-shop" onClick={tryAgain}>
          {closedShop && waiting ? naming(words.checkingShop, closedShop) : words.tryAgain}
        </button>
        <button type="button" className="button button-quiet" onClick={stay}>
          {words.stay}
        </button>
      </div>
    </dialog>
  )
}
