import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { Inspector } from '@/app/_ui/inspector/inspector'
import { WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { neverByFlow } from '@/server/register/flows'
import { readIssuerKeys } from '@/server/register/issuer-keys'
import { findSystems } from '@/server/systems/systems'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { inspector } = await getWords()

  return { title: inspector.title }
}

const SCREENFUL = 16

export default async function InspectorPage() {
  const { inspector, frame, overview } = await getWords()
  const environment = getEnvironment()
  const { ramai, pasar, kasir } = findSystems(environment)
  const origins = { ramai: ramai.origin, pasar: pasar.origin, kasir: kasir.origin }

  return (
    <>
      <PageHeading eyebrow={inspector.title} title={inspector.heading} lead={inspector.lead} />
      <WithInitialLive crossings={SCREENFUL}>
        <Inspector
          words={inspector}
          frame={frame}
          overview={overview}
          never={neverByFlow()}
          origins={origins}
          issuerKeys={await readIssuerKeys(environment.WALKTHROUGH_ISSUERS_FILE)}
        />
      </WithInitialLive>
    </>
  )
}
