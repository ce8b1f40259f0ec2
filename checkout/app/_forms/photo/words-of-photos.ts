import { getTranslations } from 'next-intl/server'
import { PHOTO_LIMITS } from '@/server/photo/limits'

export type PhotoWords = Awaited<ReturnType<typeof wordsOfPhotos>>

/** Texts and limits of the photo field, for a client component. */
export async function wordsOfPhotos() {
  const t = await getTranslations('order.photo')

  return {
    photos: t('photos'),
    photosHint: t('photosHint'),
    takePhoto: t('takePhoto'),
    photoLimits: PHOTO_LIMITS,
    photoMistakes: {
      photos_too_many: t('mistakes.photos_too_many'),
      photo_too_large: t.raw('mistakes.photo_too_large') as string,
    },
  }
}
