'use client'

import { Play, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { endTalk, startTalk, useTalk } from '../talk/use-talk'
import { setPresenting } from './use-presenting'

/** Begins the talk as a room sees it, on whichever page it is pressed. */
function begin() {
  setPresenting(true)
  startTalk()
}

export function TalkButton({ words }: { words: Messages['talk'] }) {
  const talking = useTalk() !== null
  const Icon = talking ? Square : Play

  return (
    <button type="button" onClick={talking ? endTalk : begin} className="button button-strong">
      <Icon size={16} aria-hidden />
      {talking ? words.end : words.begin}
    </button>
  )
}
