import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/_ui/format'
import { Badge } from '@/app/back-office/parts/badge'
import { Empty } from '@/app/back-office/parts/empty'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Difference = RouterOutputs['backOffice']['settlements']['differences'][number]

export async function Differences({ differences }: { differences: Difference[] }) {
  const t = await getTranslations('backOffice.settlements')
  if (differences.length === 0) return <Empty title={t('noDifferences')} text={t('noDifferencesText')} />

  return (
    <Table
      caption={t('differences')}
      columns={[
        { title: t('day') },
        { title: t('what') },
        { title: t('about') },
        { title: t('reported'), money: true },
        { title: t('booked'), money: true },
        { title: t('state') },
      ]}
    >
      <tbody>
        {differences.map((difference) => (
          <DifferenceRow key={difference.id} difference={difference} />
        ))}
      </tbody>
    </Table>
  )
}

async function DifferenceRow({ difference }: { difference: Difference }) {
  const t = await getTranslations('backOffice.settlements')
  const { day, kind, lineKind, providerOrderId, refundKey, reported, booked, resolvedAt } = difference

  return (
    <tr className={row}>
      <Cell>
        <span className="whitespace-nowrap">{day}</span>
      </Cell>
      <Cell>
        {t(`kind.${kind}`)} · {t(`lineKind.${lineKind}`)}
      </Cell>
      <Cell>{refundKey ?? providerOrderId}</Cell>
      <Cell money>{reported === null ? '–' : formatMoney(reported)}</Cell>
      <Cell money>{booked === null ? '–' : formatMoney(booked)}</Cell>
      <Cell>
        <Badge tone={resolvedAt ? 'good' : 'warn'}>{t(resolvedAt ? 'resolved' : 'open')}</Badge>
      </Cell>
    </tr>
  )
}
