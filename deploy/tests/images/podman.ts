import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { onExit } from '../../../tools/dev/process/on-exit'
import { signalGroup } from '../../../tools/dev/process/orphans'

export type Podman = Awaited<ReturnType<typeof openPodman>>

type Run = { environment?: Record<string, string>; cwd?: string; minutes?: number }

/**
 * Opens Podman with images, containers and networks in this folder only; those of the machine stay
 * invisible, and `close` removes all. Containers run by runc, which supports both versions of
 * cgroups.
 */
export async function openPodman(folder: string) {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  await mkdir(join(folder, 'networks'), { recursive: true })
  const [storage, containers] = [join(folder, 'storage.conf'), join(folder, 'containers.conf')]
  await writeFile(storage, storageOf(folder))
  await writeFile(containers, await containersOf(folder))
  const own = {
    CONTAINERS_STORAGE_CONF: storage,
    CONTAINERS_CONF: containers,
    PODMAN_IGNORE_CGROUPSV1_WARNING: '1',
  }
  const environment = { ...process.env, ...own } as Record<string, string>
  const running = new Set<number>()
  const spare = onExit(() => {
    // Includes a build's processes, which hold files that are to be removed.
    for (const leader of running) signalGroup(leader, 'SIGKILL')
    removeNow(folder, environment)
  })

  const words =
    (program: string) =>
    async (args: string[], run: Run = {}) => {
      const command = execa(program, args, {
        env: { ...environment, ...run.environment },
        extendEnv: false,
        cwd: run.cwd,
        stdin: 'ignore',
        timeout: (run.minutes ?? 5) * 60_000,
        detached: true,
        cleanup: false,
      })
      const { pid = 0 } = command
      if (pid) running.add(pid)

      return command.then(({ stdout }) => stdout).finally(() => running.delete(pid))
    }

  return {
    podman: words('podman'),
    compose: words('podman-compose'),
    /** Runs JavaScript in a container, and returns its printed JSON. */
    async ask<Answer>(container: string, script: string): Promise<Answer> {
      return JSON.parse(await words('podman')(['exec', container, 'node', '-e', script]))
    },
    async close() {
      await words('podman')(['rm', '--all', '--force', '--time', '5']).catch(() => {})
      spare()
      removeNow(folder, environment)
    },
  }
}

const storageOf = (folder: string) => `[storage]
driver = "overlay"
graphroot = "${join(folder, 'store')}"
runroot = "${join(folder, 'run')}"
`

/** A container may not have higher limits than this process, which a sandbox restricts. */
async function containersOf(folder: string) {
  const { stdout } = await execa`bash -c ${'ulimit -Hn; ulimit -Hu'}`
  const [files, processes] = stdout.split('\n')
  const limits = [`nofile=${files}:${files}`, ...(processes === 'unlimited' ? [] : [`nproc=${processes}:${processes}`])]

  return `[containers]
default_ulimits = ${JSON.stringify(limits)}
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_config_dir = "${join(folder, 'networks')}"
`
}

/** Ends all containers, and removes the networks, the mounts and the files. */
function removeNow(folder: string, environment: Record<string, string>) {
  try {
    execFileSync('podman', ['system', 'reset', '--force'], { env: environment, stdio: 'ignore', timeout: 120_000 })
  } catch {
    execFileSync('bash', [
      '-c',
      'umount -l "$1"/store/overlay/*/merged "$1"/store/overlay 2>/dev/null || true',
      'umount',
      folder,
    ])
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
