import { Pause, Play, RotateCcw, RotateCw, TvMinimalPlay } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/request'
import { clockOf } from './clock-of'
import type { Replay } from './page'
import type { Player } from './use-replay'

const STEP = 10

type ReplayScreenProps = { replay: Replay; player: Player; own: Messages['replay']; live: boolean }

/** The looping picture with the clock of the show below. */
export function ReplayScreen({ replay, player, own, live }: ReplayScreenProps) {
  const { media, seconds, chat, post } = replay
  const { at, playing, ready, toggle, seek } = player
  const video = useRef<HTMLVideoElement>(null)
  const file = (name: string) => `${media.folder}/${name}`
  const positionText = own.positionText.replace('{at}', clockOf(at)).replace('{of}', clockOf(seconds))

  useEffect(() => {
    // A browser may refuse autoplay; the still picture shows the same.
    const isStill = live && window.matchMedia('(prefers-reduced-motion: reduce)').matches
    if (playing && !isStill) video.current?.play().catch(() => undefined)
    else video.current?.pause()
  }, [playing, live])

  return (
    <div>
      <div className="replay-screen" style={{ backgroundImage: `url(${media.placeholder})` }}>
        {media.loop ? (
          <video
            ref={video}
            poster={file('hero.avif')}
            muted
            loop
            playsInline
            preload="metadata"
            controls={!ready}
            aria-label={media.alt}
          >
            <source src={file('loop.webm')} type="video/webm" />
            <source src={file('loop.mp4')} type="video/mp4" />
          </video>
        ) : (
          // biome-ignore lint/performance/noImgElement: already AVIF, in the one size that is shown
          <img src={file('hero.avif')} alt={media.alt} width={720} height={1280} />
        )}
        <p className="replay-mark">
          <TvMinimalPlay size={16} aria-hidden="true" />
          {live ? own.live.mark : own.mark}
        </p>
      </div>
      {live && (
        <p className="flex flex-wrap gap-x-4 py-2 text-muted text-sm tabular-nums">
          <span>
            {clockOf(at)} / {clockOf(seconds)}
          </span>
          <span>{own.live.messages.replace('{count}', String(chat.filter(({ second }) => second <= at).length))}</span>
          <span>{own.live.likes.replace('{count}', String(post.counts.likes))}</span>
        </p>
      )}
      <div className="replay-controls" hidden={!ready || live}>
        <button type="button" onClick={toggle} className="replay-play" aria-label={playing ? own.pause : own.play}>
          {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        </button>
        <button type="button" onClick={() => seek(at - STEP)} aria-label={own.back} title={own.back}>
          <RotateCcw size={20} aria-hidden="true" />
        </button>
        <button type="button" onClick={() => seek(at + STEP)} aria-label={own.forward} title={own.forward}>
          <RotateCw size={20} aria-hidden="true" />
        </button>
        <span className="replay-time">
          {clockOf(at)} / {clockOf(seconds)}
        </span>
        <input
          type="range"
          min={0}
          max={seconds}
          step={5}
          value={Math.floor(at)}
          onChange={({ target }) => seek(Number(target.value))}
          aria-label={own.position}
          aria-valuetext={positionText}
        />
      </div>
    </div>
  )
}
