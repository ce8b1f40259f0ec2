import type { Sql } from 'postgres'

export type Plan = { text: string; lines: string[] }

export async function explainStatements(sql: Sql, texts: string[]): Promise<Plan[]> {
  const plans: Plan[] = []
  for (const text of texts.filter((text) => /^\s*(select|insert|update|delete|with)\b/i.test(text)))
    plans.push({ text, lines: await explain(sql, text) })

  return plans
}

/**
 * The types of some parameters cannot be inferred from the text; those statements have no plan
 * without values.
 */
async function explain(sql: Sql, text: string) {
  const rows = await sql
    .unsafe(`explain (generic_plan, costs off) ${text}`)
    .catch((error) => [{ failed: `no plan: ${error.message}` }])

  return rows.map((row) => String(Object.values(row)[0]))
}

/** Tables that a plan scans whole. */
export const scannedBy = ({ lines }: Plan) => lines.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? [])
