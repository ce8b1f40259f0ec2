'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import type { Messages } from '@/i18n/messages'
import { useStory } from '../story/use-story'
import { Halo } from './halo'
import { useKeys } from './use-keys'
import { usePresenting } from './use-presenting'

/** Loaded once the story begins. */
const Story = dynamic(() => import('../story/story').then(({ Story }) => Story), { ssr: false })

type PresenterProps = { words: Messages['story']; frame: Messages['frame'] }

/** What helps a presenter on every page of the main window; the notes have a window of their own. */
export function Presenter({ words, frame }: PresenterProps) {
  const notes = usePathname() === '/notes'
  const presenting = usePresenting()
  const running = useStory() !== null
  useKeys()
  useEarlyInput()

  return (
    <>
      {presenting && !notes && <Halo />}
      {running && !notes && <Story words={words} frame={frame} />}
    </>
  )
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
