import { z } from 'zod'
import { ControlUnavailable, callControl, getControlOrThrow } from '../controls/controls'
import type { SystemName } from '../systems/systems'
import { sessionAtPasar } from '../visitor/visitor'
import { type Ending, runSteps } from './run-scenario'
import type { ScenarioContext } from './steps/context'
import type { CompletedStep, Step } from './steps/step'

type OpenPage = { system: SystemName; address: string }

export type JumpResult = { steps: CompletedStep[]; ending: Ending; opens: OpenPage | null }

/** Runs all steps up to the given one. Shared changes last until the session is reset. */
export async function jumpToStep(upTo: Step[], context: ScenarioContext): Promise<JumpResult> {
  const steps: CompletedStep[] = []
  let ending: Ending = { verdict: 'asExpected' }
  for await (const event of runSteps(upTo, context)) {
    if ('step' in event) steps.push(event.step)
    else ending = event.ending
  }
  if (ending.verdict !== 'asExpected') return { steps, ending, opens: null }

  try {
    return { steps, ending, opens: await resolvePage(context) }
  } catch (error) {
    if (error instanceof ControlUnavailable) return { steps, ending: { verdict: 'closed' }, opens: null }
    throw error
  }
}

const ticketSchema = z.object({ ticket: z.string() })

/**
 * Returns the address where the presenter's window sees the visitor's page. For a page of the
 * visitor's session, Pasar issues a one-time ticket.
 * @throws {ControlUnavailable} without the key of Pasar's demo control.
 */
async function resolvePage({ page, visitor, controls, ...systems }: ScenarioContext): Promise<OpenPage | null> {
  if (!page) return null
  const { system, path } = page
  const open = (path: string) => ({ system, address: new URL(path, systems[system].origin).href })
  const session = sessionAtPasar(visitor)
  if (!page.private || !session) return open(path)

  const response = await callControl(getControlOrThrow(controls, 'pasar'), {
    method: 'POST',
    path: '/api/demo/tickets',
    body: { session, path },
  })
  const { ticket } = ticketSchema.parse(await response.json())

  return open(`/demo/${ticket}`)
}
