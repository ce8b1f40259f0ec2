/** As the shop has it: fewer letters tell nobody what to do. */
const SHORTEST = 10

/** What is wrong with the length of what somebody has to write, as a code that begins with its name. */
export function mistakeOfLength<Name extends string>(name: Name, text: string, { longest }: { longest: number }) {
  const letters = text.trim().length
  if (letters < SHORTEST) return `${name}_too_short` as const

  return letters > longest ? (`${name}_too_long` as const) : null
}
