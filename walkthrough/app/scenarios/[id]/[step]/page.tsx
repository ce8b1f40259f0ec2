import { notFound } from 'next/navigation'
import { getWords } from '@/i18n/get-words'
import { Scenario } from '@/parts/scenarios/scenario'
import { UnknownWord } from '@/parts/scenarios/unknown-word'
import { findScript, readStep } from '@/server/scenario/find-script'
import { findScenario } from '@/server/scenario/scenarios'

export { generateMetadata } from '../page'

type Params = { params: Promise<{ id: string; step: string }> }

/** The scenario with one step at hand, ready to be jumped to; a step that it has not is answered by its steps. */
export default async function StepPage({ params }: Params) {
  const { id, step } = await params
  const scenario = findScenario(id) ?? notFound()
  const at = readStep(findScript(id)?.script ?? [], step)
  const { scenario: words } = await getWords()

  return (
    <>
      {!at && <UnknownWord unknown={words.unknown} unknownStep={words.unknownStep} />}
      <Scenario scenario={scenario} at={at} />
    </>
  )
}
