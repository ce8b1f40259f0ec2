import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { findScenario } from '@/server/scenario/scenarios'
import { Catalogue } from '../catalogue'
import { Scenario } from './scenario'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = findScenario((await params).id)
  const { scenario } = await getWords()

  return { title: found ? scenario.cards[found.id].title : scenario.title }
}

/** One id in the address; one that nobody knows is answered by the list, with a word. */
export default async function ScenarioPage({ params }: Params) {
  const { id } = await params
  const { scenario, frame } = await getWords()
  const found = findScenario(id)
  if (!found) return <Catalogue words={scenario} unknown={decodeURIComponent(id).slice(0, 60)} />

  return <Scenario scenario={found} words={scenario} frame={frame} on={getEnvironment().DEMO_MODE} />
}
