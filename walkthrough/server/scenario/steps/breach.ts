import { type ControlName, callControl, getControlOrThrow } from '../../controls/controls'
import { type Finding, readFindings } from '../../evidence/findings'
import type { ScenarioContext } from './context'
import { NOT_PLAYED, type Step } from './step'

/**
 * A planted violation: the system that breaks it, the row that must turn red, and the code of its
 * finding.
 */
export type Breach = { name: string; by: readonly ControlName[]; row: number; finds: string }

const SWITCH_TIMEOUT_MS = 30_000
/** Longer than any row's check, also beside other checks. */
const CHECK_TIMEOUT_MS = 280_000

/** Breaks or restores the rule through every involved control. */
export async function switchBreach(
  { controls }: Pick<ScenarioContext, 'controls'>,
  { name, by }: Breach,
  method: 'PUT' | 'DELETE',
) {
  const statuses = []
  for (const control of by) {
    const path = control === 'devControl' ? `/breaches/${name}` : `/api/demo/breaches/${name}`
    const request = { method, path, timeoutMs: SWITCH_TIMEOUT_MS }
    const { status } = await callControl(getControlOrThrow(controls, control), request)
    statuses.push(status)
  }

  return { status: Math.max(...statuses), request: `${method} /breaches/${name}` }
}

const firstControl = ({ by }: Breach) => by[0] ?? 'devControl'

export const startBreach = (breach: Breach): Step => ({
  name: 'breakRule',
  to: firstControl(breach),
  needs: firstControl(breach),
  run: async (context) => {
    context.undo.push(() => switchBreach(context, breach, 'DELETE'))
    const { status, request } = await switchBreach(context, breach, 'PUT')

    return { request, status, code: breach.name, asExpected: status < 300, note: { word: 'demoOnly' } }
  },
})

export const endBreach = (breach: Breach): Step => ({
  name: 'mendRule',
  to: firstControl(breach),
  needs: firstControl(breach),
  run: async (context) => {
    const { status, request } = await switchBreach(context, breach, 'DELETE')

    return { request, status, code: breach.name, asExpected: status < 300, note: { word: 'ruleHolds' } }
  },
})

/** The expected result of a row: its planted violation, an open migration, or a pass. */
export type RowCheck = 'rowRed' | 'rowMoving' | 'rowGreen'

/**
 * Runs the check of `npm run evidence`. Red is expected for the planted violation only; a check
 * that fails has not seen it.
 */
export const checkRow = (
  name: RowCheck,
  { row, finds }: Pick<Breach, 'row'> & Partial<Pick<Breach, 'finds'>>,
): Step => ({
  name,
  to: 'devControl',
  needs: 'devControl',
  run: async ({ controls }) => {
    const { status, ok, body } = await callControl(getControlOrThrow(controls, 'devControl'), {
      method: 'POST',
      path: '/evidence',
      body: { rows: [row], few: true },
      timeoutMs: CHECK_TIMEOUT_MS,
    })
    const answer = { request: `POST /evidence {"rows":[${row}],"few":true}`, status }
    const finding = ok && body ? await findRow(body, row) : undefined
    // Another run is under way, or nothing can be checked while the clocks differ.
    if (!finding) return { ...answer, ...NOT_PLAYED, note: { word: 'rowUnchecked', values: { row } } }

    return {
      ...answer,
      code: finding.verdict,
      asExpected: isExpected(name, finding, finds),
      note: finding.figure
        ? { word: 'figure', values: { row, ...finding.figure } }
        : { word: finding.verdict === 'passed' ? 'rowPassed' : 'rowFailed', values: { row } },
    }
  },
})

function isExpected(name: RowCheck, finding: Finding, finds?: string) {
  if (name === 'rowRed') return finding.leaks.some(({ code }) => code === finds)

  return finding.verdict === (name === 'rowMoving' ? 'migration_open' : 'passed')
}

async function findRow(body: ReadableStream<Uint8Array>, row: number) {
  let finding: Finding | undefined
  for await (const line of readFindings(body)) if ('row' in line && line.row === row) finding = line

  return finding
}
