import { execFile } from 'node:child_process'
import { dirname } from 'node:path'

const BUBBLEWRAP = '/usr/bin/bwrap'
/** How long one program may work on a clip. */
export const PATIENCE_MS = 90_000
const MEBIBYTE = 1024 * 1024

/** Limits of a program, as options of `prlimit`. A clip needs a quarter of this address space. */
const LIMITS = [
  `--as=${2048 * MEBIBYTE}`,
  ...['--cpu=60', `--fsize=${32 * MEBIBYTE}`, '--nofile=64', '--nproc=64', '--core=0'],
]

/** The paths that the sandbox can read: programs and their libraries. */
const READABLE = ['/usr', '/lib', '/lib64', '/bin', '/etc/alternatives', '/etc/ld.so.cache']

type Run = {
  program: string
  args: string[]
  /** The working directory, the only one that is writable; without it none is. */
  folder?: string
}

export class ProgramFailed extends Error {
  constructor(
    /** Whether a time limit ended it. */
    readonly isCutOff: boolean,
    readonly stderr: string,
    options: ErrorOptions,
  ) {
    super(`The program failed in the sandbox: ${stderr.slice(-500)}`, options)
  }
}

/**
 * Runs a program on untrusted bytes in its own namespaces (bubblewrap): without network, other
 * processes, environment and capabilities. It can write to one folder, with limits on memory, time,
 * processes and file sizes.
 * @throws {ProgramFailed} also when bubblewrap or the program is missing.
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

/** bubblewrap exits with 137 when the kernel killed its program, as it does at the CPU limit. */
const isCutOff = ({ killed, code }: { killed?: boolean; code?: unknown }) => killed === true || code === 137
