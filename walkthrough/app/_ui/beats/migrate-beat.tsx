'use client'

import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { MigrationView } from '@/server/migration/view'
import { Speech } from '../migration/speech'
import { fetchView } from '../migration/use-migration'
import { WorkstreamBars } from '../migration/workstream-bars'
import type { BeatProps } from '../talk/beats'
import { ThenAndNow } from './then-and-now'

const LOOKS_EVERY_MS = 1000

type MigrateBeatProps = BeatProps & Pick<Messages, 'migration' | 'xray'>

/**
 * Shows what the old shop knew and how far it has moved, by the last count of both sides. Links to
 * the page that runs the commands; the talk's next key returns from there.
 */
export function MigrateBeat({ migration, xray, ...beat }: MigrateBeatProps) {
  const [view, setView] = useState<MigrationView | null>(null)
  useEffect(() => {
    const look = () => void fetchView().then((view) => view && setView(view))
    look()
    const looking = setInterval(look, LOOKS_EVERY_MS)

    return () => clearInterval(looking)
  }, [])
  const { workstreams = [], total = 0, stale = true, phase, orders = 0 } = view ?? {}

  return (
    <div className="grid gap-4 room:[&>.panel]:border-0 room:[&>.panel]:p-0">
      <ThenAndNow {...beat} facts={xray.fact} orders={phase === 'purged' ? 0 : orders} />
      <Speech value={{ words: migration, language: beat.language }}>
        <WorkstreamBars workstreams={workstreams} total={total} stale={stale} isOver={phase === 'purged'}>
          <Link href="/chapters/migration" className="button button-calm px-3 text-sm">
            {migration.bars.desk}
            <ArrowRight size={16} aria-hidden />
          </Link>
        </WorkstreamBars>
      </Speech>
    </div>
  )
}
