/** What is wrong with one statement of a migration, for processes of the version before and for whoever uses the table meanwhile. */
export type Fault = { statement: string; fault: 'contracts' | 'locks'; why: string }

const NAME = String.raw`(?:"?\w+"?\.)?"?(\w+)"?`

/** Words that an earlier build stumbles over: it still reads what is taken away, or writes what is no longer taken. */
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

/** Against a table that is there already and may be large. */
const LOCKS: [RegExp, string][] = [
  [/\bcreate (?:unique )?index (?!concurrently)/, 'stops writers while the index is built: create it concurrently'],
  [/\badd constraint (?!.*not valid)/, 'reads the whole table under a lock: add it not valid, and validate it later'],
]

/**
 * Tables whose rows a function of the database makes of JSON: a column that an earlier version does
 * not name is null there, whatever its default.
 */
export const MADE_OF_JSON: Record<string, string> = {
  snap_tokens: 'open_page',
}

/** Of a migration's text, its own tables aside: nobody reads those yet. */
export function findFaults(text: string): Fault[] {
  const statements = text
    .replace(/--> statement-breakpoint/g, ';')
    .replace(/--.*$/gm, '')
    // What a text or a function's body says is no statement of the migration.
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
