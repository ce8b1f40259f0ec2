import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { orAbsent } from '@/app/_request/or-absent'
import { ScenarioView } from '@/app/_ui/scenarios/scenario-view'
import { getWords } from '@/i18n/get-words'
import { findScenario } from '@/server/scenario/scenarios'
import NoSuchScenario from './not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const definition = findScenario((await params).id)
  const { scenario } = await getWords()

  return { title: definition ? scenario.cards[definition.id].title : scenario.title }
}

/** The scenario of the address. */
export default orAbsent(async function ScenarioPage({ params }: Params) {
  const { id } = await params

  return <ScenarioView scenario={findScenario(id) ?? notFound()} />
}, NoSuchScenario)
