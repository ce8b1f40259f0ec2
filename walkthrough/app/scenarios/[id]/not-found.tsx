import { getWords } from '@/i18n/get-words'
import { Catalogue } from '@/parts/scenarios/catalogue'
import { UnknownAddress } from '@/parts/scenarios/unknown-address'

/** An unknown id is answered by the list, with a message. */
export default async function NoSuchScenario() {
  const { scenario } = await getWords()

  return (
    <>
      <UnknownAddress unknown={scenario.unknown} unknownStep={scenario.unknownStep} />
      <Catalogue words={scenario} />
    </>
  )
}
