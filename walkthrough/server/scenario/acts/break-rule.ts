import type { ControlName } from '../../steer/doors'
import { requireControl, steer } from '../../steer/steer'
import type { Act } from '../act'
import type { Scene } from '../scene'

/** A rule broken on purpose, at whose control, and the row of the table of controls that must turn red. */
export type Breach = { name: string; at: readonly ControlName[]; row: number }

const PATIENCE = 30_000

async function turn(scene: Scene, { name, at }: Breach, method: 'PUT' | 'DELETE') {
  const statuses = []
  for (const control of at) {
    const path = control === 'devControl' ? `/breaches/${name}` : `/api/demo/breaches/${name}`
    const { status } = await steer(requireControl(scene.controls, control), { method, path, patience: PATIENCE })
    statuses.push(status)
  }

  return { status: Math.max(...statuses), request: `${method} /breaches/${name}` }
}

const actorOf = ({ at }: Breach) => at[0] ?? 'devControl'

export const breakRule = (breach: Breach): Act => ({
  name: 'breakRule',
  to: actorOf(breach),
  needs: actorOf(breach),
  does: async (scene) => {
    scene.undo.push(() => turn(scene, breach, 'DELETE'))
    const { status, request } = await turn(scene, breach, 'PUT')

    return { request, status, code: breach.name, asExpected: status < 300, note: { word: 'demoOnly' } }
  },
})

export const mendRule = (breach: Breach): Act => ({
  name: 'mendRule',
  to: actorOf(breach),
  needs: actorOf(breach),
  does: async (scene) => {
    const { status, request } = await turn(scene, breach, 'DELETE')

    return { request, status, code: breach.name, asExpected: status < 300 }
  },
})
