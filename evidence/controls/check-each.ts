import { maskContacts } from '@jembatan/platform/text'
import type { World } from '../world/world'
import type { Control, Finding, Leak } from './control'

/** A checked row of the table. */
export type Checked = Omit<Control, 'check' | 'concurrent'> & Finding & { tookMs: number }

/**
 * Checks the rows in order, one at a time, because one may count another's effects. Neighbours that
 * are concurrent run together.
 */
export async function* checkEach(world: World, controls: Control[]): AsyncGenerator<Checked> {
  for (const group of groupNeighbours(controls))
    yield* await Promise.all(group.map((control) => checkOne(world, control)))
}

async function checkOne(world: World, { check, concurrent: _, ...control }: Control): Promise<Checked> {
  const since = performance.now()
  const finding = maskPersons(await look(check, world))

  return { ...control, ...finding, tookMs: Math.round(performance.now() - since) }
}

/** Page, report and terminal are read by others than the person whom a finding is about. */
function maskPersons({ evidence, leaks, ...finding }: Finding): Finding {
  const mask = (values: Leak['values']) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, maskContacts(value)]))

  return {
    ...finding,
    evidence: evidence.map(maskContacts),
    ...(leaks && { leaks: leaks.map(({ code, values }) => ({ code, values: mask(values) })) }),
  }
}

function groupNeighbours(controls: Control[]) {
  const groups: Control[][] = []
  for (const control of controls) {
    const last = groups.at(-1)
    if (control.concurrent && last?.[0]?.concurrent) last.push(control)
    else groups.push([control])
  }

  return groups
}

/** A check that breaks has proven nothing. */
async function look(check: Control['check'], world: World): Promise<Finding> {
  try {
    return await check(world)
  } catch (problem) {
    // An AggregateError of several tried addresses has no message; each of its errors has one.
    const problems = problem instanceof AggregateError ? problem.errors : [problem]
    const message = problems.map((one) => (one instanceof Error ? one.message : String(one))).join('; ')
    return {
      verdict: 'failed',
      figure: { id: 'tidak dapat diperiksa', en: 'could not be checked' },
      evidence: [`✗ ${message}`],
    }
  }
}

export const countOf = (checked: Checked[], verdict: Finding['verdict']) =>
  checked.filter((one) => one.verdict === verdict).length
