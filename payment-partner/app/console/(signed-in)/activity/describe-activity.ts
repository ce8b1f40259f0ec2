import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { listActivity } from '@/server/console/list-activity'

type Event = Awaited<ReturnType<typeof listActivity>>['rows'][number]

const word = z.string().optional().catch(undefined)
const detail = z.object({
  act: word,
  role: word,
  transaction: word,
  payout: word,
  subscription: word,
  notification: word,
  merchant: word,
})

const PAGES = [
  ['transaction', '/console/transactions'],
  ['payout', '/console/payouts'],
  ['subscription', '/console/subscriptions'],
] as const

/** An event of the console in words, with the page of its subject. */
export async function describeActivity({ id, at, kind, name, ...event }: Event) {
  const t = await getTranslations('console.activity')
  const read = detail.parse(event.detail)
  const page = PAGES.find(([field]) => read[field])
  const act = read.act ?? kind

  return {
    id,
    at,
    act: t.has(`acts.${act}`) ? t(`acts.${act}`) : act,
    subject: page ? read[page[0]] : (read.merchant ?? read.notification),
    href: page && `${page[1]}/${read[page[0]]}`,
    operator: name ?? (read.role ? t('consoleKey') : '–'),
  }
}
