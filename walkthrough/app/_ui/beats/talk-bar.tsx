'use client'

import { RotateCcw, SkipForward } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { ScenePace } from '../live-screens/scene-bar'
import { BEATS } from '../talk/beats'
import { goToBeat, moveTalk, startTalk, useTalk } from '../talk/use-talk'

type TalkBarProps = { words: Messages['talk']; scene: Messages['liveScreens']['scene'] }

/** A button for each of the eight beats; in presenter mode also the time and the next button. */
export function TalkBar({ words, scene }: TalkBarProps) {
  const talk = useTalk()

  return (
    <>
      <div className="room-line flex w-full flex-wrap items-center gap-3 lg:flex-nowrap">
        <ol className="grid w-full grid-cols-2 gap-1 sm:grid-cols-4 lg:flex lg:flex-1">
          {BEATS.map(({ id, seconds }, index) => {
            const current = talk?.index === index

            return (
              <li key={id} className="grid flex-1 content-start gap-1">
                <button
                  type="button"
                  aria-current={current ? 'step' : undefined}
                  onClick={() => goToBeat(index)}
                  className="button button-calm w-full justify-center aria-[current=step]:border-ink aria-[current=step]:bg-ink aria-[current=step]:text-card"
                >
                  {words.beats[id].name}
                </button>
                {current && <Elapsed since={talk.since} seconds={seconds} />}
              </li>
            )
          })}
        </ol>
        <div className="hidden room:contents">
          <ScenePace words={scene} />
          {talk && (
            <button type="button" onClick={() => moveTalk(0)} className="button button-calm">
              <RotateCcw size={16} aria-hidden />
              {words.repeat}
            </button>
          )}
          <button type="button" onClick={talk ? () => moveTalk(1) : startTalk} className="button button-strong">
            <SkipForward size={16} aria-hidden />
            {talk ? words.next : words.begin}
          </button>
        </div>
      </div>
      {talk && <p className="font-bold room:hidden">{words.beats[talk.beat.id].caption}</p>}
    </>
  )
}

/** An animation by CSS; the notes window shows the numbers. */
const Elapsed = ({ since, seconds }: { since: number; seconds: number }) => (
  <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-line">
    <span key={since} className="block h-full animate-elapse bg-ink" style={{ animationDuration: `${seconds}s` }} />
  </span>
)
