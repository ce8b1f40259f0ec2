import type { World } from '../world/world'

export type Words = { id: string; en: string }

/** A feature that is only partly built has not passed. */
export type Verdict = 'passed' | 'failed' | 'not_built'

export type Finding = {
  verdict: Verdict
  /** The counted result, in half a line. */
  figure: Words
  /** The checked facts. Faults come first, marked with a cross. */
  evidence: string[]
  /** The faults that a planted violation must produce; an error in the check itself has none. */
  leaks?: Leak[]
}

/** Fault codes for planted violations, and for a shop that has not moved out. */
export type FaultCode =
  | 'stored_beyond_list'
  | 'foreign_database_open'
  | 'common_value'
  | 'extra_claim'
  | 'asked_from_elsewhere'
  | 'return_address_carries'
  | 'legacy_data_left'

/** Findings of a fault by name, for a program with its own wording. */
export type Leak = { code: FaultCode; values: Record<string, string> }

type CodedFault = { fault: string; values: Leak['values'] }
type Fault = string | (CodedFault & { code: FaultCode })

/** Adds the code to each of these faults. */
export const coded = (code: FaultCode, faults: CodedFault[]): Fault[] => faults.map((fault) => ({ code, ...fault }))

/** One row of the table of controls, with its check on running systems. */
export type Control = {
  row: number
  /** The clauses that it fulfils; see `cite`. */
  clauses: Words
  title: Words
  /**
   * Neither counts other checks' effects nor stops what they use, so it may run beside concurrent
   * neighbours.
   */
  concurrent?: true
  check: (world: World) => Promise<Finding>
}

type Outcome = { faults: Fault[]; figure: Words; observations: string[]; missing?: string[] }

/** Whether a line of the evidence is a fault. */
export const isFault = (line: string) => line.startsWith('✗')

/** Passes only without faults and without missing parts. */
export function toFinding({ faults, figure, observations, missing = [] }: Outcome): Finding {
  const whole = missing.length === 0 ? 'passed' : 'not_built'

  return {
    verdict: faults.length === 0 ? whole : 'failed',
    figure,
    leaks: faults.flatMap((fault) => (typeof fault === 'string' ? [] : [{ code: fault.code, values: fault.values }])),
    evidence: [
      ...faults.map((fault) => `✗ ${typeof fault === 'string' ? fault : fault.fault}`),
      ...missing.map((part) => `… ${part}`),
      ...observations,
    ],
  }
}
