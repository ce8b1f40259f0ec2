'use client'

import { useEffect, useRef, useState } from 'react'

type Props = { url: string; seconds?: number; words: { back: string; stay: string; returning: string } }

/** Time to see that it worked. Who wants to read the receipt stays. */
const WAIT_SECONDS = 3

/** Goes back at once by its button, by itself soon, and not at all for somebody who wants to stay. */
export function ReturnToShop({ url, seconds = WAIT_SECONDS, words }: Props) {
  const link = useRef<HTMLAnchorElement>(null)
  const [left, setLeft] = useState(seconds)
  const [staying, setStaying] = useState(false)

  useEffect(() => {
    if (staying) return
    if (left === 0) {
      // Pressed rather than followed: in the merchant's popup the link closes it.
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
          <p className="money text-quiet text-sm noscript:hidden">
            {words.returning.replace('{seconds}', String(left))}
          </p>
        </>
      )}
    </div>
  )
}
