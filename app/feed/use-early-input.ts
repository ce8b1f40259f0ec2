import { useEffect, useRef } from 'react'
import type { EarlyInput } from './early-input'

/**
 * Takes over from the script that captured early input, and replays the held inputs once the page
 * is ready.
 */
export function useEarlyInput(ready: boolean) {
  const held = useRef<ReturnType<EarlyInput['release']>>([])

  useEffect(() => {
    held.current.push(...(window.earlyInput?.release() ?? []))
  }, [])

  useEffect(() => {
    if (ready) void replay(held.current.splice(0))
  }, [ready])
}

/** One after the other, because the second may depend on the first. */
async function replay(inputs: ReturnType<EarlyInput['release']>) {
  for (const input of inputs) {
    input()
    await Promise.resolve()
  }
}
