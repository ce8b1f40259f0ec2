import { useEffect, useRef } from 'react'
import type { FeedPost } from './trpc'

type ClipProps = {
  media: FeedPost['media']
  /** Whether this is the first picture, which loads with priority over all others. */
  first: boolean
  mounted: boolean
  playing: boolean
}

/**
 * The still picture with its description, and over it the silent clip that begins with the same
 * picture.
 */
export function Clip({ media, first, mounted, playing }: ClipProps) {
  const file = (name: string) => `${media.folder}/${name}`

  return (
    <div className="stage" style={{ backgroundImage: `url(${media.placeholder})` }}>
      {/* biome-ignore lint/performance/noImgElement: already AVIF, in the one size that is shown */}
      <img
        src={file('hero.avif')}
        alt={media.alt}
        width={720}
        height={1280}
        fetchPriority={first ? 'high' : 'low'}
        loading={first ? 'eager' : 'lazy'}
        decoding={first ? 'sync' : 'async'}
      />
      {mounted && media.loop && <Loop file={file} playing={playing} />}
    </div>
  )
}

function Loop({ file, playing }: { file: (name: string) => string; playing: boolean }) {
  const video = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    if (!playing) return video.current?.pause()
    // A browser may refuse autoplay; the still picture shows the same.
    video.current?.play().catch(() => undefined)
  }, [playing])

  return (
    <video
      ref={video}
      poster={file('hero.avif')}
      muted
      loop
      playsInline
      preload={playing ? 'auto' : 'metadata'}
      aria-hidden="true"
      tabIndex={-1}
    >
      <source src={file('loop.webm')} type="video/webm" />
      <source src={file('loop.mp4')} type="video/mp4" />
    </video>
  )
}
