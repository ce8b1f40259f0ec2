export type Cost = { statements: number; commits: number }

/**
 * Counts the statements of a postgres.js pool, through `debug`. A transaction is one commit, as is
 * a statement outside one; `begin` and `commit` are not counted as statements.
 */
export function createStatementCounter() {
  const inTransaction = new Set<number>()
  let cost: Cost = { statements: 0, commits: 0 }
  let texts: string[] = []

  function debug(connection: number, text: string) {
    const [, frame] = /^\s*(begin|commit|rollback)\b/i.exec(text) ?? []
    if (frame === 'begin') {
      inTransaction.add(connection)
      return
    }
    if (frame) {
      inTransaction.delete(connection)
      if (frame === 'commit') cost.commits += 1
      return
    }
    cost.statements += 1
    if (!inTransaction.has(connection)) cost.commits += 1
    texts.push(text.replaceAll(/\s+/g, ' ').trim())
  }

  return {
    debug,
    /** Returns the counts since the last call. */
    take() {
      const reading = { cost, texts }
      cost = { statements: 0, commits: 0 }
      texts = []

      return reading
    },
  }
}
