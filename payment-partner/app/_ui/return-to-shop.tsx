'use client'

import { useEffect, useRef, useState } from 'react'

type Props = { url: string; seconds?: number; words: { back: string; stay: string; returning: string } }

/** Long enough to see the success. A payer who wants to read the receipt can cancel the return. */
const WAIT_SECONDS = 3

/** Returns to the shop by the button or after a countdown, which the payer can cancel. */
export function ReturnToShop({ url, seconds = WAIT_SECONDS, words }: Props) {
  const link = useRef<HTMLAnchorElement>(null)
  const [left, setLeft] = useState(seconds)
  const [staying, setStaying] = useState(false)

  useEffect(() => {
    if (staying) return
    if (left === 0) {
      // A click instead of navigation: in the merchant's popup the link closes the popup.
      link.current?.click()
      return
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000)

    return () => clearTimeout(timer)
  }, [left, staying])

  return (
    <div className="grid w-full gap-2">
      <a ref={link} href={url} data-popup="leave" className="button button-strong">
        {words.back}
      </a>
      {!staying && (
        <>
          <button type="button" onClick={() => setStaying(true)} className="button button-calm noscript:hidden">
            {words.stay}
          </button>
          <p className="text-quiet tabular-nums text-sm noscript:hidden">
            {words.returning.replace('{seconds}', String(left))}
          </p>
        </>
      )}
    </div>
  )
}
