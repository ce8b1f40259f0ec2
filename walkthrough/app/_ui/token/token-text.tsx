'use client'

import type { MouseEvent } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { changeOneLetter } from '@/server/sample-token/change-one-letter'
import type { SampleToken } from '@/server/sample-token/read-sample-token'

const PARTS = ['header', 'payload', 'signature'] as const

/** Tints of the three parts, different from the systems' colours. */
const TINT = { header: 'text-[#ffd166]', payload: 'text-[#c9b8ff]', signature: 'text-[#7fe3f5]' }

type TokenTextProps = {
  sampleToken: SampleToken | null
  place: number | null
  words: Messages['token']
  onTouch: (place: number) => void
}

/** The token letter by letter. A click changes a letter; buttons do the same for the keyboard. */
export function TokenText({ sampleToken, place, words, onTouch }: TokenTextProps) {
  const token = sampleToken?.token ?? ''
  const text = place === null ? token : changeOneLetter(token, place)
  const lengths = sampleToken?.parts.map(({ length }) => length) ?? []

  function touch({ target }: MouseEvent) {
    const touched = target instanceof HTMLElement ? target.dataset.place : undefined
    if (touched) onTouch(Number(touched))
  }

  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {PARTS.map((part, index) => (
          <li key={part} className="text-sm">
            <b className={TINT[part]}>{words.parts[part]}</b>
            {lengths[index] !== undefined && (
              <span className="figures text-night-quiet proof:hidden">
                {' '}
                · {fill(words.letters, { count: lengths[index] })}
              </span>
            )}
            <span className="block text-night-quiet proof:hidden">{words.partHint[part]}</span>
          </li>
        ))}
      </ul>
      {!sampleToken && <Ghost />}
      {sampleToken && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons under "change one letter" do the same
        <p
          onClick={touch}
          className="rounded-card bg-night-card p-4 font-mono leading-[1.7] [overflow-wrap:anywhere] sm:p-5"
        >
          {[...text].map((letter, index) => (
            <Letter
              // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
              key={index}
              letter={letter}
              index={index}
              part={partAt(token, index)}
              changed={index === place}
            />
          ))}
        </p>
      )}
    </>
  )
}

/** A placeholder in the shape of a token. */
function Ghost() {
  return (
    <p
      aria-hidden
      className="rounded-card bg-night-card p-4 font-mono leading-[1.7] opacity-40 [overflow-wrap:anywhere] sm:p-5"
    >
      {PARTS.map((part, index) => (
        <span key={part} className={TINT[part]}>
          {'•'.repeat(GHOST[part])}
          {index < 2 && <b className="text-white">.</b>}
        </span>
      ))}
    </p>
  )
}

const GHOST = { header: 74, payload: 292, signature: 86 }

type LetterProps = { letter: string; index: number; part: (typeof PARTS)[number]; changed: boolean }

function Letter({ letter, index, part, changed }: LetterProps) {
  if (letter === '.') return <span className="px-0.5 font-bold text-white">.</span>
  if (changed) return <mark className="rounded bg-[#ff6b6b] px-0.5 font-bold text-night">{letter}</mark>

  return (
    <span data-place={index} className={`cursor-pointer rounded hover:bg-white hover:text-night ${TINT[part]}`}>
      {letter}
    </span>
  )
}

const partAt = (token: string, index: number) => PARTS[token.slice(0, index).split('.').length - 1] ?? 'signature'
