import { type FormEvent, startTransition, useOptimistic, useState } from 'react'
import type { Acted } from './actions'

type Kept = { on: boolean; count: number }

/** Why an act was not kept; nothing while all is well. */
export type Refused = { code: string; seconds: number }

const UNREACHABLE: Refused = { code: 'unreachable', seconds: 0 }

/**
 * Something that is on or off, shown as it will be while the server is asked, and as it was where the server refuses.
 * Without script the form goes by itself.
 */
export function useAct(act: (form: FormData) => Promise<Acted>, first: Kept) {
  const [kept, setKept] = useState(first)
  const [shown, show] = useOptimistic(kept)
  const [refused, setRefused] = useState<Refused>()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = { on: !shown.on, count: shown.count + (shown.on ? -1 : 1) }
    startTransition(async () => {
      show(next)
      const acted = await act(form).catch(() => ({ refused: UNREACHABLE }))
      startTransition(() => {
        setRefused(acted.refused)
        if (!acted.refused) setKept(next)
      })
    })
  }

  return { ...shown, refused, submit }
}
