import { getLanguage, getWords } from '@/i18n/get-words'
import { neverOn } from '@/server/register/flows'
import { whySteeringIsClosed } from '../frame/steering'
import { Moments } from './moments'

/** The moments with their words, for the stage and for the page of their own. */
export async function SixMoments() {
  const { frame, moments, overview, scenario, token } = await getWords()

  return (
    <Moments
      words={moments}
      systems={frame.system}
      token={token}
      overview={overview}
      never={neverOn('F2')}
      language={await getLanguage()}
      closed={await whySteeringIsClosed(scenario.time.off)}
    />
  )
}
