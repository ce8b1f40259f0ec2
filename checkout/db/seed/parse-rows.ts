import { z } from 'zod'

/**
 * Parses the rows of a data file. `keysOf` names the keys that must be unique; the database would
 * silently skip duplicates.
 * @throws {Error} with one line for each invalid row.
 */
export function parseRows<Row>(
  file: string,
  rows: unknown,
  schema: z.ZodType<Row>,
  keysOf: (row: Row) => (string | number)[],
): Row[] {
  const keys = new Set<string | number>()
  const problems: string[] = []
  const parsed = z
    .array(z.unknown())
    .parse(rows)
    .flatMap((row, index) => {
      const result = schema.safeParse(row)
      const duplicates = result.success ? keysOf(result.data).filter((key) => keys.has(key)) : []
      for (const key of result.success ? keysOf(result.data) : []) keys.add(key)
      const wrong = [
        ...(result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []),
        ...duplicates.map((key) => `${key} is there twice`),
      ]
      if (wrong.length > 0) problems.push(`${file}, row ${index + 1}${nameOf(row)}: ${wrong.join('; ')}`)

      return result.success ? [result.data] : []
    })
  if (problems.length > 0) throw new Error(problems.join('\n'))

  return parsed
}

const named = z.object({ id: z.union([z.string(), z.number()]).optional(), code: z.string().optional() })

function nameOf(row: unknown) {
  const { id, code } = named.safeParse(row).data ?? {}

  return id === undefined && code === undefined ? '' : ` (${id ?? code})`
}
