/**
 * A fault of one migration statement: for processes of the previous version, or for users of the
 * table meanwhile.
 */
export type Fault = { statement: string; fault: 'contracts' | 'locks'; why: string }

const NAME = String.raw`(?:"?\w+"?\.)?"?(\w+)"?`

/**
 * Statements that break an earlier build, which still reads the removed part or writes the refused
 * value.
 */
const CONTRACTS: [RegExp, string][] = [
  [/\bdrop (?:table|view|materialized view|type|schema|function|trigger|sequence|column)\b/, 'takes away what is read'],
  [/^alter table .+? drop (?!constraint|not null|column|default)/, 'takes away what is read'],
  [/\brename\b/, 'takes away the name that is read'],
  [/\bset schema\b/, 'takes away the name that is read'],
  [/\balter (?:column )?\S+ (?:set data )?type\b/, 'changes what is read, and writes the whole table anew'],
  [/\bset not null\b/, 'refuses what is written'],
  [/\bdrop default\b/, 'refuses what is written'],
  [
    /\badd (?:column )?(?!constraint)\S+ (?:(?!default|generated).)*\bnot null\b(?:(?!default|generated).)*$/,
    'refuses what is written',
  ],
  [/\badd constraint\b/, 'refuses what is written'],
  [/\bcreate unique index\b/, 'refuses what is written'],
  [/^truncate\b/, 'takes away rows that are read'],
]

/** For an existing table, which may be large. */
const LOCKS: [RegExp, string][] = [
  [/\bcreate (?:unique )?index (?!concurrently)/, 'stops writers while the index is built: create it concurrently'],
  [/\badd constraint (?!.*not valid)/, 'reads the whole table under a lock: add it not valid, and validate it later'],
]

/**
 * Tables whose rows a database function builds from JSON: a column that an earlier version does not
 * name becomes null, whatever its default.
 */
export const MADE_OF_JSON: Record<string, string> = {
  snap_tokens: 'open_page',
}

/** Returns the faults of a migration, except for its own new tables, which have no readers yet. */
export function findFaults(text: string): Fault[] {
  const statements = text
    .replace(/--> statement-breakpoint/g, ';')
    .replace(/--.*$/gm, '')
    // Text in strings and function bodies is not a statement of the migration.
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''")
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter(Boolean)
  const own = new Set(
    statements.flatMap((one) => new RegExp(`^create table (?:if not exists )?${NAME}`).exec(one)?.[1] ?? []),
  )
  const about = (statement: string) =>
    new RegExp(`^(?:alter table (?:if exists )?(?:only )?|create .*?index .*? on (?:only )?)${NAME}`).exec(
      statement,
    )?.[1]

  const missing = (statement: string): Fault[] => {
    const maker = MADE_OF_JSON[about(statement) ?? '']
    const isAdded = / add (?:column )?(?!constraint).*\bnot null\b/.test(statement)

    return maker && isAdded ? [{ statement, fault: 'contracts', why: `refuses what ${maker} writes without it` }] : []
  }

  return statements
    .filter((statement) => !own.has(about(statement) ?? ''))
    .flatMap((statement) => [
      ...[...faultsIn(statement, CONTRACTS, 'contracts'), ...missing(statement)].slice(0, 1),
      ...faultsIn(statement, LOCKS, 'locks'),
    ])
}

const faultsIn = (statement: string, rules: typeof CONTRACTS, fault: Fault['fault']): Fault[] =>
  rules.filter(([words]) => words.test(statement)).map(([, why]) => ({ statement, fault, why }))
