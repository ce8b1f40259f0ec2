import { mistakeIn, type PhotoLimits } from './photo-form'
import { shrinkPhoto } from './shrink-photo'
import type { PhotoWords } from './words-of-photos'

/**
 * Shrinks a form's photos to the stored size, and reports what the server would refuse before
 * sending.
 */
export const preparePhotos =
  ({ photoLimits: limits, photoMistakes: say }: PhotoWords) =>
  async (form: FormData) => {
    const errors: Record<string, string> = {}
    for (const field of fieldsOfPhotos(form)) {
      const mistake = mistakeIn(await shrinkPhotos(form, field, limits), limits)
      if (mistake)
        errors[field] =
          mistake.code === 'photo_too_large'
            ? say.photo_too_large.replace('{number}', String(mistake.number))
            : say.photos_too_many
    }

    return Object.keys(errors).length > 0 ? errors : undefined
  }

/** The field of a form, or one for each of its lines: `reviews[0].photos`. */
const fieldsOfPhotos = (form: FormData) => [...new Set(form.keys())].filter((name) => /(^|\.)photos$/.test(name))

/** Sequential, since each photo needs much memory. Skipped for more photos than are allowed. */
async function shrinkPhotos(form: FormData, field: string, { most, longestSide }: PhotoLimits) {
  const chosen = form.getAll(field).filter((photo): photo is File => photo instanceof File && photo.size > 0)
  if (chosen.length > most) return chosen
  form.delete(field)
  const photos: File[] = []
  for (const photo of chosen) photos.push(await shrinkPhoto(photo, longestSide))
  for (const photo of photos) form.append(field, photo)

  return photos
}
