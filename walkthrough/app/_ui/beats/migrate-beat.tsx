'use client'

import { useEffect, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import type { MigrationView } from '@/server/migration/view'
import { Speech } from '../migration/speech'
import { fetchView } from '../migration/use-migration'
import { WorkstreamBars } from '../migration/workstream-bars'

const LOOKS_EVERY_MS = 1000

type MigrateBeatProps = { words: Messages['migration']; language: Language }

/** How far the old shop has moved, as both sides counted it last; it moves with commands that run in another window. */
export function MigrateBeat({ words, language }: MigrateBeatProps) {
  const [view, setView] = useState<MigrationView | null>(null)
  useEffect(() => {
    const look = () => void fetchView().then((seen) => seen && setView(seen))
    look()
    const looking = setInterval(look, LOOKS_EVERY_MS)

    return () => clearInterval(looking)
  }, [])
  const { workstreams = [], total = 0, phase } = view ?? {}

  return (
    <Speech value={{ words, language }}>
      <WorkstreamBars workstreams={workstreams} total={total} isOver={phase === 'purged'} />
    </Speech>
  )
}
