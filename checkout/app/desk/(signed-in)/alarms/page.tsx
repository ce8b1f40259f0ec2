import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { Empty } from '@/app/desk/parts/empty'
import { Cell, row, Table } from '@/app/desk/parts/table'
import { readLanguage } from '@/app/language/read-language'
import { formatMoment } from '@/app/orders/moment'
import { shop } from '@/app/visit'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Alarm = RouterOutputs['desk']['alarms'][number]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.alarms'))('title') }
}

export default async function DeskAlarms() {
  const alarms = await atTheDesk((await shop()).desk.alarms())
  const t = await getTranslations('desk.alarms')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      {alarms.length === 0 ? <Empty title={t('empty')} text={t('emptyText')} /> : <AlarmTable alarms={alarms} />}
    </>
  )
}

async function AlarmTable({ alarms }: { alarms: Alarm[] }) {
  const t = await getTranslations('desk.alarms')
  const language = await readLanguage()
  const name = (kind: string) => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}` as 'kinds.payment_twice') : kind)

  return (
    <Table caption={t('title')} columns={[{ title: t('time') }, { title: t('what') }, { title: t('detail') }]}>
      <tbody>
        {alarms.map(({ id, kind, at, detail }) => (
          <tr key={id} className={row}>
            <Cell>
              <span className="whitespace-nowrap">{formatMoment(at, language)}</span>
            </Cell>
            <Cell>{name(kind)}</Cell>
            <Cell>
              <span className="break-words text-quiet">{tell(detail)}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** For those who know the system: the facts by the names that the log has for them. */
const tell = (detail: Alarm['detail']) =>
  Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')
