'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
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

  return (
    <>
      {presenting && !notes && <Halo />}
      {running && !notes && <Story words={words} frame={frame} />}
    </>
  )
}
