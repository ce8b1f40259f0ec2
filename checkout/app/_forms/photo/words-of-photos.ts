import { getTranslations } from 'next-intl/server'
import { PHOTO_LIMITS } from '@/server/photo/limits'

export type PhotoWords = Awaited<ReturnType<typeof wordsOfPhotos>>

/** What a form says of its photos, and what it takes of them; it is a part of a page that runs in the browser. */
export async function wordsOfPhotos() {
  const t = await getTranslations('order.photo')

  return {
    photos: t('photos'),
    photosHint: t('photosHint'),
    photoLimits: PHOTO_LIMITS,
    photoMistakes: {
      photos_too_many: t('mistakes.photos_too_many'),
      photo_too_large: t.raw('mistakes.photo_too_large') as string,
    },
  }
}
