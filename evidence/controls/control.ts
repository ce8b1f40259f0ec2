import type { World } from '../world/world'

export type Words = { id: string; en: string }

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
  /** What it answers to; see `cite`. */
  clauses: Words
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
