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
    const mistake = mistakeIn(await shrinkPhotos(form, limits), limits)
    if (!mistake) return undefined

    return {
      photos:
        mistake.code === 'photo_too_large'
          ? say.photo_too_large.replace('{number}', String(mistake.number))
          : say.photos_too_many,
    }
  }

/** Sequential, since each photo needs much memory. Skipped for more photos than are allowed. */
async function shrinkPhotos(form: FormData, { most, longestSide }: PhotoLimits) {
  const chosen = form.getAll('photos').filter((photo): photo is File => photo instanceof File && photo.size > 0)
  if (chosen.length > most) return chosen
  form.delete('photos')
  const photos: File[] = []
  for (const photo of chosen) photos.push(await shrinkPhoto(photo, longestSide))
  for (const photo of photos) form.append('photos', photo)

  return photos
}
