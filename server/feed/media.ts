import type { uploadedMedia } from '@/db/schema'
import type { Language } from '@/i18n/language'
import products from '@/public/media/manifest.json'
import organic from '@/public/media/organic/manifest.json'

/** Of the picture of a post among many; made before a start, beside the picture. */
export const TILE_WIDTH = 360

export type Media = {
  /** Where its files lie. */
  folder: string
  alt: string
  tone: string
  placeholder: string
  /** Whether there is a silent clip that begins with the picture. */
  loop: boolean
  /** The small picture for a list of tiles. */
  tile: string
}

type Picture = { alt: Record<Language, string>; dominantColor: string; placeholder: string; files: object }

const pictures = new Map<string, Picture & { folder: string }>([
  ...products.products.map((picture) => [picture.key, { ...picture, folder: `/media/${picture.key}` }] as const),
  ...organic.scenes.map((picture) => [picture.key, { ...picture, folder: `/media/organic/${picture.key}` }] as const),
])
const [someOtherPicture] = pictures.values()

/** The pictures of a post. A key without pictures shows another one rather than a hole. */
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
  }
}

/** Where `/uploads/…` answers; see server/http/uploads.ts. */
export const UPLOADS = '/uploads'

/** The same of what a creator uploaded. */
export const describeUpload = ({ id, alt, tone, placeholder, clip }: typeof uploadedMedia.$inferSelect): Media => ({
  folder: `${UPLOADS}/${id}`,
  alt,
  tone,
  placeholder,
  loop: clip,
  tile: `${UPLOADS}/${id}/hero-${TILE_WIDTH}.avif`,
})

/** Pictures that a creator may choose from: those of everyday life, and those of products. */
export const listPictures = (language: Language) =>
  [...pictures].map(([key]) => ({ key, ...describeMedia(key, language) }))

export const isPicture = (key: string) => pictures.has(key)
