import type { Distribution } from './lint-distribution'

/**
 * Finds changes of distributed tables that neither name rows by a key nor limit their number. With
 * years of rows such a statement would hold all its locks on all machines until it ends. Decides by
 * the text of the condition: an id column compared with a value, or a condition derived from one.
 */
export function findUnbounded(source: string, distribution: Distribution): string[] {
  const unbounded: string[] = []
  for (const match of source.matchAll(/(?:delete from|update) ([a-z_]+)|\.(?:delete|update)\((\w+)\)/g)) {
    const [start, inSql, inDrizzle = ''] = match
    const table = inSql ?? toSnake(inDrizzle)
    const placement = distribution[table]
    if (placement === undefined || typeof placement === 'string') continue
    const rest = source.slice(match.index)
    const statement = inSql ? upToItsEnd(rest) : rest.slice(0, endOf(rest, /\n\n/))
    if (isBounded(statement, source.slice(0, match.index))) continue
    unbounded.push(`${start.replace(/\s+/g, ' ')}`)
  }

  return unbounded
}

/** By its own condition, or by that of rows in its `with` that it joins. */
function isBounded(statement: string, above: string): boolean {
  const condition = conditionOf(statement)

  return (
    NAMES_ROWS.test(condition) ||
    [...condition.matchAll(JOINED)].some(([, ...names]) => {
      const name = names.find(Boolean)
      const definition = [...above.matchAll(new RegExp(`\\b${name} as (?:materialized )?\\(`, 'g'))].at(-1)
      if (!definition) return false

      return isBounded(
        upToItsEnd(above.slice(definition.index + definition[0].length)),
        above.slice(0, definition.index),
      )
    })
  )
}

/** The condition only: `set` and `returning` may name keys but select no rows. */
function conditionOf(statement: string) {
  const condition = statement.slice(endOf(statement, /\b(?:where|limit|join|jsonb_to_recordset)\b/))

  return condition.slice(0, endOf(condition, /\breturning\b/))
}

/** Returns the text up to its closing parenthesis or the end of its template. */
function upToItsEnd(text: string) {
  let depth = 0
  for (const { 0: mark, index } of text.matchAll(/[()`]/g)) {
    depth += mark === '(' ? 1 : -1
    if (mark === '`' || depth < 0) return text.slice(0, index)
  }

  return text
}

const KEY = String.raw`(?:id|\w+_id|\w+Id|session_hash|sessionHash|key|jti_hash|jtiHash|token_hash|tokenHash|sku)\b`
const VALUE = String.raw`(?:any\b|\$|\d|')`
const NAMES_ROWS = new RegExp(
  [
    String.raw`\b${KEY}\}?\)?\s*(?:=\s*${VALUE}|in\s*(?:\$|\((?!\s*select)))`,
    String.raw`\b(?:eq|inArray)\(\w+\.${KEY}`,
    // `ofShop({ orderId, shopId })`, and `own`, which selects one browser's rows.
    String.raw`\b\w+\((?:\{\s*)?(?:\w+Id|sessionHash)\b|\bown\b`,
    String.raw`\blimit\b|\bjsonb_to_recordset\(\$`,
  ].join('|'),
)

const JOINED = /=\s*(\w+)\.\w+|\bin\s*\(\s*select\s+\w+\s+from\s+(\w+)|\bjoin\s+(\w+)\s+using\b/g

const endOf = (text: string, end: RegExp) => {
  const at = text.search(end)
  return at < 0 ? text.length : at
}

const toSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
