import type { ReactNode } from 'react'
import { SIGNS, type Verdict } from '../controls/control'
import type { ReportPage } from './report'

type FactProps = { name: string; className?: string; children?: ReactNode }

/** One entry of a description list. */
export const Fact = ({ name, className, children }: FactProps) => (
  <div className={className}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

export function Badge({ verdict, words }: { verdict: Verdict } & Pick<ReportPage, 'words'>) {
  return <span className={`badge ${verdict}`}>{`${SIGNS[verdict]} ${wordOf(verdict, words)}`}</span>
}

const wordOf = (verdict: Verdict, { passed, failed, migrationOpen, notBuilt }: ReportPage['words']) =>
  ({ passed, failed, migration_open: migrationOpen, not_built: notBuilt })[verdict]
