import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { type AskedQuery, only } from '@/app/browse/asked'
import { DeskList } from '@/app/desk/desk-page'
import { CaseAbout } from './case-about'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

const SHOW = ['open', 'appealed', 'standing', 'settled'] as const
const DONE = ['keep', 'take_down', 'uphold', 'restore'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title'), robots: { index: false } }
}

export default async function ReportsPage({ searchParams }: { searchParams: Promise<AskedQuery> }) {
  const asked = await searchParams
  const show = SHOW.find((name) => name === only(asked.show)) ?? 'open'
  const done = DONE.find((name) => name === only(asked.done))
  const { desk } = await getRamai()
  const { cases, next } = await asOperator(desk.cases({ show, cursor: only(asked.after) }))
  const t = await getTranslations('desk.reports')

  return (
    <DeskList
      of="reports"
      filters={SHOW}
      chosen={show}
      done={done && t(`done.${done}`)}
      items={cases.map((one) => ({ id: one.id, name: one.text.slice(0, 60), about: <CaseAbout {...one} /> }))}
      next={next}
    />
  )
}
