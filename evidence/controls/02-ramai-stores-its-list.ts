import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../tools/dev/systems/systems'
import { type Column, readColumns } from '../world/database'
import { describeLegacy, findLegacy, type Legacy } from '../world/legacy'
import { readPermit } from '../world/migration-permit'
import type { World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

/** Besides the list: the applied migrations and functions. */
const BOOKKEEPING = /^drizzle\./

const FORBIDDEN = /order|payment|address|invoice|shipment|refund|phone|e_?mail|buyer|customer|card/
/** A member signs in with an email address, verified by a link. No other column may hold one. */
const SIGN_IN = ['members.email', 'members.email_verified', 'member_confirmations.email']

export const ramaiStoresItsList: Control = {
  row: 2,
  clauses: cite(permendag('21(3), 13(3)a', '25(3), 18(4)a')),
  title: {
    id: 'Basis data Ramai hanya berisi yang ada di daftarnya, tanpa pesanan, pembayaran, atau alamat',
    en: "Ramai's database holds what its list allows, and no order, payment or address",
  },
  concurrent: true,
  check: async (world) => {
    const { ramai } = world
    const all = await readColumns(ramai.databaseUrl)
    const columns = all.filter(({ table }) => !BOOKKEEPING.test(table))
    const columnsByTable = groupByTable(columns)
    const listed = await readList()
    const legacy = await findLegacy(ramai.databaseUrl)
    const oldShop = legacy && (await judgeOldShop(world, legacy))
    const tables = [...new Set([...columnsByTable.keys(), ...listed.keys()])].sort()
    const forbidden = columns.filter(
      ({ table, name }) => (FORBIDDEN.test(table) || FORBIDDEN.test(name)) && !SIGN_IN.includes(`${table}.${name}`),
    )

    return toFinding({
      faults: [
        ...coded('legacy_data_left', oldShop?.faults ?? []),
        ...coded('stored_beyond_list', [
          ...tables.flatMap((table) => compare(table, columnsByTable.get(table), listed.get(table))),
          ...forbidden.map(({ table, name }) => ({
            fault: `${table}.${name} is what a social app may not keep`,
            values: { stored: `${table}.${name}` },
          })),
        ]),
      ],
      moving: oldShop?.moving,
      figure: oldShop?.figure ?? {
        // Counts every table, as row 10 and the page of the databases do.
        id: `${countTables(all)} tabel, ${all.length} kolom, ${forbidden.length} terlarang`,
        en: `${countTables(all)} tables, ${all.length} columns, ${forbidden.length} forbidden`,
      },
      observations: [...columnsByTable].map(([table, names]) => `${table}: ${names}`),
    })
  },
}

/**
 * While the register's flow is open, the old shop is on its way out. Afterwards each remainder is a
 * fault.
 */
async function judgeOldShop(world: World, legacy: Legacy) {
  const { id, en, remains } = describeLegacy(legacy)
  const permit = await readPermit(world, legacy)
  if ('refusal' in permit)
    return {
      faults: [permit.refusal, ...remains].map((what) => ({
        fault: `legacy data is still here: ${what}`,
        values: { what },
      })),
      figure: { id: `data toko lama masih di sini: ${id}`, en: `legacy data is still here: ${en}` },
    }
  const { day, days } = permit

  return {
    moving: [
      `a migration is open, so these are on their way out; its certificate requires that none is left: ${day === null ? 'nothing imported yet' : `day ${day} of ${days}`}`,
      ...remains,
    ],
    figure: {
      id: `migrasi masih terbuka, ${day === null ? 'belum ada yang diimpor' : `hari ${day} dari ${days}`}: ${id}`,
      en: `a migration is open, ${day === null ? 'nothing imported yet' : `day ${day} of ${days}`}: ${en}`,
    },
  }
}

const countTables = (columns: Column[]) => new Set(columns.map(({ table }) => table)).size

/** Returns the listed columns by table, in alphabetical order. */
async function readList(): Promise<Map<string, string>> {
  const { tables } = JSON.parse(await readFile(join(root, 'docs', 'stored-by-ramai.json'), 'utf8'))

  return new Map(Object.entries(tables))
}

function groupByTable(columns: Column[]) {
  const tables = new Map<string, string>()
  for (const { table, name } of columns) tables.set(table, [tables.get(table), name].filter(Boolean).join(' '))

  return tables
}

function compare(table: string, actual: string | undefined, listed: string | undefined) {
  if (actual === listed) return []
  const fault = !listed
    ? `the table ${table} is not on the list`
    : !actual
      ? `the table ${table} is on the list and not in the database`
      : `the table ${table} has the columns "${actual}", and its list says "${listed}"`

  return [{ fault, values: { stored: table } }]
}
