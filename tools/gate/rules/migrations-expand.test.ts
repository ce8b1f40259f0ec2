import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isOutsideTransaction, type Migration, neededBy, readMigrations } from '@jembatan/platform/migrations'
import { readFunctions } from '@jembatan/platform/sql-functions'
import { expect, test } from 'vitest'
import { systems } from '../../dev/systems/systems'
import { findFaults, MADE_OF_JSON } from './expanding'

/** A harmless lock, declared in the file: `-- locks briefly: the table has a row a shop`. */
const locksBriefly = ({ text }: Pick<Migration, 'text'>) => /^-- locks briefly: \S+/m.test(text)

function findBreaks(migration: Migration, earlier: Migration[]): string[] {
  const needed = neededBy(migration)
  const marked = earlier.some(({ tag }) => tag === needed)
  const faults = findFaults(migration.text)
    .filter(({ fault }) => (fault === 'contracts' ? !marked : !locksBriefly(migration)))
    .map(({ statement, why }) => `${migration.tag} ${why}: ${statement}`)
  if (needed && !marked) faults.push(`${migration.tag} needs ${needed}, which is no earlier migration`)
  if (/\bconcurrently\b/i.test(migration.text.replace(/^--.*$/gm, '')) && !isOutsideTransaction(migration))
    faults.push(`${migration.tag} is refused in a transaction: say -- outside a transaction`)

  return faults
}

test.each(systems)('migrations of $title only add, or say which version their readers must have', async (system) => {
  const migrations = await readMigrations(join(system.folder, 'db/migrations'))

  const faults = migrations.flatMap((migration, index) => findBreaks(migration, migrations.slice(0, index)))

  expect(migrations).not.toEqual([])
  // Expand first (add, fill, write both), and contract in a later version: see docs/deploy.md.
  expect(faults).toEqual([])
})

test.each(systems)('$title keeps its newest snapshot only; the older ones can be deleted', async ({ folder }) => {
  const files = await readdir(join(folder, 'db/migrations/meta'))

  expect(files.filter((file) => file.endsWith('_snapshot.json'))).toHaveLength(1)
})

const planted = (text: string) =>
  findBreaks({ tag: '0002_planted', when: 2, text }, [{ tag: '0001_expands', when: 1, text: '' }])

test.each([
  'DROP TABLE "orders";',
  'ALTER TABLE "orders" DROP COLUMN "status";',
  'alter table orders drop status',
  'ALTER TABLE "orders" RENAME COLUMN "status" TO "state";',
  'ALTER TABLE "orders" RENAME TO "purchases";',
  'ALTER TABLE "orders" ALTER COLUMN "total" SET DATA TYPE integer;',
  'ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL;',
  'ALTER TABLE "orders" ALTER COLUMN "note" DROP DEFAULT;',
  'ALTER TABLE "orders" ADD COLUMN "note" text NOT NULL;',
  'ALTER TABLE "snap_tokens" ADD COLUMN "n" integer DEFAULT 0 NOT NULL;',
  'ALTER TABLE "orders" ADD CONSTRAINT "positive" CHECK ("total" > 0) NOT VALID;',
  'CREATE UNIQUE INDEX CONCURRENTLY "once" ON "orders" ("note");',
  'DROP TYPE "order_status";',
  'drop function seal()',
  'select 1;--> statement-breakpoint\ntruncate orders',
])('a statement that removes something the previous version uses is refused: %s', (statement) => {
  const text = `-- outside a transaction\n-- locks briefly: a test\n${statement}`

  expect(planted(text)).toHaveLength(1)
  expect(planted(`${text}\n-- contracts: needs 0001_expands`)).toEqual([])
  expect(planted(`${text}\n-- contracts: needs 0009_nowhere`)).not.toEqual([])
})

test.each([
  'CREATE INDEX "by_note" ON "orders" USING btree ("note");',
  '-- contracts: needs 0001_expands\nALTER TABLE "orders" ADD CONSTRAINT "p" CHECK ("total" > 0);',
  'CREATE INDEX CONCURRENTLY "by_note" ON "orders" ("note");',
])('a statement that blocks writers for long, or cannot run, is refused: %s', (text) => {
  expect(planted(text)).toHaveLength(1)
})

test.each([
  'CREATE TABLE "notes" ("id" integer NOT NULL); ALTER TABLE "notes" ADD CONSTRAINT "f" FOREIGN KEY ("id") REFERENCES "orders"("id"); CREATE UNIQUE INDEX "n" ON "notes" ("id");',
  'ALTER TABLE "orders" ADD COLUMN "note" text;',
  'ALTER TABLE "couriers" ADD COLUMN "note" text DEFAULT \'\' NOT NULL;',
  'ALTER TABLE "couriers" ADD COLUMN "n" integer NOT NULL DEFAULT 0;',
  'ALTER TABLE "orders" ALTER COLUMN "note" DROP NOT NULL;',
  'ALTER TABLE "orders" DROP CONSTRAINT "positive";',
  "insert into notes values ('drop table orders')",
  '-- outside a transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS "by_note" ON "orders" ("note");',
  'ALTER TABLE "orders" ADD CONSTRAINT "p" CHECK ("total" > 0) NOT VALID;\n-- contracts: needs 0001_expands',
])('a statement that only adds is accepted: %s', (text) => {
  expect(planted(text)).toEqual([])
})

test('each table whose rows are made of JSON is known', async () => {
  const functions = await readFunctions(systems.map(({ folder }) => join(folder, 'db/functions')))
  const madeOfJson = functions.flatMap(({ text }) =>
    [...text.matchAll(/insert into (\w+) (?:select|values) ?\(?(?:\w+\.\*|\* from jsonb_populate)/g)].map(
      ([, table]) => table,
    ),
  )

  expect([...new Set(madeOfJson)].sort()).toEqual(Object.keys(MADE_OF_JSON).sort())
})
