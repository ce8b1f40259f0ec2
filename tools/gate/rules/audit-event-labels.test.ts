import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALARM_KINDS } from '../../../checkout/server/audit/alarm-kinds'
import english from '../../../walkthrough/messages/en/inspector.json'
import indonesian from '../../../walkthrough/messages/id/inspector.json'
import { root } from '../../dev/systems/systems'

const SYSTEMS = ['server', 'checkout/server', 'payment-partner/server', 'payment-partner/app']

/** Events that strangers can repeat at will have a second kind, which is their count. */
const COUNTED = ALARM_KINDS.filter((kind) => kind.startsWith('notification_')).map((kind) => `${kind}_repeated`)

test.each([english, indonesian])(
  'the inspector has words for every kind of row that a system writes',
  async (words) => {
    const written = await findWrittenKinds()

    expect(written.length).toBeGreaterThan(30)
    expect(Object.keys(words.kind)).toEqual(expect.arrayContaining([...written, ...ALARM_KINDS, ...COUNTED]))
  },
)

/** The kinds in calls that write a row, and in the table of an order's changes. */
async function findWrittenKinds() {
  const sources = await Promise.all(SYSTEMS.map((folder) => readSources(join(root, folder))))
  const calls = sources.flat().flatMap((source) => source.split(/\brecord(?:Event|Often|Throttled)\(/).slice(1))

  const ofCalls = calls.flatMap((call) => /\bkind: '([a-z_]+)'/.exec(call.slice(0, 260))?.[1] ?? [])
  const ofTables = sources
    .flat()
    .flatMap((source) => [...source.matchAll(/\baudit: '([a-z_]+)'/g)].map(([, kind]) => kind))

  return [...new Set([...ofCalls, ...ofTables])]
}

async function readSources(folder: string) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test)\.tsx?$/.test(name))

  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}
