export const PHOTO_MISTAKES = ['photos_too_many', 'photo_too_large', 'photo_unreadable'] as const

/** The code of a mistake and the number that it names, for each field that has one. */
export type Mistakes = Record<string, { code: string; number?: number }>

export type PhotoLimits = { most: number; bytes: number; longestSide: number }

/** What the shop would refuse, before it is sent; null when it would refuse nothing. */
export function mistakeIn(photos: { size: number }[], { most, bytes }: PhotoLimits): Mistakes | null {
  if (photos.length > most) return { photos: { code: 'photos_too_many' } }
  const large = photos.findIndex(({ size }) => size > bytes)

  return large < 0 ? null : { photos: { code: 'photo_too_large', number: large + 1 } }
}

/** The photos that were chosen; a field that was left empty sends one without content. */
export const photosIn = (form: FormData): File[] =>
  form.getAll('photos').filter((photo) => photo instanceof File && photo.size > 0) as File[]

/** Null for what is wrong with something else. */
export function mistakeOfPhotos({ code, details: { number } }: { code: string; details: Record<string, unknown> }) {
  if (!PHOTO_MISTAKES.some((one) => one === code)) return null

  return { photos: { code, ...(number !== undefined && { number: Number(number) }) } }
}

export const inWords = (mistakes: Mistakes, words: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(mistakes).map(([field, { code, number }]) => [
      field,
      (words[code] ?? code).replace('{number}', String(number ?? '')),
    ]),
  )
