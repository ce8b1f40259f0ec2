import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'
import { RequestError } from './request-error'
import { type GroupRun, runInGroup } from './run-in-group'

export type EvidenceRuns = ReturnType<typeof openEvidenceRuns>

/** The rows to check, and whether a tenth of the people is enough. */
type RunOptions = { rows: number[]; few: boolean }

type Run = Pick<GroupRun, 'pid' | 'lines' | 'end'>

const HTML = 'text/html; charset=utf-8'
const PDF = 'application/pdf'

/**
 * Files of a whole run: reports in Indonesian and in English, and the findings for programs. The
 * same files of the last green run have a `green.` before their names.
 */
const FILES = {
  'report.html': HTML,
  'report.pdf': PDF,
  'handout.pdf': PDF,
  'report.en.html': HTML,
  'report.en.pdf': PDF,
  'handout.en.pdf': PDF,
  'summary.json': 'application/json',
} as const

const UNFINISHED = 'The run ended before it reported how many passed.'

const COMMAND = [join(root, 'tools', 'run.mjs'), 'evidence/gather-evidence', '--json']

type Options = Pick<Profile, 'folder'> & Partial<Pick<Profile, 'fewPeople'>> & { command?: string[] }

/**
 * Runs the evidence checks on the running systems, one run at a time: each run counts what it
 * observes.
 */
export function openEvidenceRuns({ folder, fewPeople = false, command = COMMAND }: Options) {
  let current: Run | undefined

  const begin = ({ rows, few }: RunOptions): Run => {
    if (current) throw new RequestError(409, 'already_running', 'The evidence is being gathered already.')
    // Ends the group with its browsers.
    const options = [`--world=${basename(folder)}`, ...(few || fewPeople ? ['--few'] : [])]
    const group = runInGroup([...command, ...options, ...rows.map(String)])
    void group.over.then(() => {
      current = undefined
    })
    current = { ...group, lines: findings(group) }

    return current
  }

  return {
    begin,
    /**
     * Returns a file of the last whole run.
     * @throws {RequestError} if there is none, or if no run writes a file of that name.
     */
    file: async (name: string) => {
      const type = Object.entries(FILES).find(([file]) => file === name.replace(/^green\./, ''))?.[1]
      const path = join(folder, 'evidence', name)
      const { size } = (type && (await stat(path).catch(() => null))) || {}
      if (!type || size === undefined)
        throw new RequestError(404, 'no_report', 'There is no report yet: it is written by a run of all rows.')

      return { type, size, content: createReadStream(path) }
    },
    end: async () => current?.end(),
  }
}

/** Yields the lines of a run. An aborted run yields the reason as its last line. */
async function* findings({ lines, over }: GroupRun) {
  let last = ''
  for await (const line of lines) {
    last = line
    yield line
  }
  const { stderr } = await over
  if (!last.includes('"passed":')) yield JSON.stringify({ error: 'broke_off', message: stderr || UNFINISHED })
}
