import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { whySteeringIsClosed } from '@/app/_ui/frame/steering'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { ClosingCard } from '@/app/_ui/talk/closing-card'
import { getLanguage, getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { moments } = await getWords()

  return { title: moments.name.closing }
}

export default async function ClosingPage() {
  const { frame, moments, overview, trio } = await getWords()

  return (
    <WithInitialLive crossings={NEWEST}>
      <PageHeading eyebrow={frame.tool.closing} title={overview.heading.join(' ')} lead={overview.lead} />
      <ClosingCard words={moments} language={await getLanguage()} closed={await whySteeringIsClosed(trio.noDemo)} />
    </WithInitialLive>
  )
}
