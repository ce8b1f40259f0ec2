import type { World } from '../world/world'

export type Words = { id: string; en: string }

/**
 * A feature that is only partly built has not passed. `migration_open`: data that the rule forbids
 * is still on its registered way out, which is neither a pass nor a failure.
 */
export type Verdict = 'passed' | 'failed' | 'migration_open' | 'not_built'

/** The mark before a line of the evidence that explains the verdict. */
const MARK = { failed: '✗', migration_open: '→', not_built: '…' } as const satisfies Partial<Record<Verdict, string>>

/** The mark of a row in texts. */
export const SIGNS = { passed: '✓', ...MARK } as const satisfies Record<Verdict, string>

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

type Outcome = {
  faults: Fault[]
  figure: Words
  observations: string[]
  /** Parts that are not built. */
  missing?: string[]
  /** Data that an open migration has still to move out. */
  moving?: string[]
}

/** Whether a line of the evidence is a fault. */
export const isFault = (line: string) => line.startsWith(MARK.failed)

/** Whether a line of the evidence explains a verdict other than a pass. */
export const explainsVerdict = (line: string) => Object.values(MARK).some((mark) => line.startsWith(mark))

/** Passes only without faults, without missing parts and without an open migration. */
export function toFinding({ faults, figure, observations, missing = [], moving = [] }: Outcome): Finding {
  const verdict = [
    faults.length > 0 && ('failed' as const),
    missing.length > 0 && ('not_built' as const),
    moving.length > 0 && ('migration_open' as const),
  ].find((one) => one !== false)

  return {
    verdict: verdict ?? 'passed',
    figure,
    leaks: faults.flatMap((fault) => (typeof fault === 'string' ? [] : [{ code: fault.code, values: fault.values }])),
    evidence: [
      ...faults.map((fault) => `${MARK.failed} ${typeof fault === 'string' ? fault : fault.fault}`),
      ...missing.map((part) => `${MARK.not_built} ${part}`),
      ...moving.map((part) => `${MARK.migration_open} ${part}`),
      ...observations,
    ],
  }
}
