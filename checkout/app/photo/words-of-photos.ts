import { getTranslations } from 'next-intl/server'
import { PHOTO_MISTAKES } from './photo-form'

/** What a form says of its photos; it is a part of a page that runs in the browser. */
export async function wordsOfPhotos() {
  const t = await getTranslations('order.photo')

  return {
    ...{ photos: t('photos'), photosHint: t('photosHint') },
    mistakes: Object.fromEntries(PHOTO_MISTAKES.map((code) => [code, t.raw(`mistakes.${code}`) as string])),
  }
}
