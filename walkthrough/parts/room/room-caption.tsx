'use client'

import type { Messages } from '@/i18n/messages'
import { kindWord } from '@/i18n/words'
import { crossingOf, isRecordedTwice } from '../live/crossing'
import { onePurchase } from '../live/one-purchase'
import { useLive } from '../live/use-live'

type RoomCaptionProps = {
  words: Messages['overview']
  systems: Messages['frame']['system']
  kinds: Messages['inspector']['kind']
}

/** What crossed last, in one line for the last row of a room; before anything did, what the stage is about. */
export function RoomCaption({ words, systems, kinds }: RoomCaptionProps) {
  const newest = onePurchase(useLive().events).findLast((event) => crossingOf(event) && !isRecordedTwice(event))
  const crossing = newest && crossingOf(newest)

  return (
    <div className="hidden room:block">
      <h1 className="sr-only">{words.heading.join(' ')}</h1>
      <p data-testid="caption" className="room-caption">
        {crossing ? (
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
    </div>
  )
}
