import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatDeadline, formatMoment } from '@/app/_ui/format'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Times = Pick<RouterOutputs['complaint']['find'], 'filedAt' | 'dueAt' | 'answeredAt'>

/** Returns when it was filed, and when it was answered or is due. */
export async function ticketTimes({ filedAt, dueAt, answeredAt }: Times) {
  const t = await getTranslations('complaint')
  const language = await readLanguage()
  const filed = t('filedAt', { time: formatMoment(filedAt, language) })

  return answeredAt
    ? `${filed} · ${t('answeredAt', { time: formatMoment(answeredAt, language) })}`
    : `${filed} · ${t('dueAt', { time: formatDeadline(dueAt, language) })}`
}
