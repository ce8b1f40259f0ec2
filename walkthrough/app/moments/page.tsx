import type { Metadata } from 'next'
import { getLanguage, getWords } from '@/i18n/get-words'
import { whySteeringIsClosed } from '@/parts/frame/steering'
import { NEWEST, WithInitialLive } from '@/parts/live/with-initial-live'
import { Moments } from '@/parts/moments/moments'
import { PageHeading } from '@/parts/page-heading'
import { neverOn } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { frame } = await getWords()

  return { title: frame.tool.moments }
}

export default async function MomentsPage() {
  const { frame, moments, overview, scenario, token } = await getWords()

  return (
    <WithInitialLive crossings={NEWEST}>
      <PageHeading eyebrow={frame.tagline} title={frame.tool.moments} lead={overview.lead} />
      <Moments
        words={moments}
        systems={frame.system}
        token={token}
        overview={overview}
        never={neverOn('F2')}
        language={await getLanguage()}
        closed={await whySteeringIsClosed(scenario.time.off)}
      />
    </WithInitialLive>
  )
}
