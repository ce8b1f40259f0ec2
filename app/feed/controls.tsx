import { ChevronDown, ChevronUp, Keyboard, Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { CHEAT_SHEET } from './cheat-sheet'
import type { FeedWords } from './get-feed-words'
import type { Choices } from './use-choices'
import type { KeyDeeds } from './use-keys'

type ControlsProps = { words: FeedWords; choices: Choices; deeds: KeyDeeds; atStart: boolean; atEnd: boolean }

/** What a key can do, a button can do. They stand still while the posts move beneath them. */
export function Controls({ words, choices, deeds, atStart, atEnd }: ControlsProps) {
  return (
    <div className="controls">
      <div className="controls-clip" hidden={atEnd}>
        <ControlButton label={choices.paused ? words.play : words.pause} onClick={deeds.togglePause}>
          {choices.paused ? <Play size={20} /> : <Pause size={20} />}
        </ControlButton>
        <ControlButton label={choices.sound ? words.soundOff : words.soundOn} onClick={deeds.toggleSound}>
          {choices.sound ? <Volume2 size={20} /> : <VolumeX size={20} />}
        </ControlButton>
      </div>
      <div className="controls-steps">
        <ControlButton label={words.previous} onClick={deeds.previous} disabled={atStart}>
          <ChevronUp size={24} />
        </ControlButton>
        <ControlButton label={words.next} onClick={deeds.next} disabled={atEnd}>
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

type ControlButtonProps = { label: string; onClick: () => void; disabled?: boolean; children: React.ReactNode }

function ControlButton({ label, onClick, disabled, children }: ControlButtonProps) {
  return (
    <button type="button" className="control" aria-label={label} title={label} onClick={onClick} disabled={disabled}>
      {children}
    </button>
  )
}
