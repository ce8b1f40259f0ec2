/** Flows with an end at Pasar, named as in docs/flows.json. */
export const CATALOGUE = { flow: 'F1', from: 'pasar', to: 'ramai', carrier: 'file' } as const
export const HANDOFF = { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser' } as const
export const PAYMENT_REQUEST = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server' } as const
export const PAYMENT_NOTIFICATION = { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server' } as const

export const passed = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'passed' })
export const refused = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'refused' })
