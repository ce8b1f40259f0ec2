import { execFile } from 'node:child_process'
import { dirname } from 'node:path'

const BUBBLEWRAP = '/usr/bin/bwrap'
/** How long one program may work on a clip. */
export const PATIENCE_MS = 90_000
const MEBIBYTE = 1024 * 1024

/** What a program may use, in the words of `prlimit`. A clip takes a quarter of the memory in address space. */
const LIMITS = [
  `--as=${2048 * MEBIBYTE}`,
  ...['--cpu=60', `--fsize=${32 * MEBIBYTE}`, '--nofile=64', '--nproc=64', '--core=0'],
]

/** What it may read of this machine: programs and their libraries. */
const READABLE = ['/usr', '/lib', '/lib64', '/bin', '/etc/alternatives', '/etc/ld.so.cache']

type Run = {
  program: string
  args: string[]
  /** Where it runs and may write; without one it writes nowhere. */
  folder?: string
}

export class ProgramFailed extends Error {
  constructor(
    /** Whether it was ended at a limit of time. */
    readonly isCutOff: boolean,
    readonly stderr: string,
    options: ErrorOptions,
  ) {
    super(`The program failed in the sandbox: ${stderr.slice(-500)}`, options)
  }
}

/**
 * Runs a program that reads bytes of a stranger: in namespaces of its own (bubblewrap), so without network, other processes,
 * environment and capabilities, with one folder, and with limits of memory, time, processes and file sizes.
 * @throws {ProgramFailed} also where there is no bubblewrap or no program.
 */
export function runInSandbox({ program, args, folder }: Run): Promise<{ stdout: string; stderr: string }> {
  const readable = [...READABLE, dirname(program)].flatMap((path) => ['--ro-bind-try', path, path])
  const writable = folder === undefined ? [] : ['--bind', folder, '/work', '--chdir', '/work']
  const sandbox = [
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'],
    ...['--uid', '65534', '--gid', '65534', ...readable, ...writable, '--'],
    ...['/usr/bin/prlimit', ...LIMITS, '--', '/usr/bin/nice', '-n', '10'],
  ]
  const options = { timeout: PATIENCE_MS, killSignal: 'SIGKILL', maxBuffer: 4 * MEBIBYTE } as const

  return new Promise((resolve, reject) =>
    execFile(BUBBLEWRAP, [...sandbox, program, ...args], options, (cause, stdout, stderr) =>
      cause ? reject(new ProgramFailed(isCutOff(cause), stderr, { cause })) : resolve({ stdout, stderr }),
    ),
  )
}

/** bubblewrap ends with 137 when the kernel killed its program, which it does at the limit of processor time. */
const isCutOff = ({ killed, code }: { killed?: boolean; code?: unknown }) => killed === true || code === 137
