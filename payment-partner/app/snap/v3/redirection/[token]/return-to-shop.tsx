'use client'

import { useEffect, useState } from 'react'

type Props = { url: string; words: { back: string; stay: string; returning: string } }

const WAIT_SECONDS = 10

/** Goes back by itself, slowly enough to read the receipt, and not at all for somebody who wants to stay. */
export function ReturnToShop({ url, words }: Props) {
  const [left, setLeft] = useState(WAIT_SECONDS)
  const [staying, setStaying] = useState(false)

  useEffect(() => {
    if (staying) return
    if (left === 0) {
      window.location.assign(url)
      return
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000)

    return () => clearTimeout(timer)
  }, [left, staying, url])

  return (
    <div className="grid w-full gap-2">
      <a href={url} className="button button-strong">
        {words.back}
      </a>
      {!staying && (
        <>
          <button type="button" onClick={() => setStaying(true)} className="button button-calm">
            {words.stay}
          </button>
          <p className="money text-quiet text-sm">{words.returning.replace('{seconds}', String(left))}</p>
        </>
      )}
    </div>
  )
}
