'use client'

import { useEffect, useState } from 'react'

type Props = {
  seconds: number
  /** Screen-reader announcements by the minutes left. More of them would be noise. */
  spoken: Record<5 | 1, string>
}

/**
 * Counts down from the server's remaining time: the payer's clock may be wrong, and the server's
 * may be advanced.
 */
export function Countdown({ seconds, spoken }: Props) {
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    const end = performance.now() + seconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)

    return () => clearInterval(timer)
  }, [seconds])

  return (
    <>
      <span role="timer" className="money font-extrabold text-xl">
        {clockFace(left)}
      </span>
      <span role="status" className="sr-only">
        {speak(left, spoken)}
      </span>
    </>
  )
}

function speak(left: number, spoken: Props['spoken']) {
  if (left > 0 && left <= 60) return spoken[1]

  return left > 240 && left <= 300 ? spoken[5] : ''
}

function clockFace(left: number) {
  const parts = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60]

  return (parts[0] === 0 ? parts.slice(1) : parts).map((part) => String(part).padStart(2, '0')).join(':')
}
