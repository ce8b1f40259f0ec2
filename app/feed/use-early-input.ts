import { useEffect, useRef } from 'react'
import type { EarlyInput } from './early-input'

/** Takes over from the script that caught what came before hydration, and does what it held back once the page can. */
export function useEarlyInput(ready: boolean) {
  const held = useRef<ReturnType<EarlyInput['release']>>([])

  useEffect(() => {
    held.current.push(...(window.earlyInput?.release() ?? []))
  }, [])

  useEffect(() => {
    if (ready) void replay(held.current.splice(0))
  }, [ready])
}

/** One after the other: what the first changed must be there for the second. */
async function replay(inputs: ReturnType<EarlyInput['release']>) {
  for (const input of inputs) {
    input()
    await Promise.resolve()
  }
}
