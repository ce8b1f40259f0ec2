import type { Distribution } from './lint-distribution'

/**
 * Changes of spread tables in a source that name no row by a key and take no limited number: one that met years of rows would
 * hold all their locks on all machines until it ends. Told by the text, so a key may hide behind any column called after an id.
 */
export function findUnbounded(source: string, distribution: Distribution): string[] {
  const found: string[] = []
  for (const match of source.matchAll(/(?:delete from|update) ([a-z_]+)|\.(?:delete|update)\((\w+)\)/g)) {
    const [start, inSql, inDrizzle = ''] = match
    const table = inSql ?? toSnake(inDrizzle)
    const placement = distribution[table]
    if (placement === undefined || typeof placement === 'string') continue
    const rest = source.slice(match.index)
    const statement = rest.slice(0, inSql ? endOf(rest, /`/) : endOf(rest, /\n\n/))
    if (NAMES_ROWS.test(statement) || statement.includes(placement.by)) continue
    found.push(`${start.replace(/\s+/g, ' ')}`)
  }

  return found
}

const NAMES_ROWS = /\b(id|\w+_id|\w+Id|session_hash|sessionHash|limit)\b|\bown\(/

const endOf = (text: string, end: RegExp) => {
  const at = text.search(end)
  return at < 0 ? text.length : at
}

const toSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
