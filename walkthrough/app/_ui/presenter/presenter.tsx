'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useTalk } from '../talk/use-talk'
import { Halo } from './halo'
import { useKeys } from './use-keys'
import { usePresenting } from './use-presenting'

/** The presenter's tools on each page of the main window; notes have their own window. */
export function Presenter() {
  const here = usePathname()
  const presenting = usePresenting()
  useKeys()
  useEarlyInput()
  useStage(here)

  return presenting && here !== '/notes' && <Halo />
}

/** A beat is shown on the stage, whichever page its key is pressed on. */
function useStage(here: string) {
  const router = useRouter()
  const began = useTalk()?.since
  const show = useEffectEvent(() => {
    if (here !== '/' && here !== '/notes') router.push('/')
  })
  useEffect(() => {
    if (began !== undefined) show()
  }, [began])
}

/** Runs after the effects above and those of the page, so that everything listens by then. */
function useEarlyInput() {
  useEffect(() => void replay(window.takeEarlyInput?.() ?? []), [])
}

/** One after the other: what the first changed must be there for the second. */
async function replay(inputs: (() => void)[]) {
  for (const input of inputs) {
    input()
    await Promise.resolve()
  }
}
