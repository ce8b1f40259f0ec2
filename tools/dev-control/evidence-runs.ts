import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'
import { RequestError } from './request-error'
import { type GroupRun, runInGroup } from './run-in-group'

export type EvidenceRuns = ReturnType<typeof openEvidenceRuns>

type Run = Pick<GroupRun, 'pid' | 'lines' | 'end'>

const HTML = 'text/html; charset=utf-8'
const PDF = 'application/pdf'

/** The Indonesian report, and the English one. */
const REPORTS = { html: HTML, pdf: PDF, 'en.html': HTML, 'en.pdf': PDF } as const

export type ReportKind = keyof typeof REPORTS

const UNFINISHED = 'The run ended before it reported how many passed.'

const COMMAND = [join(root, 'tools', 'run.mjs'), 'evidence/gather-evidence', '--json']

type Options = Pick<Profile, 'folder'> & Partial<Pick<Profile, 'fewPeople'>> & { command?: string[] }

/** Runs the checks of the evidence on the systems that run, one run at a time: each counts what it sees. */
export function openEvidenceRuns({ folder, fewPeople = false, command = COMMAND }: Options) {
  const options = [`--world=${basename(folder)}`, ...(fewPeople ? ['--few'] : [])]
  let current: Run | undefined

  const begin = (rows: number[]): Run => {
    if (current) throw new RequestError(409, 'already_running', 'The evidence is being gathered already.')
    // With the browsers that it opens.
    const group = runInGroup([...command, ...options, ...rows.map(String)])
    void group.over.then(() => {
      current = undefined
    })
    current = { ...group, lines: findings(group) }

    return current
  }

  return {
    begin,
    /** The last whole report. */
    report: async (kind: ReportKind) => {
      const file = join(folder, 'evidence', `report.${kind}`)
      const { size } = await stat(file).catch(() => {
        throw new RequestError(404, 'no_report', 'There is no report yet: it is written by a run of all rows.')
      })

      return { type: REPORTS[kind], size, content: createReadStream(file) }
    },
    end: async () => current?.end(),
  }
}

/** The lines of the run; one that broke off gives the reason as its last line. */
async function* findings({ lines, over }: GroupRun) {
  let last = ''
  for await (const line of lines) {
    last = line
    yield line
  }
  const { stderr } = await over
  if (!last.includes('"passed":')) yield JSON.stringify({ error: 'broke_off', message: stderr || UNFINISHED })
}
