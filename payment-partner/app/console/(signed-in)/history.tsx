import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { Section } from '@/app/console/section'
import type { Cause } from '@/server/transaction/record-state'

type State = { id: number; cause: Cause; at: Date; badge: React.ReactNode }

/** Every state of a transaction or a payout, with its cause. */
export async function History({ states }: { states: State[] }) {
  const t = await getTranslations('console.history')
  const locale = await getLocale()

  return (
    <Section title={t('title')}>
      <ol className="grid border-line border-l-2 pl-5">
        {states.map(({ id, badge, cause, at }) => (
          <li key={id} className="relative grid gap-0.5 pb-4 last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-[1.6rem] size-2.5 rounded-full bg-kasir" />
            <p className="flex flex-wrap items-center gap-2">
              {badge}
              <span>{t(cause)}</span>
            </p>
            <p className="text-quiet text-sm tabular-nums">{formatSecond(locale, at)}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
