import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { ClosingCard } from '@/app/_ui/beats/closing-card'
import { ThenAndNow } from '@/app/_ui/beats/then-and-now'
import { explainClosedSteering } from '@/app/_ui/frame/steering'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { getLanguage, getWords } from '@/i18n/get-words'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { readView } from '@/server/migration/view'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { talk } = await getWords()

  return { title: talk.beats.card.name }
}

export default async function ClosingPage() {
  const { frame, overview, talk, liveScreens, xray } = await getWords()
  const closed = await explainClosedSteering(liveScreens.noDemo)
  const moved = await readView(listControls(getEnvironment()), { counted: true })

  return (
    <WithInitialLive crossings={NEWEST}>
      <PageHeading eyebrow={frame.tool.closing} title={overview.heading.join(' ')} lead={overview.lead} />
      <div className="panel mb-5 p-5 sm:p-6">
        <ThenAndNow
          words={talk}
          systems={frame.system}
          facts={xray.fact}
          orders={moved && moved.phase !== 'purged' ? moved.orders : 0}
          closed={closed}
        />
      </div>
      <ClosingCard words={talk} language={await getLanguage()} closed={closed} />
    </WithInitialLive>
  )
}
