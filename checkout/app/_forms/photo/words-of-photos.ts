import { getTranslations } from 'next-intl/server'
import { sayEach } from '@/app/_request/foreseen'
import { PHOTO_LIMITS } from '@/server/photo/limits'
import { PHOTO_MISTAKES } from './photo-form'

/** What a form says of its photos, and what it takes of them; it is a part of a page that runs in the browser. */
export async function wordsOfPhotos() {
  const t = await getTranslations('order.photo')

  return {
    ...{ photos: t('photos'), photosHint: t('photosHint') },
    photoLimits: PHOTO_LIMITS,
    mistakes: sayEach(PHOTO_MISTAKES, (code): string => t.raw(`mistakes.${code}`)),
  }
}
