import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { StatusBadge } from '@/app/console/status-badge'
import type { ConsoleTransaction } from '@/server/console/get-transaction'
import { Section } from '../../../section'

/** Every state of the transaction, with its cause. */
export async function History({ states }: Pick<ConsoleTransaction, 'states'>) {
  const t = await getTranslations('console.history')
  const locale = await getLocale()

  return (
    <Section title={t('title')}>
      <ol className="grid border-line border-l-2 pl-5">
        {states.map(({ id, status, fraudStatus, cause, at }) => (
          <li key={id} className="relative grid gap-0.5 pb-4 last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-[1.6rem] size-2.5 rounded-full bg-kasir" />
            <p className="flex flex-wrap items-center gap-2">
              <StatusBadge status={status} fraudStatus={fraudStatus} />
              <span>{t(cause)}</span>
            </p>
            <p className="text-quiet text-sm tabular-nums">{formatSecond(locale, at)}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
