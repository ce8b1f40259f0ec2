'use client'

import type { Messages } from '@/i18n/messages'
import { kindWord } from '@/i18n/words'
import { crossingOf } from '../live/crossing'
import { crossingsOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { StepMark } from '../live-screens/scene-step'
import { endingWord, noteWord, type SceneWords, targetWord } from '../live-screens/scene-words'
import { maskText } from '../presenter/mask-personal'
import { useScene } from '../scene/use-scene'
import { isPlayed } from '../talk/beats'
import { useTalk } from '../talk/use-talk'

type RoomCaptionProps = {
  words: Messages['overview']
  talk: Messages['talk']
  systems: Messages['frame']['system']
  kinds: Messages['inspector']['kind']
  scenes: SceneWords
}

/**
 * The last row of a room: the current step of a scene, else the beat's subject, else the last
 * crossing, else the stage's subject.
 */
export function RoomCaption({ words, talk, systems, kinds, scenes }: RoomCaptionProps) {
  const newest = useConsole(crossingsOf).at(-1)?.event
  const crossing = newest && crossingOf(newest)
  const beat = useTalk()?.beat
  const { playing, ending } = useScene()

  return (
    <div data-testid="caption" className="hidden room:block">
      <h1 className="sr-only">{words.heading.join(' ')}</h1>
      {playing || (ending && (!beat || isPlayed(beat))) ? (
        <SceneCaption words={scenes} />
      ) : (
        <p className="room-caption">
          {beat ? (
            talk.beats[beat.id].caption
          ) : crossing ? (
            <>
              {systems[crossing.from].name} → {systems[crossing.to].name}: {kindWord(kinds, newest.kind)} ·{' '}
              <b className={crossing.passed ? 'text-good' : 'text-wrong'}>
                {crossing.passed ? words.passed : words.refused}
              </b>
            </>
          ) : (
            words.heading.join(' ')
          )}
        </p>
      )}
    </div>
  )
}

/** The current step, then its result, and after the last step the scene's ending. */
function SceneCaption({ words }: { words: SceneWords }) {
  const { plan, at, completed, ending, playing, takenOver } = useScene()
  const step = plan?.steps[at - 1]
  if (ending) {
    const last = ending.verdict === 'asExpected' ? completed.at(-1) : undefined

    return (
      <p className="room-caption">
        {maskText([last && noteWord(words, last), endingWord(words, ending)].filter(Boolean).join(' '))}
      </p>
    )
  }
  if (!plan || !step || !playing) return null
  if (takenOver) return <p className="room-caption">{words.scene.taken}</p>
  const result = completed.find(({ number }) => number === at)

  return (
    <p
      data-system={step.to === 'devControl' ? undefined : step.to}
      className="room-caption flex items-center justify-center gap-2 [--mark-good:var(--color-good)] [--mark-wrong:var(--color-wrong)]"
    >
      <span className="figures text-(--system-text,var(--color-ink))">
        {at}/{plan.steps.length} {targetWord(words, step.to)}:
      </span>
      <StepMark result={result} playing={playing} />
      <span className="truncate">{maskText((result && noteWord(words, result)) ?? words.scenario.act[step.name])}</span>
    </p>
  )
}
