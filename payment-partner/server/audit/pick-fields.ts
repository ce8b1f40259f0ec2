const LONGEST = 64

/** The named fields of somebody's message, as far as they are short. */
export function pickFields(from: unknown, names: string[]): Record<string, string | number> {
  const fields = Object.entries(Object(from)).flatMap(([name, value]) =>
    names.includes(name) && isShort(value) ? [[name, value] as const] : [],
  )

  return Object.fromEntries(fields)
}

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= LONGEST)
