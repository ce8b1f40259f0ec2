import { Hand, Hourglass, Play } from 'lucide-react'
import type { Messages } from '@/i18n/messages'

const LOOK = {
  plays: { Icon: Play, colour: 'bg-good-wash text-good' },
  hand: { Icon: Hand, colour: 'bg-ink text-white' },
  waits: { Icon: Hourglass, colour: 'bg-warn-wash text-warn' },
}

export function PlayState({ state, words }: { state: keyof typeof LOOK; words: Messages['scenario'] }) {
  const { Icon, colour } = LOOK[state]

  return (
    <span className={`inline-flex items-center gap-1.5 rounded-full px-3 py-1 font-bold text-xs ${colour}`}>
      <Icon size={13} aria-hidden />
      {words.state[state]}
    </span>
  )
}
