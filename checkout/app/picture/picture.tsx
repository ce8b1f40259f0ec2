import type { Language } from '@/i18n/language'
import { pictureOf } from './pictures'

const SIZE = { hero: { width: 720, height: 1280 }, square: { width: 900, height: 900 } } as const

type Props = {
  media: string
  shot: keyof typeof SIZE
  language: Language
  className?: string
  /** The picture that the page is waited for. One a page. */
  first?: boolean
  /** Beside its own name a picture needs no description. */
  decorative?: boolean
}

/** One of the product's own pictures, in its colour until it is there. */
export function Picture({ media, shot, language, className = '', first = false, decorative = false }: Props) {
  const { color, ...alt } = pictureOf(media)

  return (
    // biome-ignore lint/performance/noImgElement: the files are AVIF in their final size, so there is nothing to optimise
    <img
      src={`/media/${media}/${shot}.avif`}
      {...SIZE[shot]}
      alt={decorative ? '' : alt[shot][language]}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding={first ? 'sync' : 'async'}
      style={{ backgroundColor: color }}
      className={`object-cover ${className}`}
    />
  )
}
