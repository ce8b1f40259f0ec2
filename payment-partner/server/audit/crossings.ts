/** The flows as an auditor of all systems names them. Kasir itself knows only a merchant. */
export const PAYMENT_REQUEST = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server' } as const
export const PAYMENT_NOTIFICATION = { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server' } as const

export const passed = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'passed' })
export const refused = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'refused' })
