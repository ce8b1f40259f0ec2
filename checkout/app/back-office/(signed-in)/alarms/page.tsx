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

/** Suffix of the audit kind that counts an alarm's repetitions in a minute. */
const REPEATED = '_repeated'

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
  const isNamed = (kind: string) => t.has(`kinds.${kind}`)
  const name = (kind: string) => (isNamed(kind) ? t(`kinds.${kind}` as 'kinds.order_flagged') : kind)
  const what = ({ kind, detail }: Alarm) =>
    !isNamed(kind) && kind.endsWith(REPEATED)
      ? t('repeated', { what: name(kind.slice(0, -REPEATED.length)), count: Number(detail.count) })
      : name(kind)

  return (
    <Table caption={t('title')} columns={[{ title: t('time') }, { title: t('what') }, { title: t('detail') }]}>
      <tbody>
        {alarms.map((alarm) => (
          <tr key={alarm.id} className={row}>
            <Cell>
              <span className="whitespace-nowrap">{formatMoment(alarm.at, language)}</span>
            </Cell>
            <Cell>{what(alarm)}</Cell>
            <Cell>
              <span className="break-words text-quiet">{describe(alarm.detail)}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Detail for experts: values by their names in the log. */
const describe = (detail: Alarm['detail']) =>
  Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')
