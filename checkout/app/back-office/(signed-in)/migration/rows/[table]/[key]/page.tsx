import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Badge } from '@/app/back-office/parts/badge'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readCodeWords } from '../../../code-words'
import { QuarantinedCells } from './quarantined-cells'
import { RefuseRow } from './refuse-row'
import { RepairRow } from './repair-row'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { params: Promise<{ table: string; key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quarantine'))('title') }
}

export default orAbsent(async function RowPage({ params }: Props) {
  const address = await params
  const { quarantine } = (await shop()).backOffice
  const aside = await orNotFound(asOperator(quarantine.row({ ...address, key: Number(address.key) })))
  const { table, key } = aside
  const t = await getTranslations('quarantine')
  const { title, todo } = (await readCodeWords())(aside.code)
  const list = `/back-office/migration/rows?${new URLSearchParams({ table, code: aside.code, state: aside.state })}`
  const of = { table, key, version: aside.version }

  return (
    <>
      <Link href={list} prefetch={false} className="inline-block py-2 text-sm underline">
        {title}
      </Link>
      <PageHead title={`${t(`tables.${table}`)} · ${t('row', { key })}`} text={`${title}. ${todo}`} />
      <p className="flex flex-wrap items-center gap-3 text-quiet text-sm">
        <Badge tone={aside.state === 'quarantined' ? 'warn' : 'quiet'}>{t(`state.${aside.state}`)}</Badge>
        <code>{aside.code}</code>
        {aside.by && <span>{t('byHand', { by: aside.by })}</span>}
      </p>
      {aside.state === 'quarantined' && (
        <RepairRow of={of} cells={await editableOf(aside.cells)} words={await repairWords()} />
      )}
      <QuarantinedCells cells={aside.cells} />
      {aside.state === 'quarantined' && <RefuseRow of={of} words={await refuseWords()} />}
    </>
  )
})

type Cells = Parameters<typeof QuarantinedCells>[0]['cells']

async function editableOf(cells: Cells) {
  const t = await getTranslations('quarantine')

  return cells
    .filter(({ editable }) => editable)
    .map(({ column, now, concerned, hidden, optional }) => {
      const label = t(`columns.${column as 'name'}`)
      if (hidden)
        return {
          column,
          label,
          value: '',
          hint: t(now === null ? 'hintHiddenEmpty' : 'hintHidden'),
          // A missing hidden value may be what the row waits for.
          concerned: now === null,
          clear: optional && now !== null ? t('clear', { column: label }) : undefined,
        }
      const hints = [column.endsWith('_at') && t('hintMoment'), optional && t('hintOptional')].filter(Boolean)
      return { column, concerned, label, value: now ?? '', hint: hints.join('. ') }
    })
}

async function repairWords() {
  const t = await getTranslations('quarantine')

  return { title: t('repair'), others: t('fields'), submit: t('submit'), busy: t('busy'), summary: t('summary') }
}

async function refuseWords() {
  const t = await getTranslations('quarantine')

  return {
    title: t('refuse'),
    text: t('refuseText'),
    reason: t('refuseReason'),
    hint: t('refuseHint'),
    submit: t('refuseSubmit'),
    busy: t('busy'),
  }
}
