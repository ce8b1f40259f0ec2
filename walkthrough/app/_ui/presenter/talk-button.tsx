'use client'

import { Play, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { endTalk, startTalk, useTalk } from '../talk/use-talk'
import { setPresenting } from './use-presenting'

/** Starts the talk in presenter mode from any page. */
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
