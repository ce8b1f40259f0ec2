import { getTranslations } from 'next-intl/server'
import { wordsOfPhotos } from '@/app/_forms/photo/words-of-photos'
import { TOPICS } from '@/server/complaints/input'

export type FormWords = Awaited<ReturnType<typeof wordsOfForm>>

/** Texts of the complaint form, for a client component. */
export async function wordsOfForm() {
  const t = await getTranslations('complaint')

  return {
    topic: t('topic'),
    chooseTopic: t('chooseTopic'),
    body: t('body'),
    bodyHint: t('bodyHint'),
    send: t('send'),
    busy: t('busy'),
    summary: t('summary'),
    filed: t('filed'),
    number: t('number'),
    secret: t('secret'),
    keep: t('keep'),
    due: t.raw('due') as string,
    topics: TOPICS.map((value) => ({ value, text: t(`topics.${value}`) })),
    ...(await wordsOfPhotos()),
  }
}
