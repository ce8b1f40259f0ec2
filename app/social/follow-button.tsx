'use client'

import { follow } from './actions'
import { Toggle } from './toggle'
import type { SocialWords } from './words'

type FollowButtonProps = {
  creator: { id: string; name: string }
  marks: { follows: boolean; own: boolean }
  words: Pick<SocialWords, 'follow' | 'following' | 'unfollow' | 'notKept' | 'slowDown'>
  /** The page to which the form returns without scripts. */
  to: string
  reachable?: boolean
}

/** Follows a creator; absent for the creators themselves. */
export function FollowButton({ creator, marks, words, to, reachable = true }: FollowButtonProps) {
  if (marks.own) return null

  return (
    <Toggle
      act={follow}
      words={words}
      reachable={reachable}
      className="follow"
      fields={{ creator: creator.id, to }}
      first={{ on: marks.follows, count: 0 }}
      label={{ off: words.follow, on: words.unfollow }}
    >
      {({ on }) => (
        <>
          {on ? words.following : words.follow} <span className="sr-only">{creator.name}</span>
        </>
      )}
    </Toggle>
  )
}
