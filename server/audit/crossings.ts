/** Ramai's flows by their names in docs/flows.json. */
export const CATALOGUE = { flow: 'F1', from: 'pasar', to: 'ramai', carrier: 'file' } as const
export const HANDOFF = { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser' } as const
