import type { Environment } from '../environment'

/** What a scenario may need beside the public doors. */
export const CONTROLS = ['ramai', 'pasar', 'devControl'] as const

export type ControlName = (typeof CONTROLS)[number]

/** An address that takes orders from whoever has its key, in a demo only. */
export type Control = { name: ControlName; address: string; key: string }

export type Controls = Record<ControlName, Control | null>

export function listControls(environment: Environment): Controls {
  const open = (name: ControlName, address: string, key: string) => (address && key ? { name, address, key } : null)

  return {
    ramai: open('ramai', environment.WALKTHROUGH_RAMAI_ADDRESS, environment.WALKTHROUGH_RAMAI_DEMO_KEY),
    pasar: open('pasar', environment.WALKTHROUGH_PASAR_ADDRESS, environment.WALKTHROUGH_PASAR_DEMO_KEY),
    devControl: open(
      'devControl',
      environment.WALKTHROUGH_DEV_CONTROL_ADDRESS,
      environment.WALKTHROUGH_DEV_CONTROL_KEY,
    ),
  }
}
