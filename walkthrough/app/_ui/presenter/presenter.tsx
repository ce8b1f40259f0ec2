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

/** A beat opens the stage from any page. */
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

/** Runs after all other effects, so that every listener is registered. */
function useEarlyInput() {
  useEffect(() => void replay(window.takeEarlyInput?.() ?? []), [])
}

/** Sequential: the second key needs the state that the first has changed. */
async function replay(inputs: (() => void)[]) {
  for (const input of inputs) {
    input()
    await Promise.resolve()
  }
}
