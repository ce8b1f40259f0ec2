import { startTransition, useEffect, useRef, useState } from 'react'
import { keepDraft } from './actions'

/** Shorter than a typical pause while writing. */
const PAUSE_MS = 700

export type Keeping = 'nothing' | 'keeping' | 'kept' | 'signedOut' | 'notKept'

/** Saves a form on the server shortly after each change; its file is sent only by the button. */
export function useKeeping() {
  const [state, setState] = useState<Keeping>('nothing')
  const timer = useRef<number>(undefined)
  const stop = () => window.clearTimeout(timer.current)

  useEffect(() => () => window.clearTimeout(timer.current), [])

  const keepSoon = (form: HTMLFormElement) => {
    stop()
    timer.current = window.setTimeout(() => {
      const typed = new FormData(form)
      typed.delete('file')
      setState('keeping')
      startTransition(async () => {
        const { refused } = await keepDraft(typed).catch(() => ({ refused: 'unreachable' }))
        startTransition(() => setState(refused === undefined ? 'kept' : stateOf(refused)))
      })
    }, PAUSE_MS)
  }

  return { state, keepSoon, stop }
}

const stateOf = (code: string): Keeping => (code === 'session_missing' ? 'signedOut' : 'notKept')
