import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { DeskList } from '@/app/desk/desk-page'
import { CASE_FILTERS, CASE_KINDS, CASE_QUEUES } from '@/server/moderation/limits'
import { UndoForm } from './[case]/case-steps'
import { CaseAbout } from './case-about'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

const DONE = ['keep', 'take_down', 'uphold', 'restore', 'undo'] as const

/** Decisions that can be undone; the answer to an appeal is final. */
const UNDOABLE: readonly string[] = ['keep', 'take_down']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title'), robots: { index: false } }
}

export default async function ReportsPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const show = CASE_FILTERS.find((name) => name === only(query.show)) ?? 'open'
  const kind = CASE_KINDS.find((name) => name === only(query.kind)) ?? 'all'
  const queue = CASE_QUEUES.find((name) => name === only(query.queue)) ?? 'all'
  const done = DONE.find((name) => name === only(query.done))
  const decided = done && UNDOABLE.includes(done) ? only(query.case) : undefined
  const { desk } = await getRamai()
  const { cases, next } = await asOperator(desk.cases({ show, kind, queue, cursor: only(query.after) }))
  const t = await getTranslations('desk.reports')

  return (
    <DeskList
      of="reports"
      filters={[
        {
          name: 'show',
          label: t('title'),
          chosen: show,
          options: CASE_FILTERS.map((value) => ({ value, title: t(`show.${value}`) })),
        },
        {
          name: 'kind',
          label: t('kinds'),
          chosen: kind,
          options: CASE_KINDS.map((value) => ({ value, title: t(value === 'all' ? 'allKinds' : `kind.${value}`) })),
        },
        {
          name: 'queue',
          label: t('queues'),
          chosen: queue,
          options: CASE_QUEUES.map((value) => ({ value, title: t(`queue.${value}`) })),
        },
      ]}
      done={done && t(`done.${done}`)}
      undo={decided && <UndoForm id={decided} />}
      items={cases.map((one) => ({ id: one.id, name: one.text.slice(0, 60), about: <CaseAbout {...one} /> }))}
      next={next}
    />
  )
}
