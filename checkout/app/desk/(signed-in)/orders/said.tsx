import { getTranslations } from 'next-intl/server'
import { readOrderNumber } from '@/app/desk/parts/read-search'
import { Notice } from '@/app/notice'

type Props = { search: Promise<Record<string, string | string[] | undefined>> }

/** What came of the step before: told in the address, so that it needs no script and no memory. */
export async function Said({ search }: Props) {
  const t = await getTranslations('desk.orders')
  const order = (await readOrderNumber(search, 'of')) ?? ''
  const { done, failed } = await search
  const step = STEPS.find((name) => name === done)
  const failure = FAILURES.find((name) => name === failed)

  if (step) return <Notice tone="good">{t(`done.${step}`, { order })}</Notice>
  if (failure) return <Notice tone="warn">{t(failure)}</Notice>

  return null
}

const STEPS = ['packed', 'shipped', 'arrived'] as const
const FAILURES = ['order_not_ready', 'order_missing'] as const
