import { getWords } from '@/i18n/get-words'
import { Catalogue } from '@/parts/scenarios/catalogue'
import { UnknownWord } from '@/parts/scenarios/unknown-word'

/** An id that nobody knows is answered by the list, with a word. */
export default async function NoSuchScenario() {
  const { scenario } = await getWords()

  return (
    <>
      <UnknownWord unknown={scenario.unknown} unknownStep={scenario.unknownStep} />
      <Catalogue words={scenario} />
    </>
  )
}
