import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { SixMoments } from '@/app/_ui/moments/six-moments'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { frame } = await getWords()

  return { title: frame.tool.moments }
}

export default async function MomentsPage() {
  const { frame, overview } = await getWords()

  return (
    <WithInitialLive crossings={NEWEST}>
      <PageHeading eyebrow={frame.tagline} title={frame.tool.moments} lead={overview.lead} />
      <SixMoments />
    </WithInitialLive>
  )
}
