export type Cost = { statements: number; commits: number }

/**
 * Counts what a pool of postgres.js sends, by `debug`. A transaction is one commit, and a statement outside of one is
 * another; what frames a transaction is no statement.
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
    /** What was sent since the last call. */
    take() {
      const taken = { cost, texts }
      cost = { statements: 0, commits: 0 }
      texts = []

      return taken
    },
  }
}
