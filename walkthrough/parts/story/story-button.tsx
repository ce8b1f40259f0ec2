'use client'

import { Play, Square } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { endStory, startStory } from './story-store'
import { useStory } from './use-story'

export function StoryButton({ words }: { words: Messages['stage'] }) {
  const told = useStory() !== null
  const Icon = told ? Square : Play

  return (
    <button type="button" onClick={told ? endStory : startStory} className="button button-strong">
      <Icon size={16} aria-hidden />
      {told ? words.stopStory : words.startStory}
    </button>
  )
}
