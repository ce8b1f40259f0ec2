import type { Sql } from 'postgres'

/**
 * Where a table would lie on several machines, in terms of Citus: distributed by a column, together
 * with its group's rows of the same value; `reference`, copied to every machine, cheap to read and
 * expensive to write; or `local`, whole on one machine.
 */
export type Placement = { group: string; by: string } | 'reference' | 'local'
export type Distribution = Record<string, Placement>

export type Table = {
  name: string
  columns: { name: string; nullable: boolean; numbered: boolean }[]
  /** Primary keys, unique constraints and unique indexes. */
  unique: { name: string; columns: string[] }[]
  foreignKeys: { name: string; columns: string[]; to: string; toColumns: string[] }[]
  triggers: string[]
}

export const RULES = {
  table_without_place: 'A table that nobody has placed.',
  key_missing: 'Rows have no column that says where they lie.',
  key_may_be_null: 'A row without a value lies nowhere.',
  unique_across_shards: 'No shard can know the others’ values: the key must be part of whatever is unique.',
  sequence_in_key: 'A number that all machines draw from one place.',
  foreign_key_across_shards: 'A row may point at what lies beside it, or at a table that is copied everywhere.',
  trigger_on_shards: 'A trigger on spread rows runs on the machine that has them, and sees no other.',
} as const

export type Rule = keyof typeof RULES
export type Finding = { rule: Rule; table: string; what: string }

/**
 * Returns the definitions that Citus would refuse (docs.citusdata.com, "SQL Support and
 * Workarounds" and "Choosing Distribution Column"), in the order of the tables.
 */
export function lintDistribution(tables: Table[], distribution: Distribution): Finding[] {
  return tables.flatMap((table) => {
    const placement = distribution[table.name]
    if (!placement) return [{ rule: 'table_without_place' as const, table: table.name, what: table.name }]
    if (placement === 'local') return []
    const toFindings = (rule: Rule, whats: string[]) => whats.map((what) => ({ rule, table: table.name, what }))
    const keys = table.foreignKeys
      .filter((key) => !isBeside(key, { from: placement, to: distribution[key.to] ?? 'local' }))
      .map(({ name }) => name)
    if (placement === 'reference') return toFindings('foreign_key_across_shards', keys)

    const { by } = placement
    const column = table.columns.find(({ name }) => name === by)
    const numbered = table.columns.filter((one) => one.numbered).map(({ name }) => name)
    return [
      ...toFindings('key_missing', column ? [] : [by]),
      ...toFindings('key_may_be_null', column?.nullable ? [by] : []),
      ...toFindings(
        'unique_across_shards',
        table.unique.filter(({ columns }) => !columns.includes(by)).map(({ name }) => name),
      ),
      ...toFindings(
        'sequence_in_key',
        numbered.filter((name) => table.unique.some(({ columns }) => columns.includes(name))),
      ),
      ...toFindings('foreign_key_across_shards', keys),
      ...toFindings('trigger_on_shards', table.triggers),
    ]
  })
}

type Ends = { from: Exclude<Placement, 'local'>; to: Placement }

function isBeside({ columns, toColumns }: Table['foreignKeys'][number], { from, to }: Ends) {
  if (to === 'reference') return true
  if (from === 'reference' || to === 'local') return false

  return from.group === to.group && columns.some((name, at) => name === from.by && toColumns[at] === to.by)
}

/** Reads the tables of the public schema, as the migrations leave them. */
export async function readTables(sql: Sql): Promise<Table[]> {
  return await sql<Table[]>`
    select c.relname as name,
      (select json_agg(json_build_object('name', attname, 'nullable', not attnotnull,
          'numbered', attidentity <> '' or coalesce(pg_get_expr(adbin, adrelid) like 'nextval(%', false)) order by attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      coalesce((select json_agg(json_build_object('name', i.relname, 'columns',
          (select json_agg(attname) from pg_attribute where attrelid = c.oid and attnum = any (x.indkey))) order by i.relname)
        from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and x.indisunique), '[]') as unique,
      coalesce((select json_agg(json_build_object('name', conname, 'to', t.relname,
          'columns', (select json_agg(attname order by at) from unnest(conkey) with ordinality as k (number, at)
            join pg_attribute on attrelid = conrelid and attnum = number),
          'toColumns', (select json_agg(attname order by at) from unnest(confkey) with ordinality as k (number, at)
            join pg_attribute on attrelid = confrelid and attnum = number)) order by conname)
        from pg_constraint join pg_class t on t.oid = confrelid
        where conrelid = c.oid and contype = 'f'), '[]') as "foreignKeys",
      coalesce((select json_agg(tgname order by tgname) from pg_trigger
        where tgrelid = c.oid and not tgisinternal), '[]') as triggers
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`
}
