import { ChevronDown, ChevronUp, Keyboard, Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { CHEAT_SHEET } from './cheat-sheet'
import type { FeedAction, FeedActions } from './feed-actions'
import type { FeedWords } from './get-feed-words'
import type { Choices } from './use-choices'

type ControlsProps = { words: FeedWords; choices: Choices; actions: FeedActions; atStart: boolean; atEnd: boolean }

/** Buttons for everything that keys can do. They stay in place while the posts move. */
export function Controls({ words, choices, actions, atStart, atEnd }: ControlsProps) {
  return (
    <div className="controls">
      <div className="controls-clip" hidden={atEnd}>
        <ControlButton label={choices.paused ? words.play : words.pause} action="togglePause" actions={actions}>
          {choices.paused ? <Play size={20} /> : <Pause size={20} />}
        </ControlButton>
        <ControlButton label={choices.sound ? words.soundOff : words.soundOn} action="toggleSound" actions={actions}>
          {choices.sound ? <Volume2 size={20} /> : <VolumeX size={20} />}
        </ControlButton>
      </div>
      <div className="controls-steps">
        <ControlButton label={words.previous} action="previous" actions={actions} disabled={atStart}>
          <ChevronUp size={24} />
        </ControlButton>
        <ControlButton label={words.next} action="next" actions={actions} disabled={atEnd}>
          <ChevronDown size={24} />
        </ControlButton>
        <button
          type="button"
          className="control"
          popoverTarget={CHEAT_SHEET}
          aria-label={words.keys}
          title={words.keys}
        >
          <Keyboard size={20} aria-hidden="true" />
        </button>
      </div>
    </div>
  )
}

type ControlButtonProps = {
  label: string
  action: FeedAction
  actions: FeedActions
  disabled?: boolean
  children: React.ReactNode
}

function ControlButton({ label, action, actions, disabled, children }: ControlButtonProps) {
  return (
    <button
      type="button"
      className="control"
      data-action={action}
      aria-label={label}
      title={label}
      onClick={actions[action]}
      disabled={disabled}
    >
      {children}
    </button>
  )
}
