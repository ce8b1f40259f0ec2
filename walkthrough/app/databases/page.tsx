import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { Databases } from '@/app/_ui/databases/databases'
import { Further } from '@/app/_ui/frame/further'
import { withoutTabIn } from '@/app/_ui/frame/places'
import { NEWEST, WithInitialLive } from '@/app/_ui/live/with-initial-live'
import { PageHeading } from '@/app/_ui/page-heading'
import { getView, getWords } from '@/i18n/get-words'
import { readAllTables } from '@/server/audit-log/read-tables'
import { ABSENT } from '@/server/register/absent-tables'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  const { tables } = await getWords()

  return { title: tables.title }
}

export default async function DatabasesPage() {
  const { tables, frame, inspector } = await getWords()
  const { kind, slider } = inspector

  return (
    <>
      <PageHeading eyebrow={tables.title} title={tables.heading} lead={tables.lead} />
      <WithInitialLive crossings={NEWEST}>
        <Databases
          words={tables}
          inspector={{ kind, slider }}
          frame={frame}
          absent={ABSENT}
          first={await readAllTables()}
        />
      </WithInitialLive>
      <Further places={withoutTabIn(await getView())} words={frame.tool} />
    </>
  )
}
