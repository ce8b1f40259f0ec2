import { type FormEvent, startTransition, useOptimistic, useState } from 'react'
import type { Acted } from './actions'

type Act = { on: boolean; count: number }

/** Why an action was not saved. */
export type Refused = { code: string; seconds: number }

const UNREACHABLE: Refused = { code: 'unreachable', seconds: 0 }

/**
 * A mark that is on or off. Shows the new state while the server responds, and the old one after a
 * refusal. Without script the form is submitted normally.
 */
export function useAct(act: (form: FormData) => Promise<Acted>, first: Act) {
  const [stored, setKept] = useState(first)
  const [displayed, show] = useOptimistic(stored)
  const [refused, setRefused] = useState<Refused>()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = { on: !displayed.on, count: displayed.count + (displayed.on ? -1 : 1) }
    startTransition(async () => {
      show(next)
      const acted = await act(form).catch(() => ({ refused: UNREACHABLE }))
      startTransition(() => {
        setRefused(acted.refused)
        if (!acted.refused) setKept(next)
      })
    })
  }

  return { ...displayed, refused, submit }
}
