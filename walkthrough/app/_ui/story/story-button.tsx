'use client'

import { Play, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { endStory, startStory, useStory } from './use-story'

export function StoryButton({ words }: { words: Messages['overview'] }) {
  const running = useStory() !== null
  const Icon = running ? Square : Play

  return (
    <button type="button" onClick={running ? endStory : startStory} className="button button-strong">
      <Icon size={16} aria-hidden />
      <span className="room:hidden">{running ? words.stopStory : words.startStory}</span>
      <span className="hidden room:inline">{words.story}</span>
    </button>
  )
}
