import type { Metadata } from 'next'
import { getWords } from '@/i18n/get-words'
import { WithInitialLive } from '@/parts/live/with-initial-live'
import { FlowMap } from '@/parts/overview/flow-map'
import { LatestCrossings } from '@/parts/overview/latest-crossings'
import { NotCrossing } from '@/parts/overview/not-crossing'
import { OpenAllWindows } from '@/parts/overview/open-all-windows'
import { Opening } from '@/parts/overview/opening'
import { listWindows } from '@/parts/windows/list-windows'
import { neverByFlow } from '@/server/register/flows'

export async function generateMetadata(): Promise<Metadata> {
  const { overview } = await getWords()

  return { title: overview.title }
}

const SHOWN = 6

export default async function StagePage() {
  const { overview, frame, inspector } = await getWords()
  const windows = listWindows()

  return (
    <div className="grid grid-cols-1 gap-5 lg:gap-6">
      <Opening words={overview} />
      <WithInitialLive crossings={SHOWN}>
        <FlowMap words={overview} frame={frame} windows={windows} />
        <div className="grid grid-cols-1 gap-5 lg:grid-cols-[1.6fr_1fr] lg:gap-6">
          <LatestCrossings words={overview} frame={frame} kinds={inspector.kind} />
          <NotCrossing words={overview} never={neverByFlow()} />
        </div>
      </WithInitialLive>
      <OpenAllWindows words={overview} windows={windows} />
    </div>
  )
}
