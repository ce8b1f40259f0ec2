import type { World } from '../world/world'

export type Words = { id: string; en: string }

/** The rule that a control answers to: by the number of the story's year, and by the number of today. */
export type Clauses = { story: string; today: string }

/** What is only built in part has not passed. */
export type Verdict = 'passed' | 'failed' | 'not_built'

export type Finding = {
  verdict: Verdict
  /** What was counted, in half a line. */
  figure: Words
  /** What was looked at; a fault comes first, behind a cross. */
  evidence: string[]
}

/** One row of the table of controls, and how it is looked at on systems that run. */
export type Control = {
  row: number
  clauses: Clauses
  title: Words
  /** Neither counts what others do nor stops what others use: it may run beside its neighbours of this kind. */
  concurrent?: true
  check: (world: World) => Promise<Finding>
}

type Judged = { faults: string[]; figure: Words; looked: string[]; missing?: string[] }

/** Nothing found wrong is the one way to pass. */
export function judge({ faults, figure, looked, missing = [] }: Judged): Finding {
  const whole = missing.length === 0 ? 'passed' : 'not_built'

  return {
    verdict: faults.length === 0 ? whole : 'failed',
    figure,
    evidence: [...faults.map((fault) => `✗ ${fault}`), ...missing.map((part) => `… ${part}`), ...looked],
  }
}

/** A clause that the later regulation left alone has one number. */
export const sameClause = (clause: string): Clauses => ({ story: clause, today: clause })
