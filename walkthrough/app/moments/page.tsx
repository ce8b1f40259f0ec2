import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { NEWEST, WithInitialLive } from '@/parts/live/with-initial-live'
import { SixMoments } from '@/parts/moments/six-moments'
import { PageHeading } from '@/parts/page-heading'

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
