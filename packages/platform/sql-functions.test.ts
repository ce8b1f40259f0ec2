import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyMigrations, compareSchema } from './migrations'
import { inOrderOfCalls } from './sql-functions'
import { openDatabase } from './testing/open-database'
import { writeBuild } from './testing/write-build'

const TABLE = 'create table parcel (id integer primary key, colour text)'
const colour = (value: string) =>
  `create or replace function colour() returns text language sql as $$ select '${value}' $$;`

async function openBuilds() {
  const { sql } = await openDatabase()
  const migrate = async (build: Parameters<typeof writeBuild>[0]) => applyMigrations(sql, await writeBuild(build))
  const compare = async (build: Parameters<typeof writeBuild>[0]) =>
    compareSchema((statement) => sql.unsafe(statement), await writeBuild(build))
  const ask = async (expression: string) => (await sql.unsafe(`select ${expression} as answer`))[0]?.answer

  return { sql, migrate, judge: compare, ask }
}

test('a function is replaced when its text changes', async () => {
  const { migrate, judge, ask } = await openBuilds()
  await migrate({ functions: { colour: colour('red') } })
  const next = { functions: { colour: colour('blue') }, revision: 2 }
  expect(await judge(next)).toEqual({ fits: false, is: 'older', missing: 'revision 2 of function colour' })

  await migrate(next)

  expect(await ask('colour()')).toBe('blue')
  expect(await judge(next)).toEqual({ fits: true })
})

test('a function that did not change is not written again', async () => {
  const { migrate, ask } = await openBuilds()
  const build = { functions: { colour: colour('red') } }
  const readRowVersion = () => ask(`(select xmin::text from pg_proc where proname = 'colour')`)
  await migrate(build)
  const before = await readRowVersion()

  await migrate(build)

  expect(await readRowVersion()).toBe(before)
})

test('an older build leaves the function of a newer one alone, and starts', async () => {
  const { migrate, judge, ask } = await openBuilds()
  const older = { functions: { colour: colour('red') } }
  await migrate({ functions: { colour: colour('blue') }, revision: 2 })

  await migrate(older)

  expect(await ask('colour()')).toBe('blue')
  expect(await judge(older)).toEqual({ fits: true })
})

test('a called function is created before its caller', async () => {
  const { migrate, ask } = await openBuilds()

  await migrate({
    functions: {
      announce: 'create or replace function announce() returns text language sql as $$ select colour() || 5 $$;',
      colour: colour('red'),
    },
  })

  expect(await ask('announce()')).toBe('red5')
})

test('a comment calls nothing, and functions that call each other are named', () => {
  const files = (text: string) => [
    { name: 'announce', text: 'select colour ()' },
    { name: 'colour', text },
  ]

  expect(inOrderOfCalls(files('-- for announce()')).map(({ name }) => name)).toEqual(['colour', 'announce'])
  expect(() => inOrderOfCalls(files('select announce()'))).toThrow('in a cycle: announce, colour, announce.')
})

test.each([
  [
    'its arguments',
    `create or replace function colour(shade integer) returns text language sql as $$ select 'blue' $$;`,
    'Function colour loses colour(), which the version before may call: add one with other arguments',
  ],
  [
    'its result',
    'create or replace function colour() returns integer language sql as $$ select 1 $$;',
    'Function colour cannot be replaced (cannot change return type of existing function): add one with other arguments',
  ],
])('a function that loses %s is refused, and the previous version stays', async (_, text, sentence) => {
  const { migrate, ask } = await openBuilds()
  await migrate({ functions: { colour: colour('red') } })

  await expect(migrate({ functions: { colour: text }, revision: 2 })).rejects.toThrow(sentence)

  expect(await ask('colour()')).toBe('red')
  expect(await ask('(select count(*)::integer from pg_proc where proname = $$colour$$)')).toBe(1)
})

test('a signature is added beside the old one, and a later migration drops that', async () => {
  const { migrate, ask } = await openBuilds()
  const added = `create or replace function colour(shade integer) returns text language sql as $$ select 'blue' || shade $$;`
  const contracts = '-- contracts: needs 0001_later\ndrop function colour()'
  await migrate({ migrations: [TABLE], functions: { colour: colour('red') } })

  await migrate({
    migrations: [TABLE, '-- colour(integer)'],
    functions: { colour: colour('red') + added },
    revision: 2,
  })
  expect([await ask('colour()'), await ask('colour(1)')]).toEqual(['red', 'blue1'])

  await migrate({ migrations: [TABLE, '-- colour(integer)', contracts], functions: { colour: added }, revision: 3 })
  expect(await ask('to_regprocedure($$colour()$$)')).toBeNull()
})

test('a function that was dropped by a migration may come back with revision 1', async () => {
  const { migrate, ask } = await openBuilds()
  await migrate({ migrations: [TABLE], functions: { colour: colour('red') }, revision: 4 })
  await migrate({ migrations: [TABLE, 'drop function colour()'] })

  await migrate({ migrations: [TABLE, 'drop function colour()'], functions: { colour: colour('blue') } })

  expect(await ask('colour()')).toBe('blue')
})

test('a file that fails midway leaves the previous function and trigger', async () => {
  const { sql, migrate, ask } = await openBuilds()
  const trigger = (words: string, event: string) => `
    create or replace function paint() returns trigger language plpgsql as $$ begin new.colour := '${words}'; return new; end $$;
    drop trigger if exists parcels_are_painted on parcel;
    create trigger parcels_are_painted before ${event} on parcel for each row execute function paint();`
  await migrate({ migrations: [TABLE], functions: { paint: trigger('red', 'insert') } })
  const failing = `${trigger('blue', 'update')} select 1 / 0`

  await expect(migrate({ migrations: [TABLE], functions: { paint: failing }, revision: 2 })).rejects.toThrow(
    'division by zero',
  )

  await sql`insert into parcel (id) values (1)`
  expect(await ask('(select colour from parcel)')).toBe('red')
})

test('two concurrent runs apply each function once', async () => {
  const { sql, migrate } = await openBuilds()
  const build = { migrations: [TABLE], functions: { colour: colour('red') } }

  await Promise.all([migrate(build), migrate(build)])

  expect(await sql`select name, revision from drizzle.functions`).toEqual([{ name: 'colour', revision: 1 }])
})

test('a file that its journal does not know is refused', async () => {
  const { sql } = await openBuilds()
  const build = await writeBuild({ functions: { colour: colour('red') } })
  await appendFile(join(String(build.functions[0]), 'colour.sql'), '-- Reviewed.')

  await expect(applyMigrations(sql, build)).rejects.toThrow('npm run functions')
})
