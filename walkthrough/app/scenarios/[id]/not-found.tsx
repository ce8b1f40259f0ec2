import { Catalogue } from '@/app/_ui/scenarios/catalogue'
import { UnknownAddress } from '@/app/_ui/scenarios/unknown-address'
import { getWords } from '@/i18n/get-words'

/** An unknown id shows a message and the list of scenarios. */
export default async function NoSuchScenario() {
  const { scenario } = await getWords()

  return (
    <>
      <UnknownAddress unknown={scenario.unknown} unknownStep={scenario.unknownStep} />
      <Catalogue words={scenario} />
    </>
  )
}
