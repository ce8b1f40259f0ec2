import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'
import { Cell, row, Table } from '@/app/back-office/parts/table'
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
      {alarms.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <AlarmTable alarms={alarms} />}
    </>
  )
}

async function AlarmTable({ alarms }: { alarms: Alarm[] }) {
  const t = await getTranslations('backOffice.alarms')
  const language = await readLanguage()

  return (
    <Table caption={t('title')} columns={[{ title: t('time') }, { title: t('what') }, { title: t('detail') }]}>
      <tbody>
        {alarms.map((alarm) => (
          <tr key={alarm.id} className={row}>
            <Cell>
              <span className="whitespace-nowrap">{formatMoment(alarm.at, language)}</span>
            </Cell>
            <Cell>
              <What {...alarm} />
            </Cell>
            <Cell>
              <OrderLink detail={alarm.detail} />
              <details>
                <summary className="min-h-11 cursor-pointer py-2.5">{t('technical')}</summary>
                <span className="break-words text-quiet">{describe(alarm)}</span>
              </details>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The alarm by name, and the sentence that says what to do. */
async function What({ alarm, repeated, kind, detail }: Alarm) {
  const t = await getTranslations('backOffice.alarms')
  if (!alarm) return <p className="font-bold">{kind}</p>
  const name = t(`kinds.${alarm}`)

  return (
    <div className="max-w-prose min-w-60">
      <p className="font-bold">{repeated ? t('repeated', { what: name, count: Number(detail.count) }) : name}</p>
      <p className="leading-relaxed">{t(`todo.${alarm}`)}</p>
    </div>
  )
}

async function OrderLink({ detail }: Pick<Alarm, 'detail'>) {
  const t = await getTranslations('backOffice.alarms')
  if (detail.orderId === undefined) return null

  return (
    <a
      href={`/back-office/orders/${detail.orderId}`}
      className="inline-flex min-h-11 items-center whitespace-nowrap underline"
    >
      {t('toOrder')}
    </a>
  )
}

/** Detail for experts: the kind and the values by their names in the log. */
const describe = ({ kind, detail }: Alarm) =>
  [kind, ...Object.entries(detail).map(([name, value]) => `${name} ${value}`)].join(' · ')
