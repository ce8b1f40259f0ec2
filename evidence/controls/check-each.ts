import type { World } from '../world/world'
import type { Control, Finding } from './control'

/** A row of the table after it was looked at. */
export type Checked = Omit<Control, 'check'> & Finding & { tookMs: number }

/** One after the other: what one control does, another may be counting. */
export async function* checkEach(world: World, controls: Control[]): AsyncGenerator<Checked> {
  for (const { check, ...control } of controls) {
    const since = performance.now()
    const finding = await look(check, world)
    yield { ...control, ...finding, tookMs: Math.round(performance.now() - since) }
  }
}

/** A check that breaks has proven nothing. */
async function look(check: Control['check'], world: World): Promise<Finding> {
  try {
    return await check(world)
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : String(problem)
    return {
      verdict: 'failed',
      figure: { id: 'tidak dapat diperiksa', en: 'could not be checked' },
      evidence: [`✗ ${said}`],
    }
  }
}

export const countOf = (checked: Checked[], verdict: Finding['verdict']) =>
  checked.filter((one) => one.verdict === verdict).length
