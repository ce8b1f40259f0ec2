import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { Catalogue } from '@/app/_ui/scenarios/catalogue'
import { TimeControl } from '@/app/_ui/scenarios/time/time-control'
import { getLanguage, getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { scenario } = await getWords()

  return { title: scenario.title }
}

export default async function ScenariosPage() {
  const { scenario, frame } = await getWords()

  return (
    <div className="grid gap-8">
      <div>
        <Catalogue words={scenario} />
      </div>
      <TimeControl
        words={scenario.time}
        systems={frame.system}
        language={await getLanguage()}
        closed={await explainClosedSteering(scenario.time.off)}
      />
    </div>
  )
}
