'use client'

import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { BEATS } from '../talk/beats'
import { TimeBar } from '../talk/time-bar'
import { moveTalk, startTalk, useTalk } from '../talk/use-talk'

/** Planned seconds of the talk. */
const PLANNED = BEATS.reduce((sum, { seconds }) => sum + seconds, 0)

/**
 * The presenter's notes of a beat, its fallback and the next beat; its buttons steer the main
 * window.
 */
export function Notes({ words }: { words: Messages['talk'] }) {
  const talk = useTalk()
  if (!talk)
    return (
      <div className="panel grid justify-items-start gap-4 p-6">
        <p>{words.notes.idle}</p>
        <button type="button" onClick={startTalk} className="button button-strong">
          {words.begin}
        </button>
      </div>
    )
  const { index, beat, since, began } = talk
  const { name, caption, notes, fallback } = words.beats[beat.id]
  const next = BEATS[index + 1]

  return (
    <section aria-live="polite" className="grid gap-5">
      <div className="panel grid gap-4 p-6">
        <p className="eyebrow text-quiet">{fill(words.beat, { number: index + 1, total: BEATS.length })}</p>
        <h2 className="text-2xl">{name}</h2>
        <p className="text-quiet">{caption}</p>
        <h3 className="sr-only">{words.sayThis}</h3>
        <ul className="grid list-disc gap-3 pl-6 text-xl leading-relaxed">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <p className="rounded-control bg-warn-wash p-3 text-warn">
          <b>{words.ifItFails}:</b> {fallback}
        </p>
        <div aria-hidden className="grid gap-2">
          <TimeBar key={since} words={words} name={name} since={since} planned={beat.seconds} />
          <TimeBar key={began} words={words} name={words.title} since={began} planned={PLANNED} />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={() => moveTalk(-1)} disabled={index === 0} className="button button-calm">
          {words.back}
        </button>
        <button type="button" onClick={() => moveTalk(0)} className="button button-calm">
          {words.repeat}
        </button>
        <button type="button" onClick={() => moveTalk(1)} className="button button-strong">
          {next ? words.next : words.end}
        </button>
      </div>
      <p className="text-quiet">
        {words.upNext}: <b>{next ? words.beats[next.id].name : words.ends}</b>
      </p>
    </section>
  )
}
