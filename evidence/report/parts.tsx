import type { ReactNode } from 'react'
import type { Verdict } from '../controls/control'
import type { ReportPage } from './report'

type FactProps = { name: string; className?: string; children?: ReactNode }

/** One entry of a description list. */
export const Fact = ({ name, className, children }: FactProps) => (
  <div className={className}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const SIGNS = { passed: '✓', failed: '✗', not_built: '…' } as const

export function Badge({ verdict, words }: { verdict: Verdict } & Pick<ReportPage, 'words'>) {
  const word = { passed: words.passed, failed: words.failed, not_built: words.notBuilt }[verdict]

  return <span className={`badge ${verdict}`}>{`${SIGNS[verdict]} ${word}`}</span>
}
