import { squareSet } from '@jembatan/platform/square-set'
import type { Language } from '@/i18n/language'
import { folderOf, pictureOf, type Shot } from '@/i18n/pictures'

const VIEW = { width: 640, height: 640 }
const SIZE = { hero: { width: 720, height: 1280 }, square: { width: 900, height: 900 }, close: VIEW, use: VIEW }

type Props = {
  media: string
  shot: Shot
  language: Language
  /**
   * Width of its frame, which the browser needs before the styles. Only square pictures have
   * several sizes.
   */
  sizes?: string
  className?: string
  /** The picture that determines the page's load time; one per page. */
  first?: boolean
  /** True beside the product's name: the picture then needs no description. */
  decorative?: boolean
}

/** A product's picture, on its background colour until loaded. */
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
