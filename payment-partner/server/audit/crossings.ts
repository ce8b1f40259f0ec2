/** The flows as an auditor of all systems names them. Kasir itself knows only a merchant. */
export const PAYMENT_REQUEST = { flow: 'F3', from: 'pasar', to: 'kasir', carrier: 'server' } as const
export const PAYMENT_NOTIFICATION = { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server' } as const

export const passed = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'passed' })
export const refused = <Flow extends object>(flow: Flow) => ({ ...flow, verdict: 'refused' })

const LONGEST = 64

/** Picks the named fields of a message if they are short. */
export function pickFields(from: unknown, names: string[]): Record<string, string | number> {
  const fields = Object.entries(Object(from)).flatMap(([name, value]) =>
    names.includes(name) && isShort(value) ? [[name, value] as const] : [],
  )

  return Object.fromEntries(fields)
}

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= LONGEST)
