'use client'

import { PencilLine, RotateCcw, Store } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { SampleToken } from '@/server/sample-token/read-sample-token'
import { SteerButton } from '../steer-button'

type TryItProps = {
  sampleToken: SampleToken | null
  busy: string | null
  place: number | null
  words: Messages['token']
  onShow: (place: number | null) => void
  onRestore: () => void
}

const PARTS = ['header', 'payload', 'signature'] as const

export function TryIt({ sampleToken, busy, place, words, onShow, onRestore }: TryItProps) {
  const state = { closed: sampleToken === null, busy: busy !== null }

  return (
    <section aria-labelledby="try-it" className="panel grid gap-3 p-5 proof:gap-2 proof:p-4 sm:p-6">
      <h2 id="try-it" className="text-lg">
        {words.change}
      </h2>
      <p className="text-quiet proof:hidden">{words.changeText}</p>
      <div className="grid gap-2 proof:gap-1.5">
        {PARTS.map((part, index) => (
          <SteerButton
            key={part}
            onPress={() => sampleToken && onShow(someLetterOf(sampleToken, index))}
            {...state}
            className="button-calm justify-start disabled:text-quiet"
          >
            <PencilLine size={16} aria-hidden />
            {fill(words.changeIn, { part: words.parts[part] })}
          </SteerButton>
        ))}
      </div>
      {place !== null && (
        <button type="button" onClick={onRestore} className="button button-calm">
          <RotateCcw size={16} aria-hidden />
          {words.restore}
        </button>
      )}
      <SteerButton onPress={() => onShow(null)} {...state} className="button-strong">
        <Store size={16} aria-hidden />
        {words.showWhole}
      </SteerButton>
    </section>
  )
}

/** Skips the last letter of a part, because its padding bits may not change the value. */
function someLetterOf({ parts }: SampleToken, part: number) {
  const before = parts.slice(0, part).reduce((sum, { length }) => sum + length + 1, 0)
  const length = parts[part]?.length ?? 1

  return before + Math.floor(Math.random() * (length - 1))
}
