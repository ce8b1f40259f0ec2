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
  /** Codes of the faults that a planted violation must produce; an error in the check itself has none. */
  codes?: FaultCode[]
}

/** The faults that planted violations, and a shop that has not moved out, are told by. */
export type FaultCode =
  | 'stored_beyond_list'
  | 'foreign_database_open'
  | 'common_value'
  | 'extra_claim'
  | 'asked_from_elsewhere'
  | 'return_address_carries'
  | 'legacy_data_left'

type Fault = string | { code: FaultCode; fault: string }

/** Gives each of these faults the code. */
export const coded = (code: FaultCode, faults: string[]): Fault[] => faults.map((fault) => ({ code, fault }))

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

type Judged = { faults: Fault[]; figure: Words; looked: string[]; missing?: string[] }

/** Nothing found wrong is the one way to pass. */
export function judge({ faults, figure, looked, missing = [] }: Judged): Finding {
  const whole = missing.length === 0 ? 'passed' : 'not_built'

  return {
    verdict: faults.length === 0 ? whole : 'failed',
    figure,
    codes: [...new Set(faults.flatMap((fault) => (typeof fault === 'string' ? [] : [fault.code])))],
    evidence: [
      ...faults.map((fault) => `✗ ${typeof fault === 'string' ? fault : fault.fault}`),
      ...missing.map((part) => `… ${part}`),
      ...looked,
    ],
  }
}
