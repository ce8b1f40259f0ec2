import { z } from 'zod'
import { type ControlName, type Controls, callControl } from '../controls/controls'
import { BREACHES } from '../scenario/definitions/breach'
import { type Breach, switchBreach } from '../scenario/steps/breach'

export type BreachName = (typeof BREACHES)[number]['name']

/** Null if its control has no key or does not answer: an unknown state does not count as intact. */
export type BreachState = Pick<Breach, 'row' | 'finds' | 'by'> & { name: BreachName; broken: boolean | null }

const listed = z.object({ on: z.array(z.string()) })

/** Reads the state from the controls, so that a rule broken by another process counts too. */
export async function readBreaches(controls: Controls): Promise<BreachState[]> {
  const [ramai, pasar, devControl] = await Promise.all(
    (['ramai', 'pasar', 'devControl'] as const).map((name) => readOn(controls, name)),
  )
  const on: Partial<Record<ControlName, string[] | null>> = { ramai, pasar, devControl }

  return BREACHES.map(({ name, row, finds, by }) => {
    const lists = by.map((control) => on[control] ?? null)
    const broken = lists.some((list) => list?.includes(name)) || (lists.includes(null) ? null : false)

    return { name, row, finds, by, broken }
  })
}

async function readOn(controls: Controls, name: 'ramai' | 'pasar' | 'devControl') {
  const control = controls[name]
  if (!control) return null
  const path = name === 'devControl' ? '/breaches' : '/api/demo/breaches'
  const response = await callControl(control, { path }).catch(() => null)

  return response?.ok ? listed.parse(await response.json()).on : null
}

/** Returns whether every involved control obeyed. */
export async function setBreach(controls: Controls, name: BreachName, broken: boolean): Promise<boolean> {
  const breach = BREACHES.find((one) => one.name === name)
  if (!breach) return false
  const { status } = await switchBreach({ controls }, breach, broken ? 'PUT' : 'DELETE')

  return status < 300
}
