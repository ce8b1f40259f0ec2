import { type FormEvent, startTransition, useState, useTransition } from 'react'
import { type Mistakes, mistakeIn, type PhotoLimits, photosIn } from './photo-form'
import { shrinkPhoto } from './shrink-photo'

/**
 * Sends a form with photos in place: React empties a form after its action, and no page may choose a file again. The photos go
 * as large as the shop keeps them; what it would refuse of them is said without being sent.
 */
export function usePhotos({ send, limits }: { send: (form: FormData) => void; limits: PhotoLimits }) {
  const [mistakes, setMistakes] = useState<Mistakes | null>(null)
  const [preparing, prepare] = useTransition()

  const sendInPlace = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    prepare(async () => {
      const found = mistakeIn(await shrinkPhotos(form, limits), limits)
      startTransition(() => {
        setMistakes(found)
        if (!found) send(form)
      })
    })
  }

  return { mistakes, preparing, sendInPlace }
}

/** In the form, one after the other: each fills a memory. Nothing is done with more than may be sent. */
async function shrinkPhotos(form: FormData, { most, longestSide }: PhotoLimits) {
  const chosen = photosIn(form)
  if (chosen.length > most) return chosen
  form.delete('photos')
  const photos: File[] = []
  for (const photo of chosen) photos.push(await shrinkPhoto(photo, longestSide))
  for (const photo of photos) form.append('photos', photo)

  return photos
}
