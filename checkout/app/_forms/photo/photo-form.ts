/** Why a photo is not taken: `keepPhotos` says so, and a browser the first two before it sends. */
export const PHOTO_MISTAKES = ['photos_too_many', 'photo_too_large', 'photo_unreadable'] as const

export type PhotoLimits = { most: number; bytes: number; longestSide: number }

type Mistake = { code: 'photos_too_many' } | { code: 'photo_too_large'; number: number }

/** What the server would refuse of photos; undefined when it would refuse nothing. */
export function mistakeIn(photos: { size: number }[], { most, bytes }: PhotoLimits): Mistake | undefined {
  if (photos.length > most) return { code: 'photos_too_many' }
  const large = photos.findIndex(({ size }) => size > bytes)

  return large < 0 ? undefined : { code: 'photo_too_large', number: large + 1 }
}
