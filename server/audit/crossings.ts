/** The flows that Ramai has an end of, as docs/flows.json names them. */
export const CATALOGUE = { flow: 'F1', from: 'pasar', to: 'ramai', carrier: 'file' } as const
export const HANDOFF = { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser' } as const
