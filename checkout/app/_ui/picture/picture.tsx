import { squareSet } from '@jembatan/platform/square-set'
import type { Language } from '@/i18n/language'
import { folderOf, pictureOf } from '@/i18n/pictures'

const SIZE = { hero: { width: 720, height: 1280 }, square: { width: 900, height: 900 } } as const

type Props = {
  media: string
  shot: keyof typeof SIZE
  language: Language
  /** How wide its frame is, as a browser reads it before the styles; only a square has sizes to choose from. */
  sizes?: string
  className?: string
  /** The picture that the page is waited for. One a page. */
  first?: boolean
  /** Beside its own name a picture needs no description. */
  decorative?: boolean
}

/** One of the product's own pictures, in its colour until it is there. */
export function Picture({ media, shot, language, sizes, className = '', first = false, decorative = false }: Props) {
  const { color, ...alt } = pictureOf(media)

  return (
    // biome-ignore lint/performance/noImgElement: the files are AVIF already, in the sizes that frames have
    <img
      {...(shot === 'square' ? squareSet(media, folderOf(media)) : { src: `/media/${media}/${shot}.avif` })}
      sizes={sizes}
      {...SIZE[shot]}
      alt={decorative ? '' : (alt[shot] ?? alt.square)[language]}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding={first ? 'sync' : 'async'}
      style={{ backgroundColor: color }}
      className={`object-cover ${className}`}
    />
  )
}
