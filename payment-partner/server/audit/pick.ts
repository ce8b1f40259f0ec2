const LONGEST = 64

/** Of what somebody wrote, the named facts that are as short as a fact is. */
export function pick(from: unknown, names: string[]): Record<string, string | number> {
  const facts = Object.entries(Object(from)).flatMap(([name, fact]) =>
    names.includes(name) && isShort(fact) ? [[name, fact] as const] : [],
  )

  return Object.fromEntries(facts)
}

const isShort = (fact: unknown): fact is string | number =>
  typeof fact === 'number' || (typeof fact === 'string' && fact.length <= LONGEST)
