import { Heart as HeartIcon, Play } from 'lucide-react'
import type { Heart } from './use-taps'

type TapMarksProps = { heart: Heart | undefined; paused: boolean; onHeartGone: () => void }

/** Shows what a tap on the picture did: a heart, or that the clip is paused. */
export function TapMarks({ heart, paused, onHeartGone }: TapMarksProps) {
  return (
    <>
      {paused && <Play className="tap-paused" aria-hidden="true" />}
      {heart && (
        <HeartIcon
          key={heart.key}
          className="tap-heart"
          style={{ left: heart.x, top: heart.y }}
          aria-hidden="true"
          onAnimationEnd={onHeartGone}
        />
      )}
    </>
  )
}
