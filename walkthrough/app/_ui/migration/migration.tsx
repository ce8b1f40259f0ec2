'use client'

import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import type { MigrationView } from '@/server/migration/view'
import { BurnDownChart } from './burn-down-chart'
import { Certificate } from './certificate'
import { CrossedTable } from './crossed-table'
import { LeftBehind } from './left-behind'
import { OpenItems } from './open-items'
import { OperatorSteps } from './operator-steps'
import { Quarantine } from './quarantine'
import { Speech } from './speech'
import { useMigration } from './use-migration'
import { WorkstreamBars } from './workstream-bars'

type MigrationProps = {
  words: Messages['migration']
  never: Messages['overview']['never_word']
  language: Language
  first: MigrationView
  /** True if dev control runs here. */
  hasDesk: boolean
  /** The reason why steps cannot be run here; null when they can. */
  closed: string | null
}

/** The migration chapter, from the counts of both sides, updated while its commands run. */
export function Migration({ words, never, language, first, hasDesk, closed }: MigrationProps) {
  const migration = useMigration(first, hasDesk)
  const { view } = migration
  const isOver = view.phase === 'purged'

  return (
    <Speech value={{ words, language }}>
      <div className="grid gap-5">
        {view.certificate && <Certificate {...view} certificate={view.certificate} />}
        <div className="grid items-start gap-5 lg:grid-cols-[1.25fr_1fr]">
          <div className="grid gap-5">
            <WorkstreamBars {...view} isOver={isOver} />
            <BurnDownChart
              burnDown={view.burnDown}
              isOver={isOver}
              onWeek={() => migration.run('week')}
              closed={closed !== null}
              busy={migration.running !== null || migration.step !== null}
            />
          </div>
          <div className="max-lg:order-first">
            <OperatorSteps migration={migration} closed={closed} />
          </div>
        </div>
        <CrossedTable tables={view.tables} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="grid gap-5">
            <Quarantine tables={view.tables} />
            <LeftBehind left={view.left} never={never} />
          </div>
          <OpenItems workstreams={view.workstreams} tables={view.tables} isOver={isOver} />
        </div>
      </div>
    </Speech>
  )
}
