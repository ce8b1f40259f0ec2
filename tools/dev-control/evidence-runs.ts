import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { baseEnvironment } from '../process/base-environment'
import { onExit } from '../process/on-exit'
import { endGroup, signalGroup } from '../process/orphans'
import type { Profile } from '../systems/profile'
import { root } from '../systems/systems'
import { RequestError } from './request-error'

export type EvidenceRuns = ReturnType<typeof openEvidenceRuns>

type Run = { pid: number; lines: AsyncIterable<string>; end: () => Promise<void> }

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
    const run = launch([...command, ...options, ...rows.map(String)], () => {
      current = undefined
    })
    current = run

    return run
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

/** In a group of its own, with the browsers that it opens. */
function launch(command: string[], whenOver: () => void): Run {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...baseEnvironment(), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const pid = child.pid ?? 0
  let stderr = ''
  let isOver = false
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk}`.slice(-2000)
  })
  const spare = onExit(() => pid && signalGroup(pid, 'SIGKILL'))
  const over = new Promise<void>((resolve) => {
    const done = () => {
      isOver = true
      spare()
      whenOver()
      resolve()
    }
    child.once('error', done)
    child.once('close', done)
  })

  return {
    pid,
    lines: findings(child.stdout, over, () => stderr),
    end: async () => {
      if (pid && !isOver) await endGroup(pid, { grace: 3000 })
      await over
    },
  }
}

/** The lines of the run; one that broke off gives the reason as its last line. */
async function* findings(output: NodeJS.ReadableStream, over: Promise<void>, stderr: () => string) {
  let last = ''
  for await (const line of createInterface({ input: output })) {
    if (!isObject(line)) continue
    last = line
    yield line
  }
  await over
  if (!last.includes('"passed":')) yield JSON.stringify({ error: 'broke_off', message: stderr().trim() || UNFINISHED })
}

function isObject(line: string) {
  try {
    return line.startsWith('{') && Boolean(JSON.parse(line))
  } catch {
    return false
  }
}
