import { useCallback, useState } from 'react'

/**
 * Whether an action's reply is still displayed: until the basket's version changes or `takeBack` is
 * called. The reply and its basket version reach the page in one render.
 */
export function useAnswer(answer: unknown, version: number) {
  const [said, setSaid] = useState({ answer, version, taken: false })
  if (said.answer !== answer) setSaid({ answer, version, taken: false })
  const takeBack = useCallback(() => setSaid((now) => (now.taken ? now : { ...now, taken: true })), [])

  return { stands: said.version === version && !said.taken, takeBack }
}
