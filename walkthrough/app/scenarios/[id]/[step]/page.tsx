import type { PageEndpoint } from '@jembatan/http/endpoints'
import { notFound } from 'next/navigation'
import { orAbsent } from '@/app/_request/or-absent'
import { ScenarioView } from '@/app/_ui/scenarios/scenario-view'
import { UnknownAddress } from '@/app/_ui/scenarios/unknown-address'
import { getWords } from '@/i18n/get-words'
import { findScenario, parseStepNumber } from '@/server/scenario/scenarios'
import NoSuchScenario from '../not-found'

export const endpoint: PageEndpoint = { who: 'anybody' }

export { generateMetadata } from '../page'

type Params = { params: Promise<{ id: string; step: string }> }

/** A scenario with a marked step. An unknown step shows the list of steps. */
export default orAbsent(async function StepPage({ params }: Params) {
  const { id, step } = await params
  const scenario = findScenario(id) ?? notFound()
  const at = parseStepNumber(scenario.steps, step)
  const { scenario: words } = await getWords()

  return (
    <>
      {!at && <UnknownAddress unknown={words.unknown} unknownStep={words.unknownStep} />}
      <ScenarioView scenario={scenario} at={at} />
    </>
  )
}, NoSuchScenario)
