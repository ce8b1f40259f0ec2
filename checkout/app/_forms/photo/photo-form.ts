/** Error codes of `keepPhotos`. The browser checks the first two before sending. */
export const PHOTO_MISTAKES = ['photos_too_many', 'photo_too_large', 'photo_unreadable'] as const

export type PhotoLimits = { most: number; bytes: number; longestSide: number }

type Mistake = { code: 'photos_too_many' } | { code: 'photo_too_large'; number: number }

/** Returns the error that the server would report; undefined when the photos are acceptable. */
export function mistakeIn(photos: { size: number }[], { most, bytes }: PhotoLimits): Mistake | undefined {
  if (photos.length > most) return { code: 'photos_too_many' }
  const large = photos.findIndex(({ size }) => size > bytes)

  return large < 0 ? undefined : { code: 'photo_too_large', number: large + 1 }
}
