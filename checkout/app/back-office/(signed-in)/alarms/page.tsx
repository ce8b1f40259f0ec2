import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'
import type { RouterOutputs } from '@/server/trpc/outputs'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Alarm = RouterOutputs['backOffice']['alarms'][number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.alarms'))('title') }
}

export default async function AlarmsPage() {
  const alarms = await asOperator((await shop()).backOffice.alarms())
  const t = await getTranslations('backOffice.alarms')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      {alarms.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <AlarmList alarms={alarms} />}
    </>
  )
}

async function AlarmList({ alarms }: { alarms: Alarm[] }) {
  const t = await getTranslations('backOffice.alarms')
  const language = await readLanguage()

  return (
    <ol aria-label={t('title')} className={`${card} grid gap-4`}>
      {alarms.map((alarm) => (
        <li
          key={alarm.id}
          className="grid gap-x-6 gap-y-1 border-line border-t pt-4 text-sm first:border-0 first:pt-0 md:grid-cols-[9rem_1fr_16rem]"
        >
          <time dateTime={alarm.at} className="text-quiet">
            {formatMoment(alarm.at, language)}
          </time>
          <What {...alarm} />
          <div className="min-w-0">
            <About {...alarm} />
            <details>
              <summary className="min-h-11 cursor-pointer py-2.5">{t('technical')}</summary>
              <span className="wrap-anywhere text-quiet">{describe(alarm)}</span>
            </details>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The alarm by name, and the sentence that says what to do. */
async function What({ alarm, repeated, kind, detail }: Alarm) {
  const t = await getTranslations('backOffice.alarms')
  if (!alarm) return <p className="font-bold">{kind}</p>
  const name = t(`kinds.${alarm}`)

  return (
    <div className="max-w-prose">
      <p className="font-bold">{repeated ? t('repeated', { what: name, count: Number(detail.count) }) : name}</p>
      <p className="leading-relaxed">{t(`todo.${alarm}`)}</p>
    </div>
  )
}

/** The order or payment, reason and amount that an alarm's recommendation refers to. */
async function About({ orderId, detail: { providerOrderId, reason, amount, ticket } }: Alarm) {
  const t = await getTranslations('backOffice.alarms')
  const named = REASONS.find((name) => name === reason)

  return (
    <div className="grid gap-1">
      {orderId && (
        <a
          href={`/back-office/orders/${orderId}`}
          aria-label={t('toOrder', { order: orderId })}
          className="inline-flex min-h-11 items-center whitespace-nowrap underline"
        >
          {orderId}
        </a>
      )}
      {providerOrderId && !orderId && <p>{t('payment', { number: String(providerOrderId) })}</p>}
      {named && <p>{t(`reasons.${named}`)}</p>}
      {typeof amount === 'number' && <p>{t('amount', { amount: formatMoney(amount) })}</p>}
      {ticket && <p>{String(ticket)}</p>}
    </div>
  )
}

const REASONS = ['foreign_order', 'wrong_amount', 'wrong_currency', 'unknown_to_gateway', 'altered'] as const

/** Detail for experts: the kind and the values by their names in the log. */
const describe = ({ kind, detail }: Alarm) =>
  [kind, ...Object.entries(detail).map(([name, value]) => `${name} ${value}`)].join(' · ')
