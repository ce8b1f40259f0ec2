export const PHOTO_MISTAKES = ['photos_too_many', 'photo_too_large', 'photo_unreadable'] as const

/** The code of a mistake and the number that it names, for each field that has one. */
export type Mistakes = Record<string, { code: string; number?: number }>

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
