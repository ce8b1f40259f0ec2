import { useCallback, useState } from 'react'

/**
 * Whether what an action answered is still said: until the basket is changed, or what it was about is `taken` back. The answer and
 * the basket that it was given about reach the page in one render.
 */
export function useAnswer(answer: unknown, version: number) {
  const [said, setSaid] = useState({ answer, version, taken: false })
  if (said.answer !== answer) setSaid({ answer, version, taken: false })
  const takeBack = useCallback(() => setSaid((now) => (now.taken ? now : { ...now, taken: true })), [])

  return { stands: said.version === version && !said.taken, takeBack }
}
