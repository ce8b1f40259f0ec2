'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

type Props = {
  /** Computed by the server, so that a wrong clock in the browser has no effect. */
  secondsLeft: number
  words: { left: string; fiveMinutes: string; oneMinute: string; over: string }
}

/** Updates every second, but announces only the important minutes. */
export function Countdown({ secondsLeft, words }: Props) {
  const left = useSecondsLeft(secondsLeft)
  const router = useRouter()
  const over = left === 0

  useEffect(() => {
    if (over) router.refresh()
  }, [over, router])

  return (
    <p className="flex items-baseline gap-2">
      <span className="text-quiet text-sm">{words.left}</span>
      <span role="timer" aria-live="off" className="money font-extrabold text-2xl">
        {clockFace(left)}
      </span>
      <span role="status" className="sr-only">
        {announcement(left, words)}
      </span>
    </p>
  )
}

function useSecondsLeft(atFirst: number) {
  const [left, setLeft] = useState(atFirst)

  useEffect(() => {
    const since = performance.now()
    const tick = () => setLeft(Math.max(0, atFirst - Math.floor((performance.now() - since) / 1000)))
    const ticking = setInterval(tick, 1000)

    return () => clearInterval(ticking)
  }, [atFirst])

  return left
}

const two = (number: number) => String(number).padStart(2, '0')

const clockFace = (seconds: number) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`

function announcement(left: number, words: Props['words']) {
  if (left === 0) return words.over
  if (left <= 60) return words.oneMinute

  return left <= 300 ? words.fiveMinutes : ''
}
