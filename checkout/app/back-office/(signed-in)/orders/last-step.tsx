import { getTranslations } from 'next-intl/server'
import { Notice } from '@/app/_ui/notice'
import { readNumber } from '@/app/back-office/parts/read-search'
import { BULK_STEPS } from '@/server/fulfilment/input'
import { STEP_FAILURES } from './step-failures'

type Props = { search: Promise<Record<string, string | string[] | undefined>> }

/** Result of the last step, carried in the URL so that it works without JavaScript. */
export async function LastStep({ search }: Props) {
  const t = await getTranslations('backOffice.orders')
  const order = (await readNumber(search, 'of')) ?? ''
  const { done, failed, count, refused } = await search
  const step = STEPS.find((name) => name === done)
  const failure = STEP_FAILURES.find((name) => name === failed)

  const bulk = BULK_STEPS.find((name) => name === done)
  if (bulk && count !== undefined)
    return (
      <Notice tone={refused ? 'warn' : 'good'}>
        {t(`bulk.done.${bulk}`, { count: Number(count) || 0 })}{' '}
        {refused && t('bulk.refused', { orders: String(refused) })}
      </Notice>
    )
  if (step) return <Notice tone="good">{t(`done.${step}`, { order })}</Notice>
  if (failure) return <Notice tone="warn">{t(failure)}</Notice>

  return null
}

const STEPS = ['packed', 'shipped', 'arrived', 'refused', 'handed_over', 'given_back'] as const
