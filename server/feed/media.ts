import type { uploadedMedia } from '@/db/schema'
import type { Language } from '@/i18n/language'
import products from '@/public/media/manifest.json'
import organic from '@/public/media/organic/manifest.json'
import { type Sound, soundOf } from './sounds'

/** The width of a post's picture in a grid. The build derives it from the picture. */
export const TILE_WIDTH = 360

export type Media = {
  /** The base path of its files. */
  folder: string
  alt: string
  tone: string
  placeholder: string
  /** Whether the post has a silent clip that begins with the picture. */
  loop: boolean
  /** The small picture for a grid of posts. */
  tile: string
  /** The ambient sound that the browser makes. */
  sound: Sound
}

type Picture = {
  alt: Record<Language, string>
  dominantColor: string
  placeholder: string
  files: object
  /** The scene of which this still is a part. */
  cutFrom?: string
}

const pictures = new Map<string, Picture & { folder: string }>([
  ...products.products.map((picture) => [picture.key, { ...picture, folder: `/media/${picture.key}` }] as const),
  ...organic.scenes.map((picture) => [picture.key, { ...picture, folder: `/media/organic/${picture.key}` }] as const),
])
const [someOtherPicture] = pictures.values()

/** Describes the pictures of a post. An unknown key gets another picture instead of none. */
export function describeMedia(key: string, language: Language): Media {
  const picture = pictures.get(key) ?? someOtherPicture
  if (!picture) throw new Error('The media manifests are empty.')

  return {
    folder: picture.folder,
    alt: picture.alt[language],
    tone: picture.dominantColor,
    placeholder: picture.placeholder,
    loop: 'loopWebm' in picture.files,
    tile: `${picture.folder}/hero-${TILE_WIDTH}.avif`,
    sound: soundOf(picture.cutFrom ?? key),
  }
}

/** The path of `/uploads/…`; see server/http/uploads.ts. */
export const UPLOADS = '/uploads'

/** Describes the pictures of a creator's upload. */
export const describeUpload = ({ id, alt, tone, placeholder, clip }: typeof uploadedMedia.$inferSelect): Media => ({
  folder: `${UPLOADS}/${id}`,
  alt,
  tone,
  placeholder,
  loop: clip,
  tile: `${UPLOADS}/${id}/hero-${TILE_WIDTH}.avif`,
  sound: 'music',
})

/** Lists the pictures that a creator may choose from. */
export const listPictures = (language: Language) =>
  [...pictures].map(([key]) => ({ key, ...describeMedia(key, language) }))

export const isPicture = (key: string) => pictures.has(key)
