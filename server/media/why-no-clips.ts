import { runInSandbox } from './sandbox'

/** The oldest accepted major version of ffmpeg. */
const LEAST_MAJOR = 7

const verdicts = new Map<string, Promise<string | undefined>>()

/**
 * Returns why clips cannot be encoded here, for the log; undefined with a current ffmpeg in the
 * sandbox. Checked once per process.
 */
export async function whyNoClips(ffmpeg: string | undefined): Promise<string | undefined> {
  if (ffmpeg === undefined) return 'RAMAI_FFMPEG names no program.'
  const verdict = verdicts.get(ffmpeg) ?? judge(ffmpeg)
  verdicts.set(ffmpeg, verdict)

  return verdict
}

async function judge(ffmpeg: string) {
  try {
    const { stdout } = await runInSandbox({ program: ffmpeg, args: ['-version'] })
    // A build of a commit has no version, and may be of any year.
    const [, version = 'of no release', major = '0'] = /^ffmpeg version n?((\d+)\.\S+)/.exec(stdout) ?? []

    return Number(major) < LEAST_MAJOR ? `${ffmpeg} is ${version}: ${LEAST_MAJOR} or newer is needed.` : undefined
  } catch (failure) {
    return `${ffmpeg} does not run in the sandbox (bubblewrap): ${failure}`
  }
}
