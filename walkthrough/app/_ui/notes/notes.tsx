'use client'

import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { STEPS } from '../story/steps'
import { moveStory, startStory, useStory } from '../story/use-story'

/** What the speaker says at this step, and what comes after; it steps the main window too. */
export function Notes({ words }: { words: Messages['story'] }) {
  const index = useStory()
  const step = index === null ? undefined : STEPS[index]
  if (index === null || !step)
    return (
      <div className="panel grid justify-items-start gap-4 p-6">
        <p>{words.notesIdle}</p>
        <button type="button" onClick={startStory} className="button button-strong">
          {words.notesStart}
        </button>
      </div>
    )
  const { title, notes } = words.steps[step.id]
  const next = STEPS[index + 1]

  return (
    <section aria-live="polite" className="grid gap-5">
      <div className="panel grid gap-4 p-6">
        <p className="eyebrow text-quiet">{fill(words.step, { number: index + 1, total: STEPS.length })}</p>
        <h2 className="text-2xl">{title}</h2>
        <ul className="grid list-disc gap-3 pl-6 text-xl leading-relaxed">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={() => moveStory(-1)} disabled={index === 0} className="button button-calm">
          {words.notesBack}
        </button>
        <button type="button" onClick={() => moveStory(1)} className="button button-strong">
          {next ? words.next : words.finish}
        </button>
      </div>
      <p className="text-quiet">
        {words.upNext}: <b>{next ? words.steps[next.id].title : words.ends}</b>
      </p>
    </section>
  )
}
