export const PHOTO_MISTAKES = ['photos_too_many', 'photo_too_large', 'photo_unreadable'] as const

export type PhotoMistake = (typeof PHOTO_MISTAKES)[number]

/** The code of a mistake and the number that it names, for each field that has one; of photos, or of what else the form has. */
export type Mistakes<Code extends string = PhotoMistake> = Record<
  string,
  { code: Code | PhotoMistake; number?: number }
>

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

/** Nothing for what is wrong with something else. */
export function mistakeOfPhotos({ code, details: { number } }: { code: string; details: Record<string, unknown> }) {
  const mistake = PHOTO_MISTAKES.find((one) => one === code)

  return mistake && { photos: { code: mistake, ...(number !== undefined && { number: Number(number) }) } }
}

export const inWords = <Code extends string>(
  mistakes: Record<string, { code: Code; number?: number }>,
  words: Record<Code, string>,
) =>
  Object.fromEntries(
    Object.entries(mistakes).map(([field, { code, number }]) => [
      field,
      words[code].replace('{number}', String(number ?? '')),
    ]),
  )
