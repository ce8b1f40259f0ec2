import { useCallback, useState } from 'react'

/**
 * Whether an action's reply is still displayed: until the basket's version changes or `takeBack` is
 * called. The reply and its basket version reach the page in one render.
 */
export function useAnswer(answer: unknown, version: number) {
  const [current, setCurrent] = useState({ answer, version, withdrawn: false })
  if (current.answer !== answer) setCurrent({ answer, version, withdrawn: false })
  const takeBack = useCallback(() => setCurrent((now) => (now.withdrawn ? now : { ...now, withdrawn: true })), [])

  return { stands: current.version === version && !current.withdrawn, takeBack }
}
