import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { ClosingCard } from '@/app/_ui/beats/closing-card'
import { whySteeringIsClosed } from '@/app/_ui/frame/steering'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { getLanguage, getWords } from '@/i18n/get-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { talk } = await getWords()

  return { title: talk.beats.card.name }
}

export default async function ClosingPage() {
  const { frame, overview, talk, trio } = await getWords()

  return (
    <WithInitialLive crossings={NEWEST}>
      <PageHeading eyebrow={frame.tool.closing} title={overview.heading.join(' ')} lead={overview.lead} />
      <ClosingCard words={talk} language={await getLanguage()} closed={await whySteeringIsClosed(trio.noDemo)} />
    </WithInitialLive>
  )
}
